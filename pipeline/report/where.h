/*
 * where: the places of findings in the original, one after another. The same answers as unit_place, and the columns in
 * UTF-16 units besides; linear over all findings of a unit, where unit_place would count a long line anew for each.
 *
 *     struct where w = where_begin(u);
 *     for (size_t i = 0; i < u->findings.count; i++) {
 *         struct extent e = where_extent(&w, u->findings.at[i].at);
 *         ...
 *     }
 */
#ifndef REPORT_WHERE_H
#define REPORT_WHERE_H

#include "unit/unit.h"

/* A walk over a unit, which must stay as it is meanwhile. Good by value: a copy walks on by itself. */
struct where {
    const struct unit *unit;
    size_t piece;   /* the piece that holds `at` */
    uint32_t at;    /* bytes of the unit's text */
    uint32_t extra; /* code points above U+FFFF between the start of the line (or of the unit) and `at` */
    struct place place;
};

/* From the first character to behind the last. Lines and columns from 1; the end is excluded. */
struct extent {
    struct place beg, end;
    uint32_t beg16, end16; /* the columns in UTF-16 units */
};

struct where where_begin(const struct unit *);

/*
 * The extent of a span that begins where the last one began, or later. An empty span has an empty extent. Columns in
 * UTF-16 units see the unit only: what stands before it on its line, outside of it, counts as one unit a code point.
 */
struct extent where_extent(struct where *, struct span);

/* The bytes of the unit's text round the walk's place that came from the same line of the original. */
struct span where_line(const struct where *, size_t most);

#endif
