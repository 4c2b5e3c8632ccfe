/*
 * memory: the one place where bytes are asked of the system. A request that fails ends in memory_lost, which never
 * returns; so nobody else in the house tests for NULL.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Called with the size that could not be had; when it returns, the program aborts. By default: a message, exit status 3. */
extern void (*memory_hook)(size_t size);
/* For libraries behind a door that say that they could not have so many bytes. */
_Noreturn void memory_lost(size_t size);

/* Zeroed. */
void *memory_new(size_t count, size_t size);
/* The bytes of old move along; new ones are not zeroed. old may be NULL. */
void *memory_grow(void *old, size_t count, size_t size);
/*
 * For megabytes that will be filled soon: in large pages, where the system has them, for each costs as much as a small one.
 * Not zeroed. What memory_grow makes of it later may lie in small ones.
 */
void *memory_large(size_t count, size_t size);
/* A copy of bytes, with a NUL behind it. */
char *memory_z(const char *bytes, size_t len);
void memory_free(void *);

/* Fault injection for tests: request number n from now (1 is the next) fails; 0 switches it off. */
void memory_fail_after(size_t n);

#endif
