/* twice: UTF-8 that was taken for a one-byte charset and made UTF-8 again: "Ã©" for é, "â€™" for ’, "√©" on a Macintosh. */
#ifndef CHARSET_TWICE_H
#define CHARSET_TWICE_H

#include "charset/bytes.h"

#define TWICE_CHARSETS 5
#define TWICE_AHEAD 12 /* bytes to look at: four characters of at most three bytes stand for one */

struct twice {
    struct bytes bytes[TWICE_CHARSETS]; /* one-byte charsets that UTF-8 is mistaken for; made when first needed */
    const char *names[TWICE_CHARSETS];
    size_t count;
    bool ready;
    uint64_t times[TWICE_CHARSETS]; /* places that each explains */
    uint64_t all;                   /* places found */
};

/* Whether a French text in UTF-8 is likely to hold cp: Latin letters, the signs and marks of French. */
bool twice_plausible(uint32_t cp);

/*
 * How many bytes at place `at` of s are one character twice over, or 0; counts the place. Only what lies there matters,
 * and TWICE_AHEAD bytes behind it.
 */
size_t twice_at(struct twice *, struct str s, size_t at);

/* The charset that explains most places. */
const char *twice_charset(const struct twice *);

#endif
