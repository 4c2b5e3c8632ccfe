#include "job/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"

#define PARTIAL ".partial-" /* NAME.partial-XXXXXX */
#define STALE_SECONDS 60    /* a younger partial folder may be of a run that has not taken its lock yet */

static enum status making(const char *path, struct fault *fault)
{
    return fault_errno(fault, path, _("cannot make the folder"));
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
    (void)st;
    (void)type;
    (void)walk;
    return remove(path);
}

static void remove_tree(const char *path) { nftw(path, remove_one, 1, FTW_DEPTH | FTW_PHYS); }

/* Is this the partial folder of a run that no longer lives? Then it is ours to remove. */
static bool is_stale(const char *path)
{
    struct stat st;
    if (lstat(path, &st) != 0 || !S_ISDIR(st.st_mode) || st.st_uid != geteuid()) return false;
    if (time(NULL) - st.st_mtime < STALE_SECONDS) return false;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return false;
    bool stale = flock(fd, LOCK_EX | LOCK_NB) == 0;
    close(fd);
    return stale;
}

static void remove_stale(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str parent = slash ? str_n(path, (size_t)(slash - path) + 1) : STR("./");
    struct buf head = { 0 }, victim = { 0 };
    buf_addf(&head, "%s" PARTIAL, slash ? slash + 1 : path);
    char *parent_z = memory_z(parent.ptr, parent.len);
    DIR *dir = opendir(parent_z);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        if (!str_starts(str_of(entry->d_name), buf_str(&head))) continue;
        buf_clear(&victim);
        buf_addf(&victim, "%s%s", parent_z, entry->d_name);
        if (is_stale(buf_z(&victim))) remove_tree(buf_z(&victim));
    }
    if (dir) closedir(dir);
    memory_free(parent_z);
    buf_release(&head);
    buf_release(&victim);
}

/* May the folder be made? Sets replaces where an older job stands there. */
static enum status check_free(struct folder *f, bool force, struct fault *fault)
{
    struct stat st;
    if (lstat(f->path, &st) != 0) return errno == ENOENT ? STATUS_OK : making(f->path, fault);
    struct buf manifest = { 0 };
    buf_addf(&manifest, "%s/" FOLDER_MANIFEST, f->path);
    bool is_job = stat(buf_z(&manifest), &st) == 0;
    buf_release(&manifest);
    f->replaces = true;
    if (!is_job)
        return fault_set(fault, STATUS_SYSTEM, f->path, FAULT_NOWHERE,
                         _("there is something of that name that is no job of passeur: give another name with -o"));
    if (force) return STATUS_OK;
    return fault_set(fault, STATUS_SYSTEM, f->path, FAULT_NOWHERE,
                     _("this job exists: give another name with -o, or --force to replace it"));
}

static void release(struct folder *f)
{
    if (f->lock >= 0) close(f->lock);
    memory_free(f->path);
    memory_free(f->partial);
    buf_release(&f->name);
    *f = (struct folder){ .lock = -1 };
}

static enum status make_partial(struct folder *f, struct fault *fault)
{
    struct buf name = { 0 };
    buf_addf(&name, "%s" PARTIAL "XXXXXX", f->path);
    f->partial = memory_z(name.ptr, name.len);
    buf_release(&name);
    if (!mkdtemp(f->partial)) return making(f->path, fault);
    f->lock = open(f->partial, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (f->lock < 0 || flock(f->lock, LOCK_EX | LOCK_NB) != 0) return making(f->path, fault);
    return STATUS_OK;
}

enum status folder_open(struct folder *f, const char *path, bool force, struct fault *fault)
{
    struct str trimmed = str_of(path);
    while (trimmed.len > 1 && str_ends(trimmed, STR("/"))) trimmed.len--;
    *f = (struct folder){ .path = memory_z(trimmed.ptr, trimmed.len), .lock = -1 };
    enum status status = check_free(f, force, fault);
    if (status == STATUS_OK) {
        remove_stale(f->path);
        status = make_partial(f, fault);
    }
    if (status == STATUS_OK) {
        mode_t mask = umask(0);
        umask(mask);
        chmod(f->partial, 0777 & ~mask);
    } else {
        release(f);
    }
    return status;
}

enum status folder_open_private(struct folder *f, const char *head, struct fault *fault)
{
    *f = (struct folder){ .path = memory_z(head, strlen(head)), .lock = -1 };
    remove_stale(f->path);
    enum status status = make_partial(f, fault);
    if (status != STATUS_OK) release(f);
    return status;
}

void folder_drop(struct folder *f)
{
    if (f->partial) remove_tree(f->partial);
    release(f);
}

const char *folder_path(struct folder *f, const char *name)
{
    buf_clear(&f->name);
    buf_addf(&f->name, "%s/%s", f->partial, name);
    return buf_z(&f->name);
}

enum status folder_make(struct folder *f, const char *name, struct fault *fault)
{
    const char *path = folder_path(f, name);
    return mkdir(path, 0777) == 0 ? STATUS_OK : making(path, fault);
}

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE 0
static int renameat2(int a, const char *from, int b, const char *to, unsigned flags)
{
    (void)a, (void)from, (void)b, (void)to, (void)flags;
    errno = ENOSYS;
    return -1;
}
#endif

/* The new folder takes the place of the old one in one step; where the system has no such step, in two. */
static enum status replace(struct folder *f, struct fault *fault)
{
    if (renameat2(AT_FDCWD, f->partial, AT_FDCWD, f->path, RENAME_EXCHANGE) == 0) {
        remove_tree(f->partial);
        return STATUS_OK;
    }
    if (errno != ENOSYS && errno != EINVAL) return making(f->path, fault);
    struct buf old = { 0 };
    buf_addf(&old, "%s-old", f->partial);
    int failed = rename(f->path, buf_z(&old)) != 0 || rename(f->partial, f->path) != 0;
    enum status status = failed ? making(f->path, fault) : STATUS_OK;
    if (!failed) remove_tree(buf_z(&old));
    buf_release(&old);
    return status;
}

enum status folder_close(struct folder *f, enum status status, struct fault *fault)
{
    if (status == STATUS_OK && f->replaces)
        status = replace(f, fault);
    else if (status == STATUS_OK && rename(f->partial, f->path) != 0)
        status = making(f->path, fault);
    char *partial = f->partial;
    f->partial = NULL;
    release(f); /* the lock first: when descriptors have run out, removing needs one */
    if (status != STATUS_OK) remove_tree(partial);
    memory_free(partial);
    return status;
}
