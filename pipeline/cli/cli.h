/* cli: what the commands share. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <libintl.h>

#include "cli/options.h"

#define _(message) dgettext("passeur", (message))
#define N_(message) (message)

/* The options that all commands hand on, with progress and notices on standard error. */
struct passeur_options cli_options(const struct settings *);

/* Says what went wrong, if anything did, and gives the exit code. */
int cli_end(const struct settings *, enum passeur_status, const struct passeur_error *);

int cmd_prepare(const struct settings *);
int cmd_check(const struct settings *);
int cmd_fix(const struct settings *);
int cmd_segment(const struct settings *);
int cmd_merge(const struct settings *);
int cmd_completion(const struct settings *);
int cmd_manual(const struct settings *);

/* Those that cmd_completion knows. */
extern const struct value shells[];

/* Progress on a terminal for work longer than a second: files, MB/s, time left. The context is not used. */
void progress_show(void *context, const char *file, uint64_t done, uint64_t total);
/* Takes the line of progress away, where there is one. */
void progress_clear(void);

#endif
