#include "base/arena.h"

#include <stdalign.h>

#include "base/memory.h"

#define FIRST_BLOCK (64 * 1024)
#define MOST_KEPT (128 * FIRST_BLOCK) /* of memory that arena_reset keeps in one piece */

struct arena_block {
    struct arena_block *before;
    char *end;
    alignas(max_align_t) char bytes[];
};

static size_t block_size(const struct arena_block *b) { return (size_t)(b->end - b->bytes); }

static void push_block(struct arena *a, struct arena_block *b, size_t size)
{
    b->before = a->block;
    b->end = b->bytes + size;
    a->block = b;
    a->next = b->bytes;
    a->end = b->end;
}

static void add_block(struct arena *a, size_t least)
{
    size_t size = a->block ? 2 * block_size(a->block) : FIRST_BLOCK;
    if (size > 16 * FIRST_BLOCK) size = 16 * FIRST_BLOCK;
    if (size < least) size = least;
    push_block(a, memory_grow(NULL, 1, sizeof(struct arena_block) + size), size);
}

void arena_expect(struct arena *a, size_t bytes)
{
    push_block(a, memory_large(1, sizeof(struct arena_block) + bytes), bytes);
}

/* What count elements take in an arena. */
static size_t bytes_of(size_t count, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size && count > (SIZE_MAX - align) / size) memory_lost(SIZE_MAX);
    return (count * size + align - 1) / align * align;
}

static void *take(struct arena *a, size_t count, size_t size, size_t *taken)
{
    size_t bytes = bytes_of(count, size);
    if ((size_t)(a->end - a->next) < bytes || !a->block) add_block(a, bytes);
    void *p = a->next;
    a->next += bytes;
    *taken = bytes;
    return p;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
    size_t bytes;
    void *p = take(a, count, size, &bytes);
    return memset(p, 0, bytes);
}

struct str arena_join(struct arena *a, struct str one, struct str two)
{
    size_t bytes;
    char *p = take(a, one.len + two.len + 1, 1, &bytes);
    if (one.len) memcpy(p, one.ptr, one.len);
    if (two.len) memcpy(p + one.len, two.ptr, two.len);
    p[one.len + two.len] = '\0';
    return str_n(p, one.len + two.len);
}

struct str arena_str(struct arena *a, struct str s) { return arena_join(a, s, STR("")); }

/*
 * Several blocks become one of twice their size, so that what is done again and again, a block of units after another, asks
 * the system for memory only at first. What is never touched of it costs nothing.
 */
void arena_reset(struct arena *a)
{
    size_t total = 0, largest = 0;
    for (const struct arena_block *b = a->block; b; b = b->before) {
        total += block_size(b);
        if (block_size(b) > largest) largest = block_size(b);
    }
    if (total > largest) {
        arena_release(a);
        add_block(a, total <= MOST_KEPT ? 2 * total : largest);
    }
    if (a->block) a->next = a->block->bytes;
}

void arena_release(struct arena *a) { arena_back(a, (struct arena_mark){ 0 }); }

struct arena_mark arena_mark(const struct arena *a) { return (struct arena_mark){ a->block, a->next }; }

void arena_back(struct arena *a, struct arena_mark m)
{
    while (a->block != m.block) {
        struct arena_block *before = a->block->before;
        memory_free(a->block);
        a->block = before;
    }
    a->next = m.next;
    a->end = m.block ? m.block->end : NULL;
}

void *arena_grow(struct arena *a, void *old, size_t size, size_t *cap)
{
    size_t more = *cap ? 2 * *cap : 16, have = bytes_of(*cap, size), bytes = bytes_of(more, size);
    if (*cap && (char *)old + have == a->next && bytes - have <= (size_t)(a->end - a->next)) {
        a->next += bytes - have; /* the newest of the arena grows where it stands */
        *cap = more;
        return old;
    }
    void *p = take(a, more, size, &bytes);
    if (*cap) memcpy(p, old, *cap * size);
    *cap = more;
    return p;
}
