#include "base/limits.h"
#include "base/utf8.h"
#include "report/list.h"
#include "report/where.h"
#include "report/write.h"

#define LEAST_SHOWN 40 /* columns of the line, however narrow the terminal or long the name of the file */

/* Select Graphic Rendition of ECMA-48; names are for people, the marks for eyes that see colours. */
static const char *const colours[CONFIDENCES] = {
    [CONFIDENCE_SURE] = "\033[1;31m",  [CONFIDENCE_LIKELY] = "\033[1;33m",
    [CONFIDENCE_STYLE] = "\033[1;36m", [CONFIDENCE_UNKNOWN_RECURRENT] = "\033[1;35m",
    [CONFIDENCE_NAME] = "\033[1;34m",  [CONFIDENCE_FOREIGN] = "\033[1;34m",
};
#define PLACE_COLOUR "\033[2m"
#define END_COLOUR "\033[0m"

/* What is shown for a code point: itself, a space, nothing (UTF8_NONE), or U+FFFD. */
static uint32_t shown(uint32_t cp)
{
    if (cp == 0xAD || cp == 0xFEFF || (cp >= 0x200B && cp <= 0x200D) || cp == 0x2060) return UTF8_NONE;
    if (cp == 0x2028 || cp == 0x2029) return ' ';
    unsigned class = utf8_class(cp);
    if (class & UC_SPACE && cp < 0xA0) return ' ';
    return class & UC_CONTROL ? 0xFFFD : cp;
}

static unsigned columns_of(uint32_t cp)
{
    uint32_t c = shown(cp);
    return c == UTF8_NONE ? 0 : utf8_width(c);
}

/* Adds s as it may be shown; the columns it takes. */
static unsigned add_shown(struct buf *out, struct str s)
{
    unsigned columns = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = shown(utf8_next(s, &i));
        if (cp == UTF8_NONE) continue;
        buf_add_cp(out, cp);
        columns += utf8_width(cp);
    }
    return columns;
}

static unsigned width_of(struct str s)
{
    unsigned columns = 0;
    for (size_t i = 0; i < s.len;) columns += columns_of(utf8_next(s, &i));
    return columns;
}

static bool is_space(uint32_t cp) { return cp != UTF8_NONE && utf8_class(cp) & UC_SPACE; }

/* From `from` back by at most `columns`, not before `least`; a word is not cut in two unless it fills all of it. */
static uint32_t back(struct str text, uint32_t from, uint32_t least, unsigned columns)
{
    size_t at = from, word = from;
    while (at > least) {
        size_t before = at;
        unsigned wide = columns_of(utf8_prev(text, &before));
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
        unsigned wide = columns_of(utf8_next(text, &behind));
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
    unsigned used = width_of(str_sub(u->text, v.line.beg, at.beg));
    v.mark.end = forth(u->text, at.beg, v.mark.end, columns - used);
    if (v.mark.end < at.beg) v.mark.end = at.beg;
    used += width_of(unit_text(u, v.mark));
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
    if (o->colour) buf_add(out, STR(PLACE_COLOUR));
    unsigned columns = add_shown(out, buf_str(&place));
    if (o->colour) buf_add(out, STR(END_COLOUR));
    buf_addc(out, ' ');
    buf_release(&place);
    return columns + 1;
}

/* A no-break space is shown as an open box, for it is often all that a suggestion adds. */
static void add_suggestion(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_next(s, &i);
        bool edge = i == s.len || i == 1;
        if (cp == 0xA0 || cp == 0x202F)
            buf_add_cp(out, 0x237D); /* shouldered open box, the sign of ISO 9995-7 for the no-break space */
        else if (cp == ' ' && edge)
            buf_add_cp(out, 0x2423); /* open box */
        else if (shown(cp) != UTF8_NONE)
            buf_add_cp(out, shown(cp));
    }
}

static void add_words(const struct list_options *o, const struct finding *f, struct buf *out)
{
    bool french = o->lang && strcmp(o->lang, "fr") == 0;
    buf_addc(out, ' ');
    buf_add(out, str_of(rule_text(f->rule, french ? "fr" : "en")));
    for (size_t i = 0; i < f->suggestion_count; i++) {
        buf_add(out, i ? STR(", ") : french ? STR("\xC2\xA0: ") : STR(": "));
        add_suggestion(out, f->suggestions[i]);
    }
    buf_addf(out, " [%s, %s]\n", rule_name(f->rule), confidence_name(f->confidence));
}

static void add_line(const struct list_options *o, const struct unit *u, const struct view *v,
                     const struct finding *f, struct buf *out)
{
    const char *colour = o->colour ? colours[f->confidence] : "", *end = o->colour ? END_COLOUR : "";
    if (v->cut_before) buf_add(out, STR("… "));
    add_shown(out, str_sub(u->text, v->line.beg, v->mark.beg));
    buf_add(out, str_of(colour));
    add_shown(out, unit_text(u, v->mark));
    buf_add(out, str_of(end));
    add_shown(out, str_sub(u->text, v->mark.end, v->line.end));
    buf_add(out, v->cut_behind ? STR(" …\n") : STR("\n"));
}

static void add_mark(const struct list_options *o, const struct unit *u, const struct view *v,
                     const struct finding *f, unsigned indent, struct buf *out)
{
    unsigned wide = width_of(unit_text(u, v->mark));
    indent += width_of(str_sub(u->text, v->line.beg, v->mark.beg)) + (v->cut_before ? 2 : 0);
    memset(buf_room(out, indent), ' ', indent);
    out->len += indent;
    if (o->colour) buf_add(out, str_of(colours[f->confidence]));
    for (unsigned i = 0; i < (wide ? wide : 1); i++) buf_addc(out, '^');
    if (o->colour) buf_add(out, STR(END_COLOUR));
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
