/*
 * baseline: the findings that a project lives with, as a file that stands beside its documents, so that only new ones are
 * told. One finding a line, in the order of files, rules and texts, so that a change of one finding is a change of one line:
 *
 *     # passeur baseline 1
 *     470fa443b2aea585<tab>orthographe.inconnu<tab>roman.txt<tab>vienda
 *
 * A finding is known by its fingerprint (report/fingerprint.h): rule and text are there for people. As many findings of a
 * fingerprint are known as there are lines with it. Those of a document that is checked are its own; those of a document
 * that is not serve all others, so that a file may be renamed, or named from another folder.
 *
 *     struct baseline *known = NULL;
 *     enum status status = baseline_read(&known, "passeur.base", files, count, fault);
 *     each finding, in order:  if (baseline_knows(known, document, fingerprint)) ...
 *     baseline_free(known);
 */
#ifndef JOB_BASELINE_H
#define JOB_BASELINE_H

#include "base/arena.h"
#include "base/output.h"
#include "unit/finding.h"

struct baseline;

/* files: the documents of this call, as they were named. Free it whatever the status is. */
MUST_CHECK enum status baseline_read(struct baseline **, const char *path, const char *const *files, size_t count,
                                     struct fault *);
void baseline_free(struct baseline *); /* NULL is allowed */

/* Is there a line for it that has not served yet? It serves now. */
bool baseline_knows(struct baseline *, uint32_t document, uint64_t fingerprint);
/* Lines of the documents of this call that have not served. */
uint64_t baseline_gone(const struct baseline *);

/* What shall become a file; { 0 } is none yet. */
struct baseline_entries {
    struct baseline_entry {
        struct str file, rule, text;
        uint64_t fingerprint;
    } *at;
    size_t count, cap;
};

/* file: as the document was named. The entry lives in keep. */
void baseline_add(struct baseline_entries *, const char *file, enum rule, struct str text, uint64_t fingerprint,
                  struct arena *keep);
/* Sorts the entries. The file appears whole or not at all. */
MUST_CHECK enum status baseline_write(struct baseline_entries *, const char *path, struct fault *);

#endif
