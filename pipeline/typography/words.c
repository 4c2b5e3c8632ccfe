/* Words: written twice, with a wrong or a missing elision, abbreviated as French does not. */
#include "typography/look.h"

static struct str word_text(const struct look *l, size_t i) { return unit_text(l->u, l->u->words.at[i].at); }

/* Is there nothing but white space between word i and the next? */
static bool is_next(const struct look *l, size_t i)
{
    const struct words *w = &l->u->words;
    if (i + 1 >= w->count) return false;
    struct str gap = str_sub(l->u->text, w->at[i].at.end, w->at[i + 1].at.beg);
    for (size_t k = 0; k < gap.len;)
        if (!is_gap(utf8_next(gap, &k))) return false;
    return gap.len > 0;
}

static bool is_prose_word(const struct word *w) { return w->kind == WORD_PLAIN || w->kind == WORD_ELIDED; }

/* ---- the same word twice ---- */

/* « Le le »: the capital is that of the sentence. */
static bool is_same(const struct look *l, size_t i)
{
    const struct words *w = &l->u->words;
    if (i + 1 >= w->count) return false;
    struct str word = word_text(l, i), next = word_text(l, i + 1);
    bool opens = w->at[i].opens;
    if (word.len != next.len || (!opens && word.ptr[0] != next.ptr[0])) return false; /* nearly all go here */
    if (!is_prose_word(&w->at[i]) || !is_next(l, i)) return false;
    return str_eq(word, next) || (opens && str_eq(utf8_lower_str(l->keep, word), next));
}

static void look_twice(struct look *l, size_t i)
{
    const struct words *w = &l->u->words;
    if (!is_same(l, i) || (i > 0 && is_same(l, i - 1)) || is_same(l, i + 1)) return; /* la la la is sung */
    struct str word = word_text(l, i), next = word_text(l, i + 1);
    uint32_t id = table_find(&l->usage->doubles, next);
    size_t end = w->at[i + 1].at.end;
    uint32_t behind = utf8_at(l->u->text, end), letter = utf8_at(l->u->text, skip_spaces(l->u->text, end));
    bool known = id != TABLE_NONE;
    enum doubling class = known ? (enum doubling)l->usage->double_class[id] : DOUBLING_FAULT;
    bool goes_on = is_alnum(letter) && !(utf8_class(letter) & UC_UPPER);
    if (class == DOUBLING_RIGHT || (class == DOUBLING_PARTICLE && !goes_on && letter != 0xAB)) return; /* oh ! la la ! */
    if (!known && (utf8_class(utf8_at(next, 0)) & UC_UPPER || utf8_count(next) < 2)) return;
    if (behind == '-' || behind == '\'' || behind == 0x2019) return;
    look_wrong(l, RULE_TYPO_TWICE, known && goes_on, w->at[i].at.beg, end, word);
}

/* ---- elision ---- */

/* What asks for its own words behind it, not for a vowel. */
#define CHOOSY (SMALL_ELIDES_PRONOUN | SMALL_ELIDES_IL | SMALL_ELIDES_BE)

/* Does a word of the classes `what` lose its vowel before this one? Capitals are left alone: names go both ways. */
static bool asks_elision(const struct look *l, struct str word, unsigned what)
{
    bool one = utf8_count(word) < 2, any = what & SMALL_ELIDES_ANY;
    unsigned is = one || what & CHOOSY ? usage_small(l->usage, word) : 0;
    if (what & SMALL_ELIDES_BE) return is & SMALL_BE;
    if (what & SMALL_ELIDES_IL) return is & SMALL_IL;
    if (what & SMALL_ELIDES_PRONOUN) return is & SMALL_PRONOUN;
    if (one) return any && is & SMALL_LONE; /* "la ou", "le à": others of one letter are named, not used */
    if (!(usage_letter(l->usage, utf8_at(word, 0)) & LETTER_VOWEL)) return table_find(&l->usage->mute, word) != TABLE_NONE;
    uint32_t id = table_find(&l->usage->unelided, word);
    return id == TABLE_NONE || (any && l->usage->only_articles[id]);
}

/* The word goes on as names in a program do: object.__init__, open(). */
static bool is_code(struct str t, size_t end)
{
    uint32_t mark = utf8_at(t, end), behind = utf8_at(t, end + 1);
    return mark == '_' || mark == '(' || (mark == '.' && (is_alnum(behind) || behind == '_'));
}

/* Nothing but a space stands between word i and the next, which may ask for an elision. */
static bool may_elide(const struct look *l, size_t i)
{
    const struct words *w = &l->u->words;
    struct str t = l->u->text;
    size_t end = w->at[i].at.end;
    if (!l->usage->is_lost[(unsigned char)t.ptr[end - 1]]) return false;
    if (i + 1 >= w->count || w->at[i + 1].at.beg != end + 1 || t.ptr[end] != ' ') return false;
    return usage_letter(l->usage, utf8_at(t, end + 1)) & LETTER_ELIDES;
}

static void look_elision(struct look *l, size_t i)
{
    const struct words *w = &l->u->words;
    struct str t = l->u->text;
    if (!may_elide(l, i)) return;
    struct str word = word_text(l, i), lower = w->at[i].opens ? utf8_lower_str(l->keep, word) : word;
    if (w->at[i + 1].kind != WORD_PLAIN || utf8_before(t, w->at[i].at.beg) == '-' || is_code(t, w->at[i + 1].at.end)) return;
    unsigned what = usage_small(l->usage, lower);
    struct str next = word_text(l, i + 1);
    if (!(what & SMALL_ELIDED) || !asks_elision(l, next, what)) return;
    look_wrong(l, RULE_TYPO_ELISION, !(what & SMALL_DOUBTFUL), w->at[i].at.beg, w->at[i + 1].at.end,
               look_join(l, str_sub(word, 0, lower.len - 1), look_apostrophe_of(l), next));
}

/* l’héros: the word behind the apostrophe begins with an h that is aspirated. */
static void look_aspirated(struct look *l, size_t i)
{
    const struct words *w = &l->u->words;
    if (i + 1 >= w->count || w->at[i + 1].at.beg != w->at[i].at.end) return;
    struct str next = word_text(l, i + 1), word = word_text(l, i);
    uint32_t id = table_find(&l->usage->aspirated, next);
    if (id == TABLE_NONE) return;
    size_t apostrophe = word.len; /* of any form */
    utf8_prev(word, &apostrophe);
    struct str head = str_sub(word, 0, apostrophe);
    bool article = usage_small(l->usage, utf8_lower_str(l->keep, head)) & SMALL_ARTICLE;
    struct str tail = article ? str_from(l->usage->article[id], 1) : STR("e");
    bool known = !article || l->usage->article[id].len > 1;
    struct str fix = known ? look_join(l, look_join(l, head, tail, STR(" ")), next, STR("")) : (struct str){ NULL, 0 };
    look_wrong(l, RULE_TYPO_ELISION, known, w->at[i].at.beg, w->at[i + 1].at.end, fix);
}

/* ---- abbreviations ---- */

static bool fits(struct str t, struct span before, size_t end, char where)
{
    size_t next = skip_spaces(t, end);
    switch (where) {
    case 'M': return next > end && utf8_class(utf8_at(t, next)) & UC_UPPER;  /* before a name */
    case 'n': return is_digit(utf8_before(t, before_spaces(t, before.beg))); /* behind a number */
    case 'm':
        return next > end &&
               (utf8_class(utf8_at(t, next)) & UC_LOWER || is_digit(utf8_at(t, next))); /* the sentence goes on */
    default: return true;
    }
}

static void look_abbreviation(struct look *l, struct span at)
{
    struct str t = l->u->text;
    size_t end = at.beg;
    if (end + 1 >= t.len || !(l->usage->starts_with[(unsigned char)t.ptr[end]] >> (t.ptr[end + 1] & 63) & 1)) return;
    while (end < at.end && is_letter(utf8_at(t, end))) utf8_next(t, &end);
    uint32_t id = end > at.beg ? table_find(&l->usage->starts, str_sub(t, at.beg, end)) : TABLE_NONE;
    for (uint32_t k = id == TABLE_NONE ? 0 : l->usage->first[id]; k; k = l->usage->abbreviations[k - 1].next) {
        const struct abbreviation *a = &l->usage->abbreviations[k - 1];
        if (!str_starts(str_from(t, at.beg), a->wrong)) continue;
        size_t upto = at.beg + a->wrong.len;
        uint32_t behind = utf8_at(t, upto);
        if (is_alnum(behind) || behind == '\'' || behind == 0x2019 || behind == '-') continue;
        if (behind == '.' && (str_ends(a->right, STR(".")) || is_letter(utf8_at(t, upto + 1)))) continue;
        if (!fits(t, at, upto, a->where)) continue;
        look_wrong(l, RULE_TYPO_ABBREVIATION, true, at.beg, upto, a->right);
        return;
    }
}

/* ---- the language ---- */

#define FOREIGN_WORDS 2 /* one may be a name's: « The Times » */

bool look_is_foreign(const struct look *l)
{
    const struct words *w = &l->u->words;
    unsigned foreign = 0;
    for (size_t i = 0; i < w->count; i++) {
        if (w->at[i].kind == WORD_ELIDED) return false;
        if (w->at[i].kind != WORD_PLAIN || w->at[i].at.end - w->at[i].at.beg > l->usage->longest_tool) continue;
        struct str word = word_text(l, i);
        uint32_t id = table_find(&l->usage->tools, w->at[i].opens ? utf8_lower_str(l->keep, word) : word);
        if (id == TABLE_NONE) continue;
        if (l->usage->tool_is_french[id]) return false;
        foreign++;
    }
    return foreign >= FOREIGN_WORDS;
}

/* What a word may be by its first letter. */
enum { START_ROMAN = 1, START_NUMBER_SIGN };

static const uint8_t starts[256] = {
    ['I'] = START_ROMAN, ['V'] = START_ROMAN, ['X'] = START_ROMAN, ['L'] = START_ROMAN,       ['C'] = START_ROMAN,
    ['D'] = START_ROMAN, ['M'] = START_ROMAN, ['n'] = START_NUMBER_SIGN, ['N'] = START_NUMBER_SIGN,
};

static void look_at_word(struct look *l, size_t i)
{
    const struct word *word = &l->u->words.at[i];
    uint8_t start = starts[(unsigned char)l->u->text.ptr[word->at.beg]];
    look_twice(l, i);
    if (start == START_ROMAN) look_at_roman(l, word->at);
    if (start == START_NUMBER_SIGN) look_at_number_sign(l, word->at.beg);
    if (word->kind == WORD_ELIDED)
        look_aspirated(l, i);
    else if (word->kind == WORD_PLAIN && word->at.end - word->at.beg <= l->usage->longest_small)
        look_elision(l, i);
}

void look_at_words(struct look *l)
{
    const struct words *w = &l->u->words;
    uint32_t done = 0, len = (uint32_t)l->u->text.len;
    for (size_t i = 0; i < w->count; i++) {
        struct span at = w->at[i].at;
        if (at.beg > done + 1) look_at_gap(l, (struct span){ done, at.beg });
        look_at_word(l, i);
        if (at.beg >= done) look_abbreviation(l, at);
        done = at.end;
    }
    if (len > done + 1) look_at_gap(l, (struct span){ done, len });
}
