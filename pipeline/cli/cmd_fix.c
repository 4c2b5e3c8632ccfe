#include <inttypes.h>
#include <unistd.h>

#include "cli/cli.h"

static void tell_counts(const struct passeur_counts *counts, bool dry_run)
{
    const char *changed = dry_run ? _("documents to change: %" PRIu64 "; places to repair: %" PRIu64 "\n")
                                  : _("documents changed: %" PRIu64 "; places repaired: %" PRIu64 "\n");
    fprintf(stderr, changed, counts->documents, counts->fixed);
}

int cmd_fix(const struct settings *s)
{
    struct passeur_options options = cli_options(s);
    struct passeur_fixing fixing = { .corrections = s->corrections, .dry_run = s->dry_run, .fd = STDOUT_FILENO };
    struct passeur_counts counts;
    struct passeur_error error = { .byte = -1 };
    int code = cli_end(s, passeur_fix(&options, &fixing, s->files, s->file_count, &counts, &error), &error);
    if (code == 0 && !s->quiet) tell_counts(&counts, s->dry_run);
    return code;
}
