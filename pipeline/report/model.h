/* model: what a report has gathered, for those that write it. Only report.c and groups.c change it. */
#ifndef REPORT_MODEL_H
#define REPORT_MODEL_H

#include "base/arena.h"
#include "base/limits.h"
#include "base/table.h"
#include "report/report.h"

#define NOTED 8          /* longest sentences and repeated passages that are kept: a few are read, more are not */
#define NOTED_SHOWN 160  /* code points of each that are kept */

/* A piece of text as it stands, with the words that are meant. */
struct context {
    struct context *next;
    uint32_t document;
    struct place place;        /* of the words, in the original */
    struct str text;           /* round them, of one sentence */
    uint32_t beg, end;         /* the words, in bytes of text */
    bool cut_before, cut_behind;
};

struct share {
    struct share *next;
    uint32_t document;
    uint64_t count;
};

/* Findings of one rule, one confidence and one text, but for case. */
struct group {
    uint8_t rule, confidence;
    struct str text; /* as first met; without a capital as soon as it is met so */
    struct str *suggestions;
    size_t suggestion_count;
    uint64_t count;
    struct context *contexts, *last_context; /* lists: most groups have one of each */
    struct share *shares, *last_share;       /* by document, ascending */
    uint32_t context_count;
};

/* A long sentence, or a passage that repeats what stood before. No words: a free place. */
struct noted {
    uint64_t words, sentences;
    uint64_t times; /* how often it was met */
    uint32_t document;
    struct place place; /* where it was met first */
    uint32_t len;
    bool cut;
    char text[NOTED_SHOWN * 4]; /* how it begins; ends in … when it is cut */
};

struct model_document {
    struct report_document told;
    struct report_counts counts;
};

struct report {
    struct arena keep;
    struct { struct model_document *at; size_t count, cap; } documents;
    struct report_counts counts;
    uint64_t rules[RULES][CONFIDENCES];
    uint64_t lengths[REPORT_LENGTHS + 1]; /* sentences by their number of words */
    uint64_t longest_length;
    struct noted longest[NOTED], repeated[NOTED]; /* most words first */
    struct noted passage; /* the repeated passage that the last sentence belongs to; none: no sentences */
    uint64_t *seen;       /* hashes of sentences; 0 is free; a power of two of them */
    size_t seen_cap;
    struct table keys; /* of the groups; a group's number is its key's */
    struct { struct group *at; size_t count, cap; } groups;
    struct arena scratch;
    struct buf key;
};

/* groups.c: the findings of u, whose document was told last, enter their groups. */
void groups_add(struct report *, const struct unit *);
/* The numbers of the groups, surest first, then by rule, then the most frequent, then the first met; in keep. */
uint32_t *groups_ordered(const struct report *, struct arena *keep);

/* The repeated passages, with the one that the last sentence may have left open. */
void model_repeated(const struct report *, struct noted repeated[NOTED]);

#endif
