/*
 * The rules, in their order: the first that applies decides. Shares in comments were counted on gold corpora of news,
 * novels, encyclopaedia and web pages.
 */
#include "segment/rules.h"

#define ENUMERATOR_DIGITS 3 /* "12." opens a point of a list; "2012." does not */
#define ENUMERATOR_REACH 12 /* bytes of a number at the head of a point: 1.2.10, XXXVIII */
#define HEAD_REACH 24       /* bytes of marks looked back over before the first word of a sentence */
#define HEADING_REACH 60    /* bytes of a heading up to the end of its number */

static bool next_is_upper(const struct stop *s) { return is_upper(s->letter); }
static bool next_is_digit(const struct stop *s) { return is_digit(s->letter); }

/* A small letter follows, and it is not the "b)" of a list, nor the first of iPhone, @nom or #mot. */
static bool next_is_lower(const struct stop *s)
{
    size_t at = s->letter_at;
    if (!is_lower(s->letter) || s->text.ptr[at - 1] == '@' || s->text.ptr[at - 1] == '#') return false;
    utf8_next(s->text, &at);
    uint32_t second = utf8_at(s->text, at);
    return second != ')' && !is_upper(second);
}

static bool all_in(struct str s, const char *set)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(set, s.ptr[i])) return false;
    return s.len > 0;
}

static bool is_roman(struct str s) { return all_in(s, "IVXLCDM"); }

/* Digits with inner stops; 1er, 2e, 3°. */
static bool is_number(struct str s)
{
    static const struct str endings[] = { STR("er"), STR("re"), STR("e"), STR("°"), STR("o") };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (s.len > endings[i].len && str_ends(s, endings[i])) {
            s.len -= endings[i].len;
            break;
        }
    return s.len > 0 && is_digit((unsigned char)s.ptr[0]) && all_in(s, "0123456789.");
}

/* One letter of the class (UC_UPPER, UC_LOWER). */
static bool is_single(struct str s, unsigned class)
{
    size_t i = 0;
    return s.len > 0 && s.len <= 4 && (utf8_class(utf8_next(s, &i)) & class) && i == s.len;
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
    if (str_find_byte(s, 0, '.') == s.len) return false;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_next(s, &i);
        if (is_digit(cp)) return false;
        dots += cp == '.';
        letters = cp == '.' || cp == '-' ? 0 : letters + 1;
        if (letters > DOTTED_PART) return false;
    }
    return dots > 0;
}

static bool has_vowel(struct str s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_next(s, &i);
        if (cp < 128 ? strchr("aeiouyAEIOUY", (int)cp) != NULL : cp != 0xE7) return true;
    }
    return false;
}

static bool is_plain_word(struct str s)
{
    size_t letters = 0;
    for (size_t i = 0; i < s.len; letters++) {
        uint32_t cp = utf8_next(s, &i);
        if (!is_lower(cp) && !(letters == 0 && is_upper(cp)) && cp != '-') return false;
    }
    return letters > 1;
}

/* Does what follows name a place in a series: a number, a Roman numeral, a letter? */
static bool next_is_number(const struct stop *s)
{
    if (next_is_digit(s)) return true;
    struct str word = stop_next_word(s);
    return (is_roman(word) || is_single(word, UC_UPPER)) && !stop_before_starter(s);
}

/* Is there nothing but marks between the start of the sentence and this word of it? */
static bool opens_sentence(const struct stop *s, struct str first)
{
    size_t word = (size_t)(first.ptr - s->text.ptr);
    if (word < s->start || word - s->start > HEAD_REACH) return false;
    for (size_t i = s->start; i < word;)
        if (utf8_class(utf8_next(s->text, &i)) & (UC_LETTER | UC_DIGIT)) return false;
    return true;
}

static bool is_number_before(const struct stop *s)
{
    struct str before = stop_word_before(s);
    return before.len > 0 && is_digit((unsigned char)before.ptr[before.len - 1]);
}

/* ? before , or ) or another closing mark: the sentence goes on. */
static bool goes_on(const struct stop *s)
{
    switch (s->next_char) {
    case ',': case ';': case ':': case ')': case ']': case '}': case '/': case '%': case '.': case '!': case '?':
    case 0xBB: case 0x201D: case 0x2026: return true;
    default: return s->letter == UTF8_NONE; /* nothing but dashes and marks is left */
    }
}

/* tkinter.Canvas(…), a.B_c, ?Nom=: a name of code goes on behind the next word. */
static bool is_code_ahead(const struct stop *s, struct str next)
{
    size_t behind = s->letter_at + next.len;
    uint32_t cp = utf8_at(s->text, behind), second = behind < s->text.len ? utf8_at(s->text, behind + 1) : UTF8_NONE;
    if (cp == UTF8_NONE || is_space(cp) || cp == 0x2019) return false;
    return cp < 128 ? strchr("(_=/&:[<>", (int)cp) || (cp == '.' && is_alnum(second)) : false;
}

/* fin.Début: two words run together, and no name of a file, a site or a program. */
static bool is_run_together(const struct stop *s)
{
    if (s->spaced || s->dash || s->opener || !next_is_upper(s)) return false;
    struct str next = stop_next_word(s);
    if (is_code_ahead(s, next)) return false;
    if (s->closed) return true;
    if (s->mark != MARK_DOT) return (utf8_class(utf8_before(s->text, s->beg)) & UC_LETTER) && !has_digit(next);
    if (!is_plain_word(s->word) || !is_lower(utf8_at(s->word, 0))) return false;
    if (s->classes & LEXICON_ABBREVIATION & ~(unsigned)LEXICON_MAY) return false;
    if (stop_before_starter(s)) return true;
    return is_plain_word(next) && has_vowel(s->word) && utf8_count(s->word) > 2;
}

/* dit-il.—Oui, dit-il.--Oui: old prints set no space round the dash. A hyphen is none: J.-C. */
static bool is_dash_run_together(const struct stop *s)
{
    bool hyphen = s->next_char == '-' && utf8_at(s->text, s->next + 1) != '-';
    return !s->spaced && s->dash && !hyphen && next_is_upper(s);
}

static bool is_unspaced(const struct stop *s) { return !s->spaced; }

/* Yahoo! Finance goes on; "Yahoo! Le prix" does not. */
static bool is_name(const struct stop *s)
{
    uint32_t before = utf8_before(s->text, s->beg);
    struct stop last = *s; /* the word before the mark and its space */
    if (before == UTF8_NONE) return false;
    while (last.beg > 0 && s->beg - last.beg < 4 && is_space(utf8_before(s->text, last.beg))) utf8_prev(s->text, &last.beg);
    if (last.beg < s->beg) stop_look_back(&last);
    return (last.classes & LEXICON_NAME) && lexicon_ends_name(str_sub(s->text, 0, s->end)) && !stop_before_starter(s);
}

/* (?), (!) and (…) stand for a doubt or for words left out, as [...] does unless a word that opens sentences follows. */
static bool is_bracketed(const struct stop *s)
{
    char open = s->beg > 0 ? s->text.ptr[s->beg - 1] : '\0';
    return s->closed && (open == '(' || (open == '[' && !stop_before_starter(s)));
}

/* … Puis il revint: points at the start of a sentence. */
static bool is_leading(const struct stop *s) { return opens_sentence(s, str_n(s->text.ptr + s->beg, 0)); }

/* « Je viens. » dit-il; (enfin !) et reparti. */
static bool is_closed_lower(const struct stop *s) { return s->closed && next_is_lower(s); }

/* ! and ? before a small letter do not end a sentence (53 of 56), nor does … (8 of 12). */
static bool is_strong_lower(const struct stop *s) { return next_is_lower(s); }

/* 1, 2, 3... 10 */
static bool is_range(const struct stop *s) { return next_is_digit(s) && has_digit(s->word); }

static bool is_mathematics(const struct stop *s)
{
    switch (s->next_char) {
    case '=': case '<': case '>': case '+': case '|': case '&': case '~': case '^': return true;
    default: return false;
    }
}

/* (dir.) Histoire de France; Prunus persica (L.) Batsch */
static bool is_bracketed_short(const struct stop *s)
{
    if (!s->closed || s->word.len == 0 || s->word.ptr == s->text.ptr || s->word.ptr[-1] != '(') return false;
    return ((s->classes & LEXICON_ABBREVIATION) || is_single(s->word, UC_UPPER)) && !stop_before_starter(s);
}

/* Does the word stand where the first number of a list stands: behind a colon, "« ", a semicolon? */
static bool opens_point(const struct stop *s)
{
    size_t at = (size_t)(s->word.ptr - s->text.ptr);
    for (int n = 0; n < 3 && at > 0 && is_space(utf8_before(s->text, at)); n++) utf8_prev(s->text, &at);
    uint32_t before = utf8_before(s->text, at);
    if (before == ';' || before == 0xAB || before == 0x201C) return true;
    return before == ':' && (str_eq(s->word, STR("1")) || str_eq(s->word, STR("I")) || str_eq(s->word, STR("A")) ||
                             str_eq(s->word, STR("a")));
}

/* 1. Introduction; b. Deuxième point; IV. – Dispositions: the number belongs to what follows. */
static bool is_enumerator(const struct stop *s)
{
    if (s->closed || s->word.len == 0 || s->word.len > ENUMERATOR_REACH) return false;
    bool number = is_number(s->word);
    if (number && s->word.len > ENUMERATOR_DIGITS && str_find_byte(s->word, 0, '.') == s->word.len) return false;
    if (!number && !is_roman(s->word) && !is_single(s->word, UC_LOWER | UC_UPPER)) return false;
    return opens_sentence(s, s->word) || opens_point(s);
}

/* What may stand in the number of a heading: 3, II, B, L. 121-1, 4 bis. */
static bool is_heading_number(struct str s)
{
    static const struct str more[] = { STR("bis"), STR("ter"), STR("quater"), STR("premier"), STR("unique") };
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (str_eq(s, more[i])) return true;
    return is_number(s) || is_roman(s) || is_single(s, UC_UPPER) || (has_digit(s) && all_in(s, "LRDA.*0123456789-"));
}

/* Article 1. Objet; Acte II. Le bal; Art. L. 121-1. – Le…: heading words and numbers only since the sentence started. */
static bool is_heading(const struct stop *s)
{
    if (s->closed || s->word.len == 0 || s->beg - s->start > HEADING_REACH || !is_heading_number(s->word)) return false;
    struct str rest = str_sub(s->text, s->start, s->beg);
    size_t words = 0;
    for (size_t at = 0; at < rest.len;) {
        size_t beg = at;
        while (at < rest.len && !is_space(utf8_at(rest, at))) utf8_next(rest, &at);
        struct str word = str_sub(rest, beg, at);
        if (str_ends(word, STR("."))) word.len--;
        if (words == 0 && !is_alnum(utf8_at(word, 0)) && word.len <= 3) word.len = 0; /* a bullet */
        if (word.len == 0) {
            at = skip_spaces(rest, at ? at : 1);
            continue;
        }
        if (words++ == 0 ? !(lexicon_find(s->lexicon, word) & LEXICON_HEADING) : !is_heading_number(word)) return false;
        at = skip_spaces(rest, at);
    }
    return words > 1;
}

static bool is_never(const struct stop *s) { return !s->closed && (s->classes & LEXICON_NEVER); }

/* Il mesure 2 m. Elle est plus petite. 5 V. Le courant… */
static bool is_unit(const struct stop *s)
{
    return !s->closed && (s->classes & LEXICON_UNIT) && is_number_before(s);
}

/* 20 h. 30; t. 3, p. 12 */
static bool is_unit_numbered(const struct stop *s)
{
    return is_unit(s) && next_is_digit(s) && (s->classes & (LEXICON_TIME | LEXICON_ABBREVIATION));
}

static bool is_unit_lower(const struct stop *s) { return is_unit(s) && next_is_lower(s); }
static bool is_unit_ending(const struct stop *s) { return is_unit(s) && (next_is_upper(s) || next_is_digit(s)); }

/* vol. 2, chap. IV, p. ex.; « accusé de vol. Pierre » ends. */
static bool is_numbered(const struct stop *s)
{
    return !s->closed && (s->classes & LEXICON_NUMBER) && (next_is_lower(s) || next_is_number(s));
}

/* éd. Gallimard, prof. Martin, « 3e éd. Elle » ends. */
static bool is_noun(const struct stop *s)
{
    return !s->closed && (s->classes & LEXICON_NOUN) && !s->dash && !stop_before_starter(s);
}

/* art. 4, sept. 2012, cap. IV */
static bool is_word_abbreviated(const struct stop *s)
{
    return !s->closed && (s->classes & LEXICON_WORD) && next_is_number(s);
}

/* La S.A. Il fallut…; J.-C. before any capital */
static bool is_acronym_ending(const struct stop *s)
{
    return next_is_upper(s) && is_dotted(s->word) && ((s->classes & LEXICON_MAY) || stop_before_starter(s));
}

static bool is_acronym(const struct stop *s)
{
    bool aside = s->next_char == '(' || s->next_char == '[';
    return !s->closed && (!s->opener || aside) && !s->dash && is_dotted(s->word);
}

static bool is_initial_letter(const struct stop *s) { return is_single(s->word, UC_UPPER); }

/* C'est le plan B. Partons. */
static bool is_lettered(const struct stop *s)
{
    return next_is_upper(s) && is_initial_letter(s) &&
           (lexicon_find(s->lexicon, stop_word_before(s)) & LEXICON_LETTERED);
}

/* Charles X. Il régna. */
static bool is_initial_ending(const struct stop *s)
{
    bool aside = s->next_char == '(' || s->next_char == '[';
    return is_initial_letter(s) && ((s->dash && !is_lower(s->letter)) || (s->opener && !aside) || stop_before_starter(s));
}

/* A. de Saint-Exupéry, F. X. Martin: 90 of 94 single capitals are initials. */
static bool is_initial(const struct stop *s) { return !s->closed && is_initial_letter(s); }

static bool is_may(const struct stop *s)
{
    return !s->closed && (s->classes & LEXICON_MAY) && (next_is_lower(s) || next_is_digit(s));
}

/* le 3. avril, v2. beta */
static bool is_number_lower(const struct stop *s) { return next_is_lower(s) && has_digit(s->word); }

/* Words without a vowel are abbreviations, whichever: Hbg. am Main. Acronyms in capitals aside. */
static bool is_consonants_lower(const struct stop *s)
{
    return next_is_lower(s) && !s->closed && s->word.len > 1 && is_plain_word(s->word) && !has_vowel(s->word);
}

/* 41 of 42: a full stop before a small letter is an end, and the capital a slip. */
static bool is_lower_dot(const struct stop *s) { return next_is_lower(s); }

#define ANY (MARK_DOT | MARK_ELLIPSIS | MARK_STRONG)

const struct stop_rule rules[] = {
    [RULE_END] = { "fin-de-paragraphe", 0, NULL, BREAKS },
    [RULE_BRACKET] = { "entre-crochets", 0, NULL, GOES_ON },
    [FIRST_RULE] = { "suite", ANY, goes_on, GOES_ON },
    { "mots-collés", ANY, is_run_together, BREAKS },
    { "tiret-collé", ANY, is_dash_run_together, BREAKS },
    { "sans-espace", ANY, is_unspaced, GOES_ON },
    { "nom-à-point", MARK_STRONG, is_name, GOES_ON },
    { "signe-entre-crochets", MARK_STRONG | MARK_ELLIPSIS, is_bracketed, GOES_ON },
    { "points-initiaux", MARK_ELLIPSIS, is_leading, GOES_ON },
    { "fermant-minuscule", ANY, is_closed_lower, GOES_ON },
    { "fort-minuscule", MARK_STRONG | MARK_ELLIPSIS, is_strong_lower, GOES_ON },
    { "intervalle", MARK_ELLIPSIS, is_range, GOES_ON },
    { "signe-mathématique", ANY, is_mathematics, GOES_ON },
    { "suspension", MARK_ELLIPSIS, NULL, BREAKS },
    { "point-fort", MARK_STRONG, NULL, BREAKS },
    { "abrégé-entre-crochets", MARK_DOT, is_bracketed_short, GOES_ON },
    { "abréviation", MARK_DOT, is_never, GOES_ON },
    { "énumération", MARK_DOT, is_enumerator, NUMBERS },
    { "intitulé", MARK_DOT, is_heading, NUMBERS },
    { "unité-chiffrée", MARK_DOT, is_unit_numbered, GOES_ON },
    { "unité-suivie", MARK_DOT, is_unit_lower, GOES_ON },
    { "unité", MARK_DOT, is_unit_ending, BREAKS },
    { "abréviation-chiffrée", MARK_DOT, is_numbered, GOES_ON },
    { "abréviation-nom", MARK_DOT, is_noun, GOES_ON },
    { "mot-abrégé", MARK_DOT, is_word_abbreviated, GOES_ON },
    { "sigle-final", MARK_DOT, is_acronym_ending, BREAKS },
    { "sigle", MARK_DOT, is_acronym, GOES_ON },
    { "lettre-de-rang", MARK_DOT, is_lettered, BREAKS },
    { "initiale-finale", MARK_DOT, is_initial_ending, BREAKS },
    { "initiale", MARK_DOT, is_initial, GOES_ON },
    { "abréviation-suivie", MARK_DOT, is_may, GOES_ON },
    { "nombre-minuscule", MARK_DOT, is_number_lower, GOES_ON },
    { "consonnes-minuscule", MARK_DOT, is_consonants_lower, GOES_ON },
    { "point-minuscule", MARK_DOT, is_lower_dot, BREAKS },
    { "point", ANY, NULL, BREAKS },
};
const uint16_t rule_count = sizeof rules / sizeof *rules;

uint16_t rules_decide(const struct stop *s)
{
    uint16_t rule = FIRST_RULE;
    while (!(rules[rule].marks & s->mark) || (rules[rule].applies && !rules[rule].applies(s))) rule++;
    return rule;
}
