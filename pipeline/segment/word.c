#include "segment/word.h"

#include "base/utf8.h"
#include "segment/lexicon.h"
#include "segment/word_special.h"

#define LONGEST_HEAD 64  /* bytes of a word before its last joint: no compound is longer, and cutting stays linear */
#define SPECIAL_TRIES 32 /* words of one stretch without white space that are tried as addresses or code */

#define LOST 0xFFFD      /* a letter that an earlier decoding lost: the word round it cannot be read */

/* How a run of letters is built, counted while it is walked. */
struct run {
    uint32_t beg, end;
    unsigned letters, uppers, digits, hyphens, apostrophes, stops, others;
    bool inclusive; /* holds a median point, or a stop or bracket before a feminine ending */
    bool camel;     /* a capital behind a small letter */
    bool ampersand;
    bool lost;
};

struct cutter {
    struct unit *u;
    struct arena *keep;
    size_t sentence; /* the one that the next word may open */
    uint32_t opened; /* 1 + the sentence that has its first word */
};

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019 || cp == 0x2BC || cp == 0x2032 || cp == 0xB4 || cp == '`';
}
static bool is_hyphen(uint32_t cp) { return cp == '-' || cp == 0x2010 || cp == 0x2011; }
static bool is_median(uint32_t cp) { return cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x22C5; }
static bool is_hidden(uint32_t cp)
{
    return cp == 0xAD || (cp >= 0x200B && cp <= 0x200D) || cp == 0x2060 || cp == 0xFEFF;
}

/* utf8_class, quick for what French is made of. */
static unsigned class_of(uint32_t cp)
{
    if (cp < 0x80) {
        unsigned char low = (unsigned char)(cp | 0x20);
        if (low >= 'a' && low <= 'z') return cp & 0x20 ? UC_LETTER | UC_LOWER : UC_LETTER | UC_UPPER;
        if (cp >= '0' && cp <= '9') return UC_DIGIT;
        return cp == ' ' || (cp >= '\t' && cp <= '\r') ? UC_SPACE : UC_PUNCTUATION;
    }
    if (cp >= 0xC0 && cp <= 0xFF && cp != 0xD7 && cp != 0xF7)
        return cp < 0xDF ? UC_LETTER | UC_UPPER : UC_LETTER | UC_LOWER;
    if (is_hidden(cp) || cp == LOST) return UC_MARK;
    return utf8_class(cp);
}

static bool is_word_part(unsigned class) { return class & (UC_LETTER | UC_DIGIT | UC_MARK | UC_NUMBER); }

static struct word *add_word(struct cutter *c, size_t beg, size_t end, enum word_kind kind)
{
    const struct sentences *s = &c->u->sentences;
    while (c->sentence < s->count && s->at[c->sentence].at.end <= beg) c->sentence++;
    bool inside = c->sentence < s->count && s->at[c->sentence].at.beg <= beg;
    bool opens = inside && c->opened != c->sentence + 1;
    if (inside) c->opened = (uint32_t)c->sentence + 1;
    struct word *w = arena_push(c->keep, &c->u->words);
    *w = (struct word){ .at = { (uint32_t)beg, (uint32_t)end }, .kind = (uint8_t)kind, .opens = opens };
    return w;
}

/* The letters of s in lower case, at most n - 1 of them, for comparing with short lists. "" where s is longer. */
static struct str small_key(struct str s, char *out, size_t n)
{
    size_t len = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_next(s, &i);
        if (is_hidden(cp)) continue;
        if (is_apostrophe(cp)) cp = '\'';
        if (len + 4 >= n) return str_n(out, 0);
        len += utf8_put(out + len, utf8_lower(cp));
    }
    return str_n(out, len);
}

/* Whether the tables have s, in small letters, in a class. */
static bool is_known(struct str s, unsigned class)
{
    char bytes[LEXICON_LONGEST + 4];
    return lexicon_own(small_key(s, bytes, sizeof bytes)) & class;
}

/* Behind the first apostrophe of s, or 0 when there is none near its start. */
static size_t apostrophe_end(struct str s, size_t *at)
{
    for (size_t i = 0; i < s.len && i < 16;) {
        *at = i;
        if (is_apostrophe(utf8_next(s, &i))) return i;
    }
    return 0;
}

/* Behind the elided article with its apostrophe at the start of s, or 0. */
static size_t elision_end(struct str s)
{
    size_t at, end = apostrophe_end(s, &at);
    return end && is_known(str_sub(s, 0, at), LEXICON_ELIDED) ? end : 0;
}

/* Behind the letters of s from `at` on; ten at most. */
static size_t letters_end(struct str s, size_t at)
{
    for (size_t i = at, n = 0; i < s.len && n < 10; n++) {
        size_t here = i;
        if (!(class_of(utf8_next(s, &i)) & (UC_LETTER | UC_MARK))) return here;
        at = i;
    }
    return at;
}

/* aujourd'hui, quelqu'un: the apostrophe parts nothing. */
static bool stays_whole(struct str run)
{
    size_t at, end = apostrophe_end(run, &at);
    if (end == 0) return false;
    return is_known(str_sub(run, 0, end), LEXICON_HEAD) || is_known(str_sub(run, 0, letters_end(run, end)), LEXICON_WHOLE);
}

static bool is_feminine_end(struct str s) { return is_known(s, LEXICON_FEMININE); }

/* Behind "(e)s", "(trice)", which stands at `at` behind a letter, or `at`. */
static size_t bracket_end(struct str s, size_t at)
{
    size_t end = letters_end(s, at + 1);
    if (end == at + 1 || end >= s.len || s.ptr[end] != ')' || !is_feminine_end(str_sub(s, at + 1, end))) return at;
    size_t more = letters_end(s, end + 1);
    return more > end + 1 && is_feminine_end(str_sub(s, end + 1, more)) ? more : end + 1;
}

/*
 * What may join two parts of one word, standing at `at` (its bytes up to *after): apostrophe or hyphen between letters,
 * the stops of S.N.C.F., the points of étudiant·e·s and auteur.rice.s, the & of R&D.
 */
static bool joins(struct str s, const struct run *r, size_t at, uint32_t cp, size_t after)
{
    if (after >= s.len || at - r->beg > LONGEST_HEAD) return false;
    unsigned next = class_of(utf8_at(s, after));
    if (is_hyphen(cp)) return is_word_part(next);
    if (cp == '\'' || cp == 0x2019 || cp == 0x2BC || cp == 0x2032) return next & (UC_LETTER | UC_DIGIT);
    if (is_apostrophe(cp)) return next & UC_LETTER && elision_end(str_sub(s, r->beg, after)) > 0;
    if (is_median(cp)) return next & UC_LETTER;
    if (cp == '&') return r->letters == 1 && r->uppers == 1 && next & UC_UPPER;
    if (cp != '.') return false;
    if (r->inclusive || next & UC_LOWER) return is_feminine_end(str_sub(s, after, letters_end(s, after)));
    return next & UC_UPPER && r->letters == r->stops + 1 && r->uppers == r->letters && r->digits == 0 &&
           (at > r->beg && !(class_of(utf8_at(s, after + 1)) & UC_LOWER));
}

static void count_class(struct run *r, unsigned class, unsigned before)
{
    r->letters += (class & UC_LETTER) != 0;
    r->uppers += (class & UC_UPPER) != 0;
    r->digits += (class & UC_DIGIT) != 0;
    r->others += (class & UC_NUMBER) != 0;
    r->camel |= class & UC_UPPER && before & UC_LOWER;
}

/* The run of letters and what joins them, from r->beg on, where a letter or digit stands. */
static void walk_run(struct str s, struct run *r)
{
    unsigned before = 0;
    size_t i = r->beg;
    while (i < s.len) {
        size_t here = i;
        uint32_t cp = utf8_next(s, &i);
        unsigned class = class_of(cp);
        if (is_word_part(class) && !is_apostrophe(cp)) {
            count_class(r, class, before);
            r->lost |= cp == LOST;
            if (!(class & UC_MARK)) before = class;
            r->end = (uint32_t)i;
            continue;
        }
        size_t bracket = cp == '(' && before & UC_LOWER ? bracket_end(s, here) : here;
        if (bracket > here) {
            r->inclusive = true;
            r->end = (uint32_t)(i = bracket);
            continue;
        }
        if (!joins(s, r, here, cp, i)) break;
        r->hyphens += is_hyphen(cp);
        r->apostrophes += is_apostrophe(cp);
        r->inclusive |= is_median(cp) || (cp == '.' && before & UC_LOWER);
        r->ampersand |= cp == '&';
        r->stops += cp == '.';
        before = 0;
    }
}

/* A canonical Roman numeral below 4000 (Unicode small letters do not count). */
static bool is_roman(struct str s)
{
    static const struct { const char *sign; int most; } places[] = {
        { "M", 3 }, { "CM", 1 }, { "D", 1 }, { "CD", 1 }, { "C", 3 }, { "XC", 1 }, { "L", 1 }, { "XL", 1 }, { "X", 3 },
        { "IX", 1 }, { "V", 1 }, { "IV", 1 }, { "I", 3 },
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct str sign = str_of(places[i].sign);
        for (int n = 0; n < places[i].most && str_starts(s, sign); n++) s = str_from(s, sign.len);
    }
    return s.len == 0;
}

/* L, C, D and M by themselves are letters more often than numbers. */
static bool is_numeral(struct str s) { return is_roman(s) && (s.len > 1 || strchr("IVX", s.ptr[0])); }

/* 21e XIXe: a number and what makes it an ordinal. */
static bool is_ordinal(struct str s)
{
    size_t n = 0;
    bool digits = s.len && s.ptr[0] >= '0' && s.ptr[0] <= '9';
    while (n < s.len && (digits ? s.ptr[n] >= '0' && s.ptr[n] <= '9' : s.ptr[n] >= 'A' && s.ptr[n] <= 'Z')) n++;
    if (n == 0 || n == s.len) return false;
    struct str tail = str_from(s, n);
    if (digits) return is_known(tail, LEXICON_ORDINAL);
    return is_numeral(str_sub(s, 0, n)) &&
           is_known(tail, n == 1 && s.ptr[0] == 'I' ? LEXICON_RANK | LEXICON_FIRST : LEXICON_RANK);
}

static bool is_acronym(struct str s, const struct run *r)
{
    if (r->letters < 2) return false;
    if (r->uppers == r->letters) return true;
    return r->uppers >= 2 && r->uppers + 1 == r->letters && s.ptr[s.len - 1] == 's' && !r->camel && r->hyphens == 0;
}

static enum word_kind kind_of(struct str s, const struct run *r)
{
    if (r->lost) return WORD_PLAIN;
    if (r->letters == 0) return WORD_NUMBER;
    if (is_ordinal(s)) return WORD_ORDINAL;
    if (r->inclusive) return WORD_INCLUSIVE;
    if (s.ptr[0] >= '0' && s.ptr[0] <= '9') return r->hyphens ? WORD_PLAIN : WORD_NUMBER_UNIT;
    if (r->uppers == r->letters && r->digits == 0 && r->stops == 0 && is_numeral(s)) return WORD_ROMAN;
    if (r->ampersand || (r->digits && r->hyphens == 0)) return WORD_CODE;
    if (is_acronym(s, r)) return WORD_ACRONYM;
    return r->camel ? WORD_CAMEL : WORD_PLAIN;
}

/* Cuts the elided articles off, then says what the rest is. */
static void add_run(struct cutter *c, struct run r)
{
    struct str text = c->u->text;
    while (r.apostrophes && !stays_whole(str_sub(text, r.beg, r.end))) {
        size_t elided = elision_end(str_sub(text, r.beg, r.end));
        if (elided == 0) break;
        add_word(c, r.beg, r.beg + elided, WORD_ELIDED);
        struct run rest = { .beg = r.beg + (uint32_t)elided };
        walk_run(str_sub(text, 0, r.end), &rest);
        if (rest.end == 0) return;
        r = rest;
    }
    size_t behind = r.end;
    if (r.apostrophes == 0 && r.end - r.beg <= 8 && behind < text.len && is_apostrophe(utf8_next(text, &behind)) &&
        elision_end(str_sub(text, r.beg, behind))) {
        add_word(c, r.beg, behind, WORD_ELIDED);
        return;
    }
    add_word(c, r.beg, r.end, kind_of(str_sub(text, r.beg, r.end), &r));
}

/* The words of one stretch without white space. */
static void cut_stretch(struct cutter *c, size_t beg, size_t end)
{
    struct str s = str_sub(c->u->text, 0, end);
    int tries = word_special_possible(str_sub(s, beg, end)) ? SPECIAL_TRIES : 0;
    for (size_t i = beg; i < end;) {
        size_t after = i;
        uint32_t cp = utf8_next(s, &after);
        unsigned class = class_of(cp);
        if (tries && (class & (UC_LETTER | UC_DIGIT) || (unsigned char)s.ptr[i] < 0x80)) {
            tries--;
            enum word_kind kind = WORD_CODE;
            size_t stop = beg + word_special(str_sub(s, beg, end), i - beg, &kind);
            if (stop > i) {
                add_word(c, i, stop, kind);
                i = stop;
                continue;
            }
        }
        bool begins = cp == LOST || (class & (UC_LETTER | UC_DIGIT | UC_NUMBER) && !is_apostrophe(cp)); /* U+02BC is a letter */
        if (!begins) {
            i = after;
            continue;
        }
        struct run r = { .beg = (uint32_t)i };
        walk_run(s, &r);
        add_run(c, r);
        i = r.end;
        uint32_t next = utf8_at(s, i);
        if (is_apostrophe(next) || is_hyphen(next)) utf8_next(s, &i);
    }
}

/* Behind the letters of ASCII and Latin-1 (in UTF-8: À to ÿ, × and ÷ left out) at `at`, which are small but for the first. */
static size_t plain_letters_end(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (size_t i = at;;) {
        if (i < s.len && p[i] >= 'a' && p[i] <= 'z')
            i++;
        else if (i + 1 < s.len && p[i] == 0xC3 && p[i + 1] >= (i > at ? 0x9F : 0x80) && (p[i + 1] & 0xDF) != 0x97)
            i += 2;
        else if (i == at && i < s.len && p[i] >= 'A' && p[i] <= 'Z')
            i++;
        else
            return i;
    }
}

/*
 * Most words are small letters between spaces, a comma or a stop behind them: nothing can be special there. Adds such a
 * word at `at` and tells the end of its stretch; tells `at` for everything else. A capital of Roman numerals may be one.
 */
static size_t cut_plain(struct cutter *c, size_t at)
{
    static const bool numeral[256] = { ['C'] = true, ['D'] = true, ['I'] = true, ['L'] = true, ['M'] = true,
                                       ['V'] = true, ['X'] = true };
    struct str s = c->u->text;
    size_t end = plain_letters_end(s, at);
    if (end < at + 2 || numeral[(unsigned char)s.ptr[at]]) return at;
    size_t behind = end + (end < s.len && (s.ptr[end] == ',' || s.ptr[end] == '.' || s.ptr[end] == ';'));
    if (behind < s.len && s.ptr[behind] != ' ') return at;
    add_word(c, at, end, WORD_PLAIN)->plain = true;
    return behind;
}

static bool is_blank_at(struct str s, size_t at, size_t *after)
{
    *after = at;
    unsigned char c = (unsigned char)s.ptr[at];
    if (c < 0x80) return (*after)++, c == ' ' || (c >= '\t' && c <= '\r');
    uint32_t cp = utf8_next(s, after);
    return cp == 0xA0 || cp == 0x202F || cp == 0x2028 || cp == 0x2029 || cp == 0x85 || cp == 0x3000 ||
           (cp >= 0x2000 && cp <= 0x200A);
}

void segment_words(struct unit *u, struct arena *keep)
{
    struct cutter c = { .u = u, .keep = keep };
    u->words.count = 0;
    for (size_t i = 0, after; i < u->text.len;) {
        if (is_blank_at(u->text, i, &after)) {
            i = after;
            continue;
        }
        size_t beg = i;
        if ((i = cut_plain(&c, beg)) > beg) continue;
        while (i < u->text.len && !is_blank_at(u->text, i, &after)) i = after;
        cut_stretch(&c, beg, i);
    }
}
