/* srx_read: the file, as rules in their order; for the files of this folder. */
#ifndef SEGMENT_SRX_READ_H
#define SEGMENT_SRX_READ_H

#include "base/arena.h"
#include "base/status.h"

struct srx_rule {
    const char *name;          /* "srx:French:12" */
    struct str before, after;  /* expressions, NUL-terminated */
    bool breaks;
    int line;                  /* of the file, from 1 */
};

struct srx_rules {
    struct srx_rule *at;
    size_t count, cap;
};

/* The rules that hold for a language, in keep. matches: whether a language map's pattern matches the language. */
MUST_CHECK enum status srx_read(const char *path, const char *language,
                                enum status (*matches)(struct str pattern, const char *language, bool *, struct fault *),
                                struct arena *keep, struct srx_rules *, struct fault *);

#endif
