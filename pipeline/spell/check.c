#include "spell/check.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "spell/fold.h"
#include "spell/speller.h"

struct checking {
    const struct speller *speller;
    struct unit *u;
    struct arena *keep, scratch;
    size_t done;            /* words before this one have their findings */
    bool own_language;      /* of the document */
    bool accented_capitals; /* the text writes É in words that are all capitals */
};

/* NULL for a form that is good. */
static const struct verdict *verdict_of(const struct checking *c, struct str form)
{
    uint32_t id = table_find(&c->speller->doubted, form);
    return id == TABLE_NONE ? NULL : &c->speller->verdicts[id];
}

static struct str word_form(struct checking *c, size_t i) { return evidence_form(&c->scratch, c->u, &c->u->words.at[i]); }

static const struct verdict *word_verdict(struct checking *c, size_t i)
{
    const struct word *w = &c->u->words.at[i];
    if (!evidence_wants(w) || w->kind == WORD_ELIDED) return NULL;
    return verdict_of(c, word_form(c, i));
}

/* ---- English among English ---- */

/* A small word that English alone has. */
static bool is_mark(struct checking *c, size_t i)
{
    struct str small = utf8_lower_str(&c->scratch, unit_text(c->u, c->u->words.at[i].at));
    return particles_is(&c->speller->particles, small, PARTICLE_ENGLISH);
}

static bool is_foreign(struct checking *c, size_t i)
{
    const struct verdict *v = word_verdict(c, i);
    if (v && v->kind == VERDICT_BAD && v->english) return true;
    return is_mark(c, i);
}

/* Nothing but a space or a hyphen stands between word i and the one before it. */
static bool adjacent(const struct unit *u, size_t i)
{
    size_t beg = u->words.at[i - 1].at.end, end = u->words.at[i].at.beg;
    return end - beg <= 1;
}

/* A word of both languages: it says neither that its neighbours are English nor that they are not. */
static bool is_shared(struct checking *c, size_t i)
{
    const struct index *english = c->speller->english;
    return english && c->u->words.at[i].kind == WORD_PLAIN && index_find(english, word_form(c, i), NULL);
}

/* Whether the word before word i is foreign, or the one before that behind one of both languages. */
static bool behind_foreign(struct checking *c, size_t i)
{
    if (i == 0 || !adjacent(c->u, i)) return false;
    return is_foreign(c, i - 1) || (i > 1 && is_shared(c, i - 1) && adjacent(c->u, i - 1) && is_foreign(c, i - 2));
}

/* The same of those behind it. */
static bool before_foreign(struct checking *c, size_t i)
{
    size_t count = c->u->words.count;
    if (i + 1 >= count || !adjacent(c->u, i + 1)) return false;
    return is_foreign(c, i + 1) || (i + 2 < count && is_shared(c, i + 1) && adjacent(c->u, i + 2) && is_foreign(c, i + 2));
}

/* On how many of its two sides something foreign stands. */
static int among_foreign(struct checking *c, size_t i) { return behind_foreign(c, i) + before_foreign(c, i); }

/* Closing marks by their opening ones. Emphasis (* _) and code (`) of plain-text markup cling to the word. */
static const struct { uint32_t opens, closes; bool clings; } quotes[] = {
    { 0xAB, 0xBB, false }, { '"', '"', true }, { 0x201C, 0x201D, true }, { '`', '`', true }, { '*', '*', true },
    { '_', '_', true },    { 0x2018, 0x2019, true },
};

static bool is_thin(uint32_t cp) { return cp == ' ' || cp == 0xA0 || cp == 0x202F; }

/* The mark before a word and the one behind it, thin spaces left out; *clings where there are none before. */
static void marks_round(const struct unit *u, size_t i, uint32_t *before, uint32_t *behind, bool *clings)
{
    size_t beg = u->words.at[i].at.beg, end = u->words.at[i].at.end;
    for (*clings = true; is_thin(utf8_before(u->text, beg)); *clings = false) utf8_prev(u->text, &beg);
    while (is_thin(utf8_at(u->text, end))) utf8_next(u->text, &end);
    *before = utf8_before(u->text, beg);
    *behind = utf8_at(u->text, end);
}

/* Alone between quotation marks or marks of emphasis. */
static bool is_quoted(const struct unit *u, size_t i)
{
    uint32_t before, behind;
    bool clings;
    marks_round(u, i, &before, &behind, &clings);
    for (size_t n = 0; n < sizeof quotes / sizeof *quotes; n++)
        if (quotes[n].opens == before) return quotes[n].closes == behind && (clings || !quotes[n].clings);
    return false;
}

/* The first or the last of what stands between quotation marks. */
static bool is_quote_edge(const struct unit *u, size_t i)
{
    uint32_t before, behind;
    bool clings;
    marks_round(u, i, &before, &behind, &clings);
    for (size_t n = 0; n < sizeof quotes / sizeof *quotes; n++)
        if (quotes[n].opens == before || quotes[n].closes == behind) return true;
    return false;
}

/* ---- findings ---- */

#define OWN_FORMS 8 /* forms of a document that resemble nothing, and a share of one in OWN_SHARE: a language of its own */
#define OWN_SHARE 6

static bool has_own_language(const struct checking *c)
{
    if (c->u->document >= c->speller->documents) return false;
    struct tally t = c->speller->tallies[c->u->document];
    return t.far >= OWN_FORMS && t.far * OWN_SHARE >= t.far + t.near;
}

#define COGNATE_LETTERS 7 /* of a French word that an English one is nearly: dividende for dividend */
#define COGNATE_RATE 4

/*
 * An English word is English beside another or between quotation marks. One that is French but for an accent or a doubled
 * letter (language, verification) is a slip all the same, unless English or a quotation mark stands on both sides; but the, of
 * and their like are none.
 */
static enum confidence confidence_here(struct checking *c, size_t i, const struct verdict *v)
{
    enum confidence confidence = (enum confidence)v->confidence;
    bool weak = confidence == CONFIDENCE_LIKELY && v->price > PRICE_DOUBLE + 5 && v->rule == RULE_SPELL_UNKNOWN;
    if (weak && c->own_language) return CONFIDENCE_UNKNOWN_RECURRENT;
    if (!v->english || confidence > CONFIDENCE_LIKELY) return confidence;
    int foreign = among_foreign(c, i);
    bool cognate = v->price <= PRICE_EDIT && v->rate >= COGNATE_RATE && utf8_count(v->suggestions[0]) >= COGNATE_LETTERS;
    bool close = (v->price <= PRICE_DOUBLE + 5 && v->rate >= 5) || cognate;
    bool mark = is_mark(c, i);
    bool both = foreign == 2 || (foreign == 1 && is_quote_edge(c->u, i));
    bool either = foreign == 1 || is_quoted(c->u, i);
    return both || ((mark || !close) && either) ? CONFIDENCE_FOREIGN : confidence;
}

/* Whether an apostrophe in place of these bytes is curved: as in the word itself, else in its paragraph, else in the job. */
static bool writes_curved(const struct checking *c, struct span at)
{
    struct str text = unit_text(c->u, at);
    if (memchr(text.ptr, '\'', text.len)) return false;
    if (memmem(text.ptr, text.len, "\xE2\x80\x99", 3)) return true;
    int curved = evidence_curved(c->u);
    return curved ? curved > 0 : c->speller->evidence.curved >= c->speller->evidence.straight;
}

static struct str curve(struct arena *keep, struct str s)
{
    char *out = arena_alloc(keep, 3 * s.len + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_next(s, &i);
        n += utf8_put(out + n, cp == '\'' ? 0x2019 : cp);
    }
    return str_n(out, n);
}

/* The suggestions of a verdict, with the apostrophes that the text has. */
static struct str *suggestions_here(struct checking *c, struct span at, const struct verdict *v)
{
    size_t straight = 0;
    for (size_t i = 0; i < v->suggestion_count; i++)
        straight += memchr(v->suggestions[i].ptr, '\'', v->suggestions[i].len) != NULL;
    if (straight == 0 || !writes_curved(c, at)) return v->suggestions;
    struct str *curved = arena_new(c->keep, struct str, v->suggestion_count);
    for (size_t i = 0; i < v->suggestion_count; i++) curved[i] = curve(c->keep, v->suggestions[i]);
    return curved;
}

static void add_finding(struct checking *c, struct span at, const struct verdict *v, enum confidence confidence)
{
    *arena_push(c->keep, &c->u->findings) =
        (struct finding){ .at = at, .rule = v->rule, .confidence = (uint8_t)confidence,
                          .suggestions = suggestions_here(c, at, v), .suggestion_count = v->suggestion_count };
}

/* Words all in capitals often lack their accents; one is looked at where the text shows that it puts them. Œ is no accent. */
static bool shouting_counts(struct checking *c, const struct verdict *v)
{
    return !v->shouted || v->rule == RULE_SPELL_LIGATURE || (c->accented_capitals && v->suggestion_count && v->price <= PRICE_ONE);
}

static bool is_joint(uint32_t cp)
{
    return cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == '\'' || cp == 0x2019 || cp == 0x2BC || cp == 0x2032;
}

/* Behind the apostrophe of q'il or quel'on both parts may be words, and the whole is none. */
static void check_whole(struct checking *c, size_t i, const struct verdict *v)
{
    const struct word *w = &c->u->words.at[i];
    struct str text = fold_word(&c->scratch, unit_text(c->u, w->at));
    bool small = utf8_class(utf8_at(text, 0)) & UC_LOWER;
    if (memchr(text.ptr, '\'', text.len) && v->suggestion_count && v->price <= PRICE_EDIT && (small || v->cut))
        add_finding(c, w->at, v, CONFIDENCE_LIKELY);
}

static void check_parts(struct checking *c, size_t i, const struct verdict *whole)
{
    size_t before = c->u->findings.count;
    struct span at = c->u->words.at[i].at;
    struct str text = str_sub(c->u->text, 0, at.end);
    for (size_t beg = at.beg, end, next; beg < at.end; beg = next) {
        end = next = beg;
        while (next < at.end && !is_joint(utf8_next(text, &next))) end = next;
        if (end == beg) continue;
        const struct verdict *v = verdict_of(c, fold_word(&c->scratch, str_sub(text, beg, end)));
        if (!v || v->kind != VERDICT_BAD || !shouting_counts(c, v)) continue;
        add_finding(c, (struct span){ (uint32_t)beg, (uint32_t)end }, v, confidence_here(c, i, v));
    }
    if (c->u->findings.count == before) check_whole(c, i, whole);
}

/*
 * étudiant·e·s: the word before the first point. Where it is cut inside the ending (chercheu·r·se) it is a word with the
 * letters behind the point.
 */
static void check_inclusive(struct checking *c, size_t i)
{
    struct inclusive parts = inclusive_parts(&c->scratch, c->u, i);
    const struct verdict *head = verdict_of(c, parts.head), *whole = verdict_of(c, parts.joined);
    if (!head || !whole || head->kind != VERDICT_BAD || head->price > PRICE_EDIT) return;
    struct span at = { c->u->words.at[i].at.beg, c->u->words.at[i].at.beg + parts.head_bytes };
    add_finding(c, at, head, confidence_here(c, i, head));
}

#define JOINED_LETTERS 5 /* shorter words come together by chance */
#define JOINED_RATE 3    /* and rare ones */
#define JOINED_SHORT 4   /* letters of a word */
#define JOINED_USUAL 15  /* … that must be more usual */

/* Only a space stands between word i and the one behind it. */
static bool one_space_behind(const struct unit *u, size_t i)
{
    size_t end = u->words.at[i].at.end;
    return i + 1 < u->words.count && u->words.at[i + 1].at.beg == end + 1 && u->text.ptr[end] == ' ';
}

/*
 * maj esté, ma chinalement: a space too much, when words i and i + 1, one of them unknown, are a usual word together. One
 * finding for both; false where it is not so.
 */
static bool check_torn(struct checking *c, size_t i)
{
    const struct words *words = &c->u->words;
    if (!one_space_behind(c->u, i) || words->at[i].kind != WORD_PLAIN || words->at[i + 1].kind != WORD_PLAIN) return false;
    struct span at = { words->at[i].at.beg, words->at[i + 1].at.end };
    struct str left = word_form(c, i), right = word_form(c, i + 1), whole = arena_join(&c->scratch, left, right);
    struct entry entry = { 0 };
    size_t letters = utf8_count(whole);
    if (letters < JOINED_SHORT || !(utf8_class(utf8_at(right, 0)) & UC_LOWER)) return false;
    unsigned least = letters < JOINED_LETTERS ? JOINED_USUAL : JOINED_RATE;
    if (!lexicon_has(&c->speller->lexicon, whole, &entry) || entry.rate < least) return false;
    struct str *suggestion = arena_new(c->keep, struct str, 1);
    *suggestion = arena_str(c->keep, whole);
    struct verdict torn = { .rule = RULE_SPELL_UNKNOWN, .suggestions = suggestion, .suggestion_count = 1 };
    add_finding(c, at, &torn, CONFIDENCE_LIKELY);
    c->done = i + 2;
    return true;
}

/* ---- names and abbreviations by their place ---- */

#define ABBREVIATION 4 /* letters of one */

/* Between word i and the one before it stands a space, or a stop and a space. */
static bool follows_at_once(const struct unit *u, size_t i)
{
    struct str between = str_sub(u->text, u->words.at[i - 1].at.end, u->words.at[i].at.beg);
    str_take(&between, STR("."));
    return str_eq(between, STR(" ")) || str_eq(between, STR("\xC2\xA0")) || str_eq(between, STR("\xE2\x80\xAF"));
}

/* J., J.-P. */
static bool is_initial(struct str word)
{
    bool upper = utf8_class(utf8_at(word, 0)) & UC_UPPER;
    return upper && (utf8_count(word) == 1 || memchr(word.ptr, '.', word.len));
}

/* A family name stands behind an initial, a title (Mme) or a first name, which no dictionary has in small letters. */
static bool is_family_name(struct checking *c, size_t i)
{
    const struct speller *s = c->speller;
    if (i == 0 || !follows_at_once(c->u, i) || !(utf8_class(utf8_at(word_form(c, i), 0)) & UC_UPPER)) return false;
    struct str before = word_form(c, i - 1), small = utf8_lower_str(&c->scratch, before);
    if (is_initial(before) || particles_is(&s->particles, small, PARTICLE_TITLE)) return true;
    return !str_eq(before, small) && lexicon_has(&s->lexicon, before, NULL) && !lexicon_has(&s->lexicon, small, NULL);
}

/* ill. et: a short word with a stop that ends no sentence. */
static bool is_abbreviation(const struct unit *u, size_t i)
{
    struct span at = u->words.at[i].at;
    return at.end - at.beg <= ABBREVIATION && utf8_at(u->text, at.end) == '.' && i + 1 < u->words.count &&
           !u->words.at[i + 1].opens;
}

/* What is thought of a form anywhere, in this place. */
static enum confidence confidence_in_place(struct checking *c, size_t i, const struct verdict *v)
{
    enum confidence confidence = confidence_here(c, i, v);
    if (c->u->words.at[i].kind == WORD_CAMEL && v->rule != RULE_SPELL_LOST)
        return v->seam ? CONFIDENCE_LIKELY : CONFIDENCE_NAME;
    if (confidence != CONFIDENCE_LIKELY || v->rule != RULE_SPELL_UNKNOWN || v->cut) return confidence;
    if (is_abbreviation(c->u, i)) return CONFIDENCE_UNKNOWN_RECURRENT;
    return v->price > PRICE_ACCENT && is_family_name(c, i) ? CONFIDENCE_NAME : confidence;
}

static void check_word(struct checking *c, size_t i)
{
    const struct word *w = &c->u->words.at[i];
    if (w->kind == WORD_INCLUSIVE) check_inclusive(c, i);
    const struct verdict *v = word_verdict(c, i);
    if (!v) return;
    if (v->kind == VERDICT_BAD && ((i > c->done && check_torn(c, i - 1)) || check_torn(c, i))) return;
    if (v->kind == VERDICT_PARTS) {
        check_parts(c, i, v);
        return;
    }
    if (!shouting_counts(c, v)) return;
    if (w->kind == WORD_ACRONYM && !v->shouted) return;
    add_finding(c, w->at, v, confidence_in_place(c, i, v));
}

static bool has_accented_capitals(const struct unit *u)
{
    for (size_t i = 0; i < u->words.count; i++) {
        const struct word *w = &u->words.at[i];
        if (w->kind != WORD_ACRONYM) continue;
        struct str text = unit_text(u, w->at);
        for (size_t at = 0; at < text.len;) {
            uint32_t cp = utf8_next(text, &at);
            if (cp >= 0xC0 && cp <= 0xDC) return true;
        }
    }
    return false;
}

static int by_place(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    if (x->at.beg != y->at.beg) return x->at.beg < y->at.beg ? -1 : 1;
    return x->rule - y->rule;
}

/*
 * A passage full of unknown words is another language, or speech written as it sounds: nobody errs in one word of three.
 * What stands there and is not sure is called foreign.
 */
static void calm_passage(struct unit *u, size_t words, size_t first, size_t end)
{
    size_t unknown = 0;
    for (size_t i = first; i < end; i++) {
        enum confidence confidence = (enum confidence)u->findings.at[i].confidence;
        unknown += confidence != CONFIDENCE_STYLE && confidence != CONFIDENCE_NAME &&
                   u->findings.at[i].rule != RULE_SPELL_LOST;
    }
    if (unknown < 5 || unknown * 3 < words) return;
    for (size_t i = first; i < end; i++)
        if (u->findings.at[i].confidence <= CONFIDENCE_LIKELY && u->findings.at[i].rule != RULE_SPELL_LOST)
            u->findings.at[i].confidence = CONFIDENCE_FOREIGN;
}

static void calm(struct unit *u, size_t first)
{
    size_t word = 0, finding = first;
    for (size_t i = 0; i < u->sentences.count; i++) {
        struct span at = u->sentences.at[i].at;
        size_t words = 0, from = finding;
        for (; word < u->words.count && u->words.at[word].at.beg < at.end; word++) words++;
        while (finding < u->findings.count && u->findings.at[finding].at.beg < at.end) finding++;
        calm_passage(u, words, from, finding);
    }
}

void spell_check(const struct speller *s, struct unit *u, struct arena *keep)
{
    struct checking c = { .speller = s, .u = u, .keep = keep, .accented_capitals = has_accented_capitals(u) };
    c.own_language = has_own_language(&c);
    size_t before = u->findings.count;
    struct arena_mark mark = arena_mark(&c.scratch);
    for (size_t i = 0; i < u->words.count; i++) {
        if (i >= c.done) check_word(&c, i);
        arena_back(&c.scratch, mark);
    }
    arena_release(&c.scratch);
    calm(u, before);
    if (before && u->findings.count > before) qsort(u->findings.at, u->findings.count, sizeof *u->findings.at, by_place);
}
