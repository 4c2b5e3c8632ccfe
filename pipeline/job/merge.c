#include "job/merge.h"

#include <errno.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/utf8.h"
#include "format/splice.h"
#include "job/folder.h"
#include "job/manifest.h"
#include "xliff/read.h"

/* One XLIFF file being merged. */
struct merging {
    const struct merge_options *options;
    const struct manifest *manifest;
    const struct manifest_input *entry;
    const char *xliff, *source, *target; /* paths */
    struct xliff_reader *reader;
    struct xliff_segment ahead; /* read and not yet used */
    bool has_ahead;
    uint64_t gaps; /* units of which the XLIFF lacks something */
    struct merge_counts counts;
};

static enum status read_ahead(struct merging *m, struct fault *fault)
{
    return xliff_reader_next(m->reader, &m->ahead, &m->has_ahead, fault);
}

/* Where the segment's source stands in the text, from `at` on; false when it does not. It may begin with white space, where
 * a tool split a segment. */
static bool find_source(struct str text, size_t at, struct str source, struct span *found)
{
    const char *p = memmem(text.ptr + at, text.len - at, source.ptr, source.len);
    if (!p) return false;
    found->beg = (uint32_t)(p - text.ptr);
    found->end = found->beg + (uint32_t)source.len;
    return true;
}

static enum status strange_segment(const struct merging *m, struct fault *fault)
{
    struct str source = m->ahead.source;
    size_t shown = source.len < 60 ? source.len : 60;
    while (shown < source.len && ((unsigned char)source.ptr[shown] & 0xC0) == 0x80) shown--;
    return fault_set(fault, STATUS_FORMAT, m->xliff, FAULT_NOWHERE,
                     _("segment u%" PRIu64 "-s%" PRIu32 " (“%.*s”) does not stand at its place in %s: the source was "
                       "changed, or segments were moved; export the file again from your tool, or prepare the job anew"),
                     m->ahead.unit, m->ahead.sentence, (int)shown, source.ptr, m->entry->name);
}

/* Nothing but white space (and characters without a shape): no segment is missing there. */
static bool is_blank(struct str s)
{
    for (size_t i = 0; i < s.len;)
        if (!(utf8_class(utf8_next(s, &i)) & (UC_SPACE | UC_CONTROL))) return false;
    return true;
}

static enum status translate_unit(void *context, const struct unit *u, struct arena *keep, struct translations *list,
                                  struct fault *fault)
{
    struct merging *m = context;
    size_t at = 0;
    bool whole = true;
    while (m->has_ahead && m->ahead.unit <= u->number) {
        const struct xliff_segment *s = &m->ahead;
        struct span found;
        if (s->unit < u->number || !find_source(u->text, at, s->source, &found)) return strange_segment(m, fault);
        whole = whole && is_blank(str_sub(u->text, at, found.beg));
        at = found.end;
        m->counts.segments++;
        if (s->has_target && s->target.len && !str_eq(s->target, s->source)) {
            m->counts.translated++;
            *arena_push(keep, list) = (struct translation){ found, arena_str(keep, s->target) };
        }
        TRY(read_ahead(m, fault));
    }
    m->gaps += !whole || !is_blank(str_from(u->text, at));
    return STATUS_OK;
}

static enum status digest_piece(void *context, struct str bytes, struct fault *fault)
{
    (void)fault;
    digest_add(context, bytes);
    return STATUS_OK;
}

static enum status check_source(const struct merging *m, struct input *in, struct fault *fault)
{
    struct digest digest;
    char hex[DIGEST_HEX + 1];
    uint64_t size = 0;
    digest_init(&digest);
    TRY(input_size(in, &size, fault));
    TRY(input_copy(in, 0, size, digest_piece, &digest, fault));
    digest_hex(&digest, hex);
    if (strcmp(hex, m->entry->sha256) != 0)
        return fault_set(fault, STATUS_FORMAT, m->source, FAULT_NOWHERE,
                         _("the original has changed since the job was prepared (its SHA-256 differs from job.json): put "
                           "the old file back, or prepare the job anew"));
    const struct xliff_origin *origin = xliff_reader_origin(m->reader);
    if (origin->sha256[0] && strcmp(origin->sha256, hex) != 0)
        return fault_set(fault, STATUS_FORMAT, m->xliff, FAULT_NOWHERE,
                         _("this XLIFF was made from another source than %s of the job (another SHA-256): take it back to "
                           "the job that it came from"),
                         m->entry->name);
    return STATUS_OK;
}

/* Merges into an open output, in the charset of the original or in UTF-8. *lost tells a character that has no place. */
static enum status merge_into(struct merging *m, struct input *in, struct output *out, bool to_utf8, uint32_t *lost,
                              struct fault *fault)
{
    struct document doc = { .in = in };
    TRY(read_ahead(m, fault));
    TRY(check_source(m, in, fault));
    TRY(format_open(&doc, &(struct format_options){ m->entry->charset, m->entry->paragraphs }, fault));
    struct splice splice = { .source = in, .out = out, .charset = doc.charset, .to_utf8 = to_utf8 };
    enum status status = doc.format->merge(&doc, (struct translator){ translate_unit, m }, &splice, fault);
    splice_release(&splice);
    *lost = splice.lost;
    if (status == STATUS_OK && m->has_ahead) status = strange_segment(m, fault);
    return status;
}

static enum status merge_once(struct merging *m, bool to_utf8, uint32_t *lost, struct fault *fault)
{
    struct input xliff, in;
    TRY(input_open(&xliff, m->xliff, fault));
    enum status status = xliff_reader_open(&m->reader, &xliff, fault);
    if (status == STATUS_OK && (status = input_open(&in, m->source, fault)) == STATUS_OK) {
        struct output out;
        status = output_open(&out, m->target, fault);
        if (status == STATUS_OK) status = output_close(&out, merge_into(m, &in, &out, to_utf8, lost, fault), fault);
        input_close(&in);
    }
    xliff_reader_free(m->reader);
    m->reader = NULL;
    input_close(&xliff);
    return status;
}

static void tell_utf8(const struct merging *m, uint32_t lost)
{
    if (!m->options->notice) return;
    struct buf text = { 0 };
    char character[5] = { 0 };
    utf8_put(character, lost);
    buf_addf(&text, _("%s has no place for “%s” (U+%04X), which a translation uses: the document is written in UTF-8"),
             m->entry->charset, character, (unsigned)lost);
    m->options->notice(m->options->notice_context, m->target, buf_z(&text));
    buf_release(&text);
}

static void tell_gaps(const struct merging *m)
{
    if (!m->options->notice || m->gaps == 0) return;
    struct buf text = { 0 };
    buf_addf(&text, _("%" PRIu64 " paragraphs have sentences that this XLIFF lacks: they stay as they are; look whether your tool "
                      "exported all of it"), m->gaps);
    m->options->notice(m->options->notice_context, m->xliff, buf_z(&text));
    buf_release(&text);
}

static enum status merge_file(struct merging *m, struct merge_counts *counts, struct fault *fault)
{
    struct stat st;
    if (!m->options->force && lstat(m->target, &st) == 0)
        return fault_set(fault, STATUS_SYSTEM, m->target, FAULT_NOWHERE,
                         _("this file exists: give another folder with -o, or --force to replace it"));
    uint32_t lost = 0;
    struct fault first = { 0 };
    enum status status = merge_once(m, false, &lost, &first);
    if (lost) {
        m->counts = (struct merge_counts){ 0 };
        m->gaps = 0;
        tell_utf8(m, lost);
        status = merge_once(m, true, &lost, fault);
    } else if (status != STATUS_OK && fault) {
        *fault = first;
    }
    if (status != STATUS_OK) return status;
    tell_gaps(m);
    counts->documents++;
    counts->segments += m->counts.segments;
    counts->translated += m->counts.translated;
    return STATUS_OK;
}

static const char *join(struct arena *keep, const char *folder, const char *between, const char *name)
{
    return arena_join(keep, arena_join(keep, str_of(folder), str_of(between)), str_of(name)).ptr;
}

/* job: its folder. xliff: the file of `entry`. */
static enum status merge_entry(const struct merge_options *options, const struct manifest *manifest,
                               const struct manifest_input *entry, const char *job, const char *xliff, const char *beside,
                               struct arena *keep, struct merge_counts *counts, struct fault *fault)
{
    struct merging m = { .options = options, .manifest = manifest, .entry = entry, .xliff = xliff };
    m.source = join(keep, job, "/source/", entry->name);
    m.target = join(keep, options->folder ? options->folder : beside, "/", entry->name);
    return merge_file(&m, counts, fault);
}

static enum status merge_job(const struct merge_options *options, const char *job, struct arena *keep,
                             struct merge_counts *counts, struct fault *fault)
{
    struct manifest manifest;
    const char *path = join(keep, job, "/", FOLDER_MANIFEST);
    if (access(path, F_OK) != 0)
        return fault_set(fault, STATUS_FORMAT, job, FAULT_NOWHERE,
                         _("this folder is no job of passeur, for it has no job.json: name the one that passeur prepare made"));
    TRY(manifest_read(&manifest, path, keep, fault));
    if (options->folder && manifest.target_count > 1)
        return fault_set(fault, STATUS_USAGE, job, FAULT_NOWHERE,
                         _("the job has several target languages, which cannot share one folder: leave -o out"));
    for (size_t t = 0; t < manifest.target_count; t++)
        for (size_t i = 0; i < manifest.count; i++) {
            const struct manifest_input *entry = &manifest.inputs[i];
            const char *beside = join(keep, job, "/", manifest.targets[t]);
            const char *xliff = join(keep, join(keep, beside, "/", entry->name), "", ".xlf");
            TRY(merge_entry(options, &manifest, entry, job, xliff, beside, keep, counts, fault));
        }
    return STATUS_OK;
}

/* The name of the document that an XLIFF file says it came from. */
static enum status original_of(const char *path, const char **name, struct arena *keep, struct fault *fault)
{
    struct input in;
    struct xliff_reader *reader = NULL;
    TRY(input_open(&in, path, fault));
    enum status status = xliff_reader_open(&reader, &in, fault);
    if (status == STATUS_OK) *name = arena_str(keep, str_of(xliff_reader_origin(reader)->original)).ptr;
    xliff_reader_free(reader);
    input_close(&in);
    return status;
}

static enum status merge_xliff(const struct merge_options *options, const char *path, struct arena *keep,
                               struct merge_counts *counts, struct fault *fault)
{
    const char *original = "", *slash = strrchr(path, '/');
    TRY(original_of(path, &original, keep, fault));
    const char *beside = slash ? arena_str(keep, str_n(path, (size_t)(slash - path))).ptr : ".";
    const char *jobs[] = { join(keep, beside, "/", ".."), beside };
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        const char *manifest_path = join(keep, jobs[i], "/", FOLDER_MANIFEST);
        if (access(manifest_path, F_OK) != 0) continue;
        struct manifest manifest;
        TRY(manifest_read(&manifest, manifest_path, keep, fault));
        const struct manifest_input *entry = manifest_find(&manifest, original);
        if (!entry)
            return fault_set(fault, STATUS_FORMAT, path, FAULT_NOWHERE,
                             _("the job has no document “%s”: put the XLIFF into the job that it came from"), original);
        return merge_entry(options, &manifest, entry, jobs[i], path, beside, keep, counts, fault);
    }
    return fault_set(fault, STATUS_SYSTEM, path, FAULT_NOWHERE,
                     _("its job is missing (no job.json beside it or one folder up): put the XLIFF back into JOB/LANG/"));
}

enum status merge_path(const struct merge_options *options, const char *path, struct merge_counts *counts,
                       struct fault *fault)
{
    struct stat st;
    if (stat(path, &st) != 0) return fault_errno(fault, path, _("cannot read it"));
    bool made = options->folder && mkdir(options->folder, 0777) == 0;
    if (options->folder && !made && errno != EEXIST) return fault_errno(fault, options->folder, _("cannot make the folder"));
    struct arena keep = { 0 };
    enum status status = S_ISDIR(st.st_mode) ? merge_job(options, path, &keep, counts, fault)
                                             : merge_xliff(options, path, &keep, counts, fault);
    arena_release(&keep);
    if (made && status != STATUS_OK) rmdir(options->folder);
    return status;
}
