#include "job/prepare.h"

#include "base/memory.h"
#include "base/table.h"
#include "base/utf8.h"
#include "job/folder.h"
#include "job/manifest.h"

/* A document of the job, beside its source in the run. */
struct entry {
    const char *name; /* in the job: unique, without folders */
    char sha256[DIGEST_HEX + 1];
};

struct preparing {
    const struct prepare_options *options;
    struct run run;
    struct folder folder;
    struct entry *entries; /* one for each source of the run */
    struct report *report;
    struct arena keep; /* of the job: names */
    const struct source *source;       /* whose units are leaving; NULL before the first */
    struct output *outputs;            /* of that source, one a target language */
    struct xliff_head *heads;          /* the same */
    struct buf scratch;
};

bool prepare_is_target(const char *tag)
{
    size_t first = strcspn(tag, "-");
    if (first < 2 || first > 3 || strlen(tag) > 35) return false;
    size_t run = 0;
    for (const char *c = tag; *c; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z'), digit = *c >= '0' && *c <= '9';
        if (*c == '-' ? run == 0 : !letter && (!digit || c < tag + first)) return false;
        run = *c == '-' ? 0 : run + 1;
        if (run > 8) return false;
    }
    return run > 0;
}

/*
 * The name of a file without its folders. File names are bytes; in job.json and XLIFF stands text: what is no UTF-8, and
 * control characters, become "_".
 */
static struct str clean_name(struct arena *keep, const char *given)
{
    const char *slash = strrchr(given, '/');
    struct str left = str_of(slash ? slash + 1 : given);
    struct buf clean = { 0 };
    for (size_t len; left.len; left = str_from(left, len)) {
        len = 1;
        bool bad = utf8_check(left, &len) != UTF8_WHOLE || (len == 1 && ((unsigned char)*left.ptr < ' ' || *left.ptr == 127));
        if (bad) len = 1;
        buf_add(&clean, bad ? STR("_") : str_sub(left, 0, len));
    }
    struct str name = arena_str(keep, buf_str(&clean));
    buf_release(&clean);
    return name;
}

/* "roman.txt", or "roman-2.txt" where the job has one of that name already. */
static const char *unique_name(struct table *names, struct arena *keep, const char *given)
{
    struct str base = clean_name(keep, given);
    size_t dot = base.len;
    while (dot > 0 && base.ptr[dot - 1] != '.') dot--;
    size_t stem = dot > 1 ? dot - 1 : base.len;
    struct buf name = { 0 };
    bool fresh = false;
    buf_add(&name, base);
    for (unsigned n = 2; table_put(names, buf_str(&name), &fresh), !fresh; n++) {
        buf_clear(&name);
        buf_add(&name, str_sub(base, 0, stem));
        buf_addf(&name, "-%u", n);
        buf_add(&name, str_from(base, stem));
    }
    const char *z = arena_str(keep, buf_str(&name)).ptr;
    buf_release(&name);
    return z;
}

struct copying {
    struct output out;
    struct digest digest;
};

static enum status copy_piece(void *context, struct str bytes, struct fault *fault)
{
    struct copying *c = context;
    digest_add(&c->digest, bytes);
    return output_add(&c->out, bytes, fault);
}

static enum status copy_bytes(struct copying *c, struct source *s, struct fault *fault)
{
    struct input opened = { .fd = -1 }, *in = s->path ? &opened : &s->spooled;
    if (s->path) TRY(input_open(&opened, s->path, fault));
    enum status status = input_size(in, &s->bytes, fault);
    if (status == STATUS_OK) status = input_copy(in, 0, s->bytes, copy_piece, c, fault);
    input_close(in);
    return status;
}

/* The original goes into the job, and from here on the copy is what is read: nobody can change it under our hands. */
static enum status take_source(struct preparing *p, struct source *s, struct entry *entry, struct fault *fault)
{
    buf_clear(&p->scratch);
    buf_addf(&p->scratch, "source/%s", entry->name);
    struct str path = arena_str(&p->keep, str_of(folder_path(&p->folder, buf_z(&p->scratch))));
    struct copying c;
    digest_init(&c.digest);
    TRY(output_open(&c.out, path.ptr, fault));
    TRY(output_close(&c.out, copy_bytes(&c, s, fault), fault));
    digest_hex(&c.digest, entry->sha256);
    memory_free(s->path);
    s->path = memory_new(path.len + 1, 1);
    memcpy(s->path, path.ptr, path.len);
    return STATUS_OK;
}

static enum status take_sources(struct preparing *p, struct fault *fault)
{
    struct table names = { 0 };
    p->entries = arena_new(&p->keep, struct entry, p->run.count);
    TRY(folder_make(&p->folder, "source", fault));
    enum status status = STATUS_OK;
    for (size_t i = 0; i < p->run.count && status == STATUS_OK; i++) {
        struct source *s = &p->run.sources[i];
        p->entries[i].name = unique_name(&names, &p->keep, strcmp(s->given, "-") == 0 ? "stdin.txt" : s->given);
        status = take_source(p, s, &p->entries[i], fault);
    }
    table_release(&names);
    return status;
}

/* Second pass, on the workers: findings, then XLIFF in a buffer of the block. */
static void write_block(void *context, struct block *block)
{
    struct preparing *p = context;
    for (size_t i = 0; i < block->units.count; i++) run_check(&p->run, &block->units.at[i], &block->arena);
    /* The units are the same for every target language. */
    xliff_units(&p->heads[0], block->units.at, block->units.count, block->user);
}

/* … and in order. */
static enum status leave_block(void *context, struct block *block, struct fault *fault)
{
    struct preparing *p = context;
    struct buf *xliff = block->user;
    for (size_t i = 0; i < block->units.count; i++) report_unit(p->report, &block->units.at[i]);
    for (size_t i = 0; i < p->options->target_count; i++) TRY(output_add(&p->outputs[i], buf_str(xliff), fault));
    buf_clear(xliff);
    return STATUS_OK;
}

/* Ends the XLIFF files of the document that was being written. */
static enum status end_document(struct preparing *p, enum status status, struct fault *fault)
{
    if (!p->source) return status;
    for (size_t i = 0; i < p->options->target_count; i++) {
        buf_clear(&p->scratch);
        xliff_end(&p->heads[i], &p->scratch);
        if (status == STATUS_OK) status = output_add(&p->outputs[i], buf_str(&p->scratch), fault);
        status = output_close(&p->outputs[i], status, fault);
    }
    p->source = NULL;
    return status;
}

static enum status open_xliff(struct preparing *p, const struct entry *entry, size_t target, struct fault *fault)
{
    struct xliff_head *head = &p->heads[target];
    buf_clear(&p->scratch);
    buf_addf(&p->scratch, "../source/%s", entry->name);
    *head = (struct xliff_head){ .version = p->options->xliff,
                                 .original = entry->name,
                                 .source_lang = "fr-FR",
                                 .target_lang = p->options->targets[target],
                                 .notes_lang = p->options->lang,
                                 .its = p->options->its,
                                 .skeleton = arena_str(&p->keep, buf_str(&p->scratch)).ptr,
                                 .sha256 = entry->sha256 };
    buf_clear(&p->scratch);
    buf_addf(&p->scratch, "%s/%s.xlf", p->options->targets[target], entry->name);
    TRY(output_open(&p->outputs[target], folder_path(&p->folder, buf_z(&p->scratch)), fault));
    buf_clear(&p->scratch);
    xliff_begin(head, &p->scratch);
    return output_add(&p->outputs[target], buf_str(&p->scratch), fault);
}

static enum status begin_document(void *context, const struct source *s, struct fault *fault)
{
    struct preparing *p = context;
    const struct entry *entry = &p->entries[s->document.number];
    TRY(end_document(p, STATUS_OK, fault));
    report_document(p->report, &(struct report_document){ .name = entry->name,
                                                          .bytes = s->bytes,
                                                          .charset = charset_name(s->document.charset.charset),
                                                          .charset_how = charset_how_name(s->document.charset.how),
                                                          .sha256 = entry->sha256,
                                                          .paragraphs = paragraphs_name(s->document.paragraphs) });
    for (size_t i = 0; i < p->options->target_count; i++) p->outputs[i] = (struct output){ .fd = -1 };
    p->source = s;
    for (size_t i = 0; i < p->options->target_count; i++) TRY(open_xliff(p, entry, i, fault));
    return STATUS_OK;
}

static enum status write_report(struct preparing *p, const char *name,
                                enum status (*print)(const struct report *, struct output *, struct fault *),
                                struct fault *fault)
{
    struct output out;
    TRY(output_open(&out, folder_path(&p->folder, name), fault));
    return output_close(&out, print(p->report, &out, fault), fault);
}

static enum status write_reports(struct preparing *p, struct fault *fault)
{
    TRY(write_report(p, "report.html", report_write_html, fault));
    return write_report(p, "report.json", report_write_json, fault);
}

static enum status write_manifest(struct preparing *p, struct fault *fault)
{
    struct manifest m = { .count = p->run.count,
                          .targets = p->options->targets,
                          .target_count = p->options->target_count,
                          .xliff = p->options->xliff == XLIFF_12 ? "1.2" : "2.0",
                          .options = p->options->words,
                          .option_count = p->options->word_count };
    m.inputs = arena_new(&p->keep, struct manifest_input, m.count);
    for (size_t i = 0; i < m.count; i++) {
        const struct source *s = &p->run.sources[i];
        struct report_counts counts = report_document_counts(p->report, i);
        m.inputs[i] = (struct manifest_input){ .name = p->entries[i].name,
                                               .bytes = s->bytes,
                                               .charset = charset_name(s->document.charset.charset),
                                               .charset_how = charset_how_name(s->document.charset.how),
                                               .paragraphs = s->document.paragraphs,
                                               .units = counts.units,
                                               .sentences = counts.sentences,
                                               .words = counts.words,
                                               .findings = counts.findings[CONFIDENCE_SURE] +
                                                           counts.findings[CONFIDENCE_LIKELY] };
        memcpy(m.inputs[i].sha256, p->entries[i].sha256, sizeof m.inputs[i].sha256);
    }
    buf_clear(&p->scratch);
    manifest_print(&p->scratch, &m);
    struct str text = arena_str(&p->keep, buf_str(&p->scratch));
    return output_file(folder_path(&p->folder, FOLDER_MANIFEST), text, fault);
}

static enum status fill_folder(struct preparing *p, struct fault *fault)
{
    TRY(take_sources(p, fault));
    for (size_t i = 0; i < p->options->target_count; i++) TRY(folder_make(&p->folder, p->options->targets[i], fault));
    TRY(run_survey(&p->run, fault));
    struct pass pass = { .steps = { p, flow_buf_new, flow_buf_free, write_block, leave_block }, .document = begin_document };
    enum status status = run_pass(&p->run, &pass, fault);
    if (status == STATUS_OK) status = write_reports(p, fault); /* while the disk writes the last XLIFF */
    TRY(end_document(p, status, fault));
    run_tell_unused_ignores(&p->run);
    return write_manifest(p, fault);
}

enum status prepare_job(const struct prepare_options *options, const char *const *files, size_t count,
                        struct report_counts *counts, struct fault *fault)
{
    *counts = (struct report_counts){ 0 };
    TRY(xliff_load(fault));
    struct preparing p = { .options = options, .report = report_new() };
    p.outputs = arena_new(&p.keep, struct output, options->target_count);
    p.heads = arena_new(&p.keep, struct xliff_head, options->target_count);
    enum status status = run_open(&p.run, &options->run, files, count, fault);
    if (status == STATUS_OK) {
        status = folder_open(&p.folder, options->job, options->force, fault);
        if (status == STATUS_OK) status = folder_close(&p.folder, fill_folder(&p, fault), fault);
    }
    *counts = report_counts(p.report);
    run_close(&p.run);
    report_free(p.report);
    buf_release(&p.scratch);
    arena_release(&p.keep);
    return status;
}
