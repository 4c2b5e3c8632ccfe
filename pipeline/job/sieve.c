#include "job/sieve.h"

#include "base/memory.h"
#include "job/baseline.h"
#include "report/fingerprint.h"

struct sieve {
    struct sieve_options options;
    const char *const *files;
    struct baseline *baseline;
    struct baseline_entries entries;
    struct arena keep; /* of the entries */
    uint64_t known;
};

enum status sieve_open(struct sieve **made, const struct sieve_options *options, const char *const *files, size_t count,
                       struct fault *fault)
{
    if (!options->baseline && !options->write_baseline) return STATUS_OK;
    struct sieve *s = *made = memory_new(1, sizeof *s);
    s->options = *options;
    s->files = files;
    return options->baseline ? baseline_read(&s->baseline, options->baseline, files, count, fault) : STATUS_OK;
}

void sieve_free(struct sieve *s)
{
    if (!s) return;
    baseline_free(s->baseline);
    arena_release(&s->keep);
    memory_free(s);
}

/* Whether the baseline knows the finding, or does so now. */
static bool is_known(struct sieve *s, const struct unit *u, const struct finding *f, uint64_t fingerprint)
{
    if (s->options.write_baseline)
        baseline_add(&s->entries, s->files[u->document], (enum rule)f->rule, unit_text(u, f->at), fingerprint, &s->keep);
    else if (!s->baseline || !baseline_knows(s->baseline, u->document, fingerprint))
        return false;
    s->known++;
    return true;
}

static void tell_alone(struct finding *f)
{
    f->folded = false;
    if (!finding_is_convention(f)) f->times = 0;
}

void sieve_unit(struct sieve *s, struct unit *u, struct arena *keep)
{
    if (u->findings.count == 0) return;
    uint64_t *prints = fingerprints(u, s->options.least, keep);
    for (size_t i = 0; i < u->findings.count; i++) {
        struct finding *f = &u->findings.at[i];
        f->hidden = f->confidence > s->options.least || is_known(s, u, f, prints[i]);
        if (!f->hidden) tell_alone(f);
    }
}

enum status sieve_end(struct sieve *s, struct fault *fault)
{
    return s->options.write_baseline ? baseline_write(&s->entries, s->options.write_baseline, fault) : STATUS_OK;
}

uint64_t sieve_known(const struct sieve *s) { return s->known; }
uint64_t sieve_gone(const struct sieve *s) { return s->baseline ? baseline_gone(s->baseline) : 0; }
