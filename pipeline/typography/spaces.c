/* Spaces round marks: before ; : ! ? , . and inside « » ( ) [ ], behind a mark, and spaces that stand twice. */
#include "typography/look.h"

/* A mark and the spaces before it. */
struct mark {
    size_t at, space; /* of the mark; of the first space before it, or the mark's own place */
    size_t end;
    uint32_t cp, before, behind; /* the mark; the character before the spaces; the one right behind the mark */
};

static struct mark mark_at(struct look *l, size_t at)
{
    struct str t = l->u->text;
    struct mark m = { .at = at, .end = at };
    m.cp = utf8_next(t, &m.end);
    m.behind = utf8_at(t, m.end);
    m.space = before_spaces(t, at);
    m.before = utf8_before(t, m.space);
    return m;
}

/* Behind what a mark of the sentence stands: a word, a number, or what closes them. */
static bool ends_word(uint32_t cp)
{
    return is_alnum(cp) || closes_word(cp) || cp == '%' || cp == 0x20AC || cp == 0x2026 || cp == '.';
}

/* &eacute; */
static bool ends_entity(struct str t, size_t at)
{
    size_t i = at;
    while (i > 0 && at - i < 10 && (is_alnum((unsigned char)t.ptr[i - 1]) || t.ptr[i - 1] == '#')) i--;
    return i > 0 && t.ptr[i - 1] == '&';
}

/* A name like Yahoo! goes on in small letters. */
static bool goes_on(struct str t, struct mark m)
{
    return m.cp == '!' && m.space == m.at && utf8_class(utf8_at(t, skip_spaces(t, m.end))) & UC_LOWER;
}

/* Another mark right behind: ?! or !… or ?» */
static bool runs_on(struct str t, size_t at)
{
    uint32_t cp = utf8_at(t, at);
    return cp == '!' || cp == '?' || cp == 0x2026 || closes_word(cp) || (cp == '.' && !is_alnum(utf8_at(t, at + 1)));
}

/* ??? for what is not known. */
static bool is_unknown(struct str t, struct mark m)
{
    return m.space < m.at && str_starts(str_from(t, m.at), STR("???"));
}

/* :smile: */
static bool ends_name(struct str t, struct mark m)
{
    size_t i = m.at;
    while (i > 0 && (is_alnum(utf8_before(t, i)) || t.ptr[i - 1] == '_')) utf8_prev(t, &i);
    return m.space == m.at && i > 0 && t.ptr[i - 1] == ':';
}

/* ;) and ;-) */
static bool is_smiley(struct str t, struct mark m)
{
    size_t i = m.end;
    if (i < t.len && t.ptr[i] == '-') i++;
    uint32_t mouth = utf8_at(t, i), behind = i < t.len ? (utf8_next(t, &i), utf8_at(t, i)) : UTF8_NONE;
    bool laughs = mouth == ')' || mouth == '(' || mouth == 'D' || mouth == 'P' || mouth == 'p' || mouth == '/' ||
                  mouth == '|';
    return laughs && m.space < m.at && (is_gap(behind) || behind == ')' || behind == '.');
}

static void look_high(struct look *l, size_t at)
{
    struct mark m = mark_at(l, at);
    struct str t = l->u->text;
    if (!ends_word(m.before) || !(is_gap(m.behind) || (m.cp != ';' && runs_on(t, m.end)) || closes_word(m.behind)))
        return;
    if (look_special(l, at) || (m.cp == ';' && ((m.space == at && ends_entity(t, at)) || is_smiley(t, m)))) return;
    if (!goes_on(t, m) && !is_unknown(t, m)) look_gap(l, RULE_TYPO_PUNCTUATION, PART_SECOND, m.space, at);
}

static void look_colon(struct look *l, size_t at)
{
    struct mark m = mark_at(l, at);
    if (!ends_word(m.before) || !is_gap(m.behind) || look_special(l, at) || ends_name(l->u->text, m)) return;
    look_gap(l, RULE_TYPO_COLON, PART_SECOND, m.space, at);
}

static void look_opening_quote(struct look *l, size_t at)
{
    struct str t = l->u->text;
    size_t beg = at + 2, end = skip_spaces(t, beg);
    uint32_t behind = utf8_at(t, end);
    if (!is_gap(behind) && behind != 0xBB) look_gap(l, RULE_TYPO_QUOTE_SPACE, PART_FIRST, beg, end);
}

static void look_closing_quote(struct look *l, size_t at)
{
    struct mark m = mark_at(l, at);
    if (!is_gap(m.before) && m.before != 0xAB) look_gap(l, RULE_TYPO_QUOTE_SPACE, PART_SECOND, m.space, at);
}

/* Letters of a word behind and before a place, as far as three. */
static size_t letters_behind(struct str t, size_t at)
{
    size_t n = 0;
    while (at < t.len && n < 3 && is_letter(utf8_next(t, &at))) n++;
    return n;
}

static size_t letters_before(struct str t, size_t at)
{
    size_t n = 0;
    while (at > 0 && n < 3 && is_letter(utf8_prev(t, &at))) n++;
    return n;
}

/* Does a word begin here that opens sentences: Le, Nous, L'? */
static bool opens_sentence(const struct look *l, size_t at)
{
    struct str t = l->u->text;
    size_t end = at;
    while (end < t.len && is_letter(utf8_at(t, end))) utf8_next(t, &end);
    uint32_t behind = utf8_at(t, end);
    return behind == '\'' || behind == 0x2019 || table_find(&l->usage->openings, str_sub(t, at, end)) != TABLE_NONE;
}

/* Does the sentence go on behind the word that begins here? Not of .Mes_documents. */
static bool is_followed(struct str t, size_t at)
{
    while (at < t.len && is_letter(utf8_at(t, at))) utf8_next(t, &at);
    uint32_t behind = utf8_at(t, at);
    return is_space(behind) || behind == ',' || behind == '\'' || behind == 0x2019;
}

/* mot ,mot and fin .Début: behind a stop only what opens sentences, since names begin with one (.Net). */
static bool is_wrong_side(struct look *l, struct mark m)
{
    struct str t = l->u->text;
    if (!is_letter(m.before)) return false;
    if (m.cp == ',') return utf8_class(m.behind) & UC_LOWER && letters_behind(t, m.end) > 1;
    return utf8_class(m.behind) & UC_UPPER && opens_sentence(l, m.end) && is_followed(t, m.end) && !look_special(l, m.at);
}

/* " ," and " ." */
static void look_low(struct look *l, size_t at)
{
    struct mark m = mark_at(l, at);
    struct str t = l->u->text;
    if (m.space == at || m.before == '.' || m.before == 0x2026 || !ends_word(m.before)) return;
    if (is_wrong_side(l, m))
        look_wrong(l, RULE_TYPO_COMMA, m.cp == ',', m.space, m.end, look_join(l, str_sub(t, at, m.end), STR(" "), STR("")));
    if (!is_gap(m.behind)) return;
    size_t next = skip_spaces(t, m.end);
    if (is_digit(m.before) && is_digit(utf8_at(t, next))) return; /* 5,6 . 10: a product */
    if (next < t.len && (t.ptr[next] == '.' || t.ptr[next] == ',')) return; /* leaders */
    look_wrong(l, RULE_TYPO_COMMA, true, m.space, m.end, str_sub(t, at, m.end));
}

/* What stands between the brackets: nothing or one character is a box to tick, or a key. */
static bool has_content(struct str t, size_t at)
{
    size_t end = at, letters = 0;
    while (end < t.len && letters < 2 && t.ptr[end] != ')' && t.ptr[end] != ']') letters += !is_gap(utf8_next(t, &end));
    return letters > 1;
}

static bool opens_content(uint32_t cp) { return is_alnum(cp) || cp == 0xAB || cp == '"' || cp == 0x201C; }

static void look_opening_bracket(struct look *l, size_t at)
{
    struct str t = l->u->text;
    size_t end = skip_spaces(t, at + 1);
    uint32_t before = utf8_before(t, at), behind = utf8_at(t, end);
    if (end == at + 1 || end == t.len || before == ':' || before == ';' || before == '-') return;
    if (!opens_content(behind) || !has_content(t, end) || look_special(l, at)) return;
    look_wrong(l, RULE_TYPO_BRACKET, true, at, end, str_sub(t, at, at + 1));
}

/* The opening bracket before it, in the same line of thought, and more than a character between. */
static bool is_opened(struct str t, size_t at)
{
    char open = t.ptr[at] == ')' ? '(' : '[';
    for (size_t i = at, seen = 0; i > 0 && seen < 400; seen++)
        if (t.ptr[--i] == open) {
            size_t beg = skip_spaces(t, i + 1);
            return has_content(t, beg) && (beg == i + 1 || opens_content(utf8_at(t, beg))); /* both spaces go, or none */
        } else if (t.ptr[i] == t.ptr[at])
            return false;
    return false;
}

static void look_closing_bracket(struct look *l, size_t at)
{
    struct mark m = mark_at(l, at);
    struct str t = l->u->text;
    if (m.space == at || !(ends_word(m.before) || m.before == '!' || m.before == '?') || !is_opened(t, at)) return;
    look_wrong(l, RULE_TYPO_BRACKET, true, m.space, m.end, str_sub(t, at, m.end));
}

/* Behind a sentence, a comma or a bracket no space needs to be one that does not break; behind M. and p. it does. */
static bool welcomes_break(struct str t, size_t at, uint32_t behind)
{
    uint32_t before = utf8_before(t, at);
    if (before == '.') return letters_before(t, at - 1) > 2 && !is_digit(behind);
    return before == ',' || before == 0x2026 || (before == ')' && is_letter(behind));
}

/* Two spaces: with three and more, people make columns. A bullet or a number at the start is set off as one likes. */
static size_t look_run(struct look *l, size_t at)
{
    struct str t = l->u->text;
    size_t end = at, spaces = 0, hard = t.len;
    while (end < t.len && is_space(utf8_at(t, end))) {
        if (t.ptr[end] != ' ') hard = end;
        utf8_next(t, &end);
        spaces++;
    }
    uint32_t before = utf8_before(t, at), behind = utf8_at(t, end);
    bool starts = at < 5 && (is_digit(utf8_at(t, 0)) || !is_alnum(before));
    bool between = !is_gap(before) && (is_alnum(behind) || behind == 0xAB || behind == '(' || behind == '"' ||
                                       behind == 0x2014 || behind == 0x2013 || behind == 0xBB);
    if (spaces != 2 || !between || starts) return end;
    size_t one = hard, upto = one;
    if (hard < t.len) utf8_next(t, &upto);
    bool plain = hard == t.len || welcomes_break(t, at, behind);
    look_wrong(l, RULE_TYPO_DOUBLE_SPACE, true, at, end, plain ? STR(" ") : str_sub(t, one, upto));
    return end;
}

/* Does the token that a stop cuts hold other marks: site.Nom.fr, a@b.Com, J.-C.? Then it is none of ours. */
static bool is_plain_token(struct str t, size_t at)
{
    for (size_t i = at; i > 0;) {
        uint32_t cp = utf8_prev(t, &i);
        if (is_gap(cp) || cp == '\'' || cp == 0x2019 || cp == '(' || cp == 0xAB) break;
        if (!is_letter(cp) || utf8_class(cp) & UC_UPPER)
            return is_letter(cp) && i == 0 ? true : is_letter(cp) && is_gap(utf8_before(t, i));
    }
    for (size_t i = at + 1; i < t.len;) {
        uint32_t cp = utf8_next(t, &i);
        if (is_gap(cp) || cp == ',' || cp == '\'' || cp == 0x2019 || (!is_letter(cp) && is_gap(utf8_at(t, i)))) break;
        if (!is_letter(cp) || (utf8_class(cp) & UC_UPPER && i > at + 3)) return false;
    }
    return true;
}

static bool is_name(struct str t, size_t end)
{
    while (end > 0 && is_letter(utf8_before(t, end))) utf8_prev(t, &end);
    return utf8_class(utf8_at(t, end)) & UC_UPPER;
}

/* Is it the M of M.Dupont that ends here? */
static bool is_title(const struct look *l, size_t end)
{
    struct str t = l->u->text;
    size_t beg = end;
    utf8_prev(t, &beg);
    return !is_letter(utf8_before(t, beg)) && usage_small(l->usage, str_sub(t, beg, end)) & SMALL_TITLE;
}

/* fin.Début: a capital behind a small letter. M.Dupont too; not System.Object. */
static void look_stop(struct look *l, size_t at)
{
    struct str t = l->u->text;
    uint32_t before = utf8_before(t, at), behind = utf8_at(t, at + 1);
    size_t next = at + 1;
    if (!(utf8_class(behind) & UC_UPPER) || !is_letter(before)) return;
    utf8_next(t, &next);
    bool title = is_title(l, at) && letters_behind(t, at + 1) > 2;
    bool lower = utf8_class(before) & UC_LOWER && letters_before(t, at) > 1;
    if ((!lower && !title) || utf8_class(utf8_at(t, next)) & UC_UPPER || !is_plain_token(t, at)) return;
    if (!title && is_name(t, at) && !opens_sentence(l, at + 1)) return;
    look_wrong(l, RULE_TYPO_NO_SPACE, false, at, at + 1, title ? STR(".\u00A0") : STR(". "));
}

/* mot,mot and quoi?Non and (ainsi)mais */
static void look_tight(struct look *l, size_t at)
{
    struct str t = l->u->text;
    size_t end = at;
    uint32_t mark = utf8_next(t, &end), behind = utf8_at(t, end);
    if (!is_letter(behind) || look_special(l, at)) return;
    bool words = letters_before(t, at) > 1 && letters_behind(t, end) > 1;
    bool sentence = utf8_class(behind) & UC_UPPER && letters_before(t, before_spaces(t, at)) > 0;
    bool list = utf8_class(utf8_before(t, at)) & UC_LOWER && utf8_class(behind) & UC_LOWER;
    if (mark == ',' || mark == ';' ? !(words && (list || mark == ',')) : !sentence) return;
    look_wrong(l, RULE_TYPO_NO_SPACE, mark == ',', at, end, look_join(l, str_sub(t, at, end), STR(" "), STR("")));
}

/* The bracket closes more than one word: it is neither (re)lire nor auteur(e)s. */
static void look_behind_bracket(struct look *l, size_t at)
{
    struct str t = l->u->text;
    if (!is_letter(utf8_at(t, at + 1)) || letters_behind(t, at + 1) < 2) return;
    for (size_t i = at, seen = 0; i > 0 && seen < 200 && t.ptr[i] != '('; seen++)
        if (t.ptr[--i] == ' ') {
            look_wrong(l, RULE_TYPO_NO_SPACE, false, at, at + 1, STR(") "));
            return;
        }
}

void look_at_gap(struct look *l, struct span gap)
{
    struct str t = l->u->text;
    for (size_t i = gap.beg; i + 1 < gap.end; i++)
        if (t.ptr[i] == ' ' && t.ptr[i + 1] == ' ') i = look_run(l, before_spaces(t, i));
}

void look_at_space(struct look *l, uint32_t cp, size_t at, size_t *end)
{
    switch (cp) {
    case ';':
    case '!':
    case '?': look_high(l, at), look_tight(l, at); break;
    case ':': look_colon(l, at); break;
    case '.': look_low(l, at), look_stop(l, at); break;
    case ',': look_low(l, at), look_tight(l, at); break;
    case 0x2026: look_tight(l, at); break;
    case '(':
    case '[': look_opening_bracket(l, at); break;
    case ')': look_closing_bracket(l, at), look_behind_bracket(l, at); break;
    case ']': look_closing_bracket(l, at); break;
    case 0xAB: look_opening_quote(l, at); break;
    case 0xBB: look_closing_quote(l, at); break;
    case 0xA0:
    case 0x202F: *end = look_run(l, before_spaces(l->u->text, at)); break;
    default: break;
    }
}
