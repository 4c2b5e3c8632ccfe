#include "spell/speller.h"

#include "base/utf8.h"
#include "spell/fold.h"

/* How a form looks. */
struct shape {
    size_t letters;
    unsigned uppers, lowers, digits, strangers;
    bool first_upper, joined;
    bool lost; /* holds U+FFFD */
};

static struct shape shape_of(struct str form)
{
    struct shape s = { .joined = memchr(form.ptr, '-', form.len) || memchr(form.ptr, '\'', form.len) };
    for (size_t i = 0, n = 0; i < form.len; n++) {
        uint32_t cp = utf8_next(form, &i);
        unsigned class = utf8_class(cp);
        s.lost |= cp == 0xFFFD;
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

static bool is_prefix_with_hyphen(struct judge *j, struct str small)
{
    return is_prefix(j->speller, small) || is_prefix(j->speller, arena_join(&j->scratch, small, STR("-")));
}

/* Whether every part of a compound is a word, a prefix, a number or a single letter. */
static bool parts_good(struct judge *j, struct str form)
{
    for (size_t beg = 0, end; beg < form.len; beg = end + 1) {
        end = str_find_byte(form, beg, '-');
        struct str part = str_sub(form, beg, end);
        bool small = utf8_count(part) <= 1 || (part.len && part.ptr[0] >= '0' && part.ptr[0] <= '9');
        if (!small && !is_good(j, part) && !is_prefix_with_hyphen(j, utf8_lower_str(&j->scratch, part))) return false;
    }
    return true;
}

/* bi-directionnel: a hyphen behind a prefix that the dictionary writes without one. */
static bool is_soldered(struct judge *j, struct str form, struct str *right)
{
    size_t hyphen = str_find_byte(form, 0, '-');
    struct str head = str_sub(form, 0, hyphen), tail = hyphen < form.len ? str_from(form, hyphen + 1) : STR("");
    if (tail.len == 0 || memchr(tail.ptr, '-', tail.len) || !is_prefix(j->speller, utf8_lower_str(&j->scratch, head)))
        return false;
    *right = arena_join(&j->scratch, head, tail);
    return !lexicon_has(&j->speller->lexicon, form, NULL) && lexicon_has(&j->speller->lexicon, *right, NULL);
}

#define COMPOSED_RATE 3 /* of what stands behind the prefix, where another word is near */

/*
 * crypto + actif, éco + anxiété: a new word of a kind that French makes every day. Behind a short prefix (ré, dé, co)
 * more is a slip for another word, so then nothing else may be near.
 */
static bool is_composed(struct judge *j, struct str small, int price)
{
    for (size_t i = 0, letters = 0; i < small.len;) {
        utf8_next(small, &i);
        struct entry e = { 0 };
        struct str rest = str_from(small, i);
        if (++letters < 2 || rest.len < 5 || price <= (letters < 4 ? PRICE_ONE : PRICE_NEIGHBOUR)) continue;
        if (!is_prefix(j->speller, str_sub(small, 0, i)) || !index_find(j->speller->index, rest, &e)) continue;
        if (e.rate >= COMPOSED_RATE || price > PRICE_TWO) return true;
    }
    return false;
}

/* What a guess says for an error. */
static void weigh(struct verdict *v, const struct guess *g)
{
    v->price = (int16_t)g->price;
    v->rate = (uint8_t)g->rate;
    v->cut = g->cut;
}

static void set_suggestions(struct judge *j, struct verdict *v, const struct guess *g, size_t count)
{
    v->suggestion_count = (uint32_t)count;
    v->suggestions = arena_new(j->keep, struct str, count + 1);
    for (size_t i = 0; i < count; i++) v->suggestions[i] = arena_str(j->keep, g[i].text);
    weigh(v, count ? &g[0] : &(struct guess){ .price = PRICE_NONE });
}

/* Etat: right but for the accent of the capital. */
static bool lacks_accent(struct str form, struct str right)
{
    size_t i = 0, k = 0;
    if (form.len == 0 || right.len == 0) return false;
    uint32_t a = utf8_next(form, &i), b = utf8_next(right, &k);
    return a != b && a == utf8_base(b) && utf8_class(a) & UC_UPPER && str_eq(str_from(form, i), str_from(right, k));
}

/* oeuvre: right but for a ligature. */
static bool lacks_ligature(struct str form, struct str right)
{
    static const struct { struct str two, one; } ligatures[] = {
        { STR("oe"), STR("œ") }, { STR("ae"), STR("æ") }, { STR("Oe"), STR("Œ") }, { STR("OE"), STR("Œ") },
        { STR("Ae"), STR("Æ") }, { STR("AE"), STR("Æ") },
    };
    for (size_t n = 0; n < sizeof ligatures / sizeof *ligatures; n++)
        for (size_t at = 0; at + 2 <= form.len && at + 2 <= right.len; at++)
            if (str_starts(str_from(form, at), ligatures[n].two) && str_starts(str_from(right, at), ligatures[n].one) &&
                str_eq(str_sub(form, 0, at), str_sub(right, 0, at)) &&
                str_eq(str_from(form, at + 2), str_from(right, at + 2)))
                return true;
    return false;
}

static bool is_style(struct str form, struct str right) { return lacks_accent(form, right) || lacks_ligature(form, right); }

static void bring_forward(struct guess *guesses, size_t i)
{
    struct guess g = guesses[i];
    memmove(guesses + 1, guesses, i * sizeof *guesses);
    guesses[0] = g;
}

static struct str capital_gone(struct judge *j, struct str form) { return utf8_lower_str(&j->scratch, form); }

#define ACCENTED 3 /* words of a job that begin with É, À, Ç…: enough to say that its writer can */

/*
 * A capital without its accent is a matter of style where writers leave them out: in names of institutions (Etat), and
 * in a job that never puts one. A word that only opens sentences, in a job that does, is a slip.
 */
static enum confidence judge_style(const struct judge *j, struct str form)
{
    struct count c = evidence_of(&j->speller->evidence, form);
    bool opens_only = utf8_class(utf8_at(form, 0)) & UC_UPPER && c.inside == 0;
    return opens_only && j->speller->accented_capitals >= ACCENTED ? CONFIDENCE_LIKELY : CONFIDENCE_STYLE;
}

/*
 * A spelling of former times (collége, avoit): right in an old text, which shows by having several of them, and a slip
 * elsewhere. `right` is what is written today.
 */
static bool is_old(const struct speller *s, struct str form, struct str right)
{
    for (size_t n = 0; n < s->change_count; n++) {
        struct str old = s->changes[n].old, now = s->changes[n].now;
        for (size_t at = 0; at + old.len <= form.len && at + now.len <= right.len; at++)
            if (str_starts(str_from(form, at), old) && str_starts(str_from(right, at), now) &&
                str_eq(str_sub(form, 0, at), str_sub(right, 0, at)) &&
                str_eq(str_from(form, at + old.len), str_from(right, at + now.len)))
                return true;
    }
    return false;
}

/* How strong the case for an error is: the better and the more frequent the guess, and the longer the word. */
static bool is_near(const struct verdict *v, const struct shape *shape, int dear, unsigned rate)
{
    if (v->price <= PRICE_DOUBLE + 5) return v->rate >= (shape->letters > 5 ? 0 : rate);
    return v->price <= dear && v->rate >= rate;
}

/* The same for a word that only opens sentences. */
static bool opens_near(const struct verdict *v, const struct shape *shape)
{
    if (v->price <= PRICE_ACCENT) return true;
    if (shape->letters >= 7 && v->price <= PRICE_TWO && v->rate >= 8) return true;
    return is_near(v, shape, PRICE_EDIT, shape->letters < 8 ? 3 : 0);
}

/* f'rais, v'nez, seul'ment: popular speech swallows its e, and novels write so. */
static bool is_popular(struct judge *j, struct str form)
{
    size_t at = str_find_byte(form, 0, '\'');
    if (at == 0 || at >= form.len) return false;
    char *spoken = arena_alloc(&j->scratch, form.len + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < form.len; i++) spoken[n++] = form.ptr[i] == '\'' ? 'e' : form.ptr[i];
    if (lexicon_has(&j->speller->lexicon, str_n(spoken, n), NULL)) return true;
    memmove(spoken + at, spoken + at + 1, n - at - 1); /* v'lan: the apostrophe stands for nothing */
    return at == 1 && lexicon_has(&j->speller->lexicon, str_n(spoken, n - 1), NULL);
}

#define RUN_ON_WORD 7     /* letters behind l', d'… */
#define RUN_ON_RATE 8     /* of the word that they are */
#define RUN_ON_PARTICLE 4 /* letters of avec, dans, pour… */
#define RUN_ON_USUAL 18   /* rate of these */

/*
 * Lextension, Pythonavec: no name, but a word or a name that lacks its apostrophe or the space behind it. What follows is
 * usual and long enough not to stand there by chance, as it does in Lavigne or Martinez.
 */
static bool is_run_on(struct judge *j, struct str first)
{
    struct entry right = { 0 };
    size_t apostrophe = str_find_byte(first, 0, '\''), space = str_find_byte(first, 0, ' ');
    struct str tail = apostrophe == 1 ? str_from(first, 2) : space < first.len ? str_from(first, space + 1) : STR("");
    if (!index_find(j->speller->index, tail, &right)) return false;
    return apostrophe == 1 ? utf8_count(tail) >= RUN_ON_WORD && right.rate >= RUN_ON_RATE
                           : space > 3 && utf8_count(tail) >= RUN_ON_PARTICLE && right.rate >= RUN_ON_USUAL;
}

#define MANY 4 /* times capitalised where nothing asks for it: a name */

/*
 * A form with a capital. Where the place does not ask for one it is a name, unless a good guess is very near; a form
 * that only opens sentences may be any word. What the job writes so again and again is a name.
 */
static enum confidence judge_capitalised(struct judge *j, struct str form, const struct shape *shape,
                                         const struct verdict *v)
{
    struct count c = evidence_of(&j->speller->evidence, form);
    struct count small = evidence_of(&j->speller->evidence, capital_gone(j, form));
    if (is_popular(j, form)) return CONFIDENCE_UNKNOWN_RECURRENT;
    if (v->price == 0) return v->cut || shape->joined ? CONFIDENCE_NAME : CONFIDENCE_LIKELY; /* LOgement; Bric-à-Brac */
    if (is_composed(j, capital_gone(j, form), v->price)) return CONFIDENCE_UNKNOWN_RECURRENT;
    if (v->shouted && v->price <= PRICE_ONE && v->rate >= 12) return CONFIDENCE_LIKELY;
    if (c.inside == 0 || small.all > c.inside) return opens_near(v, shape) ? CONFIDENCE_LIKELY : CONFIDENCE_NAME;
    if (v->cut) return v->seam || (c.inside == 1 && is_run_on(j, v->suggestions[0])) ? CONFIDENCE_LIKELY : CONFIDENCE_NAME;
    if (c.inside >= MANY) return CONFIDENCE_NAME;
    if (v->english && v->price <= PRICE_DOUBLE + 5 && v->rate >= 5) return CONFIDENCE_LIKELY;
    if (c.inside >= 2) return v->price <= PRICE_ACCENT && v->rate >= 8 ? CONFIDENCE_LIKELY : CONFIDENCE_NAME;
    bool near = v->rate >= 3 && is_near(v, shape, shape->letters > 5 ? PRICE_EDIT : PRICE_NEIGHBOUR, 5);
    return near ? CONFIDENCE_LIKELY : CONFIDENCE_NAME;
}

/* Letters that French does not have (ñ, ø, ł…), and loose marks, are no slip but another language's. */
static size_t foreign_letters(struct str form)
{
    static const char french[] = "àâäéèêëîïôöùûüÿçœæ";
    size_t count = 0;
    for (size_t i = 0; i < form.len;) {
        size_t here = i;
        uint32_t cp = utf8_lower(utf8_next(form, &i));
        char bytes[5] = { 0 };
        utf8_put(bytes, cp);
        count += i - here > 1 && utf8_class(cp) & (UC_LETTER | UC_MARK) && !strstr(french, bytes);
    }
    return count;
}

#define FOREIGN_LETTERS 2 /* so many, and no French word was meant */

#define RECURRENT 5 /* times: nobody makes the same unlikely slip so often */

/* A form that nobody would take for anything but a slip or a word of its own: long, French by its letters, and rare. */
static bool is_far(const struct verdict *v, const struct shape *shape, const struct count *c)
{
    return shape->letters >= 5 && shape->digits == 0 && c->all <= 2 && !v->english;
}

#define BRIEF_RATE 14  /* of what a form of three letters may be meant for */
#define BRIEF_USUAL 20 /* … where it is not very near, or stands more than once */

static enum confidence judge_small_by(struct judge *j, struct str form, const struct shape *shape, struct verdict *v)
{
    struct count c = evidence_of(&j->speller->evidence, form);
    if (shape->letters < 3) return CONFIDENCE_UNKNOWN_RECURRENT;
    if (v->price > (v->rate >= 8 ? PRICE_DOUBLE + 5 : PRICE_ACCENT) && foreign_letters(form) > 0) return CONFIDENCE_FOREIGN;
    if (is_composed(j, form, v->price)) return CONFIDENCE_UNKNOWN_RECURRENT;
    if (v->price <= PRICE_DOUBLE && v->rate >= 8 && shape->letters > 3) return CONFIDENCE_SURE;
    if (is_popular(j, form)) return CONFIDENCE_UNKNOWN_RECURRENT;
    bool dear = v->price > PRICE_EDIT && (v->rate == 0 || c.all > 2);
    unsigned usual = c.all > 1 || v->price > PRICE_MISSING ? BRIEF_USUAL : BRIEF_RATE;
    bool brief = shape->letters < 4 && v->price > PRICE_DOUBLE + 15 && v->rate < usual;
    bool sound = v->price <= PRICE_TWO && v->rate >= 8 && shape->letters > 5;
    v->far = is_far(v, shape, &c) && (v->price > PRICE_ONE ? !sound : dear);
    if (v->far) return CONFIDENCE_LIKELY;
    if (v->price <= PRICE_ONE && (dear || brief)) return CONFIDENCE_UNKNOWN_RECURRENT;
    if (c.all >= RECURRENT && v->price > PRICE_DOUBLE + 5 && !v->cut) return CONFIDENCE_UNKNOWN_RECURRENT;
    if (v->price <= PRICE_ONE) return CONFIDENCE_LIKELY;
    return sound ? CONFIDENCE_LIKELY : CONFIDENCE_UNKNOWN_RECURRENT;
}

#define WEIGHED 3 /* guesses for a short form: the best one may be dearer than another that makes the better case (àla) */

static enum confidence judge_small(struct judge *j, struct str form, const struct shape *shape, struct verdict *v,
                                   const struct guess *guesses, size_t count)
{
    enum confidence confidence = judge_small_by(j, form, shape, v);
    for (size_t i = 1; shape->letters < 4 && i < count && i < WEIGHED && confidence > CONFIDENCE_LIKELY; i++) {
        struct verdict other = *v;
        weigh(&other, &guesses[i]);
        enum confidence its = judge_small_by(j, form, shape, &other);
        if (its > CONFIDENCE_LIKELY || other.far) continue;
        weigh(v, &guesses[i]);
        confidence = its;
    }
    return confidence;
}

static bool is_english(struct judge *j, struct str form)
{
    const struct index *english = j->speller->english;
    return english && (index_find(english, form, NULL) || index_find(english, capital_gone(j, form), NULL));
}

/*
 * How far guesses are looked for: as far as they can make an error of the form. Names, what stands again and again, and what
 * has a capital inside are excused but for what is near.
 */
static int budget_of(struct judge *j, struct str form)
{
    struct count c = evidence_of(&j->speller->evidence, form);
    enum casing casing = lexicon_casing(form);
    if (c.inside > 1) return PRICE_DOUBLE + 5;
    if (c.all >= RECURRENT || (c.inside && casing == CASE_FIRST) || rank_casing(form) == CASE_MIXED) return PRICE_EDIT;
    return c.inside || casing == CASE_MIXED ? PRICE_ONE : PRICE_TWO;
}

/* The guesses of a form, and before them what the table of replacements says. */
static size_t guess(struct judge *j, struct str form, struct guess *out)
{
    struct speller *s = j->speller;
    struct ranking r = { &s->lexicon, count_guess, &s->evidence, &j->search, budget_of(j, form) };
    size_t count = rank_guesses(&r, &j->scratch, form, out, LIMIT_SUGGESTIONS);
    uint32_t id = table_find(&s->replaced, form);
    bool lent = id == TABLE_NONE && shape_of(form).first_upper;
    if (lent) id = table_find(&s->replaced, capital_gone(j, form));
    if (id == TABLE_NONE) return count;
    struct guess first = { .text = lent ? rank_capitalised(&j->scratch, s->replacements[id]) : s->replacements[id],
                           .price = PRICE_DOUBLE + 5, .rate = 10 };
    size_t at = 0; /* where it stands already, or else the place of the last */
    while (at < count && at + 1 < LIMIT_SUGGESTIONS && !str_eq(out[at].text, first.text)) at++;
    memmove(out + 1, out, at * sizeof *out);
    out[0] = first;
    return at == count ? count + 1 : count;
}

static bool is_acronym(struct str word)
{
    struct shape shape = shape_of(word);
    return shape.uppers > 1 && shape.lowers == 0;
}

#define SEAM_USUAL 8 /* rate of the word before a name */

/*
 * uneAPI, monsieurDurand, laMarseillaise, PHPdans: the capital shows where a space is missing, when an acronym or a name
 * follows a usual word, any word an article or a preposition, or one of the most usual an acronym.
 */
static bool is_seam(struct judge *j, const struct verdict *v, const struct guess *first)
{
    size_t space = first ? str_find_byte(first->text, 0, ' ') : 0;
    struct entry left = { 0 }, right = { 0 };
    if (!v->cut || space == 0 || space >= first->text.len) return false;
    struct str before = str_sub(first->text, 0, space), behind = str_from(first->text, space + 1);
    if (is_acronym(before)) return index_find(j->speller->index, behind, &right) && right.rate >= RUN_ON_USUAL;
    if (!(utf8_class(utf8_at(before, 0)) & UC_LOWER) || !index_find(j->speller->index, before, &left)) return false;
    if (particles_is(&j->speller->particles, before, PARTICLE_BEFORE)) return lexicon_has(&j->speller->lexicon, behind, NULL);
    bool name = index_find(j->speller->index, behind, NULL) &&
                !index_find(j->speller->index, capital_gone(j, behind), NULL); /* nomClient is a variable of a program */
    return (is_acronym(behind) || name) && left.rate >= SEAM_USUAL;
}

#define BRAND_LETTERS 6
#define BRAND_GUESSES 3 /* that are looked through for a name */

/* JavaDcript: once, and nearly a name with a capital inside, JavaScript, which is moved to the front. */
static bool is_brand(struct judge *j, struct str form, const struct shape *shape, struct guess *guesses, size_t count)
{
    if (shape->letters < BRAND_LETTERS || evidence_of(&j->speller->evidence, form).all > 1) return false;
    for (size_t i = 0; i < count && i < BRAND_GUESSES; i++) {
        const struct guess *g = &guesses[i];
        if (g->cut || g->price > PRICE_EDIT || shape_of(g->text).uppers < 2 || is_acronym(g->text)) continue;
        bring_forward(guesses, i);
        return true;
    }
    return false;
}

static enum confidence confidence_of(struct judge *j, struct str form, const struct shape *shape, struct verdict *v,
                                     const struct guess *guesses, size_t count)
{
    if (v->rule == RULE_SPELL_LOST) return CONFIDENCE_SURE;
    if (count && is_style(form, guesses[0].text)) {
        v->rule = lacks_accent(form, guesses[0].text) ? RULE_SPELL_CAPITAL : RULE_SPELL_LIGATURE;
        v->suggestion_count = 1;
        return judge_style(j, form);
    }
    return shape->first_upper ? judge_capitalised(j, form, shape, v) : judge_small(j, form, shape, v, guesses, count);
}

/* A name beyond doubt, which needs no guesses: capitalised again and again, and hardly ever otherwise. */
static bool is_established(struct judge *j, struct str form, const struct shape *shape)
{
    struct count c = evidence_of(&j->speller->evidence, form);
    return shape->first_upper && shape->lowers && c.inside >= MANY && !shape->lost && utf8_at(form, 0) < 0x80 &&
           !strchr("AEIOaeio", form.ptr[0]) && evidence_of(&j->speller->evidence, capital_gone(j, form)).all <= c.inside;
}

static struct verdict judge_unknown(struct judge *j, struct str form, const struct shape *shape)
{
    struct verdict v = { .kind = VERDICT_BAD, .rule = RULE_SPELL_UNKNOWN, .confidence = CONFIDENCE_NAME };
    struct guess soldered = { .price = PRICE_JOINT };
    if (shape->joined && is_soldered(j, form, &soldered.text)) {
        set_suggestions(j, &v, &soldered, 1);
        return v.confidence = CONFIDENCE_LIKELY, v;
    }
    if (is_established(j, form, shape)) return v;
    if (foreign_letters(form) >= FOREIGN_LETTERS) return v.confidence = CONFIDENCE_FOREIGN, v;
    struct guess guesses[LIMIT_SUGGESTIONS];
    size_t count = guess(j, form, guesses);
    v.seam = is_brand(j, form, shape, guesses, count);
    for (size_t i = 1; i < count; i++) /* voeux is vœux, however often the text has veux */
        if (is_style(form, guesses[i].text)) bring_forward(guesses, i);
    set_suggestions(j, &v, guesses, count);
    v.english = is_english(j, form);
    v.shouted = shape->uppers > 1 && shape->lowers == 0;
    if (shape->lost) v.rule = RULE_SPELL_LOST;
    v.seam |= is_seam(j, &v, count ? &guesses[0] : NULL);
    v.old = count && is_old(j->speller, capital_gone(j, form), capital_gone(j, guesses[0].text));
    v.confidence = (uint8_t)confidence_of(j, form, shape, &v, guesses, count);
    return v;
}

/* Letters of two scripts in one word: a trap or a slip, when it is a word with the Latin ones. */
static struct verdict judge_mixed(struct judge *j, struct str form)
{
    struct str latin = fold_lookalikes(&j->scratch, form);
    struct guess g = { .text = latin, .price = 0, .rate = 31 };
    struct verdict v = { .kind = VERDICT_BAD, .rule = RULE_SPELL_SCRIPT, .confidence = CONFIDENCE_SURE };
    unsigned left;
    if (!fold_is_latin(latin, &left)) return good(); /* a word of another script, or noise */
    set_suggestions(j, &v, &g, 1);
    if (!is_good(j, latin)) v.confidence = CONFIDENCE_FOREIGN;
    return v;
}

/* Whether nothing is to be said of a form, whatever it may be meant for. */
static bool is_known(struct judge *j, struct str form, const struct shape *shape)
{
    if (shape->letters + shape->lost < 2 || form.len > LIMIT_WORD) return true;
    if (shape->strangers) return shape->strangers == shape->letters || is_good(j, form);
    struct str right;
    return (is_good(j, form) || (shape->joined && parts_good(j, form))) && !(shape->joined && is_soldered(j, form, &right));
}

struct verdict judge_detect(struct judge *j, struct str form)
{
    struct arena_mark mark = arena_mark(&j->scratch);
    struct shape shape = shape_of(form);
    struct verdict v = { .kind = VERDICT_BAD, .rule = RULE_SPELL_UNKNOWN, .confidence = CONFIDENCE_UNKNOWN_RECURRENT,
                         .price = PRICE_NONE };
    if (is_known(j, form, &shape))
        v = good();
    else if (shape.strangers)
        v = judge_mixed(j, form);
    arena_back(&j->scratch, mark);
    return v;
}

struct verdict judge_guess(struct judge *j, struct str form)
{
    struct arena_mark mark = arena_mark(&j->scratch);
    struct shape shape = shape_of(form);
    struct verdict v = shape.strangers ? judge_mixed(j, form) : judge_unknown(j, form, &shape);
    bool strict = memchr(form.ptr, '-', form.len) && !v.cut;
    bool apart = !shape.lost && v.price > (strict ? 75 : PRICE_EDIT);
    if (!shape.strangers && shape.joined && apart) v.kind = VERDICT_PARTS;
    arena_back(&j->scratch, mark);
    return v;
}
