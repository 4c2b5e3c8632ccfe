#include <stdlib.h>

#include "base/utf8.h"
#include "report/model.h"
#include "report/where.h"

#define TEXT_SHOWN 160    /* bytes of a finding's text that make its group and are shown */
#define CONTEXT_SHOWN 56  /* code points on each side of the words */
#define CONTEXTS_LARGE (8 * LIMIT_CONTEXTS) /* contexts in all, when a group has its share in many documents */

/* The text that a finding is grouped by: the start of it, whole characters. */
static struct str shown_text(const struct unit *u, struct span at)
{
    struct str s = unit_text(u, at);
    if (s.len <= TEXT_SHOWN) return s;
    size_t n = TEXT_SHOWN;
    while (((unsigned char)s.ptr[n] & 0xC0) == 0x80) n--;
    return str_sub(s, 0, n);
}

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

/* From `from` by CONTEXT_SHOWN code points back, but not before least; at a space where there is one. */
static uint32_t context_start(struct str text, uint32_t from, uint32_t least)
{
    size_t at = from, word = from;
    for (int n = 0; n < CONTEXT_SHOWN && at > least; n++) {
        size_t behind = at;
        if (utf8_prev(text, &at) == ' ') word = behind;
    }
    bool whole = at == least || word == from || text.ptr[at - 1] == ' ';
    return (uint32_t)(whole ? at : word);
}

static struct context *make_context(struct report *r, const struct unit *u, struct span sentence, struct span at)
{
    struct context *c = arena_new(&r->keep, struct context, 1);
    uint32_t mark_end = at.beg + (uint32_t)shown_text(u, at).len;
    uint32_t beg = context_start(u->text, at.beg, sentence.beg < at.beg ? sentence.beg : at.beg);
    struct span behind = { mark_end, sentence.end > mark_end ? sentence.end : mark_end };
    uint32_t end = mark_end + (uint32_t)model_start(u, behind, CONTEXT_SHOWN, &c->cut_behind).len;
    c->document = (uint32_t)r->documents.count - 1;
    c->cut_before = beg > sentence.beg;
    c->text = arena_str(&r->keep, str_sub(u->text, beg, end));
    c->beg = at.beg - beg;
    c->end = mark_end - beg;
    return c;
}

/* The sentence that holds the byte, or else all of the unit; *next moves on with the findings. */
static struct span sentence_at(const struct unit *u, size_t *next, uint32_t at)
{
    const struct sentences *s = &u->sentences;
    while (*next < s->count && s->at[*next].at.end <= at) ++*next;
    if (*next < s->count && s->at[*next].at.beg <= at) return s->at[*next].at;
    return (struct span){ 0, (uint32_t)u->text.len };
}

/* Counts one more in the last document; whether it is the first there. */
static bool add_share(struct report *r, struct group *g)
{
    uint32_t document = (uint32_t)r->documents.count - 1;
    bool fresh = !g->last_share || g->last_share->document != document;
    if (fresh) {
        struct share *s = arena_new(&r->keep, struct share, 1);
        s->document = document;
        *(g->last_share ? &g->last_share->next : &g->shares) = s;
        g->last_share = s;
    }
    g->last_share->count++;
    g->count++;
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
        r->counts.findings[f->confidence]++, counts->findings[f->confidence]++;
        r->rules[f->rule][f->confidence]++;
        struct group *g = group_of(r, f, shown_text(u, f->at));
        if (!wants_context(g, add_share(r, g))) continue;
        struct context *c = make_context(r, u, sentence_at(u, &sentence, f->at.beg), f->at);
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
