#include <inttypes.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"

/* Colours on a terminal that has them, unless the user wants none (no-color.org). */
static bool wants_colour(void)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(no && no[0]) && term && term[0] != 'd';
}

static unsigned columns(void)
{
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* Why there may be fewer findings than one would think. */
static void tell_hidden(const struct settings *s, const struct passeur_counts *counts)
{
    if (s->write_baseline) fprintf(stderr, _("findings written to %s: %" PRIu64 "\n"), s->write_baseline, counts->known);
    if (s->baseline)
        fprintf(stderr,
                _("findings that the baseline knows: %" PRIu64 "; findings of the baseline that are gone: %" PRIu64 "\n"),
                counts->known, counts->gone);
    if (s->changed)
        fprintf(stderr, _("documents that the diff changes: %" PRIu64 " of %" PRIu64 "\n"), counts->changed, counts->documents);
}

int cmd_check(const struct settings *s)
{
    struct passeur_options options = cli_options(s);
    struct passeur_listing listing = {
        .fd = STDOUT_FILENO, .format = s->format, .all = s->all, .colour = wants_colour(), .width = columns(),
        .fail_on = s->fail_on, .baseline = s->baseline, .write_baseline = s->write_baseline, .changed = s->changed
    };
    if ((s->fix || s->dry_run) && (s->baseline || s->changed)) {
        fprintf(stderr,
                _("passeur: --fix repairs all that is sure, known and unchanged places, too: call passeur fix for it\n"));
        return PASSEUR_USAGE;
    }
    if (s->fix || s->dry_run) {
        int code = cmd_fix(s);
        if (code != 0 || s->dry_run) return code;
        options.notice = NULL; /* told */
    }
    struct passeur_counts counts;
    struct passeur_error error = { .byte = -1 };
    int code = cli_end(s, passeur_check(&options, &listing, s->files, s->file_count, &counts, &error), &error);
    if ((code == PASSEUR_OK || code == PASSEUR_FINDINGS) && !s->quiet) tell_hidden(s, &counts);
    return code;
}
