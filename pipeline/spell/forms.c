#include "spell/forms.h"

#include <string.h>

#include "base/memory.h"

#define SPARE 16 /* bytes behind the last form that may be read */

void forms_add(struct forms *f, const uint8_t *codes, size_t n, unsigned flags)
{
    if (f->count == f->cap) {
        f->cap = f->cap ? 2 * f->cap : 4096;
        f->at = memory_grow(f->at, f->cap, sizeof *f->at);
    }
    if (f->used + n + SPARE > f->room) {
        f->room = f->room ? 2 * f->room : 65536;
        f->bytes = memory_grow(f->bytes, f->room, 1);
    }
    memcpy(f->bytes + f->used, codes, n);
    f->at[f->count++] = (struct form){ .at = (uint32_t)f->used, .len = (uint8_t)n, .flags = (uint8_t)flags };
    f->used += n;
}

void forms_add_rate(struct forms *f, const uint8_t *codes, size_t n, unsigned rate)
{
    forms_add(f, codes, n, FORM_COUNTED);
    f->at[f->count - 1].rate = (uint8_t)rate;
}

static uint64_t head_of(const struct forms *f, const struct form *form, size_t depth)
{
    uint64_t head = 0;
    const uint8_t *p = f->bytes + form->at + depth;
    size_t n = form->len > depth ? form->len - depth : 0;
    for (size_t i = 0; i < 8; i++) head = head << 8 | p[i]; /* there are eight spare bytes behind the last form */
    return n >= 8 ? head : n == 0 ? 0 : head >> 8 * (8 - n) << 8 * (8 - n);
}

static void swap(struct form *a, struct form *b)
{
    struct form kept = *a;
    *a = *b;
    *b = kept;
}

static void sort_few(struct form *at, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t j = i; j && at[j].head < at[j - 1].head; j--) swap(&at[j], &at[j - 1]);
}

static uint64_t pivot_of(const struct form *at, size_t n)
{
    uint64_t a = at[0].head, b = at[n / 2].head, c = at[n - 1].head;
    return a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
}

static void sort_from(struct forms *f, struct form *at, size_t n, size_t depth);

/* Runs of equal heads are told apart by what follows them. */
static void sort_equals(struct forms *f, struct form *at, size_t n, size_t depth)
{
    for (size_t i = 0, j; i < n; i = j) {
        for (j = i + 1; j < n && at[j].head == at[i].head; j++) {}
        if (j - i > 1 && at[i].head & 0xFF) sort_from(f, at + i, j - i, depth + 8);
    }
}

/* Three-way quicksort on eight codes at once (after Bentley and Sedgewick, 1997); heads are set. */
static void sort_heads(struct forms *f, struct form *at, size_t n, size_t depth)
{
    while (n > 12) {
        uint64_t pivot = pivot_of(at, n);
        size_t low = 0, i = 0, high = n;
        while (i < high) {
            if (at[i].head < pivot)
                swap(&at[i++], &at[low++]);
            else if (at[i].head > pivot)
                swap(&at[i], &at[--high]);
            else
                i++;
        }
        sort_heads(f, at, low, depth);
        sort_equals(f, at + low, high - low, depth);
        at += high;
        n -= high;
    }
    sort_few(at, n);
    sort_equals(f, at, n, depth);
}

static void sort_from(struct forms *f, struct form *at, size_t n, size_t depth)
{
    for (size_t i = 0; i < n; i++) at[i].head = head_of(f, &at[i], depth);
    sort_heads(f, at, n, depth);
}

static bool same(const struct forms *f, const struct form *a, const struct form *b)
{
    return a->len == b->len && memcmp(f->bytes + a->at, f->bytes + b->at, a->len) == 0;
}

static void merge(struct form *kept, const struct form *other)
{
    if (other->rate > kept->rate) kept->rate = other->rate;
    if (other->flags & FORM_COUNTED) return;
    unsigned both = kept->flags & other->flags, any = kept->flags | other->flags;
    kept->flags = kept->flags & FORM_COUNTED ? other->flags : (uint8_t)(both | (any & FORM_ELIDES));
}

void forms_sort(struct forms *f)
{
    sort_from(f, f->at, f->count, 0);
    size_t kept = 0;
    for (size_t i = 0, j; i < f->count; i = j) {
        struct form one = f->at[i];
        for (j = i + 1; j < f->count && same(f, &one, &f->at[j]); j++) merge(&one, &f->at[j]);
        if (!(one.flags & FORM_COUNTED)) f->at[kept++] = one;
    }
    f->count = kept;
}

void forms_release(struct forms *f)
{
    memory_free(f->at);
    memory_free(f->bytes);
    *f = (struct forms){ 0 };
}
