#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

#define FIRST_AFTER 1.0 /* seconds without a word: shorter work needs none */
#define AGAIN_AFTER 0.2

/* The clock is read for people only; nothing that is written depends on it. */
static struct {
    double start, last;
    bool shown;
} progress;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void progress_show(void *context, const char *file, uint64_t done, uint64_t total)
{
    (void)context;
    double at = now();
    if (progress.start == 0) progress.start = at;
    double passed = at - progress.start;
    if (passed < FIRST_AFTER || at - progress.last < AGAIN_AFTER || !done || !isatty(STDERR_FILENO)) return;
    double speed = (double)done / passed, left = done < total ? (double)(total - done) / speed : 0;
    fprintf(stderr, "\r\033[K%3.0f %%  %.40s  %.1f MB/s  ", 100.0 * (double)done / (double)total, file, speed / 1e6);
    fprintf(stderr, _("%.0f s left"), left);
    fflush(stderr);
    progress.last = at;
    progress.shown = true;
}

void progress_clear(void)
{
    if (progress.shown) fputs("\r\033[K", stderr);
    progress.shown = false;
}
