/*
 * table: distinct strings, numbered from 0 in the order in which they came. What belongs to a string lives in an array of
 * the caller's, at its number; so walking a table never shows the order of hashes.
 *
 *     struct table forms = { 0 };
 *     bool fresh;
 *     uint32_t id = table_put(&forms, word, &fresh);
 *     struct str word = table_key(&forms, id);
 *     table_release(&forms);
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/arena.h"

#define TABLE_NONE 0xFFFFFFFFu

struct table_key {
    const char *ptr;
    uint32_t len;
    uint32_t hash;
};

struct table_slot {
    uint32_t id;   /* number + 1; 0: free */
    uint32_t hash; /* the same as the key's, so that most misses need not look at it */
};

struct table {
    struct table_key *keys; /* by number */
    uint32_t count, cap;
    struct table_slot *slots; /* a power of two of them */
    uint32_t slot_count;
    struct arena bytes;
};

/* The number of s, which is copied and numbered when it is new (*fresh says so; fresh may be NULL). */
uint32_t table_put(struct table *, struct str s, bool *fresh);
/* The number of s, or TABLE_NONE. Safe from several threads as long as nobody puts. */
uint32_t table_find(const struct table *, struct str s);
static inline struct str table_key(const struct table *t, uint32_t id)
{
    return str_n(t->keys[id].ptr, t->keys[id].len);
}
/* Forgets the strings and keeps the memory, for those that come next. */
void table_clear(struct table *);
void table_release(struct table *);

#endif
