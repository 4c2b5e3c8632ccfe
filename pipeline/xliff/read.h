/*
 * XLIFF in: the segments of a file that comes back from a translator, one after another, in constant memory. Reads 1.2 and
 * 2.0 to 2.2, in any encoding that libxml2 knows, and is liberal in what tools change: prefixes, attributes, elements of
 * their own, states, marks inside text, segments split and joined.
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
#include "xliff/write.h"

/* What the file says of itself. Strings live as long as the reader; "" where the file says nothing. */
struct xliff_origin {
    enum xliff_version version; /* XLIFF_20 for 2.1 and 2.2 too */
    const char *original, *sha256, *source_lang, *target_lang;
    const char *skeleton; /* as a path, without %XX */
};

/*
 * The text of a segment is what stands between its tags, with codes turned back into characters, nothing else changed; only
 * white space with a line break at the ends of a text, which a tool laid the file out with, is dropped: no sentence begins
 * or ends so. What a translator deleted under tracked changes is not part of it.
 */
struct xliff_segment {
    uint64_t unit;     /* from the id: "u12-s3", or "u12" of the unit; where a tool changed ids, from resname or name */
    uint32_t sentence; /* from 1: in 1.2 from the id, in 2.0 counted, for tools split and join segments */
    struct str source, target; /* good until the next call */
    bool has_target;
    struct str state; /* of the target as the file has it: "new", "final"…; "" where it says nothing */
};

struct xliff_reader;

/* Reads up to the first segment. The input must outlive the reader. */
MUST_CHECK enum status xliff_reader_open(struct xliff_reader **, struct input *, struct fault *);
const struct xliff_origin *xliff_reader_origin(const struct xliff_reader *);
/*
 * The segments in the order of the document. In 2.0, where targets of a unit stand in another order than its sources
 * (attribute order), a source comes with the target that stands in its place. Whatever is wrong ends in one fault: not
 * well-formed, a document type or an entity, no XLIFF, an id that is not ours, a unit without source, nesting or a segment
 * beyond the limits.
 */
MUST_CHECK enum status xliff_reader_next(struct xliff_reader *, struct xliff_segment *, bool *more, struct fault *);
/* NULL is fine. */
void xliff_reader_free(struct xliff_reader *);

#endif
