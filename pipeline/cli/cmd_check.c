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

int cmd_check(const struct settings *s)
{
    struct passeur_options options = cli_options(s);
    struct passeur_listing listing = {
        .fd = STDOUT_FILENO, .format = s->format, .all = s->all, .colour = wants_colour(), .width = columns(),
        .fail_on = s->fail_on
    };
    if (s->fix || s->dry_run) {
        int code = cmd_fix(s);
        if (code != 0 || s->dry_run) return code;
        options.notice = NULL; /* told */
    }
    struct passeur_counts counts;
    struct passeur_error error = { .byte = -1 };
    return cli_end(s, passeur_check(&options, &listing, s->files, s->file_count, &counts, &error), &error);
}
