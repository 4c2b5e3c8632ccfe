#include "base/str.h"

int str_cmp(struct str a, struct str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

size_t str_find_byte(struct str s, size_t beg, char c)
{
    if (beg >= s.len) return s.len;
    const char *p = memchr(s.ptr + beg, c, s.len - beg);
    return p ? (size_t)(p - s.ptr) : s.len;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct str str_trim(struct str s)
{
    while (s.len && is_blank(s.ptr[0])) s = str_from(s, 1);
    while (s.len && is_blank(s.ptr[s.len - 1])) s.len--;
    return s;
}

bool str_line(struct str *rest, struct str *line)
{
    if (rest->len == 0) return false;
    size_t end = str_find_byte(*rest, 0, '\n');
    *line = str_sub(*rest, 0, end);
    *rest = str_from(*rest, end + (end < rest->len));
    if (str_ends(*line, STR("\r"))) line->len--;
    return true;
}

/* Eight bytes as a number that is the same on every machine. */
static uint64_t load_eight(const char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
}

/* The same of fewer than eight, 1 at least, without a loop: most words are so short. */
static uint64_t load_few(const char *p, size_t n)
{
    const unsigned char *b = (const unsigned char *)p;
    if (n < 4) return b[0] | (uint64_t)b[n / 2] << 8 * (n / 2) | (uint64_t)b[n - 1] << 8 * (n - 1);
    uint32_t first, last; /* they overlap where n < 8 */
    memcpy(&first, p, 4);
    memcpy(&last, p + n - 4, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    first = __builtin_bswap32(first);
    last = __builtin_bswap32(last);
#endif
    return first | (uint64_t)last << 8 * (n - 4);
}

static uint64_t mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

uint64_t str_hash(struct str s)
{
    uint64_t h = 0x243F6A8885A308D3u ^ s.len;
    size_t i = 0;
    for (; i + 8 <= s.len; i += 8) h = mix(h, load_eight(s.ptr + i));
    if (i < s.len) h = mix(h, load_few(s.ptr + i, s.len - i));
    h = (h ^ h >> 32) * 0xD6E8FEB86659FD93u;
    return h ^ h >> 32;
}
