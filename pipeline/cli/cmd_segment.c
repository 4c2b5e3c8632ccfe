#include <unistd.h>

#include "cli/cli.h"

int cmd_segment(const struct settings *s)
{
    struct passeur_options options = cli_options(s);
    struct passeur_error error = { .byte = -1 };
    if (s->write_srx) return cli_end(s, passeur_write_srx(&options, STDOUT_FILENO, &error), &error);
    struct passeur_listing listing = { .fd = STDOUT_FILENO, .format = s->explain ? "explain" : s->format };
    struct passeur_counts counts;
    return cli_end(s, passeur_segment(&options, &listing, s->files, s->file_count, &counts, &error), &error);
}
