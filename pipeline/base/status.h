/*
 * status: how a call that can fail went. A status cannot be dropped; TRY passes it on. What, where and what to do about
 * it stands in the fault that the caller lent.
 *
 *     enum status read_all(struct input *in, struct fault *fault)
 *     {
 *         TRY(input_open(in, path, fault));
 *         if (...) return fault_set(fault, STATUS_FORMAT, path, 12, _("no XLIFF: the first element is <%s>"), name);
 *         return STATUS_OK;
 *     }
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "base/buf.h"

enum status {
    STATUS_OK,
    STATUS_USAGE,   /* the call's words are wrong: exit 2; all others exit 3 */
    STATUS_SYSTEM,  /* the system refused: no such file, no permission, disk full */
    STATUS_CHARSET, /* bytes that are no text, or a charset nobody can tell */
    STATUS_FORMAT,  /* a file that is not what it should be */
    STATUS_LIMIT,   /* beyond base/limits.h */
    STATUS_STOPPED, /* a callback asked to stop */
};

#define MUST_CHECK __attribute__((warn_unused_result))

#define TRY(call)                                                                                                      \
    do {                                                                                                               \
        enum status try_ = (call);                                                                                     \
        if (try_ != STATUS_OK) return try_;                                                                            \
    } while (0)

#define FAULT_NOWHERE (-1)

struct fault {
    enum status status;
    char file[1024]; /* as the user named it; "" where no file is meant */
    int64_t byte;    /* offset in that file, from 0; FAULT_NOWHERE where none is meant */
    char what[1024]; /* what is wrong and what to do, in the user's language */
};

/*
 * Fills *fault (which may be NULL) and returns status. file may be NULL. The first fault stays: a fault that is already
 * set is left alone, for what went wrong first is what the user must know.
 */
enum status fault_set(struct fault *, enum status, const char *file, int64_t byte, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* The same for a call of the system that failed: adds what errno says, and what to do where we know it. */
enum status fault_errno(struct fault *, const char *file, const char *doing);

/* "FILE: byte N: what" on one line, for people. */
void fault_print(struct buf *, const struct fault *);

#endif
