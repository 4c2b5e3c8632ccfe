/* listed: the findings of a unit one after another, with all that lists say of them. */
#ifndef REPORT_LISTED_H
#define REPORT_LISTED_H

#include "report/excerpt.h"
#include "report/list.h"
#include "report/where.h"

struct listed {
    const struct unit *unit;
    const struct finding *finding;
    struct str text;        /* the words, all of them */
    struct extent extent;
    struct excerpt excerpt;
    uint64_t fingerprint;
    uint64_t length16;      /* UTF-16 units of the original line that the words take */
};

/* Calls `one` for each finding that the list holds, in order. */
void listed_each(const struct list_options *, const struct unit *,
                 void (*one)(const struct list_options *, const struct listed *, struct buf *), struct buf *out);

/* The language of messages: "fr" or "en". */
const char *listed_language(const struct list_options *);

#endif
