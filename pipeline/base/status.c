#include "base/status.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

enum status fault_set(struct fault *f, enum status status, const char *file, int64_t byte, const char *format, ...)
{
    if (!f || f->status != STATUS_OK) return status;
    f->status = status;
    f->byte = byte;
    snprintf(f->file, sizeof f->file, "%s", file ? file : "");
    va_list args;
    va_start(args, format);
    vsnprintf(f->what, sizeof f->what, format, args);
    va_end(args);
    return status;
}

static const struct {
    int number;
    const char *todo;
} advice[] = {
    { ENOENT, N_("check the name") },
    { EACCES, N_("ask for the permission, or copy the file to a place of yours") },
    { EISDIR, N_("name the files in it instead") },
    { ENOTDIR, N_("check the name") },
    { ENOSPC, N_("free some space, or write to another disk") },
    { EDQUOT, N_("free some space, or write to another disk") },
    { EROFS, N_("write to another place") },
    { EFBIG, N_("write to another disk, or raise `ulimit -f`") },
    { EMFILE, N_("close some programs, or raise `ulimit -n`") },
};

enum status fault_errno(struct fault *f, const char *file, const char *doing)
{
    int number = errno;
    for (size_t i = 0; i < sizeof advice / sizeof *advice; i++)
        if (advice[i].number == number)
            return fault_set(f, STATUS_SYSTEM, file, FAULT_NOWHERE, _("%s: %s; %s"), doing, strerror(number),
                             _(advice[i].todo));
    return fault_set(f, STATUS_SYSTEM, file, FAULT_NOWHERE, _("%s: %s"), doing, strerror(number));
}

void fault_print(struct buf *b, const struct fault *f)
{
    if (f->file[0]) buf_addf(b, "%s: ", f->file);
    if (f->byte >= 0) {
        buf_addf(b, _("byte %" PRId64), f->byte);
        buf_add(b, STR(": "));
    }
    buf_addf(b, "%s\n", f->what);
}
