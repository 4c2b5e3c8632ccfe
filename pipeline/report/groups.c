#include <stdlib.h>

#include "base/utf8.h"
#include "report/excerpt.h"
#include "report/model.h"
#include "report/where.h"

#define CONTEXTS_LARGE (8 * LIMIT_CONTEXTS) /* contexts in all, when a group has its share in many documents */

/* The key of the group, in r->key. */
static void make_key(struct report *r, const struct finding *f, struct str text)
{
    struct arena_mark mark = arena_mark(&r->scratch);
    buf_clear(&r->key);
    buf_addc(&r->key, (char)f->rule);
    buf_addc(&r->key, (char)f->confidence);
    buf_add(&r->key, utf8_lower_str(&r->scratch, utf8_nfc(&r->scratch, text)));
    arena_back(&r->scratch, mark);
}

static void set_text(struct report *r, struct group *g, const struct finding *f, struct str text)
{
    g->text = arena_str(&r->keep, text);
    g->suggestion_count = f->suggestion_count < LIMIT_SUGGESTIONS ? f->suggestion_count : LIMIT_SUGGESTIONS;
    g->suggestions = arena_new(&r->keep, struct str, g->suggestion_count);
    for (size_t i = 0; i < g->suggestion_count; i++) g->suggestions[i] = arena_str(&r->keep, f->suggestions[i]);
}

/* Text that is its own lower case is the form to show: at the start of a sentence every word has a capital. */
static bool is_plainer(const struct group *g, struct str text)
{
    if (str_eq(g->text, text)) return false;
    size_t i = 0, k = 0;
    uint32_t now = utf8_next(g->text, &i), then = utf8_next(text, &k);
    return now != then && utf8_lower(now) == then;
}

static struct group *group_of(struct report *r, const struct finding *f, struct str text)
{
    make_key(r, f, text);
    bool fresh;
    uint32_t id = table_put(&r->keys, buf_str(&r->key), &fresh);
    if (fresh) *arena_push(&r->keep, &r->groups) = (struct group){ .rule = f->rule, .confidence = f->confidence };
    struct group *g = &r->groups.at[id];
    if (fresh || (text.len && is_plainer(g, text))) set_text(r, g, f, text);
    return g;
}

/* Some contexts of a group are kept, and one at least for each of some documents. */
static bool wants_context(const struct group *g, bool first_of_document)
{
    return g->context_count < (first_of_document ? CONTEXTS_LARGE : LIMIT_CONTEXTS);
}

static struct context *make_context(struct report *r, const struct unit *u, size_t *sentence, struct span at)
{
    struct context *c = arena_new(&r->keep, struct context, 1);
    struct excerpt e = excerpt_of(u, sentence, at);
    c->document = (uint32_t)r->documents.count - 1;
    c->text = arena_str(&r->keep, unit_text(u, e.shown));
    c->beg = e.words.beg - e.shown.beg;
    c->end = e.words.end - e.shown.beg;
    c->cut_before = e.cut_before;
    c->cut_behind = e.cut_behind;
    return c;
}

/* Counts so many more places in the last document; whether it is the first there. */
static bool add_share(struct report *r, struct group *g, uint32_t times)
{
    uint32_t document = (uint32_t)r->documents.count - 1;
    bool fresh = !g->last_share || g->last_share->document != document;
    if (fresh) {
        struct share *s = arena_new(&r->keep, struct share, 1);
        s->document = document;
        *(g->last_share ? &g->last_share->next : &g->shares) = s;
        g->last_share = s;
    }
    g->last_share->count += times;
    g->count += times;
    return fresh;
}

static void add_context(struct group *g, struct context *c)
{
    *(g->last_context ? &g->last_context->next : &g->contexts) = c;
    g->last_context = c;
    g->context_count++;
}

void groups_add(struct report *r, const struct unit *u)
{
    struct report_counts *counts = &r->documents.at[r->documents.count - 1].counts;
    struct where w = where_begin(u);
    size_t sentence = 0;
    for (size_t i = 0; i < u->findings.count; i++) {
        const struct finding *f = &u->findings.at[i];
        if (f->folded || f->hidden) continue;
        r->counts.findings[f->confidence]++, counts->findings[f->confidence]++;
        r->rules[f->rule][f->confidence]++;
        struct group *g = group_of(r, f, excerpt_words(u, f->at));
        if (!wants_context(g, add_share(r, g, f->times ? f->times : 1))) continue;
        struct context *c = make_context(r, u, &sentence, f->at);
        c->place = where_extent(&w, (struct span){ f->at.beg, f->at.beg }).beg;
        add_context(g, c);
    }
}

/* What a group is ordered by, so that sorting needs no way back to the report. */
struct rank {
    uint8_t confidence, rule;
    uint64_t count;
    uint32_t id;
};

static int by_rank(const void *one, const void *other)
{
    const struct rank *a = one, *b = other;
    if (a->confidence != b->confidence) return (int)a->confidence - (int)b->confidence;
    if (a->rule != b->rule) return (int)a->rule - (int)b->rule;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    return a->id < b->id ? -1 : 1;
}

uint32_t *groups_ordered(const struct report *r, struct arena *keep)
{
    size_t count = r->groups.count;
    struct rank *ranks = arena_new(keep, struct rank, count);
    for (size_t i = 0; i < count; i++) {
        const struct group *g = &r->groups.at[i];
        ranks[i] = (struct rank){ g->confidence, g->rule, g->count, (uint32_t)i };
    }
    qsort(ranks, count, sizeof *ranks, by_rank);
    uint32_t *ids = arena_new(keep, uint32_t, count);
    for (size_t i = 0; i < count; i++) ids[i] = ranks[i].id;
    return ids;
}
