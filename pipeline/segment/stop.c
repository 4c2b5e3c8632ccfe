#include "segment/stop.h"

#define WORD_REACH 48 /* bytes looked at for the word beside a stop: longer ones are no abbreviation */
#define OPENERS 12    /* characters that may stand before the first letter of a sentence */
#define GAP 4         /* bytes of white space inside one run of stops, or between two words */

size_t stop_length(struct str text, size_t at, unsigned *mark)
{
    if (at >= text.len) return 0;
    unsigned char c = (unsigned char)text.ptr[at];
    if (c == '.') return *mark = *mark == 0 ? MARK_DOT : *mark == MARK_DOT ? MARK_ELLIPSIS : *mark, 1;
    if (c == '!' || c == '?') return *mark = MARK_STRONG, 1;
    if (c != 0xE2) return 0;
    uint32_t cp = utf8_at(text, at);
    if (cp == 0x203C || (cp >= 0x2047 && cp <= 0x2049)) return *mark = MARK_STRONG, 3; /* ‼ ⁇ ⁈ ⁉ */
    if (cp != 0x2026) return 0;
    return *mark = *mark == MARK_STRONG ? MARK_STRONG : MARK_ELLIPSIS, 3;
}

void stop_run(struct stop *s)
{
    unsigned mark = 0;
    size_t len;
    s->end = s->beg;
    while ((len = stop_length(s->text, s->end, &mark))) {
        s->end += len;
        size_t next = skip_spaces(s->text, s->end);
        unsigned other = 0;
        if (next == s->end || next - s->end > GAP || !stop_length(s->text, next, &other)) continue;
        bool strong = other == MARK_STRONG && mark != MARK_DOT;
        bool spaced_dots = other == MARK_DOT && s->text.ptr[s->end - 1] == '.' && mark != MARK_STRONG;
        if (strong || spaced_dots) s->end = next;
    }
    s->mark = mark;
}

static bool is_word_part(uint32_t cp)
{
    return is_alnum(cp) || cp == '.' || cp == '-' || cp == 0xB0 || cp == 0x20AC || cp == 0x2011; /* ° € ‑ */
}

static struct str word_that_ends(struct str s, size_t end)
{
    size_t beg = end;
    while (beg > 0 && end - beg < WORD_REACH) {
        size_t at = beg;
        if (!is_word_part(utf8_prev(s, &at))) break;
        beg = at;
    }
    return str_sub(s, beg, end);
}

void stop_look_back(struct stop *s)
{
    s->word = word_that_ends(s->text, s->beg);
    s->classes = lexicon_find(s->lexicon, s->word);
}

struct str stop_word_before(const struct stop *s)
{
    size_t end = (size_t)(s->word.ptr - s->text.ptr), from = end;
    while (end > 0 && from - end < GAP && is_space(utf8_before(s->text, end))) utf8_prev(s->text, &end);
    if (end == from) return str_n(s->word.ptr, 0);
    struct str word = word_that_ends(s->text, end);
    if (str_ends(word, STR("."))) word.len--;
    return word;
}

static struct str word_that_starts(struct str s, size_t at)
{
    size_t end = at;
    while (end < s.len && end - at < WORD_REACH) {
        size_t next = end;
        uint32_t cp = utf8_next(s, &next);
        if (!is_alnum(cp) && !(cp == '-' && is_alnum(utf8_at(s, next)))) break;
        end = next;
    }
    return str_sub(s, at, end);
}

static bool is_opener(uint32_t cp)
{
    switch (cp) {
    case '"': case '\'': case '(': case '[': case '{': case '*': case '_': case '#': case '@': case '$':
    case 0xAB: case 0xBF: case 0xA1: case 0x201C: case 0x201E: case 0x2018: case 0x2039: return true;
    default: return false;
    }
}

/* Dashes, and what stands for one before a point of a list. */
static bool is_dash(uint32_t cp)
{
    switch (cp) {
    case '-': case 0xB7: case 0x2022: case 0x2023: case 0x2043: case 0x2192: case 0x2212: case 0x25AA: case 0x25BA:
    case 0x25CB: case 0x25CF: case 0x25E6: case 0x27A2: return true;
    default: return cp >= 0x2010 && cp <= 0x2015;
    }
}

void stop_look_ahead(struct stop *s)
{
    size_t at = s->next = skip_spaces(s->text, s->after);
    s->spaced = s->next > s->after;
    s->next_char = utf8_at(s->text, at);
    for (int n = 0; n < OPENERS && at < s->text.len; n++) {
        size_t next = at;
        uint32_t cp = utf8_next(s->text, &next);
        if (utf8_class(cp) & (UC_LETTER | UC_DIGIT)) break;
        bool dash = is_dash(cp), opener = is_opener(cp);
        if (!dash && !opener && !is_space(cp)) break;
        s->dash = s->dash || dash;
        s->opener = s->opener || opener;
        at = next;
    }
    s->letter_at = at;
    s->letter = utf8_at(s->text, at);
}

struct str stop_next_word(const struct stop *s) { return word_that_starts(s->text, s->letter_at); }

/* In the table an elision has the plain apostrophe, whichever the text has. */
static unsigned starter_classes(const struct stop *s, struct str word, bool elided)
{
    char room[LEXICON_LONGEST + 1];
    if (word.len >= LEXICON_LONGEST) return 0;
    if (!elided) return lexicon_find(s->lexicon, word);
    memcpy(room, word.ptr, word.len);
    room[word.len] = '\'';
    return lexicon_find(s->lexicon, str_n(room, word.len + 1));
}

bool stop_before_starter(const struct stop *s)
{
    struct str word = stop_next_word(s);
    size_t behind = s->letter_at + word.len;
    uint32_t cp = utf8_at(s->text, behind);
    bool elided = cp == '\'' || cp == 0x2019;
    unsigned classes = starter_classes(s, word, elided);
    if (!(classes & LEXICON_STARTER) || (cp == '.' && utf8_count(word) == 1)) return false; /* F. A. Hayek */
    if (!(classes & LEXICON_PARTICLE)) return true;
    behind = elided ? behind + (cp == '\'' ? 1 : 3) : skip_spaces(s->text, behind);
    return !is_upper(utf8_at(s->text, behind));
}
