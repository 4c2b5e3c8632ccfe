/*
 * refuse: the words for documents that are not taken. Each fills the fault with file, byte and what to do, and returns
 * STATUS_CHARSET.
 */
#ifndef CHARSET_REFUSE_H
#define CHARSET_REFUSE_H

#include "charset/charset.h"

enum status refuse_nul(const struct input *, uint64_t at, struct fault *);
/* A byte that is no UTF-8; the detector's sums when it has them, else 0 and 0. */
enum status refuse_utf8(const struct input *, uint64_t at, unsigned char byte, uint64_t good, uint64_t bad,
                        struct fault *);
/* The end of the file stands inside the character that begins at `at`. */
enum status refuse_cut(const struct input *, uint64_t at, const struct charset *, struct fault *);
/* A UTF-16 surrogate without its other half, or a UTF-32 value that is no character. */
enum status refuse_unit(const struct input *, uint64_t at, const struct charset *, uint32_t unit, struct fault *);
/* A byte that stands for no character. */
enum status refuse_byte(const struct input *, uint64_t at, const struct charset *, unsigned char byte, struct fault *);
/* UTF-8 twice over: `from` is the charset that the first UTF-8 was mistaken for. */
enum status refuse_twice(const struct input *, uint64_t at, uint64_t times, const char *from, struct fault *);
/* The mark at the start says another byte order than the one declared. */
enum status refuse_order(const struct input *, const struct charset *declared, const struct charset *marked,
                         struct fault *);
/* "UTF-16" or "UTF-32" is declared and nothing shows the byte order. */
enum status refuse_unordered(const struct input *, const struct charset *declared, struct fault *);
/* No reading is clearly the best; candidates is a list for people. */
enum status refuse_unclear(const struct input *, uint64_t at, const char *candidates, struct fault *);

#endif
