/*
 * manifest: job.json, what a job was made of and with, so that a merge can do the same again. The one door to jansson.
 */
#ifndef JOB_MANIFEST_H
#define JOB_MANIFEST_H

#include "base/digest.h"
#include "format/format.h"

struct manifest_input {
    const char *name; /* of source/NAME and LANG/NAME.xlf */
    uint64_t bytes;
    char sha256[DIGEST_HEX + 1];
    const char *charset, *charset_how;
    enum paragraphs paragraphs;
    uint64_t units, sentences, words, findings; /* findings: sure and likely */
};

struct manifest {
    struct manifest_input *inputs;
    size_t count;
    const char *const *targets; /* language tags */
    size_t target_count;
    const char *xliff; /* "1.2", "2.0" */
    /* Options that were given, as words: "--encoding", "latin1". */
    const char *const *options;
    size_t option_count;
};

void manifest_print(struct buf *, const struct manifest *);

/* Reads JOB/job.json; the strings live in keep. Counts and options are not read back. */
MUST_CHECK enum status manifest_read(struct manifest *, const char *path, struct arena *keep, struct fault *);

/* The input of that name, or NULL. */
const struct manifest_input *manifest_find(const struct manifest *, const char *name);

#endif
