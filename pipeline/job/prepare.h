/*
 * prepare: a job for translators out of documents: XLIFF, the report, the originals, and job.json that binds them.
 */
#ifndef JOB_PREPARE_H
#define JOB_PREPARE_H

#include "job/run.h"
#include "report/report.h"
#include "xliff/write.h"

struct prepare_options {
    struct run_options run;
    const char *job;            /* the folder to make */
    bool force;                 /* an older job of that name is replaced */
    const char *const *targets; /* language tags (BCP 47), at least one */
    size_t target_count;
    enum xliff_version xliff;
    bool its;                   /* findings are marks in XLIFF, too */
    const char *lang;           /* of the notes in XLIFF: "fr", else English */
    const char *const *words;   /* the options as the user gave them, for job.json */
    size_t word_count;
};

/* Checks a language tag that also names a folder: two or three letters, then subtags (BCP 47, 2.1). */
bool prepare_is_target(const char *tag);

/* The job appears whole or not at all. *counts is what the report counted. */
MUST_CHECK enum status prepare_job(const struct prepare_options *, const char *const *files, size_t count,
                                   struct report_counts *, struct fault *);

#endif
