/*
 * folder: a job's folder, which appears whole or not at all. It is filled under a name of its own beside the real one, and
 * takes the real name at the end in one step. A run that is killed leaves the partial folder, which the next run for the
 * same job takes away.
 *
 *     struct folder folder;
 *     TRY(folder_open(&folder, "job", false, fault));
 *     status = output_file(folder_path(&folder, "report.html"), bytes, fault);
 *     return folder_close(&folder, status, fault);
 */
#ifndef JOB_FOLDER_H
#define JOB_FOLDER_H

#include "base/status.h"

#define FOLDER_MANIFEST "job.json"

struct folder {
    char *path, *partial;
    int lock; /* held on the partial folder as long as we live */
    bool replaces;
    struct buf name; /* what folder_path gave last */
};

/* path must not exist, or, with force, be a job (hold a job.json). */
MUST_CHECK enum status folder_open(struct folder *, const char *path, bool force, struct fault *);
/*
 * A folder that nobody else may read, HEAD.partial-XXXXXX, for what is needed for a while only: folder_drop ends it. What killed
 * runs of this user left under that name goes.
 */
MUST_CHECK enum status folder_open_private(struct folder *, const char *head, struct fault *);
void folder_drop(struct folder *);
/* The path of a file of the folder while it is filled; good until the next call. */
const char *folder_path(struct folder *, const char *name);
MUST_CHECK enum status folder_make(struct folder *, const char *name, struct fault *);
/* Ends the folder in any case: gives it its name when status is STATUS_OK, else takes it away. Returns as output_close. */
MUST_CHECK enum status folder_close(struct folder *, enum status, struct fault *);

#endif
