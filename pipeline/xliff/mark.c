#include "xliff/mark.h"

#include <stdlib.h>

#include "base/limits.h"

bool mark_is_shown(const struct finding *f) { return f->confidence <= CONFIDENCE_STYLE && !f->folded; }

static int by_nesting(const void *one, const void *other)
{
    const struct finding *a = *(const struct finding *const *)one, *b = *(const struct finding *const *)other;
    if (a->at.beg != b->at.beg) return a->at.beg < b->at.beg ? -1 : 1;
    if (a->at.end != b->at.end) return a->at.end > b->at.end ? -1 : 1;
    return a < b ? -1 : a > b;
}

static const struct finding **sort_shown(const struct unit *u, struct arena *keep, size_t *count)
{
    const struct finding **sorted = arena_new(keep, const struct finding *, u->findings.count);
    *count = 0;
    for (size_t i = 0; i < u->findings.count; i++)
        if (mark_is_shown(&u->findings.at[i])) sorted[(*count)++] = &u->findings.at[i];
    if (*count > 1) qsort(sorted, *count, sizeof *sorted, by_nesting);
    return sorted;
}

/* Where the sentence, or the space before it, ends that holds `at`. *sentence is 0 at first and moves on. */
static uint32_t part_end(const struct unit *u, size_t *sentence, uint32_t at)
{
    while (*sentence < u->sentences.count && u->sentences.at[*sentence].at.end <= at) ++*sentence;
    if (*sentence == u->sentences.count) return (uint32_t)u->text.len;
    struct span s = u->sentences.at[*sentence].at;
    return at < s.beg ? s.beg : s.end;
}

struct marks marks_of(const struct unit *u, struct arena *keep)
{
    struct marks marks = { 0 };
    uint32_t ends[LIMIT_MARKS];
    size_t count, depth = 0, sentence = 0;
    const struct finding **sorted = sort_shown(u, keep, &count);
    for (size_t i = 0; i < count; i++) {
        struct span at = sorted[i]->at;
        while (depth && ends[depth - 1] <= at.beg) depth--;
        uint32_t most = depth ? ends[depth - 1] : part_end(u, &sentence, at.beg);
        if (at.end > most) at.end = most;
        struct mark *last = marks.count ? &marks.at[marks.count - 1] : NULL;
        if (last && last->at.beg == at.beg && last->at.end == at.end)
            last->count++;
        else if (at.beg < at.end && depth < LIMIT_MARKS) {
            *arena_push(keep, &marks) = (struct mark){ at, sorted + i, 1 };
            ends[depth++] = at.end;
        }
    }
    return marks;
}
