#include "charset/twice.h"

#include "base/utf8.h"

/* In the order in which ties go. ISO-8859-1 has all bytes (controls for 0x80 to 0x9F), windows-1252 those of real mail. */
static const char *const mistaken_for[TWICE_CHARSETS] = { "windows-1252", "ISO-8859-1", "macintosh", "IBM850", "IBM437" };

/* First bytes in UTF-8 of what twice_plausible tells, with U+FEFF, a mark that went the same way. */
static const unsigned char leads[] = { 0xC2, 0xC3, 0xC5, 0xCC, 0xE2, 0xEF };

bool twice_plausible(uint32_t cp)
{
    if (cp >= 0xC0 && cp <= 0xFF) return true;                       /* accented letters */
    if (cp == 0xA0 || cp == 0xAB || cp == 0xBB || cp == 0xB0) return true; /* no-break space « » ° */
    if (cp >= 0x2009 && cp <= 0x202F) return true;                   /* thin spaces, dashes, quotation marks, … */
    if (cp >= 0x300 && cp <= 0x327) return true;                     /* accents apart from their letters */
    return cp == 0x152 || cp == 0x153 || cp == 0x178 || cp == 0x20AC || cp == 0xFEFF;
}

/*
 * What the leads are in those charsets: Â Ã Å Ì â ï, then ¬ √ ≈ ‚ Ô, ┬ ├ ┼ ╠ ´, Γ ∩. Only with one of these before another
 * character above U+007F, which French hardly has, iconv need be asked.
 */
static bool may_lead(uint32_t cp)
{
    static const uint32_t seen[] = { 0xC2,   0xC3,   0xC5,   0xCC,   0xE2, 0xEF,  0xAC,   0x221A, 0x2248,
                                     0x201A, 0xD4,   0x252C, 0x251C, 0x253C, 0x2560, 0xB4, 0x393,  0x2229 };
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        if (seen[i] == cp) return true;
    return false;
}

static void prepare(struct twice *t)
{
    t->ready = true;
    for (size_t i = 0; i < TWICE_CHARSETS; i++)
        if (bytes_init(&t->bytes[t->count], charset_find(mistaken_for[i]), NULL) == STATUS_OK)
            t->names[t->count++] = mistaken_for[i];
}

static size_t needed(unsigned char lead) { return lead < 0xE0 ? 2 : 3; }

/* The lead byte that cp is in the charset, or 0. */
static unsigned char lead_of(const struct bytes *b, uint32_t cp)
{
    for (size_t i = 0; i < sizeof leads; i++)
        if (b->cp[leads[i]] == cp) return leads[i];
    return 0;
}

/* The byte from 0x80 to 0xBF that cp is in the charset, or 0. */
static unsigned char trail_of(const struct bytes *b, uint32_t cp)
{
    for (unsigned i = 0x80; i < 0xC0; i++)
        if (b->cp[i] == cp) return (unsigned char)i;
    return 0;
}

/* How many bytes of s from `at` on are one character twice over by way of this charset, or 0. */
static size_t explains(const struct bytes *b, struct str s, size_t at)
{
    size_t i = at, len = 0;
    unsigned char once[4] = { lead_of(b, utf8_next(s, &i)) };
    if (!once[0]) return 0;
    for (size_t k = 1; k < needed(once[0]); k++) {
        if (utf8_check(str_from(s, i), &len) != UTF8_WHOLE) return 0;
        once[k] = trail_of(b, utf8_next(s, &i));
        if (!once[k]) return 0;
    }
    struct str inner = str_n((const char *)once, needed(once[0]));
    return utf8_check(inner, &len) == UTF8_WHOLE && twice_plausible(utf8_at(inner, 0)) ? i - at : 0;
}

size_t twice_at(struct twice *t, struct str s, size_t at)
{
    size_t behind = at, longest = 0;
    uint32_t lead = utf8_next(s, &behind);
    if (behind >= s.len || !(s.ptr[behind] & 0x80) || !may_lead(lead)) return 0;
    if (!t->ready) prepare(t);
    for (size_t i = 0; i < t->count; i++) {
        size_t len = explains(&t->bytes[i], s, at);
        t->times[i] += len > 0;
        if (len > longest) longest = len;
    }
    t->all += longest > 0;
    return longest;
}

const char *twice_charset(const struct twice *t)
{
    size_t best = 0;
    for (size_t i = 1; i < t->count; i++)
        if (t->times[i] > t->times[best]) best = i;
    return t->names[best];
}
