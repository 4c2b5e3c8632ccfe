/*
 * changed: the lines that a unified diff touches (git diff, diff -u), on its new side, which the documents are as they stand.
 *
 *     struct changed *changed = NULL;
 *     enum status status = changed_read(&changed, "patch.diff", files, count, fault);
 *     if (changed_holds(changed, document, 12, 12)) ...
 *     changed_free(changed);
 *
 * A path of the diff, without git's a/ and b/ before it, means the document that is named so; where none is, the documents
 * whose path ends with it, behind a slash. Of several paths that mean one document, the longest does. Nothing but the changed
 * lines is held, whatever the length of the diff.
 */
#ifndef JOB_CHANGED_H
#define JOB_CHANGED_H

#include "base/status.h"

struct changed;

/* path: "-" is standard input. files: the documents, as they were named. Free it whatever the status is. */
MUST_CHECK enum status changed_read(struct changed **, const char *path, const char *const *files, size_t count,
                                    struct fault *);
void changed_free(struct changed *); /* NULL is allowed */

/* Did one of the lines first to last (from 1, last included) of the document change? */
bool changed_holds(const struct changed *, uint32_t document, uint32_t first, uint32_t last);
/* Documents that the diff means. */
uint64_t changed_documents(const struct changed *);

#endif
