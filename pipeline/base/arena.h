/*
 * arena: memory that is given back all at once. What a stage makes for a unit lives in the arena of the unit's block.
 *
 *     struct arena a = { 0 };
 *     struct word *w = arena_new(&a, struct word, 12);
 *     arena_reset(&a);                          // w is gone, the memory serves again
 *     arena_release(&a);
 *
 * Scratch: take a mark, work, go back to it. Then nothing made after the mark may be used.
 *
 *     struct arena_mark m = arena_mark(&a);
 *     ...
 *     arena_back(&a, m);
 *
 * Growing arrays ("slices") are any struct with the members `at`, `count` and `cap` (size_t):
 *
 *     *arena_push(keep, &unit->words) = (struct word){ ... };
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena_block;

struct arena {
    struct arena_block *block; /* the newest; each knows the one before */
    char *next, *end;          /* the free part of it */
};

struct arena_mark {
    struct arena_block *block;
    char *next;
};

/* Zeroed and aligned for any type. */
void *arena_alloc(struct arena *, size_t count, size_t size);
#define arena_new(arena, type, count) ((type *)arena_alloc((arena), (count), sizeof(type)))

/* A copy of s, with a NUL behind it (not counted). */
struct str arena_str(struct arena *, struct str s);
/* One followed by two, in one piece. */
struct str arena_join(struct arena *, struct str one, struct str two);

/* Before the first: so many bytes will be asked for, more or less; they come in one piece. */
void arena_expect(struct arena *, size_t bytes);

/* Everything made is gone; the memory is kept for what comes next, up to 8 MiB of it. */
void arena_reset(struct arena *);
void arena_release(struct arena *);

struct arena_mark arena_mark(const struct arena *);
void arena_back(struct arena *, struct arena_mark);

/* A larger copy of an array of *cap elements; *cap is raised. The old one stays in the arena until it is reset. */
void *arena_grow(struct arena *, void *old, size_t size, size_t *cap);

#define arena_push(arena, slice)                                                                                       \
    ((slice)->count == (slice)->cap                                                                                    \
         ? (void)((slice)->at = arena_grow((arena), (slice)->at, sizeof *(slice)->at, &(slice)->cap))                  \
         : (void)0,                                                                                                    \
     &(slice)->at[(slice)->count++])

#endif
