/*
 * alphabet: the characters of a dictionary, one byte each, so that its forms are short and quick to walk. Codes from
 * ALPHABET_FIRST on are characters of the Basic Multilingual Plane; 0 is every other.
 */
#ifndef SPELL_ALPHABET_H
#define SPELL_ALPHABET_H

#include "base/str.h"

#define ALPHABET_FIRST 2
#define ALPHABET_CODES 256

/* What a set of codes holds, a bit each: the letters a to z, whatever accents they bear, then these. Never bit 8. */
#define ALPHABET_JOINTS (1u << 27) /* hyphen, apostrophe */
#define ALPHABET_ENDS (1u << 28)   /* the code 1, with which forms end */
#define ALPHABET_OTHERS (1u << 29)

struct alphabet {
    uint16_t cp[ALPHABET_CODES]; /* by code */
    unsigned count;              /* codes in use, ALPHABET_FIRST included */
    uint8_t code[0x10000];       /* by code point */
    uint8_t base[ALPHABET_CODES]; /* the code of the small letter without accent; the code itself where there is none */
    uint8_t lower[ALPHABET_CODES];
    uint8_t upper[ALPHABET_CODES];
    uint32_t bit[ALPHABET_CODES]; /* of all codes but 0, which has none */
};

/* It is zeroed before. Every code in use gets its base, lower, upper and bit; the letters a to z, hyphen and apostrophe are always in. */
void alphabet_start(struct alphabet *);
void alphabet_end(struct alphabet *);
/* The code of cp, new if need be; 0 above U+FFFF or when all codes are taken. */
uint8_t alphabet_add(struct alphabet *, uint32_t cp);

/* The codes of s (UTF-8) in out, at most max; their number, or 0 where s is longer. */
size_t alphabet_encode(const struct alphabet *, struct str s, uint8_t *out, size_t max);
/* The characters of n codes in out, which has room for 3 * n bytes; bytes written. */
size_t alphabet_decode(const struct alphabet *, const uint8_t *codes, size_t n, char *out);

#endif
