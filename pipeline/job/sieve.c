#include "job/sieve.h"

#include "base/memory.h"
#include "job/baseline.h"
#include "job/changed.h"
#include "report/fingerprint.h"
#include "report/where.h"

struct sieve {
    struct sieve_options options;
    const char *const *files;
    struct baseline *baseline;
    struct baseline_entries entries;
    struct arena keep; /* of the entries */
    uint64_t known;
    struct changed *changed;
};

enum status sieve_open(struct sieve **made, const struct sieve_options *options, const char *const *files, size_t count,
                       struct fault *fault)
{
    if (!options->baseline && !options->write_baseline && !options->changed) return STATUS_OK;
    struct sieve *s = *made = memory_new(1, sizeof *s);
    s->options = *options;
    s->files = files;
    if (options->baseline) TRY(baseline_read(&s->baseline, options->baseline, files, count, fault));
    return options->changed ? changed_read(&s->changed, options->changed, files, count, fault) : STATUS_OK;
}

void sieve_free(struct sieve *s)
{
    if (!s) return;
    baseline_free(s->baseline);
    changed_free(s->changed);
    arena_release(&s->keep);
    memory_free(s);
}

/* Whether the baseline knows the finding, or does so now. */
static bool is_known(struct sieve *s, const struct unit *u, const struct finding *f, uint64_t fingerprint)
{
    if (s->options.write_baseline)
        baseline_add(&s->entries, s->files[u->document], (enum rule)f->rule, unit_text(u, f->at), fingerprint, &s->keep);
    else if (!baseline_knows(s->baseline, u->document, fingerprint))
        return false;
    s->known++;
    return true;
}

static void hide_known(struct sieve *s, struct unit *u, struct arena *keep)
{
    uint64_t *prints = fingerprints(u, s->options.least, keep);
    for (size_t i = 0; i < u->findings.count; i++) {
        struct finding *f = &u->findings.at[i];
        f->hidden = f->confidence > s->options.least || is_known(s, u, f, prints[i]);
    }
}

static void hide_unchanged(const struct sieve *s, struct unit *u)
{
    struct where w = where_begin(u);
    for (size_t i = 0; i < u->findings.count; i++) {
        struct finding *f = &u->findings.at[i];
        struct extent e = where_extent(&w, f->at);
        f->hidden = f->hidden || !changed_holds(s->changed, u->document, e.beg.line, e.end.line);
    }
}

static void tell_alone(struct finding *f)
{
    f->folded = false;
    if (!finding_is_convention(f)) f->times = 0;
}

void sieve_unit(struct sieve *s, struct unit *u, struct arena *keep)
{
    if (u->findings.count == 0) return;
    if (s->baseline || s->options.write_baseline) hide_known(s, u, keep);
    if (s->changed) hide_unchanged(s, u);
    for (size_t i = 0; i < u->findings.count; i++)
        if (!u->findings.at[i].hidden) tell_alone(&u->findings.at[i]);
}

enum status sieve_end(struct sieve *s, struct fault *fault)
{
    return s->options.write_baseline ? baseline_write(&s->entries, s->options.write_baseline, fault) : STATUS_OK;
}

uint64_t sieve_known(const struct sieve *s) { return s->known; }
uint64_t sieve_gone(const struct sieve *s) { return s->baseline ? baseline_gone(s->baseline) : 0; }
uint64_t sieve_changed(const struct sieve *s) { return s->changed ? changed_documents(s->changed) : 0; }
