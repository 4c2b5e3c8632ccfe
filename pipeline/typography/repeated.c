#include "typography/repeated.h"

#include <stdlib.h>

#include "base/memory.h"

static void place(struct places *p, uint64_t unit, struct span at, enum rule rule, enum confidence confidence)
{
    if (p->count == p->cap) {
        p->cap = p->cap ? 2 * p->cap : 64;
        p->at = memory_grow(p->at, p->cap, sizeof *p->at);
    }
    p->at[p->count++] = (struct place_of){ unit, at, (uint8_t)rule, (uint8_t)confidence };
}

static int by_place(const void *one, const void *other)
{
    const struct place_of *a = one, *b = other;
    if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
    if (a->at.beg != b->at.beg) return a->at.beg < b->at.beg ? -1 : 1;
    return (int)a->rule - (int)b->rule;
}

void places_sort(struct places *p)
{
    if (p->count) qsort(p->at, p->count, sizeof *p->at, by_place);
}

size_t places_first(const struct places *p, uint64_t unit)
{
    size_t low = 0, high = p->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->at[middle].unit < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- passages ---- */

#define LETTERS 40 /* bytes of a sentence that is worth telling: shorter ones are repeated by right */
#define WORDS   8
#define AHEAD   8 /* slots asked of the memory before they are needed */

static bool is_long(struct str s)
{
    size_t words = 1;
    for (size_t i = 0; i < s.len && words < WORDS; i++) words += s.ptr[i] == ' ';
    return s.len >= LETTERS && words >= WORDS;
}

void passages_note(struct prints *prints, const struct unit *u, struct arena *keep)
{
    for (size_t i = 0; i < u->sentences.count; i++) {
        struct span at = u->sentences.at[i].at;
        struct str s = unit_text(u, at);
        if (is_long(s)) *arena_push(keep, prints) = (struct print){ str_hash(s) | 1, u->number, at };
    }
}

static size_t first_slot(const struct passages *p, uint64_t hash) { return (size_t)(hash >> 1) & (p->cap - 1); }

/* The slot of this hash, or the free one where it belongs. */
static uint64_t *slot_of(const struct passages *p, uint64_t hash)
{
    size_t i = first_slot(p, hash);
    while (p->slots[i] && (p->slots[i] | 1) != hash) i = (i + 1) & (p->cap - 1);
    return &p->slots[i];
}

static void grow(struct passages *p)
{
    struct passages wide = *p;
    wide.cap = p->cap ? 2 * p->cap : 256;
    wide.slots = memory_new(wide.cap, sizeof *wide.slots);
    for (size_t i = 0; i < p->cap; i++)
        if (p->slots[i]) *slot_of(&wide, p->slots[i] | 1) = p->slots[i];
    memory_free(p->slots);
    *p = wide;
}

/* Of a passage that repeats, one more sentence: the first tells it; several in a row were hardly meant to stand twice. */
static void tell_passage(struct passages *p, const struct print *print, struct places *places)
{
    if (!p->repeats) {
        place(places, print->unit, print->at, RULE_REPEATED, CONFIDENCE_STYLE);
        p->told = places->count;
    } else if (p->told) {
        places->at[p->told - 1].confidence = CONFIDENCE_LIKELY;
    }
}

/* A passage of several sentences is told once, at its first one; and of one that stands ten times, only the second. */
void passages_gather(struct passages *p, const struct prints *prints, struct places *places)
{
    for (size_t i = 0; i < prints->count; i++) {
        const struct print *print = &prints->at[i];
        if (i + AHEAD < prints->count && p->cap)
            __builtin_prefetch(&p->slots[first_slot(p, prints->at[i + AHEAD].hash)]);
        if (2 * p->count >= p->cap && p->cap < 2 * LIMIT_PASSAGES) grow(p);
        uint64_t *slot = slot_of(p, print->hash), even = print->hash & ~(uint64_t)1;
        bool known = *slot != 0, told = *slot & 1;
        if (!known && p->count < LIMIT_PASSAGES) *slot = even, p->count++;
        if (known && !told) {
            tell_passage(p, print, places);
            *slot |= 1;
        }
        if (!known || told) p->told = 0;
        p->repeats = known;
    }
}

void passages_release(struct passages *p)
{
    memory_free(p->slots);
    *p = (struct passages){ 0 };
}

/* ---- marks without their other ---- */

#define NEAR 12 /* paragraphs that a bracket may span: verse, lists; a speech has no bound */

void loose_note(struct loose_events *e, const struct unit *u, const struct sighting *s, struct arena *keep)
{
    *arena_push(keep, e) = (struct loose_event){ u->number, s->at, s->part, s->variant };
}

static bool is_far(const struct loose_event *open, const struct loose_event *e)
{
    return open->kind < 2 && e->unit - open->unit > NEAR;
}

static void tell(const struct loose_event *e, struct places *places)
{
    place(places, e->unit, e->at, RULE_TYPO_PAIR, CONFIDENCE_LIKELY);
}

void loose_gather(struct loose_marks *m, const struct loose_events *events, struct places *places)
{
    for (size_t i = 0; i < events->count; i++) {
        const struct loose_event *e = &events->at[i], *open = &m->open[e->kind];
        bool *is_open = &m->is_open[e->kind], closes = e->what & LOOSE_CLOSE;
        if (*is_open && is_far(open, e)) tell(open, places), *is_open = false;
        if (*is_open && e->what & LOOSE_FIRST && e->kind >= 2) continue; /* the speech goes on in this paragraph */
        if (e->what & LOOSE_SPEECH) {
            *is_open = false;
            continue;
        }
        if (closes) {
            if (!*is_open) tell(e, places);
            *is_open = false;
            continue;
        }
        if (*is_open) tell(open, places);
        m->open[e->kind] = *e;
        *is_open = true;
    }
}

void loose_end(struct loose_marks *m, struct places *places)
{
    for (unsigned kind = 0; kind < LOOSE_KINDS; kind++)
        if (m->is_open[kind]) tell(&m->open[kind], places);
    *m = (struct loose_marks){ 0 };
}
