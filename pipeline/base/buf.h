/*
 * buf: bytes that grow. { 0 } is an empty one.
 *
 *     struct buf b = { 0 };
 *     buf_add(&b, STR("bon"));
 *     buf_addf(&b, "%d", 7);
 *     use(buf_str(&b));
 *     buf_release(&b);
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
    char *ptr;
    size_t len, cap;
};

void buf_add(struct buf *, struct str);
void buf_addc(struct buf *, char);
void buf_addf(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The code point in UTF-8. */
void buf_add_cp(struct buf *, uint32_t cp);
/* s as a JSON string (RFC 8259), quotation marks included; s must be UTF-8. */
void buf_add_json(struct buf *, struct str s);

/* Room for n bytes more at the end, to be filled and then counted in len by the caller. */
char *buf_room(struct buf *, size_t n);
/* The first n bytes go; the rest moves to the front. */
void buf_drop(struct buf *, size_t n);

/* Good until the next change. */
static inline struct str buf_str(const struct buf *b) { return str_n(b->ptr, b->len); }
/* The same with a NUL behind it (not counted). */
const char *buf_z(struct buf *);

static inline void buf_clear(struct buf *b) { b->len = 0; }
void buf_release(struct buf *);

#endif
