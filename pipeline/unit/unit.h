/*
 * unit: a paragraph-like piece of a document, the waist of the house. Formats make units, French reads them, writers
 * write them. The text is never rewritten; every stage adds a layer: a sorted array of byte spans over it.
 */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include "base/arena.h"
#include "base/step.h"
#include "unit/finding.h"
#include "unit/span.h"

/*
 * From which bytes of the original a stretch of the text came. The pieces of a unit cover its text without a hole.
 *
 *     text      Il  pleut ici        at        [0,8)   [8,9)       [9,12)
 *     original  Il pleut\r\n ici     from,upto [0,8)   [8,11)      [11,14)     step SAME, WHOLE, SAME
 */
struct piece {
    struct span at;
    uint64_t from, upto; /* bytes of the original; upto excluded */
    uint32_t line;       /* of its first character in the original, from 1 */
    uint32_t column;     /* the same, in code points of that line, from 1 */
    enum step step;
};

/* A sentence, without the white space round it, and the rule that ended it (segment/sentence.h has the names). */
struct sentence {
    struct span at;
    uint16_t rule;
};

enum word_kind {
    WORD_PLAIN,      /* letters, with inner hyphens and apostrophes */
    WORD_ELIDED,     /* l', d', qu'… with its apostrophe; the word behind it is a word of its own */
    WORD_ACRONYM,    /* SNCF, S.N.C.F. */
    WORD_NUMBER,     /* 1 234,5 12.05.2021 */
    WORD_NUMBER_UNIT,/* 5km 14h30 12€ */
    WORD_ORDINAL,    /* 1er 21e XIXe */
    WORD_ROMAN,      /* XIV */
    WORD_URL,
    WORD_EMAIL,
    WORD_FILE,       /* config.yaml /usr/lib */
    WORD_MENTION,    /* @nom */
    WORD_HASHTAG,    /* #mot */
    WORD_TICKER,     /* $TSLA */
    WORD_CODE,       /* getUserName() config_generale H2O */
    WORD_CAMEL,      /* iPhone LanguageTool */
    WORD_INCLUSIVE,  /* étudiant·e·s */
    WORD_KINDS
};

struct word {
    struct span at;
    uint8_t kind;       /* enum word_kind */
    bool opens;         /* the first word of its sentence: a capital says nothing */
    bool plain;         /* known to be letters of ASCII and Latin-1 only, so that nothing is to be folded or parted */
};

/* Of each rule: the number (from 1) of the marker that asks for it not to be told here; 0: none. */
struct ignored {
    uint16_t by[RULES];
};

struct pieces { struct piece *at; size_t count, cap; };
struct sentences { struct sentence *at; size_t count, cap; };
struct words { struct word *at; size_t count, cap; };
struct findings { struct finding *at; size_t count, cap; };

struct unit {
    uint32_t document; /* its number in the job, from 0 */
    uint64_t number;   /* in its document, from 1 */
    struct str text;   /* valid UTF-8, at most LIMIT_UNIT bytes */
    bool continues;    /* cut off the one before it, at LIMIT_UNIT */
    bool aside;        /* a marker (unit/marker.h), no text: for those who read markers; nobody else is shown it */
    const struct ignored *ignored; /* NULL: nothing is */
    struct pieces pieces;
    struct sentences sentences;
    struct words words;
    struct findings findings; /* sorted by place, then by rule */
};

/* Where a byte of the text stands in the original. */
struct place {
    uint64_t byte;
    uint32_t line, column; /* from 1; columns in code points */
};

/* For a byte at the start of a character or at the end of the text; there, the place behind the last character. */
struct place unit_place(const struct unit *, uint32_t at);
/* The bytes of the original that a span covers: from the first to behind the last. at must not be empty. */
void unit_original(const struct unit *, struct span at, uint64_t *from, uint64_t *upto);

/* Findings by place, then by length, then by rule: stages push theirs one after another. */
void unit_sort_findings(struct unit *);

/* What sane means: pieces cover the text; layers sorted, inside the text, on character boundaries. For asserts. */
bool unit_sane(const struct unit *);

static inline struct str unit_text(const struct unit *u, struct span at) { return str_sub(u->text, at.beg, at.end); }

static inline bool unit_ignores(const struct unit *u, enum rule rule) { return u->ignored && u->ignored->by[rule]; }

/*
 * Where units go, in the order of the document. The unit and all that it points to are good until the call returns. Any
 * status but STATUS_OK stops the one who pushes.
 */
struct sink {
    enum status (*unit)(void *context, struct unit *, struct fault *);
    void *context;
};

#endif
