#include "spell/speller.h"

#include "base/utf8.h"
#include "spell/fold.h"

/* How a form looks. */
struct shape {
    size_t letters;
    unsigned uppers, lowers, digits, strangers;
    bool first_upper, joined;
};

static struct shape shape_of(struct str form)
{
    struct shape s = { .joined = memchr(form.ptr, '-', form.len) || memchr(form.ptr, '\'', form.len) };
    for (size_t i = 0, n = 0; i < form.len; n++) {
        unsigned class = utf8_class(utf8_next(form, &i));
        s.first_upper |= n == 0 && class & UC_UPPER;
        s.letters += (class & UC_LETTER) != 0;
        s.uppers += (class & UC_UPPER) != 0;
        s.lowers += (class & UC_LOWER) != 0;
        s.digits += (class & UC_DIGIT) != 0;
    }
    fold_is_latin(form, &s.strangers);
    return s;
}

static uint32_t count_guess(const void *context, struct str form)
{
    return evidence_of(context, form).all;
}

static struct verdict good(void) { return (struct verdict){ .kind = VERDICT_GOOD }; }

static bool is_good(struct judge *j, struct str form)
{
    const struct speller *s = j->speller;
    return lexicon_accepts(&s->lexicon, form, NULL) || (s->hunspell && hunspell_spell(s->hunspell, form));
}

/* The start of a compound that is no word by itself: franco-, ex-, auto-. */
static bool is_prefix(const struct speller *s, struct str small)
{
    return table_find(&s->prefixes, small) != TABLE_NONE;
}

/* Whether every part of a compound is a word, a prefix, a number or a single letter. */
static bool parts_good(struct judge *j, struct str form)
{
    for (size_t beg = 0, end; beg < form.len; beg = end + 1) {
        end = str_find_byte(form, beg, '-');
        struct str part = str_sub(form, beg, end);
        bool small = utf8_count(part) <= 1 || (part.len && part.ptr[0] >= '0' && part.ptr[0] <= '9');
        if (!small && !is_good(j, part) && !is_prefix(j->speller, utf8_lower_str(&j->scratch, part))) return false;
    }
    return true;
}

/* crypto + actif, éco + anxiété: a new word of a kind that French makes every day. */
static bool is_composed(struct judge *j, struct str small)
{
    for (size_t i = 0, letters = 0; i < small.len;) {
        utf8_next(small, &i);
        struct entry e = { 0 };
        struct str rest = str_from(small, i);
        if (++letters < 2 || rest.len < 5 || !is_prefix(j->speller, str_sub(small, 0, i))) continue;
        if (index_find(j->speller->index, rest, &e) && e.rate > (letters > 3 ? 0 : 5)) return true;
    }
    return false;
}

static void set_suggestions(struct judge *j, struct verdict *v, const struct guess *g, size_t count)
{
    v->suggestion_count = (uint32_t)count;
    v->suggestions = arena_new(j->keep, struct str, count + 1);
    for (size_t i = 0; i < count; i++) v->suggestions[i] = arena_str(j->keep, g[i].text);
    v->price = (int16_t)(count ? g[0].price : 999);
    v->rate = (uint8_t)(count ? g[0].rate : 0);
}

/* Etat, oeuvre: right but for an accent on the capital, or a ligature; the guess that says so comes first. */
static bool is_style(struct str form, const struct guess *g)
{
    size_t i = 0, k = 0;
    if (form.len == 0 || g->text.len == 0) return false;
    uint32_t a = utf8_next(form, &i), b = utf8_next(g->text, &k);
    bool capital = a != b && a == utf8_base(b) && utf8_class(a) & UC_UPPER;
    if (capital && str_eq(str_from(form, i), str_from(g->text, k))) return true;
    struct { struct str two, one; } ligatures[] = {
        { STR("oe"), STR("œ") }, { STR("ae"), STR("æ") }, { STR("Oe"), STR("Œ") }, { STR("OE"), STR("Œ") },
        { STR("Ae"), STR("Æ") }, { STR("AE"), STR("Æ") },
    };
    for (size_t n = 0; n < sizeof ligatures / sizeof *ligatures; n++)
        for (size_t at = 0; at + 2 <= form.len && at + 2 <= g->text.len; at++)
            if (str_starts(str_from(form, at), ligatures[n].two) && str_starts(str_from(g->text, at), ligatures[n].one) &&
                str_eq(str_sub(form, 0, at), str_sub(g->text, 0, at)) &&
                str_eq(str_from(form, at + 2), str_from(g->text, at + 2)))
                return true;
    return false;
}

static struct str capital_gone(struct judge *j, struct str form) { return utf8_lower_str(&j->scratch, form); }

/* A form with a capital: an error when a frequent word is near, else a name. */
static enum confidence judge_capitalised(struct judge *j, struct str form, const struct shape *shape,
                                         const struct verdict *v)
{
    struct count c = evidence_of(&j->speller->evidence, form);
    struct count small = evidence_of(&j->speller->evidence, capital_gone(j, form));
    if (small.all) return v->price <= PRICE_ONE ? CONFIDENCE_LIKELY : CONFIDENCE_UNKNOWN_RECURRENT;
    bool near = v->price <= PRICE_DOUBLE + 5 || (v->price <= PRICE_EDIT && shape->letters >= 6);
    if (c.inside >= 3 || !near || v->rate < 6) return CONFIDENCE_NAME;
    return CONFIDENCE_LIKELY;
}

static enum confidence judge_small(struct judge *j, struct str form, const struct shape *shape, const struct verdict *v)
{
    struct count c = evidence_of(&j->speller->evidence, form);
    if (is_composed(j, form)) return CONFIDENCE_UNKNOWN_RECURRENT;
    if (v->price <= PRICE_DOUBLE && v->rate >= 8) return CONFIDENCE_SURE;
    if (v->price > PRICE_ONE) return c.all >= 3 ? CONFIDENCE_UNKNOWN_RECURRENT : shape->letters > 4 ? CONFIDENCE_LIKELY : CONFIDENCE_FOREIGN;
    return CONFIDENCE_LIKELY;
}

static bool is_english(struct judge *j, struct str form)
{
    const struct index *english = j->speller->english;
    return english && (index_find(english, form, NULL) || index_find(english, capital_gone(j, form), NULL));
}

static struct verdict judge_unknown(struct judge *j, struct str form, const struct shape *shape)
{
    struct verdict v = { .kind = VERDICT_BAD, .rule = RULE_SPELL_UNKNOWN };
    struct guess guesses[LIMIT_SUGGESTIONS];
    struct ranking r = { &j->speller->lexicon, count_guess, &j->speller->evidence, &j->search };
    size_t count = rank_guesses(&r, &j->scratch, form, guesses, LIMIT_SUGGESTIONS);
    set_suggestions(j, &v, guesses, count);
    v.english = is_english(j, form);
    v.shouted = shape->uppers > 1 && shape->lowers == 0;
    if (count && is_style(form, &guesses[0])) {
        v.confidence = CONFIDENCE_STYLE;
        v.rule = shape->uppers ? RULE_SPELL_CAPITAL : RULE_SPELL_LIGATURE;
        if (shape->uppers) v.suggestion_count = 1;
    } else if (shape->first_upper) {
        v.confidence = (uint8_t)judge_capitalised(j, form, shape, &v);
    } else {
        v.confidence = (uint8_t)judge_small(j, form, shape, &v);
    }
    return v;
}

/* Letters of two scripts in one word: a trap or a slip, when it is a word with the Latin ones. */
static struct verdict judge_mixed(struct judge *j, struct str form, const struct shape *shape)
{
    struct str latin = fold_lookalikes(&j->scratch, form);
    struct guess g = { .text = latin, .price = 0, .rate = 31 };
    struct verdict v = { .kind = VERDICT_BAD, .rule = RULE_SPELL_SCRIPT, .confidence = CONFIDENCE_SURE };
    if (shape->strangers == shape->letters) return good();
    set_suggestions(j, &v, &g, 1);
    if (!is_good(j, latin)) v.confidence = CONFIDENCE_FOREIGN;
    return v;
}

struct verdict judge_form(struct judge *j, struct str form)
{
    struct arena_mark mark = arena_mark(&j->scratch);
    struct shape shape = shape_of(form);
    struct verdict v = good();
    if (shape.letters < 2 || form.len > LIMIT_WORD || is_good(j, form))
        v = good();
    else if (shape.strangers)
        v = judge_mixed(j, form, &shape);
    else if (shape.joined && parts_good(j, form))
        v = good();
    else {
        v = judge_unknown(j, form, &shape);
        if (shape.joined && v.price > 75) v.kind = VERDICT_PARTS;
    }
    arena_back(&j->scratch, mark);
    return v;
}
