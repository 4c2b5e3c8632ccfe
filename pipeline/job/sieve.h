/*
 * sieve: which findings are told where not all are: those that a baseline does not know, those on lines that a diff
 * changes; or none, where all of them are written down as a baseline. It marks the others as hidden, in the order of the
 * documents.
 *
 *     struct sieve *sieve = NULL;                        // stays NULL where nothing is asked for
 *     enum status status = sieve_open(&sieve, &options, files, count, fault);
 *     each unit, in order:  if (sieve) sieve_unit(sieve, u, keep);
 *     if (sieve) status = sieve_end(sieve, fault);       // writes the baseline
 *     sieve_free(sieve);
 */
#ifndef JOB_SIEVE_H
#define JOB_SIEVE_H

#include "base/status.h"
#include "unit/unit.h"

struct sieve_options {
    const char *baseline;       /* a file: what it knows is hidden; NULL: none */
    const char *write_baseline; /* a file to make of all findings, which are hidden; NULL: none */
    const char *changed;        /* a diff (see job/changed.h): what is not on its lines is hidden; NULL: none */
    enum confidence least;      /* what a baseline holds, and no less sure findings */
};

struct sieve;

/* files: the documents, as they were named; they must live as long as the sieve. Free it whatever the status is. */
MUST_CHECK enum status sieve_open(struct sieve **, const struct sieve_options *, const char *const *files, size_t count,
                                  struct fault *);
void sieve_free(struct sieve *); /* NULL is allowed */

/*
 * Hides findings of u. What is left is told place by place: a place that was folded, since another one tells of it, may
 * be the only one that is new. keep is scratch.
 */
void sieve_unit(struct sieve *, struct unit *u, struct arena *keep);

/* Behind the last unit. */
MUST_CHECK enum status sieve_end(struct sieve *, struct fault *);

/* Findings that the baseline knew, or that were written into one; lines of the baseline that met no finding. */
uint64_t sieve_known(const struct sieve *);
uint64_t sieve_gone(const struct sieve *);
/* Documents that the diff means. */
uint64_t sieve_changed(const struct sieve *);

#endif
