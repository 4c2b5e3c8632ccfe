/* rules: how a stop is judged; for the files of this folder. */
#ifndef SEGMENT_RULES_H
#define SEGMENT_RULES_H

#include "base/table.h"
#include "segment/sentence.h"

enum abbreviation { ABBREVIATION_NONE, ABBREVIATION_NEVER, ABBREVIATION_MAY, ABBREVIATION_WORD };

/* Strings with a class each (0: none). */
struct word_class {
    struct table words;
    uint8_t *classes;
};

struct lexicon {
    struct word_class abbreviations; /* enum abbreviation */
    struct table starters, names, letters, headings;
};

enum mark { MARK_DOT, MARK_ELLIPSIS, MARK_STRONG }; /* . alone; … or more than one dot; with ! or ? in it */

/* A stop in its surroundings. */
struct stop {
    const struct lexicon *lexicon;
    struct str text;
    size_t start;            /* where the sentence that it may end starts */
    size_t beg, end;         /* the run of stops */
    size_t after;            /* behind closing marks, note marks and emoji: the boundary, if there is one */
    enum mark mark;
    bool closed;             /* closing quotation marks or brackets stand between end and after */
    bool spaced;             /* white space follows */
    struct str word;         /* before the run: letters, digits, inner dots and hyphens, without an elision */
    struct str before;       /* the word before that one */
    size_t next;             /* what follows the white space, */
    uint32_t next_char;      /* its first character, */
    bool dash, opener;       /* dashes or bullets, opening marks there, */
    uint32_t letter;         /* and the first character behind them, */
    struct str next_word;    /* and the word it starts, */
    bool elided;             /* which an apostrophe ends, */
    struct str second_word;  /* and the one after that */
};

struct stop_rule {
    const char *name;
    bool (*applies)(const struct stop *);
    bool breaks;
};

extern const struct stop_rule rules[];
/* Rules that are made by no stop: the end of the unit, a bracket that closed round a place. */
enum { RULE_END, RULE_BRACKET, FIRST_RULE };

/* The number of the first rule that applies; one always does. */
uint16_t rules_decide(const struct stop *);

#endif
