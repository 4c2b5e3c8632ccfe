#include "format/wrap.h"

#include "base/utf8.h"
#include "format/splice.h"

#define LEAST_WIDTH 20 /* code points of text on a line, however far it is indented */

struct merging {
    struct document *doc;
    struct translator translator;
    struct splice *splice;
    struct arena keep;
    struct buf text; /* laid out, in UTF-8 */
    size_t column;   /* behind the last replaced text, from 0 */
    uint32_t line;   /* the line of the original where that stood; 0: none in this unit */
};

static bool only_spaces(struct str s)
{
    for (size_t i = 0; i < s.len;)
        if (!(utf8_class(utf8_next(s, &i)) & UC_SPACE)) return false;
    return true;
}

/* The indent of a wrapped unit's second line, or of its only one. */
static size_t indent_of(const struct unit *u)
{
    for (size_t i = 0; i + 1 < u->pieces.count; i++)
        if (u->pieces.at[i].step == STEP_WHOLE) return u->pieces.at[i + 1].column - 1;
    return u->pieces.at[0].column - 1;
}

static bool is_break(char c) { return c == ' ' || c == '\n'; }

static void add_break(struct merging *m, size_t indent)
{
    buf_add(&m->text, m->doc->line_break);
    for (size_t i = 0; i < indent; i++) buf_addc(&m->text, ' ');
    m->column = indent;
}

/* Words with their spaces, on lines of the width of the document. No-break spaces do not part words. */
static void lay_out_wrapped(struct merging *m, struct str text, size_t indent)
{
    size_t width = m->doc->width > indent + LEAST_WIDTH ? m->doc->width : indent + LEAST_WIDTH;
    for (size_t i = 0; i < text.len;) {
        size_t spaces = i;
        while (i < text.len && is_break(text.ptr[i])) i++;
        spaces = i - spaces;
        size_t beg = i;
        while (i < text.len && !is_break(text.ptr[i])) i++;
        struct str word = str_sub(text, beg, i);
        size_t n = utf8_count(word);
        if (spaces && n && m->column > indent && m->column + spaces + n > width)
            add_break(m, indent);
        else
            for (; spaces; spaces--, m->column++) buf_addc(&m->text, ' ');
        buf_add(&m->text, word);
        m->column += n;
    }
}

/* A line break that the translator wrote stays one where paragraphs have several lines, else it is a space. */
static void lay_out(struct merging *m, struct str text)
{
    for (size_t i = 0; i < text.len;) {
        size_t end = str_find_byte(text, i, '\n');
        buf_add(&m->text, str_sub(text, i, end));
        if (end < text.len) buf_add(&m->text, m->doc->paragraphs == PARAGRAPHS_BLANK ? m->doc->line_break : STR(" "));
        i = end + 1;
    }
}

static void start_column(struct merging *m, const struct unit *u, uint32_t beg, uint32_t last_end)
{
    struct place place = unit_place(u, beg);
    if (place.line == m->line)
        m->column += utf8_count(str_sub(u->text, last_end, beg));
    else
        m->column = place.column - 1;
}

/* Translations first to last (excluded), with only spaces between them, become one stretch. */
static enum status replace(struct merging *m, const struct unit *u, const struct translation *first,
                           const struct translation *last, struct fault *fault)
{
    struct buf joined = { 0 };
    for (const struct translation *t = first; t < last; t++) {
        if (t > first) buf_add(&joined, str_sub(u->text, t[-1].at.end, t->at.beg));
        buf_add(&joined, t->target);
    }
    buf_clear(&m->text);
    if (m->doc->paragraphs == PARAGRAPHS_WRAP)
        lay_out_wrapped(m, buf_str(&joined), indent_of(u));
    else
        lay_out(m, buf_str(&joined));
    buf_release(&joined);
    uint64_t from, upto;
    unit_original(u, (struct span){ first->at.beg, last[-1].at.end }, &from, &upto);
    m->line = unit_place(u, last[-1].at.end).line;
    return splice_replace(m->splice, from, upto, buf_str(&m->text), fault);
}

static enum status merge_unit(void *context, struct unit *u, struct fault *fault)
{
    struct merging *m = context;
    struct translations list = { 0 };
    if (u->aside) return STATUS_OK;
    arena_reset(&m->keep);
    TRY(m->translator.unit(m->translator.context, u, &m->keep, &list, fault));
    m->line = 0;
    for (size_t i = 0, next; i < list.count; i = next) {
        for (next = i + 1; next < list.count; next++)
            if (!only_spaces(str_sub(u->text, list.at[next - 1].at.end, list.at[next].at.beg))) break;
        start_column(m, u, list.at[i].at.beg, i ? list.at[i - 1].at.end : 0);
        TRY(replace(m, u, &list.at[i], &list.at[next], fault));
    }
    return STATUS_OK;
}

enum status wrap_merge(struct document *doc, struct translator translator, struct splice *splice, struct fault *fault)
{
    struct merging m = { .doc = doc, .translator = translator, .splice = splice };
    enum status status = doc->format->extract(doc, (struct sink){ merge_unit, &m }, fault);
    if (status == STATUS_OK) status = splice_end(splice, fault);
    buf_release(&m.text);
    arena_release(&m.keep);
    return status;
}
