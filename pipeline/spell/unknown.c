#include <stdlib.h>

#include "base/memory.h"
#include "spell/speller.h"

/* The evidence counts a compound and its parts as well; what is left of a part is where it stands by itself. */
static void take_parts_off(const struct speller *s, struct str whole, uint32_t times, struct unknown *unknown)
{
    for (size_t beg = 0, end; beg < whole.len; beg = end + 1) {
        end = beg;
        while (end < whole.len && whole.ptr[end] != '-' && whole.ptr[end] != '\'') end++;
        if (end == beg || end - beg == whole.len) continue;
        uint32_t id = table_find(&s->doubted, str_sub(whole, beg, end));
        if (id != TABLE_NONE) unknown[id].times -= times;
    }
}

/* The most frequent first; the numbers of equal ones are in the order of their first places. */
static int by_times(const void *a, const void *b)
{
    const struct unknown *x = a, *y = b;
    if (x->times != y->times) return x->times > y->times ? -1 : 1;
    return x->form < y->form ? -1 : x->form > y->form;
}

void unknown_gather(struct speller *s)
{
    uint32_t count = s->doubted.count;
    s->unknown = memory_new(count + 1, sizeof *s->unknown);
    for (uint32_t id = 0; id < count; id++)
        s->unknown[id] = (struct unknown){ id, evidence_of(&s->evidence, table_key(&s->doubted, id)).all };
    for (uint32_t id = 0; id < s->evidence.forms.count; id++)
        take_parts_off(s, table_key(&s->evidence.forms, id), s->evidence.counts[id].all, s->unknown);
    for (uint32_t id = 0; id < count; id++)
        if (s->unknown[id].times) s->unknown[s->unknown_count++] = s->unknown[id];
    qsort(s->unknown, s->unknown_count, sizeof *s->unknown, by_times);
}

bool spell_unknown(const struct speller *s, size_t i, struct str *form, uint32_t *times)
{
    if (i >= s->unknown_count) return false;
    *form = table_key(&s->doubted, s->unknown[i].form);
    *times = s->unknown[i].times;
    return true;
}
