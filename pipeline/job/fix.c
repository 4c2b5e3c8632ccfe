#include "job/fix.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "format/splice.h"
#include "job/corrections.h"
#include "job/diff.h"

#define ROUNDS 8 /* two are the rule */

struct fixing {
    const struct fix_options *options;
    struct corrections corrections;
    struct run run;
    char folder[1024];     /* of the versions */
    char **versions;       /* paths: each document as it stands now */
    unsigned round;
    struct fix_counts counts; /* of all rounds; unwritable: of the last */
    uint64_t changed;      /* places of this round */
    /* the document that is being written */
    const struct source *source;
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
            f->counts.unwritable++;
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

static void *no_user(void *context) { return (void)context, NULL; }
static void free_nothing(void *user) { (void)user; }

static const char *version_path(const struct fixing *f, size_t document, unsigned round, char path[1100])
{
    snprintf(path, 1100, "%s/%zu.%u", f->folder, document, round);
    return path;
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
    char path[1100];
    TRY(end_document(f, STATUS_OK, fault));
    f->encoder = (struct encoder){ 0 };
    TRY(encoder_init(&f->encoder, s->document.charset.charset, fault));
    TRY(input_open(&f->in, s->path, fault));
    enum status status = output_open(&f->out, version_path(f, s->document.number, f->round, path), fault);
    if (status != STATUS_OK) {
        input_close(&f->in);
        return status;
    }
    f->source = s;
    f->splice = (struct splice){ .source = &f->in, .out = &f->out, .charset = s->document.charset };
    return STATUS_OK;
}

static enum status make_round(struct fixing *f, size_t count, struct fault *fault)
{
    struct pass pass = { { f, no_user, free_nothing, check_block, leave_block }, begin_document };
    struct run_options options = f->options->run;
    f->changed = f->counts.unwritable = 0;
    if (f->round > 1) options.notice = NULL; /* told, and of the document by its name */
    enum status status = run_open(&f->run, &options, (const char *const *)f->versions, count, fault);
    if (status == STATUS_OK) status = run_survey(&f->run, fault);
    if (status == STATUS_OK) status = run_pass(&f->run, &pass, fault);
    status = end_document(f, status, fault);
    run_close(&f->run);
    return status;
}

/* The versions of this round take the place of those before. */
static void take_round(struct fixing *f, const char *const *files, size_t count)
{
    char path[1100];
    for (size_t i = 0; i < count; i++) {
        version_path(f, i, f->round, path);
        if (strcmp(f->versions[i], files[i]) != 0) unlink(f->versions[i]);
        memory_free(f->versions[i]);
        f->versions[i] = memory_new(strlen(path) + 1, 1);
        memcpy(f->versions[i], path, strlen(path) + 1);
    }
    f->counts.places += f->changed;
}

static void drop_round(const struct fixing *f, size_t count)
{
    char path[1100];
    for (size_t i = 0; i < count; i++) unlink(version_path(f, i, f->round, path));
}

static enum status make_rounds(struct fixing *f, const char *const *files, size_t count, struct fault *fault)
{
    unsigned most = f->options->corrections ? 1 : ROUNDS;
    for (f->round = 1; f->round <= most; f->round++) {
        enum status status = make_round(f, count, fault);
        if (status != STATUS_OK || f->changed == 0) {
            drop_round(f, count);
            return status;
        }
        take_round(f, files, count);
    }
    return STATUS_OK;
}

/* ---- what became of the documents ---- */

static enum status map(const char *path, struct str *bytes, struct fault *fault)
{
    struct stat st;
    *bytes = STR("");
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

/* Through symbolic links, and with the rights that the document had. */
static enum status replace(const char *file, struct str bytes, struct fault *fault)
{
    struct stat st;
    struct output out;
    char *path = realpath(file, NULL);
    if (!path || stat(path, &st) != 0) {
        free(path);
        return fault_errno(fault, file, _("cannot write it"));
    }
    enum status status = output_open(&out, path, fault);
    if (status == STATUS_OK) {
        fchmod(out.fd, st.st_mode & 07777);
        status = output_close(&out, output_add(&out, bytes, fault), fault);
    }
    free(path);
    return status;
}

static enum status deliver(struct fixing *f, const char *file, const char *version, struct output *diff, struct fault *fault)
{
    struct str before, after;
    if (strcmp(file, version) == 0) return STATUS_OK;
    TRY(map(file, &before, fault));
    enum status status = map(version, &after, fault);
    if (status == STATUS_OK && !str_eq(before, after)) {
        f->counts.documents++;
        status = f->options->dry_run ? diff_write(diff, file, before, after, fault) : replace(file, after, fault);
    }
    unmap(before);
    if (status == STATUS_OK) unmap(after);
    return status;
}

/* ---- the whole ---- */

static enum status make_folder(struct fixing *f, struct fault *fault)
{
    const char *temporary = getenv("TMPDIR");
    snprintf(f->folder, sizeof f->folder, "%s/passeur.XXXXXX", temporary && temporary[0] ? temporary : "/tmp");
    if (mkdtemp(f->folder)) return STATUS_OK;
    f->folder[0] = '\0';
    return fault_errno(fault, NULL, _("cannot make a temporary file (TMPDIR names the folder)"));
}

static enum status prepare(struct fixing *f, const char *const *files, size_t count, struct fault *fault)
{
    f->versions = memory_new(count, sizeof *f->versions);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(files[i], "-") == 0)
            return fault_set(fault, STATUS_USAGE, NULL, FAULT_NOWHERE,
                             _("standard input cannot be repaired in its place: name a file"));
        f->versions[i] = memory_new(strlen(files[i]) + 1, 1);
        memcpy(f->versions[i], files[i], strlen(files[i]) + 1);
    }
    if (f->options->corrections) TRY(corrections_read(&f->corrections, f->options->corrections, fault));
    return make_folder(f, fault);
}

static void close_fixing(struct fixing *f, const char *const *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (f->versions[i] && strcmp(f->versions[i], files[i]) != 0) unlink(f->versions[i]);
        memory_free(f->versions[i]);
    }
    memory_free(f->versions);
    if (f->folder[0]) rmdir(f->folder);
    corrections_release(&f->corrections);
    buf_release(&f->encoded);
}

enum status fix_documents(const struct fix_options *options, const char *const *files, size_t count,
                          struct output *diff, struct fix_counts *counts, struct fault *fault)
{
    struct fixing f = { .options = options };
    enum status status = prepare(&f, files, count, fault);
    if (status == STATUS_OK) status = make_rounds(&f, files, count, fault);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) status = deliver(&f, files[i], f.versions[i], diff, fault);
    *counts = f.counts;
    close_fixing(&f, files, count);
    return status;
}
