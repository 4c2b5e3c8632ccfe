#include "base/table.h"

#include "base/memory.h"

static uint64_t load(const char *p, size_t n)
{
    uint64_t v = 0;
    memcpy(&v, p, n);
    return v;
}

/* str_eq, quick for words: two loads that may overlap in place of a call. */
static bool same(struct str a, struct str b)
{
    size_t n = a.len;
    if (n != b.len) return false;
    if (n > 16) return memcmp(a.ptr, b.ptr, n) == 0;
    if (n >= 8) return load(a.ptr, 8) == load(b.ptr, 8) && load(a.ptr + n - 8, 8) == load(b.ptr + n - 8, 8);
    if (n >= 4) return load(a.ptr, 4) == load(b.ptr, 4) && load(a.ptr + n - 4, 4) == load(b.ptr + n - 4, 4);
    for (size_t i = 0; i < n; i++)
        if (a.ptr[i] != b.ptr[i]) return false;
    return true;
}

static struct table_slot *slot_of(const struct table *t, struct str s, uint32_t hash)
{
    uint32_t mask = t->slot_count - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        struct table_slot *slot = &t->slots[i];
        if (slot->id == 0 || (slot->hash == hash && same(table_key(t, slot->id - 1), s))) return slot;
    }
}

static void widen(struct table *t)
{
    uint32_t count = t->slot_count ? 2 * t->slot_count : 256;
    memory_free(t->slots);
    t->slots = memory_new(count, sizeof *t->slots);
    t->slot_count = count;
    for (uint32_t id = 0; id < t->count; id++) {
        uint32_t hash = t->keys[id].hash, i = hash & (count - 1);
        while (t->slots[i].id) i = (i + 1) & (count - 1);
        t->slots[i] = (struct table_slot){ id + 1, hash };
    }
}

uint32_t table_put(struct table *t, struct str s, bool *fresh)
{
    if (t->count * 2 >= t->slot_count) widen(t);
    uint32_t hash = (uint32_t)str_hash(s);
    struct table_slot *slot = slot_of(t, s, hash);
    if (fresh) *fresh = slot->id == 0;
    if (slot->id) return slot->id - 1;
    if (t->count == t->cap) {
        t->cap = t->cap ? 2 * t->cap : 128;
        t->keys = memory_grow(t->keys, t->cap, sizeof *t->keys);
    }
    struct str mine = arena_str(&t->bytes, s);
    t->keys[t->count] = (struct table_key){ mine.ptr, (uint32_t)mine.len, hash };
    *slot = (struct table_slot){ ++t->count, hash };
    return t->count - 1;
}

uint32_t table_find(const struct table *t, struct str s)
{
    return t->slot_count ? slot_of(t, s, (uint32_t)str_hash(s))->id - 1 : TABLE_NONE;
}

void table_clear(struct table *t)
{
    if (t->slot_count) memset(t->slots, 0, t->slot_count * sizeof *t->slots);
    t->count = 0;
    arena_reset(&t->bytes);
}

void table_release(struct table *t)
{
    memory_free(t->keys);
    memory_free(t->slots);
    arena_release(&t->bytes);
    *t = (struct table){ 0 };
}
