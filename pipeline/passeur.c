#include "passeur.h"

#include <stdio.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/text.h"
#include "job/fix.h"
#include "job/list.h"
#include "job/merge.h"
#include "job/prepare.h"

static enum passeur_status tell(enum status status, const struct fault *fault, struct passeur_error *error)
{
    if (status == STATUS_OK) return PASSEUR_OK;
    if (error) {
        snprintf(error->file, sizeof error->file, "%s", fault->file);
        snprintf(error->what, sizeof error->what, "%s", fault->what);
        error->byte = fault->byte;
    }
    return status == STATUS_USAGE ? PASSEUR_USAGE : PASSEUR_FAILURE;
}

static enum status usage(struct fault *fault, const char *option, const char *value, const char *known)
{
    return fault_set(fault, STATUS_USAGE, NULL, FAULT_NOWHERE, _("%s has no value “%s”: give one of %s"), option, value,
                     known);
}

/* The number of value in a list of names that ends with NULL; NULL is the first. */
static enum status choose(const char *option, const char *value, const char *const *names, const char *known,
                          unsigned *number, struct fault *fault)
{
    for (*number = 0; value && names[*number]; ++*number)
        if (strcmp(names[*number], value) == 0) return STATUS_OK;
    if (value) return usage(fault, option, value, known);
    *number = 0;
    return STATUS_OK;
}

static unsigned processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > LIMIT_WORKERS ? LIMIT_WORKERS : (unsigned)n;
}

static enum status run_options(const struct passeur_options *o, struct run_options *run, struct fault *fault)
{
    enum paragraphs paragraphs = o->paragraphs ? paragraphs_find(o->paragraphs) : PARAGRAPHS_AUTO;
    if (paragraphs == PARAGRAPHS_COUNT) return usage(fault, "--paragraphs", o->paragraphs, "auto, line, blank, wrap");
    unsigned workers = o->workers ? o->workers : processors();
    if (workers > LIMIT_WORKERS) workers = LIMIT_WORKERS;
    if (o->read_size) input_read_size = o->read_size;
    *run = (struct run_options){ .workers = workers,
                                 .block_bytes = o->block_size ? o->block_size : LIMIT_BLOCK,
                                 .format = { o->encoding, paragraphs },
                                 .segment = { .abbreviations = o->abbreviations, .srx = o->srx },
                                 .spell = { .dictionary = o->dictionary,
                                            .words = o->words,
                                            .word_files = o->word_count,
                                            .cache = o->cache,
                                            .workers = workers },
                                 .typography = { .house = o->house },
                                 .progress = o->progress,
                                 .unused_word = o->unused_word,
                                 .unused_ignore = o->unused_ignore,
                                 .notice = o->notice,
                                 .progress_context = o->context };
    return STATUS_OK;
}

/* The language of messages, as the catalogue in use names itself. */
static const char *language(void)
{
    /* TRANSLATORS: the code of your language */
    return _("en");
}

static enum status prepare(const struct passeur_options *o, const struct passeur_job *job, const char *const *files,
                           size_t count, struct report_counts *counts, struct fault *fault)
{
    static const char *const versions[] = { "1.2", "2.0", NULL }, *const english[] = { "en" };
    unsigned version;
    struct prepare_options p = { .job = job->folder,
                                 .force = job->replace,
                                 .its = job->its,
                                 .lang = language(),
                                 .targets = job->target_count ? job->targets : english,
                                 .target_count = job->target_count ? job->target_count : 1,
                                 .words = job->given,
                                 .word_count = job->given_count };
    TRY(choose("--xliff", job->xliff, versions, "1.2, 2.0", &version, fault));
    p.xliff = version ? XLIFF_20 : XLIFF_12;
    for (size_t i = 0; i < p.target_count; i++)
        if (!prepare_is_target(p.targets[i])) return usage(fault, "--to", p.targets[i], "en, de, pt-BR, zh-Hans…");
    TRY(run_options(o, &p.run, fault));
    return prepare_job(&p, files, count, counts, fault);
}

enum passeur_status passeur_prepare(const struct passeur_options *options, const struct passeur_job *job,
                                    const char *const *files, size_t count, struct passeur_counts *counts,
                                    struct passeur_error *error)
{
    struct fault fault = { 0 };
    struct report_counts c = { 0 };
    enum status status = prepare(options, job, files, count, &c, &fault);
    *counts = (struct passeur_counts){ .documents = c.documents,
                                       .units = c.units,
                                       .sentences = c.sentences,
                                       .distinct_sentences = c.distinct_sentences,
                                       .repetitions = c.repetitions,
                                       .words = c.words,
                                       .sure = c.findings[CONFIDENCE_SURE],
                                       .likely = c.findings[CONFIDENCE_LIKELY],
                                       .style = c.findings[CONFIDENCE_STYLE],
                                       .folded = c.findings[CONFIDENCE_UNKNOWN_RECURRENT] +
                                                 c.findings[CONFIDENCE_NAME] + c.findings[CONFIDENCE_FOREIGN] };
    return tell(status, &fault, error);
}

static struct passeur_counts public_counts(const struct list_counts *c)
{
    return (struct passeur_counts){ .documents = c->documents,
                                    .units = c->units,
                                    .sentences = c->sentences,
                                    .words = c->words,
                                    .sure = c->findings[CONFIDENCE_SURE],
                                    .likely = c->findings[CONFIDENCE_LIKELY],
                                    .style = c->findings[CONFIDENCE_STYLE],
                                    .folded = c->findings[CONFIDENCE_UNKNOWN_RECURRENT] + c->findings[CONFIDENCE_NAME] +
                                              c->findings[CONFIDENCE_FOREIGN],
                                    .known = c->known,
                                    .gone = c->gone,
                                    .changed = c->changed };
}

static enum status find_format(const char *name, const struct list_format **format, struct fault *fault)
{
    *format = list_format_find(name);
    if (*format) return STATUS_OK;
    struct buf known = { 0 };
    for (size_t i = 0; list_format_at(i); i++) buf_addf(&known, "%s%s", i ? ", " : "", list_format_at(i)->name);
    enum status status = usage(fault, "--format", name, buf_z(&known));
    buf_release(&known);
    return status;
}

/* Options that ask for what cannot be had together. */
static enum status agree(const struct passeur_options *o, const struct passeur_listing *l, const struct list_format *format,
                         struct fault *fault)
{
    bool unknown = format->form;
    const struct {
        bool both;
        const char *one, *other;
    } pairs[] = {
        { l->write_baseline && l->baseline, "--write-baseline", "--baseline" },
        { l->write_baseline && l->changed, "--write-baseline", "--changed" },
        { l->write_baseline && unknown, "--write-baseline", "--format unknown" },
        { l->baseline && unknown, "--baseline", "--format unknown" },
        { l->changed && unknown, "--changed", "--format unknown" },
        { o->unused_ignore && unknown, "--unused-ignores", "--format unknown" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].both)
            return fault_set(fault, STATUS_USAGE, NULL, FAULT_NOWHERE, _("%s and %s do not go together"), pairs[i].one,
                             pairs[i].other);
    if (l->write_baseline && strcmp(l->write_baseline, "-") == 0)
        return fault_set(fault, STATUS_USAGE, NULL, FAULT_NOWHERE, _("standard output cannot be the baseline: name a file"));
    return STATUS_OK;
}

static enum status check(const struct passeur_options *o, const struct passeur_listing *listing,
                         const char *const *files, size_t count, struct list_counts *counts, bool *fails,
                         struct fault *fault)
{
    static const char *const levels[] = { "none", "sure", "likely", "style", NULL };
    static const unsigned listed[] = { 0, CONFIDENCE_SURE + 1, CONFIDENCE_LIKELY + 1, CONFIDENCE_STYLE + 1 };
    unsigned level;
    struct check_options asked = {
        .baseline = listing->baseline, .write_baseline = listing->write_baseline, .changed = listing->changed
    };
    struct run_options run;
    TRY(find_format(listing->format, &asked.format, fault));
    TRY(agree(o, listing, asked.format, fault));
    TRY(choose("--fail-on", listing->fail_on, levels, "sure, likely, style, none", &level, fault));
    TRY(run_options(o, &run, fault));
    asked.list = (struct list_options){
        .lang = language(), .colour = listing->colour, .all = listing->all, .width = listing->width
    };
    struct output out;
    output_open_fd(&out, listing->fd, _("(standard output)"));
    TRY(output_close(&out, list_check(&run, &asked, files, count, &out, counts, fault), fault));
    for (unsigned c = 0; c < listed[level]; c++) *fails = *fails || counts->findings[c] > 0;
    return STATUS_OK;
}

enum passeur_status passeur_check(const struct passeur_options *options, const struct passeur_listing *listing,
                                  const char *const *files, size_t count, struct passeur_counts *counts,
                                  struct passeur_error *error)
{
    struct fault fault = { 0 };
    struct list_counts c = { 0 };
    bool fails = false;
    enum status status = check(options, listing, files, count, &c, &fails, &fault);
    *counts = public_counts(&c);
    return status == STATUS_OK && fails ? PASSEUR_FINDINGS : tell(status, &fault, error);
}

static enum status segment(const struct passeur_options *o, const struct passeur_listing *listing,
                           const char *const *files, size_t count, struct list_counts *counts, struct fault *fault)
{
    static const char *const formats[] = { "text", "explain", "jsonl", NULL };
    unsigned format;
    struct run_options run;
    TRY(choose("--format", listing->format, formats, "text, explain, jsonl", &format, fault));
    TRY(run_options(o, &run, fault));
    struct output out;
    output_open_fd(&out, listing->fd, _("(standard output)"));
    enum status status = list_segment(&run, (enum segment_format)format, files, count, &out, counts, fault);
    return output_close(&out, status, fault);
}

enum passeur_status passeur_segment(const struct passeur_options *options, const struct passeur_listing *listing,
                                    const char *const *files, size_t count, struct passeur_counts *counts,
                                    struct passeur_error *error)
{
    struct fault fault = { 0 };
    struct list_counts c = { 0 };
    enum status status = segment(options, listing, files, count, &c, &fault);
    *counts = public_counts(&c);
    return tell(status, &fault, error);
}

static enum status write_srx(const struct passeur_options *o, int fd, struct fault *fault)
{
    struct segmenter *segmenter = NULL;
    struct output out;
    TRY(segmenter_open(&segmenter, &(struct segment_options){ .abbreviations = o->abbreviations }, fault));
    output_open_fd(&out, fd, _("(standard output)"));
    enum status status = output_close(&out, segment_write_srx(segmenter, &out, fault), fault);
    segmenter_close(segmenter);
    return status;
}

enum passeur_status passeur_write_srx(const struct passeur_options *options, int fd, struct passeur_error *error)
{
    struct fault fault = { 0 };
    return tell(write_srx(options, fd, &fault), &fault, error);
}

static enum status fix(const struct passeur_options *o, const struct passeur_fixing *fixing, const char *const *files,
                       size_t count, struct fix_counts *counts, struct fault *fault)
{
    struct fix_options options = { .corrections = fixing->corrections, .dry_run = fixing->dry_run };
    struct output diff;
    TRY(run_options(o, &options.run, fault));
    output_open_fd(&diff, fixing->fd, _("(standard output)"));
    return output_close(&diff, fix_documents(&options, files, count, &diff, counts, fault), fault);
}

enum passeur_status passeur_fix(const struct passeur_options *options, const struct passeur_fixing *fixing,
                                const char *const *files, size_t count, struct passeur_counts *counts,
                                struct passeur_error *error)
{
    struct fault fault = { 0 };
    struct fix_counts c = { 0 };
    enum status status = fix(options, fixing, files, count, &c, &fault);
    *counts = (struct passeur_counts){ .documents = c.documents, .fixed = c.places, .unwritable = c.unwritable };
    return tell(status, &fault, error);
}

enum passeur_status passeur_merge(const struct passeur_options *options, const char *const *paths, size_t count,
                                  const char *folder, bool replace, struct passeur_counts *counts,
                                  struct passeur_error *error)
{
    struct fault fault = { 0 };
    struct merge_counts c = { 0 };
    struct merge_options o = { folder, replace, options->notice, options->context };
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) status = merge_path(&o, paths[i], &c, &fault);
    *counts = (struct passeur_counts){ .documents = c.documents, .segments = c.segments, .translated = c.translated };
    return tell(status, &fault, error);
}

const char *passeur_version(void) { return PASSEUR_VERSION; }
