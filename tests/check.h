/*
 * check: a test program is a main that calls CHECK and ends with `return check_end("name");`. Every CHECK counts, a
 * failing one is shown with its place and the run goes on.
 */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <stdio.h>

#include "base/str.h"

static int check_passed, check_failed;

static inline int check_(int ok, const char *file, int line, const char *what)
{
    if (ok) return check_passed++, 1;
    check_failed++;
    printf("%s:%d: failed: %s\n", file, line, what);
    return 0;
}

static inline void check_str_(struct str got, struct str want, const char *file, int line, const char *what)
{
    if (!check_(str_eq(got, want), file, line, what))
        printf("    got:  \"%.*s\"\n    want: \"%.*s\"\n", STR_F(got), STR_F(want));
}

#define CHECK(condition) check_(!!(condition), __FILE__, __LINE__, #condition)
#define CHECK_STR(got, want) check_str_((got), (want), __FILE__, __LINE__, #got)

static inline int check_end(const char *name)
{
    printf("%s: %d passed, %d failed\n", name, check_passed, check_failed);
    return check_failed != 0;
}

#endif
