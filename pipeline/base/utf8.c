#include "base/utf8.h"

#include <utf8proc.h>

#include "base/memory.h"

size_t utf8_put(char out[4], uint32_t cp)
{
    unsigned char *p = (unsigned char *)out;
    if (cp < 0x80) return p[0] = (unsigned char)cp, 1;
    if (cp < 0x800) {
        p[0] = (unsigned char)(0xC0 | cp >> 6);
        p[1] = (unsigned char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        p[0] = (unsigned char)(0xE0 | cp >> 12);
        p[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
        p[2] = (unsigned char)(0x80 | (cp & 0x3F));
        return 3;
    }
    p[0] = (unsigned char)(0xF0 | cp >> 18);
    p[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3F));
    p[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
    p[3] = (unsigned char)(0x80 | (cp & 0x3F));
    return 4;
}

/* The second byte narrows what the first allows: RFC 3629, section 4. */
static bool second_ok(unsigned char first, unsigned char second)
{
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

enum utf8_check utf8_check(struct str s, size_t *len)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    if (s.len == 0) return UTF8_MORE;
    if (p[0] < 0x80) return *len = 1, UTF8_WHOLE;
    if (p[0] < 0xC2 || p[0] > 0xF4) return UTF8_BAD;
    size_t need = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    for (size_t i = 1; i < need; i++) {
        if (i >= s.len) return UTF8_MORE;
        if (i == 1 ? !second_ok(p[0], p[1]) : (p[i] & 0xC0) != 0x80) return UTF8_BAD;
    }
    *len = need;
    return UTF8_WHOLE;
}

/* Behind the ASCII at `at`, up to seven bytes of it left. */
static size_t skip_ascii(struct str s, size_t at)
{
    for (uint64_t eight; at + 8 <= s.len; at += 8) {
        memcpy(&eight, s.ptr + at, 8);
        if (eight & 0x8080808080808080u) break;
    }
    return at;
}

size_t utf8_valid(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (size_t at = skip_ascii(s, 0), len = 0;; at = skip_ascii(s, at)) {
        while (at < s.len && p[at] < 0x80) at++;
        if (at + 1 < s.len && p[at] >= 0xC2 && p[at] < 0xE0 && (p[at + 1] & 0xC0) == 0x80)
            at += 2; /* the usual letters of French */
        else if (at < s.len && utf8_check(str_from(s, at), &len) == UTF8_WHOLE)
            at += len;
        else
            return at;
    }
}

size_t utf8_count(struct str s)
{
    const uint64_t ones = 0x0101010101010101u;
    size_t n = s.len, i = 0;
    for (uint64_t eight; i + 8 <= s.len; i += 8) {
        memcpy(&eight, s.ptr + i, 8);
        n -= ((eight >> 7 & ~(eight >> 6) & ones) * ones) >> 56; /* bytes 10xxxxxx, added up in the highest */
    }
    for (; i < s.len; i++) n -= ((unsigned char)s.ptr[i] & 0xC0) == 0x80;
    return n;
}

size_t utf8_count_utf16(struct str s)
{
    size_t n = utf8_count(s);
    for (size_t i = 0; i < s.len; i++) n += (unsigned char)s.ptr[i] >= 0xF0;
    return n;
}

static const uint16_t classes[] = {
    [UTF8PROC_CATEGORY_CN] = UC_CONTROL,
    [UTF8PROC_CATEGORY_LU] = UC_LETTER | UC_UPPER,
    [UTF8PROC_CATEGORY_LL] = UC_LETTER | UC_LOWER,
    [UTF8PROC_CATEGORY_LT] = UC_LETTER | UC_UPPER,
    [UTF8PROC_CATEGORY_LM] = UC_LETTER,
    [UTF8PROC_CATEGORY_LO] = UC_LETTER,
    [UTF8PROC_CATEGORY_MN] = UC_MARK,
    [UTF8PROC_CATEGORY_MC] = UC_MARK,
    [UTF8PROC_CATEGORY_ME] = UC_MARK,
    [UTF8PROC_CATEGORY_ND] = UC_DIGIT,
    [UTF8PROC_CATEGORY_NL] = UC_NUMBER,
    [UTF8PROC_CATEGORY_NO] = UC_NUMBER,
    [UTF8PROC_CATEGORY_PC] = UC_PUNCTUATION,
    [UTF8PROC_CATEGORY_PD] = UC_PUNCTUATION,
    [UTF8PROC_CATEGORY_PS] = UC_PUNCTUATION,
    [UTF8PROC_CATEGORY_PE] = UC_PUNCTUATION,
    [UTF8PROC_CATEGORY_PI] = UC_PUNCTUATION,
    [UTF8PROC_CATEGORY_PF] = UC_PUNCTUATION,
    [UTF8PROC_CATEGORY_PO] = UC_PUNCTUATION,
    [UTF8PROC_CATEGORY_SM] = UC_SYMBOL,
    [UTF8PROC_CATEGORY_SC] = UC_SYMBOL,
    [UTF8PROC_CATEGORY_SK] = UC_SYMBOL,
    [UTF8PROC_CATEGORY_SO] = UC_SYMBOL,
    [UTF8PROC_CATEGORY_ZS] = UC_SPACE,
    [UTF8PROC_CATEGORY_ZL] = UC_SPACE,
    [UTF8PROC_CATEGORY_ZP] = UC_SPACE,
    [UTF8PROC_CATEGORY_CC] = UC_CONTROL,
    [UTF8PROC_CATEGORY_CF] = UC_CONTROL,
    [UTF8PROC_CATEGORY_CS] = UC_CONTROL,
    [UTF8PROC_CATEGORY_CO] = UC_CONTROL,
};

/* What utf8_class_any says of Latin-1, which a test compares. */
const uint16_t utf8_class_latin[256] = {
    512, 512, 512, 512, 512, 512, 512, 512, 512, 64, 64, 64, 64, 64, 512, 512,
    512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512,
    64, 128, 128, 128, 256, 128, 128, 128, 128, 128, 128, 256, 128, 128, 128, 128,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 128, 128, 256, 256, 256, 128,
    128, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 128, 128, 128, 256, 128,
    256, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
    5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 128, 256, 128, 256, 512,
    512, 512, 512, 512, 512, 64, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512,
    512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512, 512,
    64, 128, 256, 256, 256, 256, 256, 128, 256, 256, 1, 128, 256, 512, 256, 256,
    256, 256, 32, 32, 256, 5, 128, 128, 256, 32, 1, 128, 32, 32, 32, 128,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 256, 3, 3, 3, 3, 3, 3, 3, 5,
    5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
    5, 5, 5, 5, 5, 5, 5, 256, 5, 5, 5, 5, 5, 5, 5, 5,
};

unsigned utf8_class_any(uint32_t cp)
{
    if (cp == UTF8_NONE) return 0;
    if ((cp >= '\t' && cp <= '\r') || cp == 0x85) return UC_SPACE;
    return classes[utf8proc_category((utf8proc_int32_t)cp)];
}

unsigned utf8_width(uint32_t cp) { return (unsigned)utf8proc_charwidth((utf8proc_int32_t)cp); }

uint32_t utf8_lower(uint32_t cp) { return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp); }
uint32_t utf8_upper(uint32_t cp) { return (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp); }

uint32_t utf8_base(uint32_t cp)
{
    if (cp < 0xC0) return cp;
    utf8proc_int32_t out[8];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)cp, out, 8, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, &boundary);
    return n > 1 && n <= 8 && utf8_class((uint32_t)out[1]) & UC_MARK ? (uint32_t)out[0] : cp;
}

struct str utf8_lower_str(struct arena *keep, struct str s)
{
    size_t same = 0;
    while (same < s.len) {
        size_t next = same;
        uint32_t cp = utf8_next(s, &next);
        if (utf8_lower(cp) != cp) break;
        same = next;
    }
    if (same == s.len) return s;
    char *out = arena_alloc(keep, s.len * 2 + 4, 1); /* a lower-case form is at most 3 bytes where the capital had 2 */
    memcpy(out, s.ptr, same);
    size_t len = same;
    for (size_t i = same; i < s.len;) len += utf8_put(out + len, utf8_lower(utf8_next(s, &i)));
    return str_n(out, len);
}

/*
 * What NFC never changes, where no mark follows: all below U+0300, most Greek and Cyrillic letters, the ideographs and the
 * symbols beyond the first plane that are pictures (Unicode, DerivedNormalizationProps: NFC_Quick_Check).
 */
static const struct { uint32_t first, last; } stable[] = {
    { 0, 0x2FF }, { 0x388, 0x482 }, { 0x48A, 0x590 }, { 0x2010, 0x205E }, { 0x4E00, 0x9FFF }, { 0x1F000, 0x1FAFF },
};

static bool is_stable(uint32_t cp)
{
    for (size_t i = 0; i < sizeof stable / sizeof *stable; i++)
        if (cp <= stable[i].last) return cp >= stable[i].first;
    return false;
}

static bool surely_nfc(struct str s)
{
    for (size_t i = 0; i < s.len;)
        if (!is_stable(utf8_next(s, &i))) return false;
    return true;
}

struct str utf8_nfc(struct arena *keep, struct str s)
{
    if (surely_nfc(s)) return s;
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s.ptr, (utf8proc_ssize_t)s.len, &out,
                                      UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (n < 0) memory_lost(s.len); /* s is valid UTF-8, so only memory can be missing */
    struct str same = str_n((char *)out, (size_t)n);
    struct str result = str_eq(same, s) ? s : arena_str(keep, same);
    memory_free(out);
    return result;
}
