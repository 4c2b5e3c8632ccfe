/*
 * output: a file that appears whole or not at all. Bytes go to a temporary file beside it; commit makes them durable
 * (fsync) and gives them the name (rename). A file that is there already is replaced behind symbolic links, and leaves its
 * owner and rights to the new one; what is no file (a pipe, /dev/stdout) is written into.
 *
 *     struct output out;
 *     TRY(output_open(&out, "job/report.html", fault));
 *     enum status status = output_add(&out, bytes, fault);
 *     return output_close(&out, status, fault);          // commits when status is STATUS_OK, else leaves nothing
 */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include "base/status.h"

struct output {
    char *path;      /* as it was named */
    char *target;    /* what gets the bytes; NULL: a descriptor that was lent */
    char *temporary; /* NULL: there is none, what is written is written */
    int fd;
    struct buf held;
    size_t resting; /* bytes that the system has and does not write yet */
};

MUST_CHECK enum status output_open(struct output *, const char *path, struct fault *);
/* To fd, which stays the caller's: standard output. */
void output_open_fd(struct output *, int fd, const char *name);

MUST_CHECK enum status output_add(struct output *, struct str, struct fault *);
/* What is held goes to the system now. */
MUST_CHECK enum status output_flush(struct output *, struct fault *);

/* Ends the output in any case. Returns status when that is not STATUS_OK, else how the commit went. */
MUST_CHECK enum status output_close(struct output *, enum status, struct fault *);

/* A whole small file at once. */
MUST_CHECK enum status output_file(const char *path, struct str bytes, struct fault *);

#endif
