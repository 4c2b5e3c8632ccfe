/*
 * merge: translated XLIFF back into documents. The document is read again as it was when the job was prepared, and the
 * translations are spliced into its bytes; a sentence whose target is empty or equals its source keeps its bytes.
 */
#ifndef JOB_MERGE_H
#define JOB_MERGE_H

#include "base/status.h"

struct merge_options {
    const char *folder; /* where the documents go; NULL: beside each XLIFF file */
    bool force;         /* an older document of that name is replaced */
    /* Called with a remark that is no failure (in the user's language); may be NULL. */
    void (*notice)(void *context, const char *file, const char *text);
    void *notice_context;
};

struct merge_counts {
    uint64_t documents, segments, translated;
};

/*
 * path: a job's folder (all its XLIFF files), or one XLIFF file, whose job.json stands beside it or one folder up.
 * Counts are added to *counts.
 */
MUST_CHECK enum status merge_path(const struct merge_options *, const char *path, struct merge_counts *, struct fault *);

#endif
