#include <pthread.h>
#include <stdatomic.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "spell/speller.h"

#define SHARE 64 /* forms that a worker takes at once */
#define FEW 4096 /* forms that need no order: what they walk of the index is little */

/*
 * Two rounds over the forms: the first tells which are good, the second guesses what the others may have been meant for.
 * Noise has more unknown forms than any text: then only those that came first are guessed at.
 */
struct judging {
    struct speller *speller;
    uint32_t *order;          /* numbers of forms */
    struct verdict *verdicts; /* by number */
    uint32_t guessed;         /* forms with numbers below this are guessed at; 0 in the first round */
    atomic_uint next;
};

struct worker {
    struct judging *judging;
    struct arena *keep;
};

/*
 * The forms in the order of their first two bytes: one after another then walk the same part of the index, which stays in
 * the processor's cache. (A counting sort: it keeps the order of equal ones.)
 */
static uint32_t *order_of(const struct table *forms)
{
    uint32_t *order = memory_new(forms->count + 1, sizeof *order);
    if (forms->count <= FEW) {
        for (uint32_t id = 0; id < forms->count; id++) order[id] = id;
        return order;
    }
    uint32_t *starts = memory_new(65536 + 1, sizeof *starts);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t id = 0; id < forms->count; id++) {
            struct str form = table_key(forms, id);
            unsigned first = form.len ? (unsigned char)form.ptr[0] : 0, second = form.len > 1 ? (unsigned char)form.ptr[1] : 0;
            unsigned bucket = first << 8 | second;
            if (pass == 0)
                starts[bucket + 1]++;
            else
                order[starts[bucket]++] = id;
        }
        for (unsigned b = 0; pass == 0 && b < 65536; b++) starts[b + 1] += starts[b];
    }
    memory_free(starts);
    return order;
}

static void judge_one(struct judging *judging, struct judge *j, uint32_t i)
{
    uint32_t id = judging->order[i];
    struct verdict *v = &judging->verdicts[id];
    if (judging->guessed == 0)
        *v = judge_detect(j, table_key(&judging->speller->evidence.forms, id));
    else if (v->kind != VERDICT_GOOD && id < judging->guessed)
        *v = judge_guess(j, table_key(&judging->speller->evidence.forms, id));
}

/* Each verdict depends on its form alone, so it does not matter who takes which. */
static void *judge_share(void *argument)
{
    struct worker *w = argument;
    struct speller *s = w->judging->speller;
    struct judge *j = memory_new(1, sizeof *j);
    j->speller = s;
    j->keep = w->keep;
    arena_alloc(&j->scratch, 1, 1);
    for (;;) {
        unsigned beg = atomic_fetch_add(&w->judging->next, SHARE);
        if (beg >= s->evidence.forms.count) break;
        for (uint32_t i = beg; i < beg + SHARE && i < s->evidence.forms.count; i++) judge_one(w->judging, j, i);
    }
    arena_release(&j->scratch);
    memory_free(j);
    return NULL;
}

static uint32_t count_accented(const struct evidence *e)
{
    uint32_t n = 0;
    for (uint32_t id = 0; id < e->forms.count; id++) {
        uint32_t cp = utf8_at(table_key(&e->forms, id), 0);
        if (cp >= 0xC0 && cp <= 0xDC && utf8_class(cp) & UC_UPPER) n += e->counts[id].all;
    }
    return n;
}

#define OLD_FORMS 5 /* different old spellings in a job: its text is old */

static void forgive_old(struct verdict *verdicts, uint32_t count)
{
    unsigned old = 0;
    for (uint32_t id = 0; id < count; id++) old += verdicts[id].old;
    for (uint32_t id = 0; id < count && old >= OLD_FORMS; id++)
        if (verdicts[id].old && verdicts[id].confidence <= CONFIDENCE_LIKELY) verdicts[id].confidence = CONFIDENCE_STYLE;
}

/*
 * Only what is not good is kept: nine words of ten are good, and the table that they are looked up in when the findings
 * are written is then small enough for the processor's cache.
 */
static void keep_doubted(struct speller *s, struct verdict *verdicts)
{
    for (uint32_t id = 0; id < s->evidence.forms.count; id++)
        if (verdicts[id].kind != VERDICT_GOOD)
            verdicts[table_put(&s->doubted, table_key(&s->evidence.forms, id), NULL)] = verdicts[id];
    s->verdicts = memory_grow(verdicts, s->doubted.count + 1, sizeof *verdicts);
}

static bool is_small(struct str form) { return form.len && utf8_class(utf8_at(form, 0)) & UC_LOWER; }

static void tally_documents(struct speller *s)
{
    const struct evidence *e = &s->evidence;
    for (uint32_t id = 0; id < e->forms.count; id++)
        if (e->counts[id].document != EVIDENCE_SEVERAL && e->counts[id].document > s->documents)
            s->documents = e->counts[id].document;
    s->tallies = memory_new(s->documents + 1, sizeof *s->tallies);
    for (uint32_t id = 0; id < s->doubted.count; id++) {
        struct str form = table_key(&s->doubted, id);
        const struct verdict *v = &s->verdicts[id];
        uint32_t document = evidence_of(e, form).document;
        if (document == EVIDENCE_SEVERAL || v->kind != VERDICT_BAD || v->english || !is_small(form)) continue;
        s->tallies[document - 1].far += v->far;
        s->tallies[document - 1].near += !v->far && v->confidence <= CONFIDENCE_LIKELY;
    }
}

static void judge_round(struct judging *judging)
{
    struct speller *s = judging->speller;
    struct worker workers[LIMIT_WORKERS] = { 0 };
    pthread_t threads[LIMIT_WORKERS];
    unsigned started = 0;
    unsigned wanted = s->hunspell || s->evidence.forms.count <= SHARE ? 1 : s->workers; /* one handle, one thread */
    atomic_store(&judging->next, 0);
    for (unsigned i = 0; i < wanted; i++) workers[i] = (struct worker){ judging, &s->arenas[i] };
    while (started + 1 < wanted && pthread_create(&threads[started], NULL, judge_share, &workers[started + 1]) == 0)
        started++;
    judge_share(&workers[0]);
    for (unsigned i = 0; i < started; i++) pthread_join(threads[i], NULL);
}

/* The number behind that of the last form that is guessed at. */
static uint32_t guessed_end(const struct speller *s, const struct verdict *verdicts)
{
    uint64_t words = 0, unknown = 0;
    for (uint32_t id = 0; id < s->evidence.forms.count; id++) words += s->evidence.counts[id].all;
    for (uint32_t id = 0; id < s->evidence.forms.count; id++) {
        unknown += verdicts[id].kind != VERDICT_GOOD;
        if (unknown > LIMIT_GUESSED + words / LIMIT_GUESS_SHARE) return id;
    }
    return s->evidence.forms.count;
}

enum status spell_judge(struct speller *s, struct fault *fault)
{
    (void)fault; /* nothing that judging does today can fail */
    s->accented_capitals = count_accented(&s->evidence);
    uint32_t count = s->evidence.forms.count;
    struct judging judging = { .speller = s, .order = order_of(&s->evidence.forms),
                               .verdicts = memory_new(count + 1, sizeof *judging.verdicts) };
    judge_round(&judging);
    if (!s->detect && (judging.guessed = guessed_end(s, judging.verdicts)) > 0) judge_round(&judging);
    memory_free(judging.order);
    forgive_old(judging.verdicts, count);
    keep_doubted(s, judging.verdicts);
    if (s->detect)
        unknown_gather(s);
    else
        tally_documents(s);
    return STATUS_OK;
}
