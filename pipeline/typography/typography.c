#include "typography/typography.h"

#include "base/memory.h"
#include "typography/habit.h"
#include "typography/repeated.h"

/* What was seen of a rule's variant: how often, and where first. */
struct count {
    uint64_t times;
    uint64_t unit; /* of the first; 0: none */
    uint32_t at;
};

struct counts {
    struct count of[HABITS][VARIANTS];
};

/* What holds for a rule in a document. */
struct verdict {
    uint8_t right;      /* its good forms, a bit each */
    uint8_t best;       /* which of them a fix puts */
    struct count habit; /* a form that is not the standard, and that the document keeps to */
    uint8_t habit_variant;
    struct count wrong[2]; /* the first of those to be repaired, and of the doubtful ones */
};

struct document {
    struct counts counts;
    struct verdict verdicts[HABITS];
    struct loose_marks open; /* still without their other, while blocks are gathered */
    struct places places;    /* findings that only the whole document can tell */
};

struct typography {
    struct usage usage;
    struct house house;
    struct document **documents; /* by number; NULL: none of its blocks came */
    size_t count;
    struct passages passages; /* of the document that is being gathered */
    uint32_t gathering;
};

struct typography_block {
    uint32_t document;
    bool used;
    struct counts counts;
    struct loose_events loose;
    struct prints prints;
    struct arena keep, scratch;
};

enum status typography_open(struct typography **made, const struct typography_options *options, struct fault *fault)
{
    struct typography *t = memory_new(1, sizeof *t);
    *made = t;
    usage_open(&t->usage);
    return house_read(&t->house, options->house, fault);
}

void typography_close(struct typography *t)
{
    for (size_t i = 0; i < t->count; i++) {
        if (t->documents[i]) memory_free(t->documents[i]->places.at);
        memory_free(t->documents[i]);
    }
    memory_free(t->documents);
    passages_release(&t->passages);
    usage_release(&t->usage);
    memory_free(t);
}

struct typography_block *typography_block_new(void) { return memory_new(1, sizeof(struct typography_block)); }

void typography_block_free(struct typography_block *b)
{
    if (!b) return;
    arena_release(&b->keep);
    arena_release(&b->scratch);
    memory_free(b);
}

/* ---- first pass ---- */

static void look_all(const struct typography *t, const struct unit *u, struct arena *keep, struct sightings *out)
{
    struct look l;
    l.usage = &t->usage, l.u = u, l.keep = keep, l.out = out; /* not the stack of brackets: it is large */
    look_unit(&l);
}

static void count_one(struct counts *c, const struct unit *u, const struct sighting *s)
{
    struct count *n = &c->of[HABIT(s->rule)][s->variant];
    if (!habit_counts(s)) return;
    if (n->times++ == 0 || (n->unit == u->number && s->at.beg < n->at)) n->unit = u->number, n->at = s->at.beg;
}

void typography_survey(const struct typography *t, struct typography_block *b, const struct unit *u)
{
    struct sightings seen = { 0 };
    b->document = u->document;
    b->used = true;
    look_all(t, u, &b->scratch, &seen);
    for (size_t i = 0; i < seen.count; i++)
        if (seen.at[i].rule == RULE_TYPO_PAIR)
            loose_note(&b->loose, u, &seen.at[i], &b->keep);
        else if (!unit_ignores(u, (enum rule)seen.at[i].rule))
            count_one(&b->counts, u, &seen.at[i]);
    if (!unit_ignores(u, RULE_REPEATED)) passages_note(&b->prints, u, &b->keep);
    arena_reset(&b->scratch);
}

static struct document *document_of(struct typography *t, uint32_t number)
{
    if (number >= t->count) {
        size_t count = number + 1 > 2 * t->count ? number + 1 : 2 * t->count;
        t->documents = memory_grow(t->documents, count, sizeof *t->documents);
        memset(t->documents + t->count, 0, (count - t->count) * sizeof *t->documents);
        t->count = count;
    }
    if (!t->documents[number]) t->documents[number] = memory_new(1, sizeof **t->documents);
    return t->documents[number];
}

static void add_counts(struct counts *to, const struct counts *from)
{
    for (unsigned h = 0; h < HABITS; h++)
        for (unsigned v = 0; v < VARIANTS; v++) {
            struct count *sum = &to->of[h][v];
            const struct count *n = &from->of[h][v];
            if (sum->times == 0) sum->unit = n->unit, sum->at = n->at; /* blocks come in order */
            sum->times += n->times;
        }
}

void typography_gather(struct typography *t, struct typography_block *b)
{
    if (!b->used) return;
    struct document *d = document_of(t, b->document);
    if (b->document != t->gathering) passages_release(&t->passages);
    t->gathering = b->document;
    add_counts(&d->counts, &b->counts);
    loose_gather(&d->open, &b->loose, &d->places);
    passages_gather(&t->passages, &b->prints, &d->places);
    b->counts = (struct counts){ 0 };
    b->loose = (struct loose_events){ 0 };
    b->prints = (struct prints){ 0 };
    b->used = false;
    arena_reset(&b->keep);
}

/* ---- what holds ---- */

static void add_wrong(struct count *sum, const struct count *n)
{
    if (n->times == 0) return;
    bool earlier = sum->times == 0 || n->unit < sum->unit || (n->unit == sum->unit && n->at < sum->at);
    if (earlier) sum->unit = n->unit, sum->at = n->at;
    sum->times += n->times;
}

static void settle(const struct house *house, unsigned h, const struct count *of, struct verdict *v)
{
    struct choice c = habit_choose(house, h, (uint64_t[FORMS]){ of[0].times, of[1].times, of[2].times, of[3].times });
    *v = (struct verdict){ .right = c.right, .best = c.best };
    if (c.habit < FORMS) v->habit = of[c.habit], v->habit_variant = c.habit;
    for (unsigned i = 0; i < VARIANTS; i++)
        if (i >= FORMS || !(c.right >> i & 1))
            add_wrong(&v->wrong[i == VARIANT_DOUBTFUL || (i < FORMS && habit_doubtful(h))], &of[i]);
}

void typography_judge(struct typography *t)
{
    for (size_t i = 0; i < t->count; i++) {
        struct document *d = t->documents[i];
        if (!d) continue;
        for (unsigned h = 0; h < HABITS; h++) settle(&t->house, h, d->counts.of[h], &d->verdicts[h]);
        loose_end(&d->open, &d->places);
        places_sort(&d->places);
    }
}

/* ---- second pass ---- */

static bool is_first(const struct count *c, const struct unit *u, const struct sighting *s)
{
    return c->unit == u->number && c->at == s->at.beg;
}

static void push(struct unit *u, const struct sighting *s, enum confidence confidence, struct str fix,
                 struct arena *keep)
{
    struct finding f = { .at = s->at, .rule = s->rule, .confidence = (uint8_t)confidence };
    if (s->kept.beg < f.at.beg) f.at.beg = s->kept.beg;
    if (s->kept.end > f.at.end) f.at.end = s->kept.end;
    if (fix.ptr) {
        f.suggestions = arena_new(keep, struct str, 1);
        f.suggestions[0] = arena_join(keep, arena_join(keep, str_sub(u->text, f.at.beg, s->at.beg), fix),
                                      str_sub(u->text, s->at.end, f.at.end));
        f.suggestion_count = 1;
    }
    *arena_push(keep, &u->findings) = f;
}

/* Of a rule that is said once: how often, at the first place; the others are folded. */
static void mark_times(struct unit *u, const struct count *c, const struct sighting *s)
{
    struct finding *f = &u->findings.at[u->findings.count - 1];
    if (!habit_folds(HABIT(s->rule))) return;
    f->folded = !is_first(c, u, s) || !habit_counts(s);
    if (!f->folded) f->times = (uint32_t)(c->times < UINT32_MAX ? c->times : UINT32_MAX);
}

static void find_one(const struct verdict *v, struct unit *u, const struct sighting *s, struct arena *keep)
{
    unsigned h = HABIT(s->rule);
    bool form = s->variant < FORMS;
    if (form && v->right >> s->variant & 1) {
        if (v->habit.times == 0 || s->variant != v->habit_variant || !is_first(&v->habit, u, s) || !habit_counts(s))
            return;
        push(u, s, CONFIDENCE_STYLE, habit_piece(h, habit_standard(h), s->part), keep);
        mark_times(u, &v->habit, s);
        return;
    }
    bool doubtful = s->variant == VARIANT_DOUBTFUL || (form && habit_doubtful(h));
    push(u, s, doubtful ? CONFIDENCE_LIKELY : CONFIDENCE_SURE, form ? habit_piece(h, v->best, s->part) : s->fix, keep);
    mark_times(u, &v->wrong[doubtful], s);
}

static void find_places(const struct document *d, struct unit *u, struct arena *keep)
{
    for (size_t i = places_first(&d->places, u->number); i < d->places.count && d->places.at[i].unit == u->number; i++)
        *arena_push(keep, &u->findings) = (struct finding){ .at = d->places.at[i].at,
                                                            .rule = d->places.at[i].rule,
                                                            .confidence = d->places.at[i].confidence };
}

void typography_check(const struct typography *t, struct unit *u, struct arena *keep)
{
    if (u->document >= t->count || !t->documents[u->document]) return;
    const struct document *d = t->documents[u->document];
    struct sightings seen = { 0 };
    look_all(t, u, keep, &seen);
    for (size_t i = 0; i < seen.count; i++)
        if (seen.at[i].rule != RULE_TYPO_PAIR) find_one(&d->verdicts[HABIT(seen.at[i].rule)], u, &seen.at[i], keep);
    find_places(d, u, keep);
}
