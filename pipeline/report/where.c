#include "report/where.h"

#include "base/utf8.h"

struct where where_begin(const struct unit *u)
{
    return (struct where){ .unit = u, .place = unit_place(u, 0) };
}

static uint32_t above_ffff(struct str s)
{
    return (uint32_t)(utf8_count_utf16(s) - utf8_count(s));
}

/* Onward to `at` inside the piece. At its end, that is behind its last byte: markup may stand before the next one. */
static void walk(struct where *w, const struct piece *p, uint32_t at)
{
    struct str passed = str_sub(w->unit->text, w->at, at);
    w->place.column += (uint32_t)utf8_count(passed);
    if (p->step != STEP_WHOLE) {
        w->place.byte += step_bytes(p->step, passed);
        w->extra += above_ffff(passed);
    } else if (at == p->at.end)
        w->place.byte = p->upto;
    w->at = at;
}

static void next_piece(struct where *w, const struct piece *p)
{
    walk(w, p, p->at.end);
    const struct piece *next = p + 1;
    if (next->line != p->line) w->extra = 0;
    w->piece++;
    w->place = (struct place){ next->from, next->line, next->column };
}

static void move(struct where *w, uint32_t at)
{
    const struct pieces *pieces = &w->unit->pieces;
    if (pieces->count == 0) return;
    while (w->piece + 1 < pieces->count && pieces->at[w->piece].at.end <= at) next_piece(w, &pieces->at[w->piece]);
    if (at > w->at) walk(w, &pieces->at[w->piece], at);
}

struct extent where_extent(struct where *w, struct span at)
{
    move(w, at.beg);
    struct extent e = { .beg = w->place, .beg16 = w->place.column + w->extra };
    struct where last = *w;
    if (at.end > at.beg) {
        size_t before = at.end;
        utf8_prev(w->unit->text, &before);
        move(&last, (uint32_t)before);
        if (w->unit->pieces.count) walk(&last, &w->unit->pieces.at[last.piece], at.end);
    }
    e.end = last.place;
    e.end16 = last.place.column + last.extra;
    return e;
}

/* A piece that stands for a line end belongs to no line that is shown. */
static bool breaks_line(const struct pieces *all, size_t i)
{
    return i + 1 < all->count && all->at[i].step == STEP_WHOLE && all->at[i + 1].line != all->at[i].line;
}

struct span where_line(const struct where *w, size_t most)
{
    const struct pieces *all = &w->unit->pieces;
    if (all->count == 0) return (struct span){ 0, (uint32_t)w->unit->text.len };
    size_t first = w->piece, last = w->piece;
    uint32_t line = all->at[w->piece].line;
    while (first && all->at[first - 1].line == line && w->at - all->at[first].at.beg < most) first--;
    while (last + 1 < all->count && all->at[last + 1].line == line && all->at[last].at.end - w->at < most) last++;
    if (last > first && breaks_line(all, last)) last--;
    return (struct span){ all->at[first].at.beg, all->at[last].at.end };
}
