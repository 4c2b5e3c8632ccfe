#include "base/library.h"

#include <dlfcn.h>
#include <pthread.h>

#include "base/text.h"

static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;

static enum status refuse(const struct library *l, struct fault *fault)
{
    const char *why = dlerror();
    return fault_set(fault, STATUS_SYSTEM, l->file, FAULT_NOWHERE, _("this library cannot be loaded (%s): install it again"),
                     why ? why : "");
}

static enum status load(struct library *l, struct fault *fault)
{
    void *handle = dlopen(l->file, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return refuse(l, fault);
    for (size_t i = 0; i < l->count; i++) {
        void *function = dlsym(handle, l->functions[i].name);
        if (!function) return refuse(l, fault);
        memcpy(l->functions[i].pointer, &function, sizeof function); /* POSIX: both pointers are of one size */
    }
    l->loaded = true;
    return STATUS_OK;
}

enum status library_load(struct library *l, struct fault *fault)
{
    pthread_mutex_lock(&loading);
    enum status status = l->loaded ? STATUS_OK : load(l, fault);
    pthread_mutex_unlock(&loading);
    return status;
}
