/*
 * fix: documents with their sure mistakes repaired, or a reader's corrections put in, by splicing: every other byte stays.
 *
 * What one repair changes may decide another (of two conventions the more frequent one holds), so rounds are made until
 * one changes nothing; then a second call has nothing to do. The documents change at the end, each whole or not at all.
 */
#ifndef JOB_FIX_H
#define JOB_FIX_H

#include "base/output.h"
#include "job/run.h"

struct fix_options {
    struct run_options run;
    const char *corrections; /* a file: they are put in, and nothing else; NULL: the sure fixes */
    bool dry_run;            /* the documents stay, and a diff is written */
};

struct fix_counts {
    uint64_t documents; /* changed */
    uint64_t places;
    uint64_t unwritable; /* places whose repair the document's charset has no signs for: they stay */
};

/* diff: where it goes. */
MUST_CHECK enum status fix_documents(const struct fix_options *, const char *const *files, size_t count,
                                     struct output *diff, struct fix_counts *, struct fault *);

#endif
