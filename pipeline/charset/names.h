/* names: the rows of the table of charsets, for this folder only. */
#ifndef CHARSET_NAMES_H
#define CHARSET_NAMES_H

#include "charset/charset.h"

enum order { ORDER_NONE, ORDER_LITTLE, ORDER_BIG };

/* Where two iconvs disagree about a byte, or a published table is newer than theirs. */
struct fix {
    unsigned char byte;
    uint32_t cp;
};

struct charset {
    const char *name;
    const char *aliases; /* between spaces; iconv is asked for the name, then for each of these */
    enum step step;
    enum order order;        /* of UTF-16 and UTF-32 */
    const struct fix *fixes; /* NULL, or up to a byte 0 */
};

#endif
