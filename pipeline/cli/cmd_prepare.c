#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* Cuts "en,de" at its commas, in place. */
static size_t cut(char *list, const char **parts, size_t most)
{
    size_t n = 0;
    for (char *part = strtok(list, ","); part && n < most; part = strtok(NULL, ",")) parts[n++] = part;
    return n;
}

static void print_summary(const struct settings *s, const struct passeur_counts *c)
{
    printf(_("%s: documents: %" PRIu64 ", sentences: %" PRIu64 " (repeated: %" PRIu64 "), words: %" PRIu64 "\n"), s->job,
           c->documents, c->sentences, c->repetitions, c->words);
    printf(_("findings: %" PRIu64 " sure, %" PRIu64 " likely, %" PRIu64 " of style, %" PRIu64 " folded; read %s/report.html\n"),
           c->sure, c->likely, c->style, c->folded, s->job);
}

int cmd_prepare(const struct settings *s)
{
    if (!s->job) {
        fprintf(stderr, _("passeur: say with -o which folder the job shall be\n"));
        return PASSEUR_USAGE;
    }
    const char *targets[MOST_LISTED];
    char *list = strdup(s->targets ? s->targets : "en");
    if (!list) return PASSEUR_FAILURE;
    struct passeur_options options = cli_options(s);
    struct passeur_job job = { .folder = s->job, .replace = s->force, .targets = targets, .xliff = s->xliff, .its = s->its };
    job.target_count = cut(list, targets, MOST_LISTED);
    job.given = s->given;
    job.given_count = s->given_count;
    struct passeur_counts counts;
    struct passeur_error error = { .byte = -1 };
    enum passeur_status status = passeur_prepare(&options, &job, s->files, s->file_count, &counts, &error);
    free(list);
    int code = cli_end(s, status, &error);
    if (code == 0 && !s->quiet) print_summary(s, &counts);
    return code;
}
