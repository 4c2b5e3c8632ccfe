/*
 * bytes: a one-byte charset as a table of 256 code points, asked of iconv once. The one door to iconv: that of the C
 * library or GNU libiconv, which differ on names, on the length of their tables and on some bytes, but not behind here.
 */
#ifndef CHARSET_BYTES_H
#define CHARSET_BYTES_H

#include "charset/names.h"

struct bytes {
    uint32_t cp[256]; /* UTF8_NONE: the byte stands for no character */
    bool ascii;       /* the bytes below 0x80 are ASCII */
};

/* c->step is STEP_BYTE. Fails (STATUS_SYSTEM) when this machine's iconv lacks the charset. */
MUST_CHECK enum status bytes_init(struct bytes *, const struct charset *c, struct fault *);

#endif
