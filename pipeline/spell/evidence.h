/*
 * evidence: how often each form stands in a job, and how it is capitalised there. Sums only, so it does not matter how
 * the text was cut into blocks.
 */
#ifndef SPELL_EVIDENCE_H
#define SPELL_EVIDENCE_H

#include "base/table.h"
#include "unit/unit.h"

struct count {
    uint32_t all;
    uint32_t inside; /* of these: where a capital at the start would not be owed to the place */
    uint32_t document; /* 1 + the number of the only document that has it, or EVIDENCE_SEVERAL */
};
#define EVIDENCE_SEVERAL 0xFFFFFFFFu

struct evidence {
    struct table forms;   /* folded (spell/fold.h), capitals as written */
    struct count *counts; /* by the number of the form */
    uint32_t cap;
    uint64_t curved, straight; /* apostrophes of elided words */
};

/* Whether the speller looks at words of this kind. */
bool evidence_wants(const struct word *);
/* Whether the word opens a sentence, a quotation, a bracket or an item, where a capital says nothing. */
bool evidence_opens(const struct unit *u, size_t word);

/* What is looked at of an inclusive form: étudiant, étudiante of étudiant·e·s. */
struct inclusive {
    struct str head, joined; /* folded */
    uint32_t head_bytes;     /* of the unit's text */
};
struct inclusive inclusive_parts(struct arena *keep, const struct unit *u, size_t word);

/* Whether the unit writes ’ rather than ' behind its elided words: 1, -1, or 0 where it has neither or both alike. */
int evidence_curved(const struct unit *u);

/* The word as it is counted and judged: folded. */
struct str evidence_form(struct arena *keep, const struct unit *u, const struct word *);

void evidence_add(struct evidence *, struct str form, struct count);
/* Counts the words of a unit: whole, and a compound's parts as well. scratch is used and given back. */
void evidence_survey(struct evidence *, const struct unit *u, struct arena *scratch);
/* Adds all of `from`. */
void evidence_merge(struct evidence *, const struct evidence *from);
/* Zero for a form that was not seen. */
struct count evidence_of(const struct evidence *, struct str form);
/* Forgets the forms and keeps the memory. */
void evidence_clear(struct evidence *);
void evidence_release(struct evidence *);

#endif
