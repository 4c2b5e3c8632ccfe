/*
 * run: the documents of one call and the stages that their units pass through.
 *
 * Two passes. The first gathers what the whole job says of its words and habits (survey), the second makes findings and
 * hands the units, in order, to whoever writes. A command that needs no findings goes without the first.
 *
 *     struct run run;
 *     enum status status = run_open(&run, &options, files, count, fault);
 *     if (status == STATUS_OK) status = run_survey(&run, fault);
 *     if (status == STATUS_OK) status = run_pass(&run, &pass, fault);
 *     run_close(&run);
 */
#ifndef JOB_RUN_H
#define JOB_RUN_H

#include "base/digest.h"
#include "format/format.h"
#include "ignore/ignore.h"
#include "job/flow.h"
#include "segment/sentence.h"
#include "spell/check.h"
#include "typography/typography.h"

struct run_options {
    unsigned workers;   /* 1 to LIMIT_WORKERS */
    size_t block_bytes; /* LIMIT_BLOCK; tests set others */
    struct format_options format;
    struct segment_options segment;
    struct spell_options spell;
    struct typography_options typography;
    bool no_findings; /* sentences only: no dictionary is opened */
    /* Called now and then with the bytes done and to do over both passes; may be NULL. */
    void (*progress)(void *context, const char *file, uint64_t done, uint64_t total);
    void *progress_context; /* of these calls */
    /* Called after the first pass with each entry of the project's word lists that nothing matched; may be NULL. */
    void (*unused_word)(void *context, const char *word);
    /* Called with each marker of a document that silenced nothing, and ended nothing; may be NULL. */
    void (*unused_ignore)(void *context, const char *file, uint32_t line);
    /* Called with a remark that is no failure; may be NULL. */
    void (*notice)(void *context, const char *file, const char *text);
};

/* A document of the job. */
struct source {
    const char *given;    /* as the user named it */
    char *path;           /* what is read; NULL: spooled */
    struct input spooled; /* standard input and other things that cannot be read twice */
    struct document document; /* as surveyed; its input is open only during a pass */
    bool surveyed;
    uint64_t bytes;
};

struct run {
    struct run_options options;
    struct source *sources;
    size_t count;
    struct segmenter *segmenter;
    struct speller *speller;
    struct typography *typography;
    struct ignores *ignores; /* NULL: there are no findings */
    uint64_t bytes, done; /* of all documents, for progress */
};

/* "-" among the files is standard input. */
MUST_CHECK enum status run_open(struct run *, const struct run_options *, const char *const *files, size_t count,
                                struct fault *);
void run_close(struct run *);

/* What is done with units: on a worker's thread (work), then in order (leave). document is called before its first unit. */
struct pass {
    struct flow_steps steps;
    enum status (*document)(void *context, const struct source *, struct fault *);
};

MUST_CHECK enum status run_survey(struct run *, struct fault *);
MUST_CHECK enum status run_pass(struct run *, const struct pass *, struct fault *);

/* Behind the pass that made findings: calls unused_ignore. */
void run_tell_unused_ignores(const struct run *);

/* The stages of the first pass, and all of them: sentences and words; then findings too, sorted by place. */
void run_cut(const struct run *, struct unit *, struct arena *keep);
void run_check(const struct run *, struct unit *, struct arena *keep);

#endif
