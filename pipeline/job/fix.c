#include "job/fix.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/table.h"
#include "base/text.h"
#include "format/splice.h"
#include "job/corrections.h"
#include "job/diff.h"
#include "job/folder.h"

#define ROUNDS 8 /* two are the rule */

/* A document of the call. One that was named twice is one. */
struct repaired {
    const char *file;
    char *version;      /* path: the document as it stands now */
    struct stat found;  /* what it was before all rounds */
    uint64_t unwritable; /* places of the last round that the charset lacks signs for */
    const char *charset;
};

struct fixing {
    const struct fix_options *options;
    struct corrections corrections;
    struct run run;
    struct folder folder;  /* of the versions */
    struct repaired *documents;
    size_t count;
    unsigned round;
    struct fix_counts counts; /* of all rounds */
    uint64_t changed;      /* places of this round */
    /* the document that is being written */
    const struct source *source;
    struct repaired *document;
    struct input in;
    struct output out;
    struct splice splice;
    struct encoder encoder;
    struct buf encoded;
};

/* ---- one round ---- */

static struct str fix_of(const struct fixing *f, const struct unit *u, const struct finding *finding, struct arena *keep)
{
    if (f->options->corrections) return corrections_find(&f->corrections, unit_text(u, finding->at), keep);
    return finding_is_sure_fix(finding) ? finding->suggestions[0] : (struct str){ NULL, 0 };
}

static bool is_writable(struct fixing *f, struct str fix)
{
    buf_clear(&f->encoded);
    return encoder_add(&f->encoder, fix, &f->encoded, NULL);
}

static enum status fix_unit(struct fixing *f, const struct unit *u, struct arena *keep, struct fault *fault)
{
    uint32_t done = 0;
    for (size_t i = 0; i < u->findings.count; i++) {
        const struct finding *finding = &u->findings.at[i];
        struct str fix = fix_of(f, u, finding, keep);
        uint64_t from, upto;
        if (!fix.ptr || finding->at.beg < done || str_eq(fix, unit_text(u, finding->at))) continue;
        if (!is_writable(f, fix)) {
            f->document->unwritable++;
            continue;
        }
        unit_original(u, finding->at, &from, &upto);
        TRY(splice_replace(&f->splice, from, upto, fix, fault));
        done = finding->at.end;
        f->changed++;
    }
    return STATUS_OK;
}

static enum status leave_block(void *context, struct block *block, struct fault *fault)
{
    struct fixing *f = context;
    for (size_t i = 0; i < block->units.count; i++) TRY(fix_unit(f, &block->units.at[i], &block->arena, fault));
    return STATUS_OK;
}

static void check_block(void *context, struct block *block)
{
    const struct fixing *f = context;
    for (size_t i = 0; i < block->units.count; i++) run_check(&f->run, &block->units.at[i], &block->arena);
}

/* Good until the next call. */
static const char *version_path(struct fixing *f, size_t document, unsigned round)
{
    char name[64];
    snprintf(name, sizeof name, "%zu.%u", document, round);
    return folder_path(&f->folder, name);
}

/* The document that was being written is whole. */
static enum status end_document(struct fixing *f, enum status status, struct fault *fault)
{
    if (!f->source) return status;
    if (status == STATUS_OK) status = splice_end(&f->splice, fault);
    status = output_close(&f->out, status, fault);
    splice_release(&f->splice);
    input_close(&f->in);
    f->source = NULL;
    return status;
}

static enum status begin_document(void *context, const struct source *s, struct fault *fault)
{
    struct fixing *f = context;
    TRY(end_document(f, STATUS_OK, fault));
    f->encoder = (struct encoder){ 0 };
    TRY(encoder_init(&f->encoder, s->document.charset.charset, fault));
    TRY(input_open(&f->in, s->path, fault));
    enum status status = output_open(&f->out, version_path(f, s->document.number, f->round), fault);
    if (status != STATUS_OK) {
        input_close(&f->in);
        return status;
    }
    f->source = s;
    f->document = &f->documents[s->document.number];
    f->document->unwritable = 0;
    f->document->charset = charset_name(s->document.charset.charset);
    f->splice = (struct splice){ .source = &f->in, .out = &f->out, .charset = s->document.charset };
    return STATUS_OK;
}

static enum status make_round(struct fixing *f, struct fault *fault)
{
    struct pass pass = { { f, NULL, NULL, check_block, leave_block }, begin_document };
    struct run_options options = f->options->run;
    const char **versions = memory_new(f->count, sizeof *versions);
    for (size_t i = 0; i < f->count; i++) versions[i] = f->documents[i].version;
    f->changed = 0;
    if (f->round > 1) options.notice = NULL; /* told, and of the document by its name */
    enum status status = run_open(&f->run, &options, versions, f->count, fault);
    for (size_t i = 0; i < f->run.count; i++) f->run.sources[i].given = f->documents[i].file; /* nobody knows the versions */
    if (status == STATUS_OK) status = run_survey(&f->run, fault);
    if (status == STATUS_OK) status = run_pass(&f->run, &pass, fault);
    status = end_document(f, status, fault);
    run_close(&f->run);
    memory_free(versions);
    return status;
}

static bool is_changed(const struct repaired *d) { return strcmp(d->version, d->file) != 0; }

/* The versions of this round take the place of those before. */
static void take_round(struct fixing *f)
{
    for (size_t i = 0; i < f->count; i++) {
        struct repaired *d = &f->documents[i];
        if (is_changed(d)) unlink(d->version);
        memory_free(d->version);
        const char *path = version_path(f, i, f->round);
        d->version = memory_z(path, strlen(path));
    }
    f->counts.places += f->changed;
}

static enum status make_rounds(struct fixing *f, struct fault *fault)
{
    unsigned most = f->options->corrections ? 1 : ROUNDS;
    for (f->round = 1; f->round <= most; f->round++) {
        enum status status = make_round(f, fault);
        if (status != STATUS_OK || f->changed == 0) return status;
        take_round(f);
    }
    return STATUS_OK;
}

/* ---- what became of the documents ---- */

static enum status map(const char *path, struct str *bytes, struct fault *fault)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) {
        if (fd >= 0) close(fd);
        return fault_errno(fault, path, _("cannot read it"));
    }
    void *p = st.st_size ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
    close(fd);
    if (p == MAP_FAILED) return fault_errno(fault, path, _("cannot read it"));
    if (p) *bytes = str_n(p, (size_t)st.st_size);
    return STATUS_OK;
}

static void unmap(struct str bytes)
{
    if (bytes.len) munmap((void *)(uintptr_t)bytes.ptr, bytes.len);
}

/* Somebody may have written to the document since it was read: what they wrote is not thrown away. */
static enum status check_untouched(const struct repaired *d, struct fault *fault)
{
    struct stat now;
    if (stat(d->file, &now) != 0) return fault_errno(fault, d->file, _("cannot read it"));
    if (now.st_dev == d->found.st_dev && now.st_ino == d->found.st_ino && now.st_size == d->found.st_size &&
        now.st_mtime == d->found.st_mtime)
        return STATUS_OK;
    return fault_set(fault, STATUS_SYSTEM, d->file, FAULT_NOWHERE,
                     _("it changed while it was repaired, and stays as it is now; try again when nobody writes to it"));
}

static enum status change(struct fixing *f, const struct repaired *d, struct str before, struct str after,
                          struct output *diff, struct fault *fault)
{
    if (str_eq(before, after)) return STATUS_OK;
    TRY(check_untouched(d, fault));
    f->counts.documents++;
    return f->options->dry_run ? diff_write(diff, d->file, before, after, fault) : output_file(d->file, after, fault);
}

static enum status deliver(struct fixing *f, const struct repaired *d, struct output *diff, struct fault *fault)
{
    struct str before = STR(""), after = STR("");
    if (!is_changed(d)) return STATUS_OK;
    enum status status = map(d->file, &before, fault);
    if (status == STATUS_OK) status = map(d->version, &after, fault);
    if (status == STATUS_OK) status = change(f, d, before, after, diff, fault);
    unmap(before);
    unmap(after);
    return status;
}

static void tell_unwritable(struct fixing *f, const struct repaired *d)
{
    const struct run_options *o = &f->options->run;
    struct buf text = { 0 };
    f->counts.unwritable += d->unwritable;
    if (d->unwritable == 0 || !o->notice) return;
    buf_addf(&text, _("%s lacks the signs of some repairs; places left alone: %" PRIu64 "; convert the document first: "
                      "iconv -f %s -t UTF-8"),
             d->charset, d->unwritable, d->charset);
    o->notice(o->progress_context, d->file, buf_z(&text));
    buf_release(&text);
}

/* ---- the whole ---- */

static enum status make_folder(struct fixing *f, struct fault *fault)
{
    const char *temporary = getenv("TMPDIR");
    struct buf head = { 0 };
    buf_addf(&head, "%s/passeur-fix", temporary && temporary[0] ? temporary : "/tmp");
    enum status status = folder_open_private(&f->folder, buf_z(&head), NULL);
    int why = errno;
    buf_release(&head);
    if (status == STATUS_OK) return status;
    errno = why;
    return fault_errno(fault, NULL, _("cannot make a temporary file (TMPDIR names the folder)"));
}

/* Can other bytes be put in the place of this document's? */
static enum status look_at(const char *file, bool write, struct stat *st, struct fault *fault)
{
    if (strcmp(file, "-") == 0)
        return fault_set(fault, STATUS_USAGE, NULL, FAULT_NOWHERE,
                         _("standard input cannot be repaired in its place: name a file"));
    if (stat(file, st) != 0) return fault_errno(fault, file, _("cannot read it"));
    if (!S_ISREG(st->st_mode) && !S_ISDIR(st->st_mode)) /* a folder is told when it is read */
        return fault_set(fault, STATUS_USAGE, file, FAULT_NOWHERE,
                         _("a pipe or a device cannot be repaired in its place: name a file"));
    if (!write) return STATUS_OK;
    if (access(file, W_OK) != 0) return fault_errno(fault, file, _("cannot write it"));
    if (st->st_mode & 0222) return STATUS_OK;
    errno = EACCES; /* the superuser may, but somebody protected it */
    return fault_errno(fault, file, _("cannot write it"));
}

/* All documents are looked at before one changes. */
static enum status add_documents(struct fixing *f, const char *const *files, size_t count, struct fault *fault)
{
    struct table known = { 0 };
    enum status status = STATUS_OK;
    f->documents = memory_new(count, sizeof *f->documents);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        struct stat st = { 0 };
        status = look_at(files[i], !f->options->dry_run, &st, fault);
        uint64_t number[] = { (uint64_t)st.st_dev, (uint64_t)st.st_ino };
        uint32_t id = table_put(&known, str_n((const char *)number, sizeof number), NULL);
        if (id == f->count)
            f->documents[f->count++] =
                (struct repaired){ .file = files[i], .version = memory_z(files[i], strlen(files[i])), .found = st };
    }
    table_release(&known);
    return status;
}

static enum status prepare(struct fixing *f, const char *const *files, size_t count, struct fault *fault)
{
    TRY(add_documents(f, files, count, fault));
    if (f->options->corrections) TRY(corrections_read(&f->corrections, f->options->corrections, fault));
    return make_folder(f, fault);
}

static void close_fixing(struct fixing *f)
{
    for (size_t i = 0; i < f->count; i++) memory_free(f->documents[i].version);
    memory_free(f->documents);
    folder_drop(&f->folder);
    corrections_release(&f->corrections);
    buf_release(&f->encoded);
}

enum status fix_documents(const struct fix_options *options, const char *const *files, size_t count,
                          struct output *diff, struct fix_counts *counts, struct fault *fault)
{
    struct fixing f = { .options = options, .folder.lock = -1 };
    enum status status = prepare(&f, files, count, fault);
    if (status == STATUS_OK) status = make_rounds(&f, fault);
    for (size_t i = 0; i < f.count && status == STATUS_OK; i++) status = deliver(&f, &f.documents[i], diff, fault);
    for (size_t i = 0; i < f.count && status == STATUS_OK; i++) tell_unwritable(&f, &f.documents[i]);
    *counts = f.counts;
    close_fixing(&f);
    return status;
}
