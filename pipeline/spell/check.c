#include "spell/check.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "spell/fold.h"
#include "spell/speller.h"

struct checking {
    const struct speller *speller;
    struct unit *u;
    struct arena *keep, scratch;
    bool accented_capitals; /* the text writes É in words that are all capitals */
};

static const struct verdict *verdict_of(const struct checking *c, struct str form)
{
    uint32_t id = table_find(&c->speller->evidence.forms, form);
    return id < c->speller->judged ? &c->speller->verdicts[id] : NULL;
}

static const struct verdict *word_verdict(struct checking *c, size_t i)
{
    const struct word *w = &c->u->words.at[i];
    if (!evidence_wants(w) || w->kind == WORD_ELIDED) return NULL;
    return verdict_of(c, fold_word(&c->scratch, unit_text(c->u, w->at)));
}

/* ---- English among English ---- */

/* Small words of English that are no French ones: they say that their neighbours are English too. */
static const struct str english_marks[] = {
    STR("the"), STR("of"), STR("and"), STR("to"), STR("is"), STR("in"), STR("for"), STR("with"), STR("by"), STR("at"),
    STR("be"), STR("or"), STR("not"), STR("that"), STR("this"), STR("it"), STR("you"), STR("your"), STR("my"),
    STR("we"), STR("are"), STR("was"), STR("from"), STR("an"), STR("how"), STR("what"), STR("who"), STR("has"),
};

static bool is_foreign(struct checking *c, size_t i)
{
    const struct verdict *v = word_verdict(c, i);
    if (v && v->kind == VERDICT_BAD && v->english) return true;
    struct str text = unit_text(c->u, c->u->words.at[i].at);
    for (size_t n = 0; n < sizeof english_marks / sizeof *english_marks; n++)
        if (str_eq(text, english_marks[n])) return true;
    return false;
}

/* Nothing but a space or a hyphen stands between word i and the one before it. */
static bool adjacent(const struct unit *u, size_t i)
{
    size_t beg = u->words.at[i - 1].at.end, end = u->words.at[i].at.beg;
    return end - beg <= 1;
}

static bool among_foreign(struct checking *c, size_t i)
{
    const struct unit *u = c->u;
    return (i && adjacent(u, i) && is_foreign(c, i - 1)) ||
           (i + 1 < u->words.count && adjacent(u, i + 1) && is_foreign(c, i + 1));
}

static bool opens_quote(uint32_t cp) { return cp == 0xAB || cp == '"' || cp == 0x201C || cp == '`' || cp == '*' || cp == '_' || cp == 0x2018; }

/* Between quotation marks or marks of emphasis that hold nothing else. */
static bool is_quoted(const struct unit *u, size_t i)
{
    size_t beg = u->words.at[i].at.beg;
    while (beg && (u->text.ptr[beg - 1] == ' ' || utf8_before(u->text, beg) == 0xA0 || utf8_before(u->text, beg) == 0x202F))
        utf8_prev(u->text, &beg);
    return beg && opens_quote(utf8_before(u->text, beg));
}

/* ---- findings ---- */

static enum confidence confidence_here(struct checking *c, size_t i, const struct verdict *v)
{
    enum confidence confidence = (enum confidence)v->confidence;
    if (v->english && confidence <= CONFIDENCE_LIKELY && (among_foreign(c, i) || is_quoted(c->u, i)))
        return CONFIDENCE_FOREIGN;
    return confidence;
}

static void add_finding(struct checking *c, struct span at, const struct verdict *v, enum confidence confidence)
{
    *arena_push(c->keep, &c->u->findings) =
        (struct finding){ .at = at, .rule = v->rule, .confidence = (uint8_t)confidence, .suggestions = v->suggestions,
                          .suggestion_count = v->suggestion_count };
}

/* A word all in capitals is an error only where the writer would have written it so: see dictionaries' conformance. */
static bool shouting_counts(struct checking *c, const struct verdict *v)
{
    return !v->shouted || (c->accented_capitals && v->suggestion_count && v->price <= PRICE_DOUBLE + PRICE_ACCENT + 5);
}

static bool is_joint(uint32_t cp)
{
    return cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == '\'' || cp == 0x2019 || cp == 0x2BC || cp == 0x2032;
}

static void check_parts(struct checking *c, size_t i)
{
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
}

static void check_word(struct checking *c, size_t i)
{
    const struct word *w = &c->u->words.at[i];
    const struct verdict *v = word_verdict(c, i);
    if (!v || v->kind == VERDICT_GOOD) return;
    if (v->kind == VERDICT_PARTS) {
        check_parts(c, i);
        return;
    }
    if (!shouting_counts(c, v)) return;
    enum confidence confidence = confidence_here(c, i, v);
    if (w->kind == WORD_CAMEL && confidence <= CONFIDENCE_STYLE) confidence = CONFIDENCE_NAME;
    if (w->kind == WORD_ACRONYM && !v->shouted) return;
    add_finding(c, w->at, v, confidence);
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

void spell_check(const struct speller *s, struct unit *u, struct arena *keep)
{
    struct checking c = { .speller = s, .u = u, .keep = keep, .accented_capitals = has_accented_capitals(u) };
    size_t before = u->findings.count;
    struct arena_mark mark = arena_mark(&c.scratch);
    for (size_t i = 0; i < u->words.count; i++) {
        check_word(&c, i);
        arena_back(&c.scratch, mark);
    }
    arena_release(&c.scratch);
    if (before && u->findings.count > before) qsort(u->findings.at, u->findings.count, sizeof *u->findings.at, by_place);
}

bool spell_unused_word(const struct speller *s, size_t i, struct str *word)
{
    (void)s;
    (void)i;
    (void)word;
    return false;
}
