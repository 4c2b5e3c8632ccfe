/*
 * finding: what passeur says about a place in the text. All that can be found stands in one list, findings.list; every
 * report comes from it.
 */
#ifndef UNIT_FINDING_H
#define UNIT_FINDING_H

#include "base/status.h"
#include "unit/span.h"

enum rule {
#define FINDING(id, name, english, french) id,
#include "unit/findings.list"
#undef FINDING
    RULES
};

/* Some of the rules. */
struct rules {
    bool has[RULES];
};

/* How sure we are that it is an error; the order is that of --fail-on. Names: confidence_name. */
enum confidence {
    CONFIDENCE_SURE,
    CONFIDENCE_LIKELY,
    CONFIDENCE_STYLE,             /* legal, but not as good typography has it */
    CONFIDENCE_UNKNOWN_RECURRENT, /* not in the dictionary, and the author writes it again and again */
    CONFIDENCE_NAME,
    CONFIDENCE_FOREIGN,
    CONFIDENCES
};

struct finding {
    struct span at;
    uint8_t rule;       /* enum rule */
    uint8_t confidence; /* enum confidence */
    struct str *suggestions; /* best first, at most LIMIT_SUGGESTIONS; in the unit's arena or longer-lived */
    size_t suggestion_count;
    uint32_t times; /* of a habit, said once at its first place: how many places there are; else 0 */
    bool folded;    /* another place of such a habit: for the corrections and for those who want all */
    bool hidden;    /* known, or not asked for: neither told nor counted */
};

/* "orthographe.inconnu". */
const char *rule_name(enum rule);
/* Adds the rule of that name, or all whose names begin with it and a stop ("typographie"); false when there is none. */
bool rules_add(struct rules *, struct str name);
/* A sentence for people in English or French (lang "fr"). */
const char *rule_text(enum rule, const char *lang);
/*
 * Is its only suggestion what a careful reader would put there without asking? Then a program may. A spelling that is not
 * in the dictionary never is: the reader knows what was meant.
 */
bool finding_is_sure_fix(const struct finding *);
/* Is it a convention that the document keeps to, said once? All its other places are right. */
bool finding_is_convention(const struct finding *);
/* What its rule says, with the number of places that it stands for. */
void finding_say(struct buf *, const struct finding *, const char *lang);
/* The type of issue that it is for ITS 2.0 (locQualityIssueType): "misspelling", "whitespace"… */
const char *rule_issue_type(enum rule);
/* "sure", "likely", … */
const char *confidence_name(enum confidence);

#endif
