#include "ignore/ignore.h"

#include <stdatomic.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "unit/marker.h"

struct known {
    uint32_t line;
    atomic_bool used; /* set by workers; nobody reads it before they have ended */
};

struct known_document {
    struct known *markers;
    size_t count, cap;
    bool begun, learnt; /* learnt: a whole pass went over it */
};

/* Regions that are open: each holds what the ones before it ask for, too. */
struct regions { struct ignored *at; size_t count, cap; };

struct ignores {
    struct known_document *documents;
    size_t count;
    struct arena keep; /* of all that units point to */
    /* the walk: */
    uint32_t document;
    uint32_t number;          /* of the last marker, from 1 */
    bool text;                /* a unit that is no marker was met */
    struct ignored whole;     /* asked for by the head of the document */
    struct regions regions;
    struct arena region_keep;
    const struct ignored *standing; /* of both of these, for a unit; NULL: nothing */
    bool stale;               /* … they changed since */
    struct ignored next;      /* asked for of the next paragraph */
    bool has_next, given;     /* given: a unit of that paragraph was met */
};

struct ignores *ignores_new(void) { return memory_new(1, sizeof(struct ignores)); }

void ignores_free(struct ignores *g)
{
    if (!g) return;
    for (size_t i = 0; i < g->count; i++) memory_free(g->documents[i].markers);
    memory_free(g->documents);
    arena_release(&g->keep);
    arena_release(&g->region_keep);
    memory_free(g);
}

static void widen(struct ignores *g, uint32_t document)
{
    size_t count = (size_t)document + 1 > 2 * g->count ? (size_t)document + 1 : 2 * g->count;
    g->documents = memory_grow(g->documents, count, sizeof *g->documents);
    memset(g->documents + g->count, 0, (count - g->count) * sizeof *g->documents);
    g->count = count;
}

void ignores_begin(struct ignores *g, uint32_t document)
{
    if (document >= g->count) widen(g, document);
    g->documents[document].learnt = g->documents[document].begun;
    g->documents[document].begun = true;
    g->document = document;
    g->number = 0;
    g->text = g->has_next = g->given = g->stale = false;
    g->standing = NULL;
    g->whole = (struct ignored){ 0 };
    g->regions = (struct regions){ 0 };
    arena_reset(&g->region_keep);
}

static void learn(struct ignores *g, uint32_t line)
{
    struct known_document *d = &g->documents[g->document];
    if (d->learnt) return;
    if (d->count == d->cap) d->markers = memory_grow(d->markers, d->cap = d->cap ? 2 * d->cap : 16, sizeof *d->markers);
    d->markers[d->count].line = line;
    atomic_init(&d->markers[d->count++].used, false);
}

/* A document that somebody writes to between the passes may have markers that nobody learnt. */
static void use(struct ignores *g, uint32_t document, uint32_t number)
{
    if (number > g->documents[document].count) return;
    atomic_store_explicit(&g->documents[document].markers[number - 1].used, true, memory_order_relaxed);
}

static void add_rules(struct ignored *i, const struct rules *rules, uint32_t number)
{
    for (unsigned r = 0; r < RULES; r++)
        if (rules->has[r]) i->by[r] = (uint16_t)number;
}

/* What the upper asks for stands before what the lower does. */
static void cover(struct ignored *lower, const struct ignored *upper)
{
    for (unsigned r = 0; r < RULES; r++)
        if (upper->by[r]) lower->by[r] = upper->by[r];
}

static void open_region(struct ignores *g, const struct rules *rules)
{
    struct ignored *top = g->regions.count ? &g->regions.at[g->regions.count - 1] : NULL;
    struct ignored opened = top ? *top : (struct ignored){ 0 };
    add_rules(&opened, rules, g->number);
    *arena_push(&g->region_keep, &g->regions) = opened;
    g->stale = true;
}

static void close_region(struct ignores *g)
{
    if (g->regions.count == 0) return;
    g->regions.count--;
    g->stale = true;
    use(g, g->document, g->number);
}

static void ask_next(struct ignores *g, const struct rules *rules)
{
    if (!g->has_next || g->given) g->next = (struct ignored){ 0 };
    g->has_next = true;
    g->given = false;
    add_rules(&g->next, rules, g->number);
}

static void ask_whole(struct ignores *g, const struct rules *rules)
{
    if (g->text) return;
    add_rules(&g->whole, rules, g->number);
    g->stale = true;
}

static void say_line(struct buf *remark, uint32_t line)
{
    if (remark->len) buf_add(remark, STR("; "));
    buf_addf(remark, _("line %lu: "), (unsigned long)line);
}

static void say_strange(const struct marker *m, uint32_t line, struct buf *remark)
{
    struct str word = m->strange.len > LIMIT_WORD ? STR("…") : m->strange;
    say_line(remark, line);
    buf_addf(remark,
             m->kind == MARKER_END ? _("the end of what is ignored names nothing, but here stands “%.*s”")
                                   : _("there is no rule “%.*s” to ignore: findings show the names in brackets"),
             STR_F(word));
}

static void say_wrong(const struct ignores *g, const struct marker *m, uint32_t line, struct buf *remark)
{
    if (g->documents[g->document].learnt) return;
    if (m->strange.len) say_strange(m, line, remark);
    if (m->kind == MARKER_FILE && g->text) {
        say_line(remark, line);
        buf_add(remark, str_of(_("what is ignored in the whole document stands before its text: put this line at the top")));
    }
    if (g->number == LIMIT_MARKERS) {
        say_line(remark, line);
        buf_addf(remark, _("this is the %dth line of the document that ignores findings, and the last that is read"),
                 LIMIT_MARKERS);
    }
}

static void walk_marker(struct ignores *g, const struct unit *u, struct buf *remark)
{
    static void (*const ask[])(struct ignores *, const struct rules *) = {
        [MARKER_NEXT] = ask_next, [MARKER_START] = open_region, [MARKER_FILE] = ask_whole
    };
    struct marker m;
    uint32_t line = unit_place(u, 0).line;
    if (g->number == LIMIT_MARKERS || !marker_read(u->text, &m)) return;
    g->number++;
    learn(g, line);
    say_wrong(g, &m, line, remark);
    if (m.kind == MARKER_END)
        close_region(g);
    else
        ask[m.kind](g, &m.rules);
}

/* What the whole document and its open regions ask for; NULL: nothing. */
static const struct ignored *standing(struct ignores *g)
{
    if (!g->stale) return g->standing;
    struct ignored now = g->whole;
    static const struct ignored nothing;
    if (g->regions.count) cover(&now, &g->regions.at[g->regions.count - 1]);
    g->stale = false;
    g->standing = NULL;
    if (memcmp(&now, &nothing, sizeof now) != 0)
        g->standing = memcpy(arena_new(&g->keep, struct ignored, 1), &now, sizeof now);
    return g->standing;
}

static const struct ignored *with_next(struct ignores *g)
{
    struct ignored *made = arena_new(&g->keep, struct ignored, 1);
    if (standing(g)) *made = *standing(g);
    cover(made, &g->next);
    return made;
}

/* Lines that were meant to ignore, and are text: who wrote them would wait in vain. */
static void say_mistyped(const struct ignores *g, const struct unit *u, struct buf *remark)
{
    if (g->documents[g->document].learnt) return;
    struct str rest = u->text, line;
    while (str_line(&rest, &line)) {
        struct str word = marker_mistyped(str_trim(line));
        if (word.len == 0) continue;
        if (word.len > LIMIT_WORD) word = STR("…");
        say_line(remark, unit_place(u, (uint32_t)(line.ptr - u->text.ptr)).line);
        buf_addf(remark, _("“%.*s” is no word that ignores findings: these are ignore, ignore-start, ignore-end, ignore-file"),
                 STR_F(word));
    }
}

void ignores_walk(struct ignores *g, struct unit *u, struct buf *remark)
{
    if (u->aside) {
        walk_marker(g, u, remark);
        return;
    }
    say_mistyped(g, u, remark);
    g->text = true;
    if (g->given && !u->continues) g->has_next = g->given = false;
    u->ignored = g->has_next ? with_next(g) : standing(g);
    g->given = g->has_next;
}

void ignores_apply(struct ignores *g, struct unit *u)
{
    if (!u->ignored) return;
    size_t left = 0;
    for (size_t i = 0; i < u->findings.count; i++) {
        uint16_t by = u->ignored->by[u->findings.at[i].rule];
        if (by)
            use(g, u->document, by);
        else
            u->findings.at[left++] = u->findings.at[i];
    }
    u->findings.count = left;
}

bool ignores_marker(const struct ignores *g, uint32_t document, size_t i, uint32_t *line, bool *used)
{
    if (document >= g->count || i >= g->documents[document].count) return false;
    *line = g->documents[document].markers[i].line;
    *used = atomic_load_explicit(&g->documents[document].markers[i].used, memory_order_relaxed);
    return true;
}
