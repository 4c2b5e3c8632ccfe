#include "job/list.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "job/sieve.h"

#define SIDE 24 /* bytes shown on each side of a place where a sentence could have ended */

struct listing {
    struct run run;
    struct output *out;
    struct list_counts *counts;
    enum segment_format segment;
    const struct list_format *format; /* of findings */
    struct list_options options;
    struct report *report; /* for a format that needs all findings first */
    struct sieve *sieve;   /* NULL: all findings are told */
    bool begun;            /* something was written that a joint must follow */
};

static void count_unit(struct list_counts *c, const struct unit *u)
{
    c->units++;
    c->sentences += u->sentences.count;
    c->words += u->words.count;
    for (size_t i = 0; i < u->findings.count; i++) {
        const struct finding *f = &u->findings.at[i];
        c->findings[f->confidence] += !f->folded && !f->hidden;
    }
}

static void print_unit(const struct listing *l, const struct unit *u, struct buf *text)
{
    struct list_options options = l->options;
    options.file = l->run.sources[u->document].given;
    if (l->format->unit) l->format->unit(&options, u, text);
}

/* Whether a finding is told may depend on those before it, so this is done in order and not in the workers. */
static void sift_block(struct listing *l, struct block *block)
{
    for (size_t i = 0; i < block->units.count; i++) {
        sieve_unit(l->sieve, &block->units.at[i], &block->arena);
        print_unit(l, &block->units.at[i], block->user);
    }
}

static enum status leave_block(void *context, struct block *block, struct fault *fault)
{
    struct listing *l = context;
    struct buf *text = block->user;
    if (l->sieve) sift_block(l, block);
    for (size_t i = 0; i < block->units.count; i++) {
        count_unit(l->counts, &block->units.at[i]);
        if (l->report) report_unit(l->report, &block->units.at[i]);
    }
    if (text->len == 0) return STATUS_OK;
    if (l->begun && l->format) TRY(output_add(l->out, str_of(l->format->joint), fault));
    l->begun = true;
    enum status status = output_add(l->out, buf_str(text), fault);
    buf_clear(text);
    return status;
}

static enum status begin_document(void *context, const struct source *s, struct fault *fault)
{
    (void)fault;
    struct listing *l = context;
    l->counts->documents++;
    if (l->report)
        report_document(l->report, &(struct report_document){ .name = s->given,
                                                              .bytes = s->bytes,
                                                              .charset = charset_name(s->document.charset.charset),
                                                              .charset_how = charset_how_name(s->document.charset.how),
                                                              .sha256 = "",
                                                              .paragraphs = paragraphs_name(s->document.paragraphs) });
    return STATUS_OK;
}

static void check_block(void *context, struct block *block)
{
    const struct listing *l = context;
    for (size_t i = 0; i < block->units.count; i++) {
        run_check(&l->run, &block->units.at[i], &block->arena);
        if (!l->sieve) print_unit(l, &block->units.at[i], block->user);
    }
}

/* White space other than a plain or a no-break space would break the line that we print. */
static void add_flat(struct buf *b, struct str s)
{
    for (size_t i = 0, beg = 0; i < s.len; beg = i) {
        uint32_t cp = utf8_next(s, &i);
        bool flat = (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
        buf_add(b, flat ? STR(" ") : str_sub(s, beg, i));
    }
}

static void print_decision(struct buf *b, const struct segmenter *segmenter, const struct unit *u, struct decision d)
{
    size_t beg = d.at > SIDE ? d.at - SIDE : 0, end = d.at + SIDE < u->text.len ? d.at + SIDE : u->text.len;
    while (beg > 0 && ((unsigned char)u->text.ptr[beg] & 0xC0) == 0x80) beg--;
    while (end < u->text.len && ((unsigned char)u->text.ptr[end] & 0xC0) == 0x80) end++;
    buf_addf(b, "    %s %s: ", d.breaks ? "¦" : "·", segment_rule_name(segmenter, d.rule));
    add_flat(b, str_sub(u->text, beg, d.at));
    buf_add(b, d.breaks ? STR("¦") : STR("·"));
    add_flat(b, str_sub(u->text, d.at, end));
    buf_addc(b, '\n');
}

static void print_sentence_json(struct buf *b, const char *file, const struct segmenter *segmenter, const struct unit *u,
                                size_t i)
{
    struct span at = u->sentences.at[i].at;
    struct place beg = unit_place(u, at.beg), end = unit_place(u, at.end);
    uint64_t from, upto;
    unit_original(u, at, &from, &upto);
    buf_add(b, STR("{\"file\": "));
    buf_add_json(b, str_of(file));
    buf_addf(b, ", \"unit\": %" PRIu64 ", \"sentence\": %zu, \"byte\": %" PRIu64 ", \"byte_end\": %" PRIu64
                ", \"line\": %" PRIu32 ", \"column\": %" PRIu32 ", \"line_end\": %" PRIu32 ", \"column_end\": %" PRIu32
                ", \"length\": %zu, \"rule\": \"%s\", \"text\": ",
             u->number, i + 1, from, upto, beg.line, beg.column, end.line, end.column, utf8_count(unit_text(u, at)),
             segment_rule_name(segmenter, u->sentences.at[i].rule));
    buf_add_json(b, unit_text(u, at));
    buf_add(b, STR("}\n"));
}

static void print_sentences(const struct listing *l, const struct unit *u, struct arena *keep, struct buf *b)
{
    struct decisions decisions = { 0 };
    size_t next = 0;
    if (l->segment == SEGMENT_EXPLAIN) segment_explain(l->run.segmenter, u, keep, &decisions);
    for (size_t i = 0; i < u->sentences.count; i++) {
        if (l->segment == SEGMENT_JSONL) {
            print_sentence_json(b, l->run.sources[u->document].given, l->run.segmenter, u, i);
            continue;
        }
        add_flat(b, unit_text(u, u->sentences.at[i].at));
        buf_addc(b, '\n');
        uint32_t end = i + 1 < u->sentences.count ? u->sentences.at[i + 1].at.beg : (uint32_t)u->text.len + 1;
        for (; next < decisions.count && decisions.at[next].at < end; next++)
            print_decision(b, l->run.segmenter, u, decisions.at[next]);
    }
}

static void segment_block(void *context, struct block *block)
{
    struct listing *l = context;
    struct buf *b = block->user;
    for (size_t i = 0; i < block->units.count; i++) {
        struct unit *u = &block->units.at[i];
        segment_sentences(l->run.segmenter, u, &block->arena);
        bool first = u->number == 1 && u->document == 0;
        if (l->segment != SEGMENT_JSONL && !first && !u->continues) buf_addc(b, '\n');
        print_sentences(l, u, &block->arena, b);
    }
}

static enum status list(struct listing *l, const struct run_options *options, const struct pass *pass,
                        const char *const *files, size_t count, struct fault *fault)
{
    *l->counts = (struct list_counts){ 0 };
    enum status status = run_open(&l->run, options, files, count, fault);
    if (status == STATUS_OK && !options->no_findings) status = run_survey(&l->run, fault);
    if (status == STATUS_OK) status = run_pass(&l->run, pass, fault);
    if (status == STATUS_OK) run_tell_unused_ignores(&l->run);
    run_close(&l->run);
    return status;
}

/* What stands before the findings, or behind them. */
static enum status write_once(struct listing *l, void (*print)(const struct list_options *, struct buf *),
                              struct fault *fault)
{
    struct buf text = { 0 };
    if (print) print(&l->options, &text);
    enum status status = output_add(l->out, buf_str(&text), fault);
    buf_release(&text);
    return status;
}

static enum status tell_all(struct listing *l, const struct run_options *options, const struct pass *pass,
                            const char *const *files, size_t count, struct fault *fault)
{
    TRY(write_once(l, l->format->head, fault));
    TRY(list(l, options, pass, files, count, fault));
    TRY(write_once(l, l->format->tail, fault));
    return l->report ? l->format->whole(l->report, &l->options, l->out, fault) : STATUS_OK;
}

static enum status check_all(struct listing *l, const struct run_options *run, const struct check_options *options,
                             const char *const *files, size_t count, struct fault *fault)
{
    struct pass pass = { { l, flow_buf_new, flow_buf_free, check_block, leave_block }, begin_document };
    struct sieve_options sieve = { options->baseline, options->write_baseline, options->changed, list_least(&l->options) };
    TRY(sieve_open(&l->sieve, &sieve, files, count, fault));
    TRY((options->write_baseline ? list : tell_all)(l, run, &pass, files, count, fault));
    if (!l->sieve) return STATUS_OK;
    l->counts->known = sieve_known(l->sieve);
    l->counts->gone = sieve_gone(l->sieve);
    l->counts->changed = sieve_changed(l->sieve);
    return sieve_end(l->sieve, fault);
}

/* The first pass is all that it takes. */
static enum status list_unknown(struct listing *l, const struct run_options *options, const char *const *files,
                                size_t count, struct fault *fault)
{
    struct run_options detecting = *options;
    struct buf line = { 0 };
    struct str form;
    uint32_t times;
    detecting.spell.detect = true;
    *l->counts = (struct list_counts){ .documents = count };
    enum status status = run_open(&l->run, &detecting, files, count, fault);
    if (status == STATUS_OK) status = run_survey(&l->run, fault);
    for (size_t i = 0; status == STATUS_OK && spell_unknown(l->run.speller, i, &form, &times); i++) {
        l->format->form(form, times, &line);
        status = output_add(l->out, buf_str(&line), fault);
        buf_clear(&line);
    }
    run_close(&l->run);
    buf_release(&line);
    return status;
}

enum status list_check(const struct run_options *run, const struct check_options *options, const char *const *files,
                       size_t count, struct output *out, struct list_counts *counts, struct fault *fault)
{
    struct listing l = { .out = out, .counts = counts, .format = options->format, .options = options->list };
    if (l.format->form) return list_unknown(&l, run, files, count, fault);
    if (l.format->whole) l.report = report_new();
    enum status status = check_all(&l, run, options, files, count, fault);
    if (l.report) report_free(l.report);
    sieve_free(l.sieve);
    return status;
}

enum status list_segment(const struct run_options *options, enum segment_format format, const char *const *files,
                         size_t count, struct output *out, struct list_counts *counts, struct fault *fault)
{
    struct listing l = { .out = out, .counts = counts, .segment = format };
    struct pass pass = { { &l, flow_buf_new, flow_buf_free, segment_block, leave_block }, begin_document };
    struct run_options sentences_only = *options;
    sentences_only.no_findings = true;
    return list(&l, &sentences_only, &pass, files, count, fault);
}
