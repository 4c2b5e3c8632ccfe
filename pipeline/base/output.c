#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"

#define START_WRITING (4 * 1024 * 1024) /* bytes: the disk gets long stretches */

static enum status writing(const struct output *out, struct fault *fault)
{
    return fault_errno(fault, out->path, _("cannot write it"));
}

static void forget(struct output *out)
{
    memory_free(out->temporary);
    memory_free(out->target);
    memory_free(out->path);
    buf_release(&out->held);
    *out = (struct output){ .fd = -1 };
}

/* A link stays one: the file that it leads to is replaced. */
static char *target_of(const char *path)
{
    struct stat st;
    char *real = lstat(path, &st) == 0 && S_ISLNK(st.st_mode) ? realpath(path, NULL) : NULL;
    char *target = memory_z(real ? real : path, strlen(real ? real : path));
    free(real);
    return target;
}

/* A new file is everybody's as far as the user lets; the owner of an old one may be kept by the superuser only. */
static void set_rights(int fd, const struct stat *old)
{
    mode_t mask = umask(0);
    umask(mask);
    if (!old)
        fchmod(fd, 0666 & ~mask);
    else if (fchown(fd, old->st_uid, old->st_gid) == 0)
        fchmod(fd, old->st_mode & 07777);
    else
        fchmod(fd, old->st_mode & 0777);
}

static int open_temporary(struct output *out, const struct stat *old)
{
    size_t n = strlen(out->target) + sizeof ".XXXXXX";
    out->temporary = memory_new(n, 1);
    snprintf(out->temporary, n, "%s.XXXXXX", out->target);
    int fd = mkostemp(out->temporary, O_CLOEXEC);
    if (fd >= 0) set_rights(fd, old);
    return fd;
}

enum status output_open(struct output *out, const char *path, struct fault *fault)
{
    struct stat st;
    bool old = stat(path, &st) == 0;
    *out = (struct output){ .path = memory_z(path, strlen(path)), .target = target_of(path) };
    out->fd = old && !S_ISREG(st.st_mode) ? open(path, O_WRONLY | O_CLOEXEC) : open_temporary(out, old ? &st : NULL);
    if (out->fd >= 0) return STATUS_OK;
    enum status status = writing(out, fault);
    forget(out);
    return status;
}

void output_open_fd(struct output *out, int fd, const char *name)
{
    *out = (struct output){ .path = memory_z(name, strlen(name)), .fd = fd };
}

/* The disk begins while we work, so that fsync finds little left to wait for. A hint: where it fails nothing is lost. */
static void start_writing(struct output *out, size_t more)
{
    out->resting += more;
    if (!out->temporary || out->resting < START_WRITING) return;
    out->resting = 0;
#ifdef SYNC_FILE_RANGE_WRITE
    sync_file_range(out->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
}

enum status output_flush(struct output *out, struct fault *fault)
{
    for (size_t done = 0; done < out->held.len;) {
        ssize_t n = write(out->fd, out->held.ptr + done, out->held.len - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return writing(out, fault);
        done += (size_t)n;
    }
    start_writing(out, out->held.len);
    buf_clear(&out->held);
    return STATUS_OK;
}

enum status output_add(struct output *out, struct str s, struct fault *fault)
{
    buf_add(&out->held, s);
    return out->held.len < LIMIT_READ ? STATUS_OK : output_flush(out, fault);
}

/* The name of a file is safe only when its folder is written too. */
static void sync_folder(const char *path)
{
    char *folder = memory_z(path, strlen(path));
    char *slash = strrchr(folder, '/');
    if (slash) *slash = '\0';
    int fd = open(!slash ? "." : slash == folder ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd); /* some file systems cannot: then the rename is as safe as they make it */
        close(fd);
    }
    memory_free(folder);
}

static enum status commit(struct output *out, struct fault *fault)
{
    TRY(output_flush(out, fault));
    if (!out->temporary) return STATUS_OK;
    if (fsync(out->fd) != 0) return writing(out, fault);
    int fd = out->fd;
    out->fd = -1;
    if (close(fd) != 0 || rename(out->temporary, out->target) != 0) return writing(out, fault);
    sync_folder(out->target);
    return STATUS_OK;
}

enum status output_close(struct output *out, enum status status, struct fault *fault)
{
    if (status == STATUS_OK) status = commit(out, fault);
    if (out->target && out->fd >= 0) close(out->fd);
    if (out->temporary && status != STATUS_OK) unlink(out->temporary);
    forget(out);
    return status;
}

enum status output_file(const char *path, struct str bytes, struct fault *fault)
{
    struct output out;
    TRY(output_open(&out, path, fault));
    return output_close(&out, output_add(&out, bytes, fault), fault);
}
