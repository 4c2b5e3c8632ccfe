/*
 * The rules, in their order: the first that applies decides. Shares in comments were counted on gold corpora of news,
 * novels, encyclopaedia and web pages.
 */
#include "segment/rules.h"

#include "base/utf8.h"

#define ENUMERATOR_DIGITS 3 /* "12." opens a point of a list; "2012." does not */

static bool is_lower(uint32_t cp) { return utf8_class(cp) & UC_LOWER; }
static bool is_upper(uint32_t cp) { return utf8_class(cp) & UC_UPPER; }
static bool is_digit(uint32_t cp) { return cp >= '0' && cp <= '9'; }

static bool next_is_lower(const struct stop *s) { return is_lower(s->letter); }
static bool next_is_upper(const struct stop *s) { return is_upper(s->letter); }
static bool next_is_digit(const struct stop *s) { return is_digit(s->letter); }

static bool all_in(struct str s, const char *set)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(set, s.ptr[i])) return false;
    return s.len > 0;
}

static bool is_number(struct str s) { return all_in(s, "0123456789."); }
static bool is_roman(struct str s) { return all_in(s, "IVXLCDM"); }

static bool is_single_upper(struct str s)
{
    size_t i = 0;
    return s.len > 0 && is_upper(utf8_next(s, &i)) && i == s.len;
}

static bool is_single_lower(struct str s)
{
    size_t i = 0;
    return s.len > 0 && is_lower(utf8_next(s, &i)) && i == s.len;
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_digit((unsigned char)s.ptr[i])) return true;
    return false;
}

#define DOTTED_PART 2 /* letters between two dots: "Ph.D", "c.-à-d"; more is a file or a site */

/* S.N.C.F, J.-P, i.e: short parts with dots between. */
static bool is_dotted(struct str s)
{
    size_t letters = 0, dots = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_next(s, &i);
        if (is_digit(cp)) return false;
        dots += cp == '.';
        letters = cp == '.' || cp == '-' ? 0 : letters + 1;
        if (letters > DOTTED_PART) return false;
    }
    return dots > 0;
}

static enum abbreviation abbreviation_of(const struct stop *s)
{
    const struct word_class *list = &s->lexicon->abbreviations;
    uint32_t id = table_find(&list->words, s->word);
    if (id == TABLE_NONE && s->word.len < 40) {
        char lower[44];
        size_t first = 0;
        if (s->word.len == 0) return ABBREVIATION_NONE;
        size_t len = utf8_put(lower, utf8_lower(utf8_next(s->word, &first)));
        memcpy(lower + len, s->word.ptr + first, s->word.len - first);
        id = table_find(&list->words, str_n(lower, len + s->word.len - first));
    }
    return id == TABLE_NONE ? ABBREVIATION_NONE : (enum abbreviation)list->classes[id];
}

/* "Le" of "J. Le Goff" is no start of a sentence: a particle of a name stands before another capital. */
static bool is_particle(struct str s)
{
    static const char *const particles[] = { "Le", "La", "Les", "Du", "Des", "De", "L", "D" };
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (str_eq(s, str_of(particles[i]))) return true;
    return false;
}

static bool next_is_starter(const struct stop *s)
{
    char room[24];
    struct str word = s->next_word;
    if (word.len + 1 > sizeof room) return false;
    if (s->elided) { /* whatever its apostrophe, the table has ' */
        memcpy(room, word.ptr, word.len);
        room[word.len] = '\'';
        word = str_n(room, word.len + 1);
    }
    if (table_find(&s->lexicon->starters, word) == TABLE_NONE) return false;
    return !is_particle(s->next_word) || !is_upper(utf8_at(s->second_word, 0));
}

/* Is there nothing but an opening mark between the start of the sentence and this word of it? */
static bool opens_sentence(const struct stop *s, struct str first)
{
    size_t word = (size_t)(first.ptr - s->text.ptr);
    for (size_t i = s->start; i < word;) {
        uint32_t cp = utf8_next(s->text, &i);
        if (utf8_class(cp) & (UC_LETTER | UC_DIGIT)) return false;
    }
    return true;
}

/* ? before , or ) or another closing mark: the sentence goes on. */
static bool goes_on(const struct stop *s)
{
    static const uint32_t marks[] = { ',', ';', ':', ')', ']', '}', '/', '%', 0xBB, 0x201D, 0x2026, '.', '!', '?' };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (s->next_char == marks[i]) return true;
    return s->letter == UTF8_NONE; /* nothing but dashes and marks is left */
}

static bool is_plain_lower_word(struct str s)
{
    size_t letters = 0;
    for (size_t i = 0; i < s.len; letters++) {
        uint32_t cp = utf8_next(s, &i);
        if (!is_lower(cp) && !(letters == 0 && is_upper(cp)) && cp != '-') return false;
    }
    return letters > 1;
}

/* fin.Début: two words run together, and no name of a file, a site or a program. */
static bool is_run_together(const struct stop *s)
{
    if (s->spaced || s->dash || s->opener || !is_upper(s->letter)) return false;
    if (s->closed || s->mark != MARK_DOT) return is_lower(utf8_before(s->text, s->beg)) || s->closed;
    return is_plain_lower_word(s->word) && is_lower(utf8_at(s->word, 0)) && is_plain_lower_word(s->next_word) &&
           s->next_word.len > 1;
}

/* dit-il.—Oui, dit-il.--Oui: old prints set no space round the dash. A hyphen is none: J.-C. */
static bool is_dash_run_together(const struct stop *s)
{
    bool hyphen = s->next_char == '-' && utf8_at(s->text, s->next + 1) != '-';
    return !s->spaced && s->dash && !hyphen && next_is_upper(s);
}

static bool is_unspaced(const struct stop *s) { return !s->spaced; }

/* Yahoo! Le prix… breaks, Yahoo! Finance does not. */
static bool is_name(const struct stop *s)
{
    if (s->mark != MARK_STRONG || s->word.len == 0 || s->word.ptr + s->word.len != s->text.ptr + s->beg) return false;
    struct str name = str_n(s->word.ptr, s->word.len + (s->end - s->beg));
    return table_find(&s->lexicon->names, name) != TABLE_NONE && !next_is_starter(s);
}

/* … Puis il revint: points at the start of a sentence. [...] stands for left-out words. */
static bool is_leading(const struct stop *s)
{
    if (s->mark != MARK_ELLIPSIS) return false;
    bool bracketed = s->beg > 0 && (s->text.ptr[s->beg - 1] == '[' || s->text.ptr[s->beg - 1] == '(') && s->closed;
    if (bracketed) return !next_is_starter(s) || s->text.ptr[s->beg - 1] == '(';
    for (size_t i = s->start; i < s->beg;)
        if (utf8_class(utf8_next(s->text, &i)) & (UC_LETTER | UC_DIGIT)) return false;
    return true;
}

/* « Je viens. » dit-il; (enfin !) et reparti. */
static bool is_closed_lower(const struct stop *s) { return s->closed && next_is_lower(s); }

/* ! and ? before a small letter do not end a sentence (53 of 56), nor does … (8 of 12). */
static bool is_strong_lower(const struct stop *s) { return s->mark != MARK_DOT && next_is_lower(s); }

static bool is_mathematics(const struct stop *s)
{
    return s->next_char < 128 && strchr("=<>+/%|&~^", (int)s->next_char) && s->next_char;
}

/* 20 h. 30 */
static bool is_time(const struct stop *s)
{
    return s->mark == MARK_DOT && next_is_digit(s) && has_digit(s->before) &&
           (str_eq(s->word, STR("h")) || str_eq(s->word, STR("min")));
}

/* 1. Introduction; b. Deuxième point; IV. – Dispositions: the number belongs to what follows. */
static bool is_enumerator(const struct stop *s)
{
    if (s->mark != MARK_DOT || s->closed || s->word.len == 0 || !opens_sentence(s, s->word)) return false;
    if (is_number(s->word)) return s->word.len <= ENUMERATOR_DIGITS || str_find_byte(s->word, 0, '.') < s->word.len;
    return is_roman(s->word) || is_single_lower(s->word) || is_single_upper(s->word);
}

/* Article 1. Objet; Acte II. Le bal. */
static bool is_heading(const struct stop *s)
{
    return s->mark == MARK_DOT && !s->closed && (is_number(s->word) || is_roman(s->word) || is_single_upper(s->word)) &&
           table_find(&s->lexicon->headings, s->before) != TABLE_NONE && opens_sentence(s, s->before);
}

static bool is_never(const struct stop *s)
{
    return s->mark == MARK_DOT && !s->closed && abbreviation_of(s) == ABBREVIATION_NEVER;
}

/* art. 4, sept. 2012, cap. IV */
static bool is_word_abbreviated(const struct stop *s)
{
    return s->mark == MARK_DOT && !s->closed && abbreviation_of(s) == ABBREVIATION_WORD &&
           (next_is_digit(s) || (!s->elided && !next_is_starter(s) && (is_roman(s->next_word) || is_single_upper(s->next_word))));
}

/* J.-C., S.A., S.N.C.F. */
static bool is_acronym_ending(const struct stop *s)
{
    return s->mark == MARK_DOT && is_dotted(s->word) && next_is_upper(s) &&
           (next_is_starter(s) || abbreviation_of(s) == ABBREVIATION_MAY);
}

static bool is_acronym(const struct stop *s)
{
    bool aside = s->next_char == '(' || s->next_char == '[';
    return s->mark == MARK_DOT && !s->closed && is_dotted(s->word) && (!s->opener || aside) && !s->dash;
}

/* C'est le plan B. Partons. */
static bool is_lettered(const struct stop *s)
{
    return s->mark == MARK_DOT && is_single_upper(s->word) && next_is_upper(s) &&
           table_find(&s->lexicon->letters, s->before) != TABLE_NONE;
}

/* Charles X. Il régna. */
static bool is_initial_ending(const struct stop *s)
{
    return s->mark == MARK_DOT && is_single_upper(s->word) && (next_is_starter(s) || s->dash || s->opener);
}

/* A. de Saint-Exupéry, F. X. Martin: 90 of 94 single capitals are initials. */
static bool is_initial(const struct stop *s)
{
    return s->mark == MARK_DOT && !s->closed && is_single_upper(s->word);
}

static bool is_may(const struct stop *s)
{
    return s->mark == MARK_DOT && !s->closed && abbreviation_of(s) == ABBREVIATION_MAY &&
           (next_is_lower(s) || next_is_digit(s));
}

/* le 3. avril, v2. beta */
static bool is_number_lower(const struct stop *s) { return s->mark == MARK_DOT && next_is_lower(s) && has_digit(s->word); }

static bool always(const struct stop *s)
{
    (void)s;
    return true;
}

static bool is_lower_dot(const struct stop *s) { return s->mark == MARK_DOT && next_is_lower(s); }
static bool is_dot(const struct stop *s) { return s->mark == MARK_DOT; }
static bool is_ellipsis(const struct stop *s) { return s->mark == MARK_ELLIPSIS; }

const struct stop_rule rules[] = {
    [RULE_END] = { "fin-de-paragraphe", NULL, true },
    [RULE_BRACKET] = { "entre-crochets", NULL, false },
    [FIRST_RULE] = { "suite", goes_on, false },
    { "mots-collés", is_run_together, true },
    { "tiret-collé", is_dash_run_together, true },
    { "sans-espace", is_unspaced, false },
    { "nom-à-point", is_name, false },
    { "points-initiaux", is_leading, false },
    { "fermant-minuscule", is_closed_lower, false },
    { "fort-minuscule", is_strong_lower, false },
    { "signe-mathématique", is_mathematics, false },
    { "heure", is_time, false },
    { "abréviation", is_never, false },
    { "énumération", is_enumerator, false },
    { "intitulé", is_heading, false },
    { "mot-abrégé", is_word_abbreviated, false },
    { "sigle-final", is_acronym_ending, true },
    { "sigle", is_acronym, false },
    { "lettre-de-rang", is_lettered, true },
    { "initiale-finale", is_initial_ending, true },
    { "initiale", is_initial, false },
    { "abréviation-suivie", is_may, false },
    { "nombre-minuscule", is_number_lower, false },
    { "point-minuscule", is_lower_dot, true }, /* 41 of 42 */
    { "point", is_dot, true },
    { "suspension", is_ellipsis, true },
    { "point-fort", always, true },
};

uint16_t rules_decide(const struct stop *s)
{
    uint16_t rule = FIRST_RULE;
    while (!rules[rule].applies(s)) rule++;
    return rule;
}
