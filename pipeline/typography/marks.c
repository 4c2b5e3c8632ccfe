/* The forms of marks: apostrophes, quotation marks, ellipses, dashes, and the À that opens a sentence. */
#include "typography/look.h"

static void look_apostrophe(struct look *l, size_t at, size_t end, bool curved)
{
    struct str t = l->u->text;
    uint32_t behind = utf8_at(t, end);
    if (!is_letter(utf8_before(t, at)) || !(is_alnum(behind) || behind == 0xAB) || look_special(l, at)) return;
    look_form(l, RULE_TYPO_APOSTROPHE, curved ? APOSTROPHE_CURVED : APOSTROPHE_STRAIGHT, PART_FIRST, at, end);
}

/* Does a word that was elided end here: l alone, and qu with what stands before it (jusqu, presqu)? */
static bool ends_cut(const struct look *l, size_t at)
{
    struct str t = l->u->text;
    size_t one = at;
    if (at == 0 || !is_letter(utf8_prev(t, &one))) return false;
    if (!is_alnum(utf8_before(t, one))) return usage_small(l->usage, utf8_lower_str(l->keep, str_sub(t, one, at))) & SMALL_CUT;
    size_t two = one;
    utf8_prev(t, &two);
    return usage_small(l->usage, utf8_lower_str(l->keep, str_sub(t, two, at))) & SMALL_CUT;
}

/* l´eau, qu‘il: an accent or an opening mark behind what is elided. */
static void look_false_apostrophe(struct look *l, size_t at, size_t end)
{
    struct str t = l->u->text;
    if (ends_cut(l, at) && is_letter(utf8_at(t, end)) && !look_special(l, at))
        look_wrong(l, RULE_TYPO_APOSTROPHE, true, at, end, look_apostrophe_of(l));
}

static void look_dots(struct look *l, size_t at, size_t *next)
{
    struct str t = l->u->text;
    size_t end = at;
    while (end < t.len && t.ptr[end] == '.') end++;
    *next = end;
    if (end - at == 3 && !look_special(l, at) && utf8_before(t, at) != '/' && !is_digit(utf8_at(t, end)))
        look_form(l, RULE_TYPO_ELLIPSIS, ELLIPSIS_DOTS, PART_FIRST, at, end);
}

/* ---- quotation marks ---- */

/* What may open a quotation; a string of a program often has other signs: "=0", "$a". */
static bool opens_quotation(uint32_t cp)
{
    static const uint32_t marks[] = { '(', '[', '.', '-', '\'', 0xAB, 0x2013, 0x2014, 0x2019, 0x2026 };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (cp == marks[i]) return true;
    return is_alnum(cp);
}

static void end_pair(struct look *l, struct quote_pair *p, unsigned variant, size_t beg, size_t end)
{
    look_form(l, RULE_TYPO_QUOTES, variant, PART_FIRST, p->beg, p->end);
    look_form(l, RULE_TYPO_QUOTES, variant, PART_SECOND, beg, end);
    p->open = false;
}

/* A straight mark opens before a word and closes behind one; inches do neither. False: no pair is to be trusted. */
static bool look_straight(struct look *l, struct quote_pair *p, size_t at, bool record)
{
    struct str t = l->u->text;
    uint32_t before = utf8_before(t, at), behind = utf8_at(t, at + 1);
    bool opens = is_gap(before) || before == '(' || before == '[' || before == '\'' || before == 0x2019 ||
                 before == 0x2014 || before == 0x2013 || before == '-';
    if (!p->open && is_digit(before)) return true;
    if (before == '(' && is_alnum(utf8_before(t, at - 1))) return false; /* print("…") */
    if (!p->open && !(opens && !(is_gap(behind) && !is_space(behind)))) return false;
    if (p->open && is_alnum(behind)) return false;
    if (!p->open)
        *p = (struct quote_pair){ at, skip_spaces(t, at + 1), true };
    else if (record && at > p->end && opens_quotation(utf8_at(t, p->end)))
        end_pair(l, p, QUOTES_STRAIGHT, before_spaces(t, at), at + 1);
    else
        p->open = false;
    return true;
}

static bool closes_straight(struct str t, size_t at)
{
    uint32_t before = utf8_before(t, at), behind = utf8_at(t, at + 1);
    return (is_letter(before) || before == '.' || before == '!' || before == '?') && !is_alnum(behind);
}

/* Do the straight marks of this paragraph make pairs, every one? A single one without its other is told. */
static bool is_paired(struct look *l)
{
    struct str t = l->u->text;
    struct quote_pair p = { 0 };
    size_t first = str_find_byte(t, 0, '"'), last = first;
    for (size_t i = first; i < t.len; last = i, i = str_find_byte(t, i + 1, '"')) {
        if (look_straight(l, &p, i, false)) continue;
        if (!p.open && closes_straight(t, i) && str_find_byte(t, i + 1, '"') == t.len)
            look_loose(l, LOOSE_STRAIGHT, i, LOOSE_CLOSE);
        return false;
    }
    if (p.open)
        look_loose(l, LOOSE_STRAIGHT, p.beg, LOOSE_OPEN);
    else if (first < t.len && l->start == first)
        look_loose(l, LOOSE_STRAIGHT, last, LOOSE_SPEECH);
    return !p.open;
}

static void look_quote(struct look *l, uint32_t cp, size_t at, size_t end)
{
    struct str t = l->u->text;
    bool outer = l->inside == 0 && !l->straight.open;
    if (cp == 0xAB) {
        if (!l->inside++) look_form(l, RULE_TYPO_QUOTES, QUOTES_FRENCH, PART_FIRST, at, skip_spaces(t, end));
    } else if (cp == 0xBB) {
        if (l->inside && !--l->inside)
            look_form(l, RULE_TYPO_QUOTES, QUOTES_FRENCH, PART_SECOND, before_spaces(t, at), end);
    } else if (cp == '"' && l->paired && l->inside == 0 && !look_special(l, at)) {
        look_straight(l, &l->straight, at, true);
    } else if (cp == 0x201C && outer) {
        l->english = (struct quote_pair){ at, skip_spaces(t, end), true };
    } else if (cp == 0x201D && outer && l->english.open && at > l->english.end) {
        end_pair(l, &l->english, QUOTES_ENGLISH, before_spaces(t, at), end);
    }
}

/* ---- dashes ---- */

/* Letters, digits and hyphens from `at` on, and no more of them than decide whether it is a small word. */
static struct str hyphened_at(const struct look *l, size_t at)
{
    struct str t = l->u->text;
    size_t end = at;
    while (end - at <= l->usage->longest_small && (is_alnum(utf8_at(t, end)) || utf8_at(t, end) == '-')) utf8_next(t, &end);
    return str_sub(t, at, end);
}

/* il, elle, je… behind a hyphen: a speech, and who speaks. */
static bool has_inversion(const struct look *l)
{
    struct str t = l->u->text;
    for (size_t i = str_find_byte(t, 1, '-'); i < t.len; i = str_find_byte(t, i + 1, '-'))
        if (is_letter(utf8_before(t, i)) && usage_small(l->usage, hyphened_at(l, i + 1)) & SMALL_SUBJECT) return true;
    return false;
}

static bool speaks(const struct look *l)
{
    struct str t = l->u->text;
    for (size_t i = 0; i < t.len;) {
        uint32_t cp = utf8_next(t, &i);
        if (cp == '!' || cp == '?' || cp == 0x2026) return true;
    }
    return has_inversion(l);
}

static unsigned dash_of(uint32_t cp) { return cp == 0x2013 ? DASH_EN : cp == 0x2014 ? DASH_EM : DASH_HYPHEN; }

static void look_speech(struct look *l)
{
    struct str t = l->u->text;
    size_t beg = l->start, end = beg;
    if (beg == t.len) return;
    uint32_t cp = utf8_next(t, &end), first = utf8_at(t, skip_spaces(t, end));
    if ((cp != '-' && cp != 0x2013 && cp != 0x2014) || !is_space(utf8_at(t, end))) return;
    bool capital = utf8_class(first) & UC_UPPER || first == 0xAB || first == 0x2026;
    if (capital && speaks(l)) look_form(l, RULE_TYPO_DIALOGUE, dash_of(cp), PART_FIRST, beg, end);
}

/* A paragraph that ends like a sentence: titles, lists and tables part their columns with hyphens. */
static bool is_prose(struct str t)
{
    size_t end = before_spaces(t, t.len);
    while (end > 0) {
        uint32_t cp = utf8_prev(t, &end);
        if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026) return true;
        if (cp != ')' && cp != 0xBB && cp != '"' && cp != 0x201D && !is_space(cp)) return false;
    }
    return false;
}

static void look_dash(struct look *l, uint32_t cp, size_t at, size_t end)
{
    struct str t = l->u->text;
    bool two = cp == '-' && utf8_at(t, end) == '-';
    if (two) end++;
    size_t left = before_spaces(t, at), right = skip_spaces(t, end);
    uint32_t before = utf8_before(t, left), behind = utf8_at(t, right);
    if (left == at || right == end || left == 0 || right == t.len) return;
    if (cp != '-') {
        look_form(l, RULE_TYPO_DASH, dash_of(cp), PART_FIRST, at, end);
        return;
    }
    bool words = (is_letter(before) || closes_word(before)) && (utf8_class(behind) & UC_LOWER || behind == 0xAB);
    if (!l->prose || !words || look_special(l, at)) return; /* before a capital: menus, titles, routes */
    look_form(l, RULE_TYPO_DASH, two ? DASH_HYPHENS : DASH_HYPHEN, PART_FIRST, at, end);
}

/* ---- À ---- */

/* Does it end as infinitives do? */
static bool is_infinitive(const struct look *l, struct str lower)
{
    for (size_t i = 0; i < lower.len; i++)
        if (usage_small(l->usage, str_from(lower, i)) & SMALL_INFINITIVE) return true;
    return false;
}

/* Is this word one that À leads in? An infinitive (À suivre), or one of the table. */
static bool takes_a(struct look *l, struct str word)
{
    struct str lower = utf8_lower_str(l->keep, word);
    if (table_find(&l->usage->behind_a, lower) != TABLE_NONE) return true;
    return word.len > 3 && utf8_class(utf8_at(word, 0)) & UC_LOWER && is_infinitive(l, lower);
}

static void look_a(struct look *l)
{
    struct str t = l->u->text;
    const struct words *w = &l->u->words;
    for (size_t i = 0; i + 1 < w->count; i++) {
        struct str word = unit_text(l->u, w->at[i].at);
        bool bare = str_eq(word, STR("A"));
        if (!w->at[i].opens || (!bare && !str_eq(word, STR("À")))) continue;
        size_t end = w->at[i].at.end, next = w->at[i + 1].at.beg;
        if (skip_spaces(t, end) != next || next == end || !takes_a(l, unit_text(l->u, w->at[i + 1].at))) continue;
        look_form(l, RULE_TYPO_A, bare ? A_BARE : A_GRAVE, PART_FIRST, w->at[i].at.beg, end);
    }
}

void look_at_paragraph(struct look *l)
{
    l->paired = is_paired(l);
    l->mixed = str_find_byte(l->u->text, 0, '"') < l->u->text.len;
    l->prose = is_prose(l->u->text);
    l->word = 0;
    look_speech(l);
    look_a(l);
}

void look_at_mark(struct look *l, uint32_t cp, size_t at, size_t *end)
{
    switch (cp) {
    case '\'':
    case 0x2019: look_apostrophe(l, at, *end, cp != '\''); break;
    case 0xB4:
    case 0x2018: look_false_apostrophe(l, at, *end); break;
    case '.': look_dots(l, at, end); break;
    case 0x2026: look_form(l, RULE_TYPO_ELLIPSIS, ELLIPSIS_ONE, PART_FIRST, at, *end); break;
    case '-':
    case 0x2013:
    case 0x2014: look_dash(l, cp, at, *end); break;
    case '"':
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D: look_quote(l, cp, at, *end); break;
    default: break;
    }
}
