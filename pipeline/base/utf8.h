/*
 * utf8: code points in and out of UTF-8 (RFC 3629: no surrogates, nothing above U+10FFFF, no overlong forms), and what
 * Unicode says of a code point. The one door to utf8proc.
 *
 *     for (size_t i = 0; i < s.len;) {
 *         uint32_t cp = utf8_next(s, &i);
 *         ...
 *     }
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"
#include "base/str.h"

#define UTF8_NONE 0xFFFFFFFFu /* no code point: before the first or behind the last */

/* The code point at *at, which moves behind it. s must be valid UTF-8 and *at < s.len on a character boundary. */
static inline uint32_t utf8_next(struct str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    if (p[0] < 0x80) return (*at)++, p[0];
    if (p[0] < 0xE0) return *at += 2, (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    if (p[0] < 0xF0) return *at += 3, (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    *at += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

/* The code point at `at`, or UTF8_NONE at the end. */
static inline uint32_t utf8_at(struct str s, size_t at)
{
    return at < s.len ? utf8_next(s, &at) : UTF8_NONE;
}

/* The code point that ends at *at, which moves before it; *at must be > 0. */
static inline uint32_t utf8_prev(struct str s, size_t *at)
{
    size_t i = *at - 1;
    while (i && ((unsigned char)s.ptr[i] & 0xC0) == 0x80) i--;
    *at = i;
    return utf8_next(s, &i);
}

/* The code point before `at`, or UTF8_NONE at the start. */
static inline uint32_t utf8_before(struct str s, size_t at)
{
    return at ? utf8_prev(s, &at) : UTF8_NONE;
}

/* Writes cp (a valid code point) to out, 1 to 4 bytes; their number. */
size_t utf8_put(char out[4], uint32_t cp);

/* How many bytes from the start of s are whole, valid characters. */
size_t utf8_valid(struct str s);

enum utf8_check { UTF8_WHOLE, UTF8_MORE, UTF8_BAD };
/* What stands at the start of s: a whole character (its bytes in *len), the beginning of one, or a bad byte. */
enum utf8_check utf8_check(struct str s, size_t *len);

/* Code points in s (valid UTF-8). */
size_t utf8_count(struct str s);
/* UTF-16 code units that s (valid UTF-8) would take. */
size_t utf8_count_utf16(struct str s);

/* What a code point is, as flags. */
enum {
    UC_LETTER = 1,      /* L* */
    UC_UPPER = 2,       /* Lu, Lt */
    UC_LOWER = 4,       /* Ll */
    UC_MARK = 8,        /* M*: combining */
    UC_DIGIT = 16,      /* Nd */
    UC_NUMBER = 32,     /* No, Nl: superscripts, fractions, Roman numerals */
    UC_SPACE = 64,      /* Z*, tab, line ends, next line */
    UC_PUNCTUATION = 128, /* P* */
    UC_SYMBOL = 256,    /* S*: currency, mathematics, emoji */
    UC_CONTROL = 512,   /* Cc that is no space, Cf (soft hyphen, zero width…), Cs, Co, Cn */
};
unsigned utf8_class_any(uint32_t cp); /* of every code point; UTF8_NONE is of no class */
extern const uint16_t utf8_class_latin[256];

/* Nearly all of French is Latin-1, and stages ask this of every character. */
static inline unsigned utf8_class(uint32_t cp) { return cp < 256 ? utf8_class_latin[cp] : utf8_class_any(cp); }

/* Columns that it takes on a terminal: 0 for combining marks, 2 for wide characters (UAX 11), else 1. */
unsigned utf8_width(uint32_t cp);

uint32_t utf8_lower(uint32_t cp);
uint32_t utf8_upper(uint32_t cp);
/* The base letter where cp is a letter with diacritics (é → e, Ç → C), else cp itself. Ligatures stay. */
uint32_t utf8_base(uint32_t cp);

/* s in lower case, or in Normalization Form C (UAX 15), in keep; s itself where nothing changes. */
struct str utf8_lower_str(struct arena *keep, struct str s);
struct str utf8_nfc(struct arena *keep, struct str s);

#endif
