#include "unit/unit.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"

/* The piece that holds byte `at`; the last one for the end of the text. */
static const struct piece *piece_at(const struct unit *u, uint32_t at)
{
    size_t low = 0, high = u->pieces.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (u->pieces.at[middle].at.beg <= at)
            low = middle;
        else
            high = middle;
    }
    return &u->pieces.at[low];
}

struct place unit_place(const struct unit *u, uint32_t at)
{
    if (u->pieces.count == 0) return (struct place){ 0, 1, 1 };
    const struct piece *p = piece_at(u, at);
    struct str before = str_sub(u->text, p->at.beg, at);
    uint64_t bytes = p->step != STEP_WHOLE ? step_bytes(p->step, before) : at == p->at.end ? p->upto - p->from : 0;
    return (struct place){ p->from + bytes, p->line, p->column + (uint32_t)utf8_count(before) };
}

void unit_original(const struct unit *u, struct span at, uint64_t *from, uint64_t *upto)
{
    *from = unit_place(u, at.beg).byte;
    size_t last = at.end;
    utf8_prev(u->text, &last);
    const struct piece *p = piece_at(u, (uint32_t)last);
    *upto = p->step == STEP_WHOLE ? p->upto : p->from + step_bytes(p->step, str_sub(u->text, p->at.beg, at.end));
}

static int finding_order(const void *one, const void *other)
{
    const struct finding *a = one, *b = other;
    if (a->at.beg != b->at.beg) return a->at.beg < b->at.beg ? -1 : 1;
    if (a->at.end != b->at.end) return a->at.end < b->at.end ? -1 : 1;
    return (int)a->rule - (int)b->rule;
}

void unit_sort_findings(struct unit *u)
{
    if (u->findings.count > 1) qsort(u->findings.at, u->findings.count, sizeof *u->findings.at, finding_order);
}

static bool on_boundary(struct str s, size_t at) { return at >= s.len || ((unsigned char)s.ptr[at] & 0xC0) != 0x80; }

static bool span_sane(const struct unit *u, struct span at, uint32_t *last)
{
    bool sane = at.beg >= *last && at.beg <= at.end && at.end <= u->text.len && on_boundary(u->text, at.beg) &&
                on_boundary(u->text, at.end);
    *last = at.end;
    return sane;
}

bool unit_sane(const struct unit *u)
{
    if (u->text.len > LIMIT_UNIT || utf8_valid(u->text) != u->text.len) return false;
    uint32_t last = 0;
    for (size_t i = 0; i < u->pieces.count; i++) {
        const struct piece *p = &u->pieces.at[i];
        if (p->at.beg != last || p->upto < p->from || !span_sane(u, p->at, &last)) return false;
    }
    if (u->pieces.count && last != u->text.len) return false;
    last = 0;
    for (size_t i = 0; i < u->sentences.count; i++)
        if (!span_sane(u, u->sentences.at[i].at, &last)) return false;
    last = 0;
    for (size_t i = 0; i < u->words.count; i++)
        if (!span_sane(u, u->words.at[i].at, &last)) return false;
    for (size_t i = 0; i < u->findings.count; i++) {
        uint32_t start = i ? u->findings.at[i - 1].at.beg : 0;
        if (!span_sane(u, u->findings.at[i].at, &start)) return false;
    }
    return true;
}
