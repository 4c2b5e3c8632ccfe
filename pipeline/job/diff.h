/*
 * diff: what differs between two texts, as a unified diff (POSIX, diff -u) that patch -p0 takes. Made for small changes
 * far apart: lines are matched again within a window, so time grows with the length alone. Names are as git writes them
 * (job/quoted.h).
 */
#ifndef JOB_DIFF_H
#define JOB_DIFF_H

#include "base/output.h"

/* Nothing where they are equal. Bytes, whatever charset they are in. */
MUST_CHECK enum status diff_write(struct output *, const char *name, struct str before, struct str after, struct fault *);

#endif
