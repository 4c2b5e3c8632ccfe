#include "base/limits.h"
#include "base/utf8.h"
#include "report/list.h"
#include "report/listed.h"
#include "report/screen.h"
#include "report/where.h"
#include "report/write.h"

#define LEAST_SHOWN 40 /* columns of the line, however narrow the terminal or long the name of the file */

static bool is_space(uint32_t cp) { return cp != UTF8_NONE && utf8_class(cp) & UC_SPACE; }

/* From `from` back by at most `columns`, not before `least`; a word is not cut in two unless it fills all of it. */
static uint32_t back(struct str text, uint32_t from, uint32_t least, unsigned columns)
{
    size_t at = from, word = from;
    while (at > least) {
        size_t before = at;
        unsigned wide = screen_columns(utf8_prev(text, &before));
        if (wide > columns || from - before > 4 * LIMIT_LINE_SHOWN) break;
        columns -= wide;
        at = before;
        if (at == least || is_space(utf8_before(text, at))) word = at;
    }
    return (uint32_t)(word < from || at == from ? word : at);
}

static uint32_t forth(struct str text, uint32_t from, uint32_t most, unsigned columns)
{
    size_t at = from, word = from;
    while (at < most) {
        size_t behind = at;
        unsigned wide = screen_columns(utf8_next(text, &behind));
        if (wide > columns || behind - from > 4 * LIMIT_LINE_SHOWN) break;
        columns -= wide;
        at = behind;
        if (at == most || is_space(utf8_at(text, at))) word = at;
    }
    return (uint32_t)(word > from || at == from ? word : at);
}

/* What of the line is shown, and where the mark stands in it. */
struct view {
    struct span line, mark;
    bool cut_before, cut_behind;
};

static struct span without_space(struct str text, struct span s)
{
    while (s.beg < s.end && is_space(utf8_at(text, s.beg))) {
        size_t at = s.beg;
        utf8_next(text, &at);
        s.beg = (uint32_t)at;
    }
    while (s.end > s.beg && is_space(utf8_before(text, s.end))) {
        size_t at = s.end;
        utf8_prev(text, &at);
        s.end = (uint32_t)at;
    }
    return s;
}

static struct view view_of(const struct unit *u, struct span line, struct span at, unsigned columns)
{
    struct span inner = without_space(u->text, line);
    if (inner.beg > at.beg) inner.beg = at.beg;
    if (inner.end < at.end) inner.end = at.end < line.end ? at.end : line.end;
    struct view v = { .mark = { at.beg, at.end < inner.end ? at.end : inner.end } };
    v.line.beg = back(u->text, at.beg, inner.beg, columns / 3);
    unsigned used = screen_width(str_sub(u->text, v.line.beg, at.beg));
    v.mark.end = forth(u->text, at.beg, v.mark.end, columns - used);
    if (v.mark.end < at.beg) v.mark.end = at.beg;
    used += screen_width(unit_text(u, v.mark));
    v.line.end = used < columns ? forth(u->text, v.mark.end, inner.end, columns - used) : v.mark.end;
    v.cut_before = v.line.beg > inner.beg;
    v.cut_behind = v.line.end < inner.end;
    return v;
}

static unsigned add_place(const struct list_options *o, struct place p, struct buf *out)
{
    struct buf place = { 0 };
    write_utf8(&place, str_of(o->file));
    buf_addf(&place, ":%u:%u:", p.line, p.column);
    if (o->colour) buf_add(out, STR(SCREEN_PLACE));
    unsigned columns = screen_add(out, buf_str(&place));
    if (o->colour) buf_add(out, STR(SCREEN_END));
    buf_addc(out, ' ');
    buf_release(&place);
    return columns + 1;
}

static void add_words(const struct list_options *o, const struct finding *f, struct buf *out)
{
    buf_addc(out, ' ');
    finding_say(out, f, listed_language(o));
    screen_add_suggestions(out, o->lang, f->suggestions, f->suggestion_count);
    buf_addf(out, " [%s, %s]\n", rule_name(f->rule), confidence_name(f->confidence));
}

static void add_line(const struct list_options *o, const struct unit *u, const struct view *v,
                     const struct finding *f, struct buf *out)
{
    const char *colour = o->colour ? screen_colour(f->confidence) : "", *end = o->colour ? SCREEN_END : "";
    if (v->cut_before) buf_add(out, STR("… "));
    screen_add(out, str_sub(u->text, v->line.beg, v->mark.beg));
    buf_add(out, str_of(colour));
    screen_add(out, unit_text(u, v->mark));
    buf_add(out, str_of(end));
    screen_add(out, str_sub(u->text, v->mark.end, v->line.end));
    buf_add(out, v->cut_behind ? STR(" …\n") : STR("\n"));
}

static void add_mark(const struct list_options *o, const struct unit *u, const struct view *v,
                     const struct finding *f, unsigned indent, struct buf *out)
{
    unsigned wide = screen_width(unit_text(u, v->mark));
    indent += screen_width(str_sub(u->text, v->line.beg, v->mark.beg)) + (v->cut_before ? 2 : 0);
    memset(buf_room(out, indent), ' ', indent);
    out->len += indent;
    if (o->colour) buf_add(out, str_of(screen_colour(f->confidence)));
    for (unsigned i = 0; i < (wide ? wide : 1); i++) buf_addc(out, '^');
    if (o->colour) buf_add(out, STR(SCREEN_END));
}

/* Columns for the line, with room for the marks of cutting on both sides. */
static unsigned columns_left(const struct list_options *o, unsigned indent)
{
    if (o->width == 0 || o->width > indent + 4 + LIMIT_LINE_SHOWN) return LIMIT_LINE_SHOWN;
    return o->width > indent + 4 + LEAST_SHOWN ? o->width - indent - 4 : LEAST_SHOWN;
}

void list_terminal(const struct list_options *o, const struct unit *u, struct buf *out)
{
    struct where w = where_begin(u);
    for (size_t i = 0; i < u->findings.count; i++) {
        const struct finding *f = &u->findings.at[i];
        if (!list_holds(o, f)) continue;
        struct extent e = where_extent(&w, f->at);
        unsigned indent = add_place(o, e.beg, out);
        struct view v = view_of(u, where_line(&w, 4 * LIMIT_LINE_SHOWN), f->at, columns_left(o, indent));
        add_line(o, u, &v, f, out);
        add_mark(o, u, &v, f, indent, out);
        add_words(o, f, out);
    }
}
