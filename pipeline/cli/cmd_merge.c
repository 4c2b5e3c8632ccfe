#include <inttypes.h>

#include "cli/cli.h"

int cmd_merge(const struct settings *s)
{
    struct passeur_options options = cli_options(s);
    struct passeur_counts counts;
    struct passeur_error error = { .byte = -1 };
    int code = cli_end(s, passeur_merge(&options, s->files, s->file_count, s->job, s->force, &counts, &error), &error);
    if (code == 0 && !s->quiet)
        printf(_("documents written: %" PRIu64 "; sentences translated: %" PRIu64 " of %" PRIu64 "\n"), counts.documents,
               counts.translated, counts.segments);
    return code;
}
