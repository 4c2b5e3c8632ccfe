#include "spell/fold.h"

#include "base/buf.h"
#include "base/utf8.h"

/* What one character becomes; "" is nothing. In order of code points. */
static const struct fold { uint32_t cp; const char *to; } folds[] = {
    { '`', "'" },     { 0xAA, "a" },    { 0xAD, "" },     { 0xB4, "'" },    { 0xBA, "o" },     { 0x17F, "s" },
    { 0x2B0, "h" },   { 0x2B2, "j" },   { 0x2B3, "r" },   { 0x2B7, "w" },   { 0x2B8, "y" },    { 0x2BC, "'" },
    { 0x2E1, "l" },   { 0x2E2, "s" },   { 0x2E3, "x" },   { 0x1D43, "a" },  { 0x1D47, "b" },   { 0x1D48, "d" },
    { 0x1D49, "e" },  { 0x1D4D, "g" },  { 0x1D4F, "k" },  { 0x1D50, "m" },  { 0x1D52, "o" },   { 0x1D56, "p" },
    { 0x1D57, "t" },  { 0x1D58, "u" },  { 0x1D5B, "v" },  { 0x1D9C, "c" },  { 0x1DA0, "f" },   { 0x1DBB, "z" },
    { 0x200B, "" },   { 0x200C, "" },   { 0x200D, "" },   { 0x2010, "-" },  { 0x2011, "-" },   { 0x2019, "'" },
    { 0x2032, "'" },  { 0x2060, "" },   { 0x2071, "i" },  { 0x207F, "n" },  { 0xFB00, "ff" },  { 0xFB01, "fi" },
    { 0xFB02, "fl" }, { 0xFB03, "ffi" }, { 0xFB04, "ffl" }, { 0xFB05, "st" }, { 0xFB06, "st" }, { 0xFE0E, "" },
    { 0xFE0F, "" },   { 0xFEFF, "" },
};

static const struct fold *fold_of(uint32_t cp)
{
    size_t low = 0, high = sizeof folds / sizeof *folds;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (folds[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof folds / sizeof *folds && folds[low].cp == cp ? &folds[low] : NULL;
}

/* Plain ASCII and Latin-1 letters fold to themselves. */
static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '`' || (c >= 0x80 && c < 0xC3) || c > 0xC3) {
            bool ligature = c == 0xC5 && i + 1 < s.len && ((unsigned char)s.ptr[i + 1] & 0xFE) == 0x92; /* Œ œ */
            if (!ligature) return false;
            i++;
        } else if (c == 0xC3) {
            i++;
        }
    }
    return true;
}

struct str fold_word(struct arena *keep, struct str word)
{
    if (word.len > LIMIT_FOLDED) return STR("");
    if (is_plain(word)) return word;
    struct str s = utf8_nfc(keep, word);
    char *out = arena_alloc(keep, 3 * s.len + 4, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_next(s, &i);
        const struct fold *f = fold_of(cp);
        if (!f) {
            n += utf8_put(out + n, cp);
            continue;
        }
        size_t len = strlen(f->to);
        memcpy(out + n, f->to, len);
        n += len;
    }
    return str_n(out, n);
}

/* Letters of other scripts that have the shape of Latin ones (Unicode, confusables: the usual Cyrillic and Greek). */
static const struct { uint16_t cp; char to; } lookalikes[] = {
    { 0x391, 'A' }, { 0x392, 'B' }, { 0x395, 'E' }, { 0x397, 'H' }, { 0x399, 'I' }, { 0x39A, 'K' }, { 0x39C, 'M' },
    { 0x39D, 'N' }, { 0x39F, 'O' }, { 0x3A1, 'P' }, { 0x3A4, 'T' }, { 0x3A7, 'X' }, { 0x3B1, 'a' }, { 0x3BF, 'o' },
    { 0x3C1, 'p' }, { 0x405, 'S' }, { 0x406, 'I' }, { 0x408, 'J' }, { 0x410, 'A' }, { 0x412, 'B' }, { 0x415, 'E' },
    { 0x41A, 'K' }, { 0x41C, 'M' }, { 0x41D, 'H' }, { 0x41E, 'O' }, { 0x420, 'P' }, { 0x421, 'C' }, { 0x422, 'T' },
    { 0x425, 'X' }, { 0x430, 'a' }, { 0x435, 'e' }, { 0x43E, 'o' }, { 0x440, 'p' }, { 0x441, 'c' }, { 0x443, 'y' },
    { 0x445, 'x' }, { 0x455, 's' }, { 0x456, 'i' }, { 0x458, 'j' },
};

static char lookalike(uint32_t cp)
{
    for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++)
        if (lookalikes[i].cp == cp) return lookalikes[i].to;
    return 0;
}

/* Basic Latin to Latin Extended-B, and Latin Extended Additional. */
bool fold_is_latin_letter(uint32_t cp) { return cp < 0x250 || (cp >= 0x1E00 && cp < 0x1F00); }

bool fold_is_latin(struct str form, unsigned *strangers)
{
    *strangers = 0;
    for (size_t i = 0; i < form.len;) {
        uint32_t cp = utf8_next(form, &i);
        *strangers += !fold_is_latin_letter(cp) && utf8_class(cp) & UC_LETTER;
    }
    return *strangers == 0;
}

struct str fold_lookalikes(struct arena *keep, struct str form)
{
    char *out = arena_alloc(keep, form.len + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < form.len;) {
        uint32_t cp = utf8_next(form, &i);
        char to = cp < 0x250 ? 0 : lookalike(cp);
        n += utf8_put(out + n, to ? (uint32_t)to : cp);
    }
    return str_n(out, n);
}
