/*
 * splice: the original with some of its bytes replaced. What is not replaced is copied byte for byte.
 *
 *     struct splice s = { .source = &in, .out = &out, .charset = charset };
 *     TRY(splice_replace(&s, 120, 180, STR("in another language"), fault));
 *     TRY(splice_end(&s, fault));
 *
 * A character for which the charset has no place ends in STATUS_CHARSET with `lost` set; then the whole can be done again
 * with to_utf8, which writes all of it in UTF-8, the untouched stretches too.
 */
#ifndef FORMAT_SPLICE_H
#define FORMAT_SPLICE_H

#include "base/input.h"
#include "base/output.h"
#include "charset/charset.h"

struct splice {
    struct input *source;
    struct output *out;
    struct charset_found charset;
    bool to_utf8;
    uint64_t at;   /* bytes of the source that are done */
    uint32_t lost; /* the first code point that the charset cannot hold; 0: none */
    struct buf encoded;
    struct encoder encoder; /* made at the first text, kept for all: asking iconv costs more than encoding */
    struct decoder decoder; /* likewise, for to_utf8 */
};

/* Bytes from to upto (excluded) of the source become text (UTF-8). Calls come in the order of the source. */
MUST_CHECK enum status splice_replace(struct splice *, uint64_t from, uint64_t upto, struct str text, struct fault *);
/* Copies what remains. */
MUST_CHECK enum status splice_end(struct splice *, struct fault *);
void splice_release(struct splice *);

#endif
