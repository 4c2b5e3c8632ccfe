/*
 * str: a view of bytes that it does not own, passed by value. Mostly UTF-8, never NUL-terminated.
 *
 *     if (str_eq(word, STR("aujourd'hui"))) ...
 *     printf("%.*s\n", STR_F(word));
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *ptr;
    size_t len; /* bytes */
};

#define STR(literal) ((struct str){ "" literal, sizeof literal - 1 })
#define STR_F(s) (int)(s).len, (s).ptr /* for "%.*s" */

static inline struct str str_of(const char *z) { return (struct str){ z, z ? strlen(z) : 0 }; }
static inline struct str str_n(const char *p, size_t n) { return (struct str){ p, n }; }

/* Bytes beg to end (excluded) of s; both must lie inside. */
static inline struct str str_sub(struct str s, size_t beg, size_t end)
{
    return (struct str){ beg ? s.ptr + beg : s.ptr, end - beg }; /* NULL + 0 is undefined in C */
}

static inline struct str str_from(struct str s, size_t beg) { return str_sub(s, beg, s.len); }

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool str_starts(struct str s, struct str head)
{
    return s.len >= head.len && str_eq(str_sub(s, 0, head.len), head);
}

static inline bool str_ends(struct str s, struct str tail)
{
    return s.len >= tail.len && str_eq(str_from(s, s.len - tail.len), tail);
}

/* Takes head off the start of *s; false when s does not start with it. */
static inline bool str_take(struct str *s, struct str head)
{
    if (!str_starts(*s, head)) return false;
    *s = str_from(*s, head.len);
    return true;
}

/* Order by bytes, which for UTF-8 is the order of code points. <0, 0 or >0. */
int str_cmp(struct str a, struct str b);

/* Place of the first byte c in s at or after beg, or s.len. */
size_t str_find_byte(struct str s, size_t beg, char c);

/* Without the ASCII white space at both ends. */
struct str str_trim(struct str s);

/*
 * Cuts the next line off *rest (without its "\n" or "\r\n") into *line; false when nothing is left. For our own tables
 * and lists, not for documents.
 */
bool str_line(struct str *rest, struct str *line);

/* A 64-bit hash of the bytes, the same on every machine and in every run. */
uint64_t str_hash(struct str s);

#endif
