/*
 * XLIFF in: the segments of a file that comes back from a translator, one after another, in constant memory. Reads 1.2 and
 * 2.0 to 2.2, and is liberal in what tools change: prefixes, attributes, elements of their own, states, marks inside text.
 *
 *     struct xliff_reader *reader;
 *     TRY(xliff_reader_open(&reader, &in, fault));
 *     struct xliff_segment segment;
 *     bool more;
 *     while ((status = xliff_reader_next(reader, &segment, &more, fault)) == STATUS_OK && more) ...
 *     xliff_reader_free(reader);
 */
#ifndef XLIFF_READ_H
#define XLIFF_READ_H

#include "base/input.h"

/* What the file says of itself. Strings live as long as the reader; "" where the file says nothing. */
struct xliff_origin {
    const char *original, *sha256, *target_lang;
};

struct xliff_segment {
    uint64_t unit;     /* from the id: "u12-s3", or "u12" of the unit */
    uint32_t sentence; /* from 1; in 2.0, counted */
    struct str source, target; /* good until the next call */
    bool has_target;
};

struct xliff_reader;

/* Reads up to the first segment. The input must outlive the reader. */
MUST_CHECK enum status xliff_reader_open(struct xliff_reader **, struct input *, struct fault *);
const struct xliff_origin *xliff_reader_origin(const struct xliff_reader *);
/*
 * Whatever is wrong ends in one fault: not well-formed, a document type or an entity, no XLIFF, an id that is not ours,
 * nesting or a segment beyond the limits.
 */
MUST_CHECK enum status xliff_reader_next(struct xliff_reader *, struct xliff_segment *, bool *more, struct fault *);
/* NULL is fine. */
void xliff_reader_free(struct xliff_reader *);

#endif
