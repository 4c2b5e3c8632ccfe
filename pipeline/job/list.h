/* list: commands that print what they see, unit by unit, and keep nothing: check and segment. */
#ifndef JOB_LIST_H
#define JOB_LIST_H

#include "base/output.h"
#include "job/run.h"
#include "report/formats.h"

enum segment_format { SEGMENT_TEXT, SEGMENT_EXPLAIN, SEGMENT_JSONL };

struct list_counts {
    uint64_t documents, units, sentences, words;
    uint64_t findings[CONFIDENCES];
    uint64_t known, gone; /* of a baseline: findings that it knows (or now does), entries that met none */
    uint64_t changed;     /* documents that the diff means */
};

struct check_options {
    const struct list_format *format;
    struct list_options list;   /* the file is set here */
    const char *baseline;       /* see job/sieve.h */
    const char *write_baseline; /* then nothing is told */
    const char *changed;
};

/* Findings of the documents in a format of report/formats.h. */
MUST_CHECK enum status list_check(const struct run_options *, const struct check_options *, const char *const *files,
                                  size_t count, struct output *, struct list_counts *, struct fault *);

/* Sentences of the documents, one a line, with an empty line between paragraphs. */
MUST_CHECK enum status list_segment(const struct run_options *, enum segment_format, const char *const *files,
                                    size_t count, struct output *, struct list_counts *, struct fault *);

#endif
