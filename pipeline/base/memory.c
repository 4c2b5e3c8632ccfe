#include "base/memory.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static void out_of_memory(size_t size)
{
    fprintf(stderr, "passeur: out of memory (%zu bytes more were needed): close other programs, or use fewer workers "
                    "with -j 1\n", size);
    exit(3);
}

void (*memory_hook)(size_t) = out_of_memory;

_Noreturn void memory_lost(size_t size)
{
    memory_hook(size);
    abort();
}

static atomic_size_t fail_after;

void memory_fail_after(size_t n) { atomic_store(&fail_after, n); }

static int must_fail(void)
{
    size_t left = atomic_load_explicit(&fail_after, memory_order_relaxed);
    if (left == 0) return 0;
    return atomic_fetch_sub(&fail_after, 1) == 1;
}

void *memory_grow(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) memory_lost(SIZE_MAX);
    size_t bytes = count * size;
    void *p = must_fail() ? NULL : realloc(old, bytes ? bytes : 1);
    if (!p) memory_lost(bytes);
    return p;
}

void *memory_new(size_t count, size_t size)
{
    void *p = must_fail() ? NULL : calloc(count ? count : 1, size ? size : 1);
    if (!p) memory_lost(count);
    return p;
}

#define LARGE_PAGE (2u * 1024 * 1024)

void *memory_large(size_t count, size_t size)
{
    if (size && count > (SIZE_MAX - LARGE_PAGE) / size) memory_lost(SIZE_MAX);
    if (count * size < LARGE_PAGE / 4) return memory_grow(NULL, count, size);
    size_t bytes = (count * size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    void *p = must_fail() ? NULL : aligned_alloc(LARGE_PAGE, bytes);
    if (!p) memory_lost(bytes);
#ifdef MADV_HUGEPAGE
    madvise(p, bytes, MADV_HUGEPAGE);
#endif
    return p;
}

char *memory_z(const char *bytes, size_t len)
{
    char *z = memory_new(len + 1, 1);
    if (len) memcpy(z, bytes, len);
    return z;
}

void memory_free(void *p) { free(p); }
