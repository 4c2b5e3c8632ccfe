#include "spell/alphabet.h"

#include "base/utf8.h"

void alphabet_start(struct alphabet *a)
{
    a->count = ALPHABET_FIRST;
    for (uint32_t cp = 'a'; cp <= 'z'; cp++) alphabet_add(a, cp);
    alphabet_add(a, '-');
    alphabet_add(a, '\'');
}

uint8_t alphabet_add(struct alphabet *a, uint32_t cp)
{
    if (cp > 0xFFFF) return 0;
    if (a->code[cp] == 0 && a->count < ALPHABET_CODES) {
        a->cp[a->count] = (uint16_t)cp;
        a->code[cp] = (uint8_t)a->count++;
    }
    return a->code[cp];
}

static uint8_t code_or(const struct alphabet *a, uint32_t cp, unsigned other)
{
    return cp <= 0xFFFF && a->code[cp] ? a->code[cp] : (uint8_t)other;
}

static uint32_t bit_of(const struct alphabet *a, unsigned code)
{
    uint32_t cp = a->cp[a->base[code]];
    if (a->cp[code] == '-' || a->cp[code] == '\'') return ALPHABET_JOINTS;
    if (cp < 'a' || cp > 'z') return ALPHABET_OTHERS;
    return 1u << (cp - 'a' + (cp > 'h'));
}

void alphabet_end(struct alphabet *a)
{
    for (unsigned code = ALPHABET_FIRST; code < a->count; code++) {
        uint32_t cp = a->cp[code];
        a->lower[code] = code_or(a, utf8_lower(cp), code);
        a->upper[code] = code_or(a, utf8_upper(cp), code);
        a->base[code] = code_or(a, utf8_base(utf8_lower(cp)), code);
        a->bit[code] = bit_of(a, code);
    }
    a->bit[1] = ALPHABET_ENDS;
}

size_t alphabet_encode(const struct alphabet *a, struct str s, uint8_t *out, size_t max)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        if (n == max) return 0;
        uint32_t cp = utf8_next(s, &i);
        out[n++] = code_or(a, cp, 0);
    }
    return n;
}

size_t alphabet_decode(const struct alphabet *a, const uint8_t *codes, size_t n, char *out)
{
    size_t len = 0;
    for (size_t i = 0; i < n; i++) len += utf8_put(out + len, a->cp[codes[i]]);
    return len;
}
