#include "job/run.h"

#include <assert.h>
#include <stdio.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "report/screen.h"
#include "segment/word.h"

/* Sizes the document, and spools what cannot be read twice. */
static enum status source_open(struct source *s, const char *given, uint32_t number, struct fault *fault)
{
    *s = (struct source){ .given = given, .document.number = number, .spooled.fd = -1 };
    if (strcmp(given, "-") == 0) {
        s->given = _("(standard input)");
        TRY(input_spool(&s->spooled, STDIN_FILENO, s->given, fault));
        return input_size(&s->spooled, &s->bytes, fault);
    }
    struct input in;
    TRY(input_open(&in, given, fault));
    enum status status = input_size(&in, &s->bytes, fault);
    if (in.spooled) {
        s->spooled = in;
    } else {
        input_close(&in);
        s->path = memory_z(given, strlen(given));
    }
    return status;
}

enum status run_open(struct run *run, const struct run_options *options, const char *const *files, size_t count,
                     struct fault *fault)
{
    *run = (struct run){ .options = *options };
    run->sources = memory_new(count, sizeof *run->sources);
    for (; run->count < count; run->count++) {
        struct source *s = &run->sources[run->count];
        TRY(source_open(s, files[run->count], (uint32_t)run->count, fault));
        run->bytes += s->bytes;
    }
    TRY(segmenter_open(&run->segmenter, &options->segment, fault));
    if (options->no_findings) return STATUS_OK;
    run->ignores = ignores_new();
    if (!options->spell.detect) TRY(typography_open(&run->typography, &options->typography, fault));
    return speller_open(&run->speller, &options->spell, fault);
}

void run_close(struct run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        memory_free(run->sources[i].path);
        if (!run->sources[i].path) input_close(&run->sources[i].spooled);
    }
    memory_free(run->sources);
    ignores_free(run->ignores);
    if (run->typography) typography_close(run->typography);
    if (run->speller) speller_close(run->speller);
    if (run->segmenter) segmenter_close(run->segmenter);
    *run = (struct run){ 0 };
}

/* One pass over the documents: who pushes, and who is told. */
struct passing {
    struct run *run;
    const struct pass *pass;
    struct source *source;
    struct flow *flow;
    struct buf remark; /* on a marker */
};

static enum status leave(void *context, struct block *block, struct fault *fault)
{
    struct passing *p = context;
    const struct run_options *o = &p->run->options;
    if (o->progress)
        o->progress(o->progress_context, p->source->given, p->run->done + p->source->document.in->offset,
                    o->no_findings ? p->run->bytes : 2 * p->run->bytes);
    return p->pass->steps.leave(p->pass->steps.context, block, fault);
}

static void work(void *context, struct block *block)
{
    struct passing *p = context;
    p->pass->steps.work(p->pass->steps.context, block);
}

static void *user_new(void *context)
{
    struct passing *p = context;
    return p->pass->steps.user_new(p->pass->steps.context);
}

/* It quotes the document, which may hold anything. */
static void tell_remark(struct passing *p)
{
    const struct run_options *o = &p->run->options;
    struct buf shown = { 0 };
    screen_add(&shown, buf_str(&p->remark));
    if (o->notice) o->notice(o->progress_context, p->source->given, buf_z(&shown));
    buf_release(&shown);
    buf_clear(&p->remark);
}

/* Markers go no further than here. */
static enum status take_unit(void *context, struct unit *u, struct fault *fault)
{
    struct passing *p = context;
    struct sink sink = flow_sink(p->flow);
    if (p->run->ignores) ignores_walk(p->run->ignores, u, &p->remark);
    if (p->remark.len) tell_remark(p);
    return u->aside ? STATUS_OK : sink.unit(sink.context, u, fault);
}

static enum status read_source(struct passing *p, struct fault *fault)
{
    struct source *s = p->source;
    struct document *doc = &s->document;
    if (!s->surveyed) TRY(format_open(doc, &p->run->options.format, fault));
    s->surveyed = true;
    if (p->pass->document) TRY(p->pass->document(p->pass->steps.context, s, fault));
    if (p->run->ignores) ignores_begin(p->run->ignores, doc->number);
    TRY(doc->format->extract(doc, (struct sink){ take_unit, p }, fault));
    return flow_drain(p->flow, fault);
}

static enum status pass_source(struct passing *p, struct fault *fault)
{
    struct source *s = p->source;
    struct input opened = { .fd = -1 };
    if (s->path)
        TRY(input_open(&opened, s->path, fault));
    else
        TRY(input_seek(&s->spooled, 0, fault));
    opened.name = s->given;
    s->document.in = s->path ? &opened : &s->spooled;
    enum status status = read_source(p, fault);
    s->document.in = NULL;
    if (s->path) input_close(&opened);
    p->run->done += s->bytes;
    return status;
}

/* A worker without a block of its own would only cost its start; so would the only worker of the only block. */
static unsigned workers_for(const struct run *run)
{
    uint64_t blocks = run->bytes / run->options.block_bytes + 1;
    if (blocks == 1) return 0;
    return blocks < run->options.workers ? (unsigned)blocks : run->options.workers;
}

enum status run_pass(struct run *run, const struct pass *pass, struct fault *fault)
{
    struct passing p = { .run = run, .pass = pass };
    struct flow_steps steps = { &p, pass->steps.user_new ? user_new : NULL, pass->steps.user_free, work, leave };
    flow_open(&p.flow, &steps, workers_for(run), run->options.block_bytes);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < run->count && status == STATUS_OK; i++) {
        p.source = &run->sources[i];
        status = pass_source(&p, fault);
    }
    flow_close(p.flow);
    buf_release(&p.remark);
    return status;
}

void run_cut(const struct run *run, struct unit *u, struct arena *keep)
{
    segment_sentences(run->segmenter, u, keep);
    segment_words(u, keep);
}

static void note_cut(struct unit *u, struct arena *keep)
{
    size_t first = 0;
    utf8_next(u->text, &first);
    *arena_push(keep, &u->findings) =
        (struct finding){ .at = { 0, (uint32_t)first }, .rule = RULE_UNIT_CUT, .confidence = CONFIDENCE_SURE };
}

void run_check(const struct run *run, struct unit *u, struct arena *keep)
{
    run_cut(run, u, keep);
    if (u->continues) note_cut(u, keep);
    spell_check(run->speller, u, keep);
    typography_check(run->typography, u, keep);
    unit_sort_findings(u);
    ignores_apply(run->ignores, u);
    assert(unit_sane(u));
}

/* The first pass: what a block says of words and of conventions. */
struct sums {
    struct spell_block *words;
    struct typography_block *habits;
};

static void *sums_new(void *context)
{
    (void)context;
    struct sums *s = memory_new(1, sizeof *s);
    *s = (struct sums){ spell_block_new(), typography_block_new() };
    return s;
}

static void sums_free(void *user)
{
    struct sums *s = user;
    if (!s) return;
    spell_block_free(s->words);
    typography_block_free(s->habits);
    memory_free(s);
}

static void survey_block(void *context, struct block *block)
{
    struct run *run = context;
    struct sums *s = block->user;
    for (size_t i = 0; i < block->units.count; i++) {
        struct unit *u = &block->units.at[i];
        if (run->typography)
            run_cut(run, u, &block->arena);
        else
            segment_words(u, &block->arena); /* which words open sentences is not asked then */
        if (run->typography || !unit_ignores(u, RULE_SPELL_UNKNOWN)) spell_survey(s->words, u);
        if (run->typography) typography_survey(run->typography, s->habits, u);
    }
}

static enum status gather_block(void *context, struct block *block, struct fault *fault)
{
    (void)fault;
    struct run *run = context;
    struct sums *s = block->user;
    spell_gather(run->speller, s->words);
    if (run->typography) typography_gather(run->typography, s->habits);
    return STATUS_OK;
}

static void tell_unused_words(const struct run *run)
{
    struct buf z = { 0 };
    struct str word;
    for (size_t i = 0; run->options.unused_word && spell_unused_word(run->speller, i, &word); i++) {
        buf_clear(&z);
        buf_add(&z, word);
        run->options.unused_word(run->options.progress_context, buf_z(&z));
    }
    buf_release(&z);
}

enum status run_survey(struct run *run, struct fault *fault)
{
    struct pass pass = { .steps = { run, sums_new, sums_free, survey_block, gather_block } };
    TRY(run_pass(run, &pass, fault));
    TRY(spell_judge(run->speller, fault));
    if (run->typography) typography_judge(run->typography);
    tell_unused_words(run);
    return STATUS_OK;
}

void run_tell_unused_ignores(const struct run *run)
{
    uint32_t line;
    bool used;
    for (uint32_t n = 0; run->options.unused_ignore && run->ignores && n < run->count; n++)
        for (size_t i = 0; ignores_marker(run->ignores, n, i, &line, &used); i++)
            if (!used) run->options.unused_ignore(run->options.progress_context, run->sources[n].given, line);
}
