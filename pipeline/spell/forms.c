#include "spell/forms.h"

#include <pthread.h>
#include <string.h>

#include "base/memory.h"

#define FEW 24   /* forms that are quicker put in order one by one */
#define MANY 20000 /* that are worth a second thread */
#define SPARE 16 /* bytes behind the last form that may be read */

void forms_expect(struct forms *f, size_t count)
{
    f->cap = count;
    f->at = memory_large(f->cap, sizeof *f->at);
    f->room = 12 * count; /* French ones have eleven letters, English ones nine */
    f->bytes = memory_large(f->room, 1);
}

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

/* The first eight codes, so that one comparison of numbers settles most. */
static uint64_t head_of(const struct forms *f, const struct form *form)
{
    uint64_t head = 0;
    const uint8_t *p = f->bytes + form->at;
    for (size_t i = 0; i < 8; i++) head = head << 8 | p[i]; /* there are spare bytes behind the last form */
    return form->len >= 8 ? head : form->len == 0 ? 0 : head >> 8 * (8 - form->len) << 8 * (8 - form->len);
}

static bool comes_before(const struct forms *f, const struct form *a, const struct form *b)
{
    if (a->head != b->head || a->len <= 8 || b->len <= 8) return a->head < b->head || (a->head == b->head && a->len < b->len);
    size_t shorter = a->len < b->len ? a->len : b->len;
    int order = memcmp(f->bytes + a->at + 8, f->bytes + b->at + 8, shorter - 8);
    return order ? order < 0 : a->len < b->len;
}

static void sort_few(const struct forms *f, struct form *at, size_t n)
{
    for (size_t i = 1, j; i < n; i++) {
        struct form one = at[i];
        for (j = i; j && comes_before(f, &one, &at[j - 1]); j--) at[j] = at[j - 1];
        at[j] = one;
    }
}

/* The forms before `middle` that come before its own are where they belong: both halves are mostly in order already. */
static size_t first_behind(const struct forms *f, const struct form *at, size_t middle)
{
    size_t low = 0, high = middle;
    while (low < high) {
        size_t i = (low + high) / 2;
        if (comes_before(f, &at[middle], &at[i]))
            high = i;
        else
            low = i + 1;
    }
    return low;
}

/* Both halves are in order; then all of n is. spare has room for half of it. */
static void merge_halves(const struct forms *f, struct form *at, size_t n, struct form *spare)
{
    size_t middle = n / 2;
    if (n < 2 || !comes_before(f, &at[middle], &at[middle - 1])) return;
    size_t to = first_behind(f, at, middle), count = middle - to;
    memcpy(spare, at + to, count * sizeof *at);
    for (size_t left = 0, right = middle; left < count;)
        at[to++] = right < n && comes_before(f, &at[right], &spare[left]) ? at[right++] : spare[left++];
}

/* A merge sort: dictionaries are nearly in order, and so are the forms of a stem. */
static void sort(const struct forms *f, struct form *at, size_t n, struct form *spare)
{
    size_t middle = n / 2;
    if (n <= FEW) {
        sort_few(f, at, n);
        return;
    }
    sort(f, at, middle, spare);
    sort(f, at + middle, n - middle, spare);
    merge_halves(f, at, n, spare);
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
    kept->flags = kept->flags & FORM_COUNTED ? other->flags : (uint8_t)(both | (any & (FORM_ELIDES | FORM_VERB)));
}

struct half {
    const struct forms *forms;
    struct form *at, *spare;
    size_t count;
};

static void *sort_half(void *argument)
{
    const struct half *h = argument;
    sort(h->forms, h->at, h->count, h->spare);
    return NULL;
}

/* The halves of a dictionary are put in order side by side; the last step then brings them together. */
static void sort_all(struct forms *f)
{
    struct form *spare = memory_large(f->count / 2 + 2, sizeof *spare);
    size_t middle = f->count / 2;
    struct half upper = { f, f->at + middle, spare + middle / 2 + 1, f->count - middle };
    pthread_t thread;
    if (f->count >= MANY && pthread_create(&thread, NULL, sort_half, &upper) == 0) {
        sort(f, f->at, middle, spare);
        pthread_join(thread, NULL);
        merge_halves(f, f->at, f->count, spare);
    } else {
        sort(f, f->at, f->count, spare);
    }
    memory_free(spare);
}

void forms_sort(struct forms *f)
{
    for (size_t i = 0; i < f->count; i++) f->at[i].head = head_of(f, &f->at[i]);
    sort_all(f);
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
