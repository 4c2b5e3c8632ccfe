/*
 * measure RUNS COMMAND [ARGUMENT…]: runs a command, and prints the median wall time in seconds, the median processor time
 * in seconds, and the largest resident set in KiB, with what the command writes thrown away.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_RUNS 99

struct run {
    double wall, processor;
    long memory;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

static int run_once(char **command, struct run *run)
{
    posix_spawn_file_actions_t actions;
    pid_t pid;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    double start = now(); /* a fork of our own memory would be counted, too */
    int wrong = posix_spawnp(&pid, command[0], &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    int status;
    struct rusage usage;
    if (wrong || wait4(pid, &status, 0, &usage) != pid) return 1;
    *run = (struct run){ now() - start, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss };
    return !WIFEXITED(status) || WEXITSTATUS(status) > 1; /* 1: findings */
}

static int by_wall(const void *a, const void *b)
{
    double x = ((const struct run *)a)->wall, y = ((const struct run *)b)->wall;
    return (x > y) - (x < y);
}

static int by_processor(const void *a, const void *b)
{
    double x = ((const struct run *)a)->processor, y = ((const struct run *)b)->processor;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    struct run runs[MOST_RUNS];
    int n = argc > 2 ? atoi(argv[1]) : 0;
    long memory = 0;
    if (n < 1 || n > MOST_RUNS) {
        fprintf(stderr, "usage: measure RUNS COMMAND [ARGUMENT…]\n");
        return 2;
    }
    for (int i = 0; i < n; i++) {
        if (run_once(argv + 2, &runs[i])) {
            fprintf(stderr, "measure: %s failed\n", argv[2]);
            return 1;
        }
        if (runs[i].memory > memory) memory = runs[i].memory;
    }
    qsort(runs, (size_t)n, sizeof *runs, by_wall);
    double wall = runs[n / 2].wall;
    qsort(runs, (size_t)n, sizeof *runs, by_processor);
    printf("%.4f %.3f %ld\n", wall, runs[n / 2].processor, memory);
    return 0;
}
