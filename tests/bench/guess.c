/*
 * guess FILE…: how long the suggestions of a misspelling take, each by itself; a file has one a line, up to the first tab.
 * The speller is open and the index read before: what is measured is the search alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/memory.h"
#include "spell/fold.h"
#include "spell/speller.h"

#define MOST 100000 /* misspellings */

static double microseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double time_of(struct ranking *r, struct arena *keep, struct str form)
{
    struct guess guesses[LIMIT_SUGGESTIONS];
    struct arena_mark mark = arena_mark(keep);
    double before = microseconds();
    rank_guesses(r, keep, form, guesses, LIMIT_SUGGESTIONS);
    double took = microseconds() - before;
    arena_back(keep, mark);
    return took;
}

static size_t measure(struct speller *s, const char *path, double *times, size_t count)
{
    struct arena keep = { 0 };
    struct ranking r = { &s->lexicon, NULL, NULL, memory_new(1, sizeof *r.search), PRICE_TWO };
    char line[1024];
    FILE *file = fopen(path, "rb");
    if (!file) return perror(path), exit(3), 0;
    arena_alloc(&keep, 1, 1);
    while (count < MOST && fgets(line, sizeof line, file)) {
        struct str text = str_of(line);
        times[count++] = time_of(&r, &keep, fold_word(&keep, str_trim(str_sub(text, 0, str_find_byte(text, 0, '\t')))));
    }
    fclose(file);
    memory_free(r.search);
    arena_release(&keep);
    return count;
}

int main(int count, char **words)
{
    struct speller *s = NULL;
    struct fault fault = { 0 };
    static double times[MOST];
    size_t n = 0;
    if (speller_open(&s, &(struct spell_options){ .workers = 1 }, &fault) != STATUS_OK) return puts(fault.what), 3;
    for (int i = 1; i < count; i++) n = measure(s, words[i], times, n);
    qsort(times, n, sizeof *times, by_size);
    if (n)
        printf("%zu suggestion lists: median %.2f ms, p99 %.2f ms, slowest %.2f ms (asked: 0.3, 1)\n", n,
               times[n / 2] / 1000, times[n * 99 / 100] / 1000, times[n - 1] / 1000);
    speller_close(s);
    return n == 0;
}
