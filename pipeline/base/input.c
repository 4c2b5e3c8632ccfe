#include "base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/text.h"

size_t input_read_size = LIMIT_READ;

static enum status reading(struct input *in, struct fault *fault)
{
    return fault_errno(fault, in->name, _("cannot read it"));
}

enum status input_open(struct input *in, const char *path, struct fault *fault)
{
    *in = (struct input){ .name = path, .fd = open(path, O_RDONLY | O_CLOEXEC) };
    if (in->fd < 0) return reading(in, fault);
    struct stat st;
    enum status status = STATUS_OK;
    if (fstat(in->fd, &st) != 0) {
        status = reading(in, fault);
    } else if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        status = reading(in, fault);
    } else if (!S_ISREG(st.st_mode)) {
        int fd = in->fd;
        status = input_spool(in, fd, path, fault);
        close(fd);
        return status;
    }
    if (status != STATUS_OK) input_close(in);
    return status;
}

void input_open_memory(struct input *in, const char *name, struct str bytes)
{
    *in = (struct input){ .name = name, .fd = -1, .memory = bytes, .at_end = true };
}

enum status input_open_whole(struct input *in, const char *path, size_t limit, struct str *bytes, struct fault *fault)
{
    TRY(input_open(in, path, fault));
    enum status status = input_peek(in, limit + 1, bytes, fault);
    if (status == STATUS_OK && bytes->len > limit)
        status = fault_set(fault, STATUS_LIMIT, path, FAULT_NOWHERE, _("it is larger than the %zu bytes that are read here"), limit);
    if (status != STATUS_OK) input_close(in);
    return status;
}

static enum status write_all(int fd, struct str s)
{
    while (s.len) {
        ssize_t n = write(fd, s.ptr, s.len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return STATUS_SYSTEM;
        s = str_from(s, (size_t)n);
    }
    return STATUS_OK;
}

static int temporary(void)
{
    const char *folder = getenv("TMPDIR");
    char path[512];
    snprintf(path, sizeof path, "%s/passeur-XXXXXX", folder && folder[0] ? folder : "/tmp");
    int fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0) unlink(path);
    return fd;
}

enum status input_spool(struct input *in, int fd, const char *name, struct fault *fault)
{
    *in = (struct input){ .name = name, .fd = temporary(), .spooled = true };
    if (in->fd < 0) return fault_errno(fault, NULL, _("cannot make a temporary file (TMPDIR names the folder)"));
    char bytes[16384];
    for (;;) {
        ssize_t n = read(fd, bytes, sizeof bytes);
        if (n == 0) break;
        if (n < 0 && errno == EINTR) continue;
        enum status status = n < 0 ? reading(in, fault) : write_all(in->fd, str_n(bytes, (size_t)n));
        if (status != STATUS_OK) {
            if (n > 0) fault_errno(fault, NULL, _("cannot write a temporary file (TMPDIR names the folder)"));
            input_close(in);
            return STATUS_SYSTEM;
        }
    }
    return input_seek(in, 0, fault);
}

enum status input_peek(struct input *in, size_t n, struct str *bytes, struct fault *fault)
{
    if (in->fd < 0) {
        *bytes = str_from(in->memory, (size_t)in->offset);
        return STATUS_OK;
    }
    if (in->held.len - in->taken < n && in->taken) {
        buf_drop(&in->held, in->taken);
        in->taken = 0;
    }
    while (in->held.len - in->taken < n && !in->at_end) {
        /* Room for two at first: the read that finds the end of a short file then moves nothing. */
        char *room = buf_room(&in->held, in->held.cap ? input_read_size : 2 * input_read_size);
        ssize_t got = read(in->fd, room, input_read_size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return reading(in, fault);
        in->at_end = got == 0;
        in->held.len += (size_t)got;
    }
    *bytes = str_from(buf_str(&in->held), in->taken);
    return STATUS_OK;
}

void input_take(struct input *in, size_t n)
{
    if (in->fd >= 0) in->taken += n;
    in->offset += n;
}

enum status input_seek(struct input *in, uint64_t offset, struct fault *fault)
{
    in->offset = offset;
    if (in->fd < 0) return STATUS_OK;
    in->taken = in->held.len = 0;
    in->at_end = false;
    if (lseek(in->fd, (off_t)offset, SEEK_SET) < 0) return reading(in, fault);
    return STATUS_OK;
}

enum status input_size(struct input *in, uint64_t *size, struct fault *fault)
{
    if (in->fd < 0) return *size = in->memory.len, STATUS_OK;
    struct stat st;
    if (fstat(in->fd, &st) != 0) return reading(in, fault);
    *size = (uint64_t)st.st_size;
    return STATUS_OK;
}

enum status input_copy(struct input *in, uint64_t beg, uint64_t end, input_piece *to, void *context,
                       struct fault *fault)
{
    if (in->fd < 0) return to(context, str_sub(in->memory, (size_t)beg, (size_t)end), fault);
    char bytes[16384];
    while (beg < end) {
        size_t want = end - beg < sizeof bytes ? (size_t)(end - beg) : sizeof bytes;
        ssize_t n = pread(in->fd, bytes, want, (off_t)beg);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return reading(in, fault);
        if (n == 0)
            return fault_set(fault, STATUS_SYSTEM, in->name, (int64_t)beg,
                             _("the file became shorter while it was read; try again when nobody writes to it"));
        TRY(to(context, str_n(bytes, (size_t)n), fault));
        beg += (uint64_t)n;
    }
    return STATUS_OK;
}

void input_close(struct input *in)
{
    if (in->fd >= 0) close(in->fd);
    buf_release(&in->held);
    *in = (struct input){ .fd = -1 };
}
