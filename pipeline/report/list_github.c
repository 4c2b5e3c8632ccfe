/*
 * Workflow commands of GitHub Actions ("::error file=…,line=…::message"), which become annotations of a pull request. A
 * document cannot write a command of its own: it would need a line of its own, and line ends are escaped. Nor can it
 * write to the terminal that shows the log.
 */
#include "report/listed.h"
#include "report/message.h"
#include "report/screen.h"
#include "report/write.h"

static const char *const commands[CONFIDENCES] = {
    [CONFIDENCE_SURE] = "error",    [CONFIDENCE_LIKELY] = "warning",
    [CONFIDENCE_STYLE] = "notice",  [CONFIDENCE_UNKNOWN_RECURRENT] = "notice",
    [CONFIDENCE_NAME] = "notice",   [CONFIDENCE_FOREIGN] = "notice",
};

/* % and line ends are escaped everywhere, : and , in properties only (actions/toolkit, packages/core). */
static void add_escaped(struct buf *out, struct str s, bool property)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            buf_addf(out, "%%%02X", (unsigned char)c);
        else
            buf_addc(out, c);
    }
}

static void add_command(const struct list_options *o, const struct listed *l, struct buf *out)
{
    const struct finding *f = l->finding;
    const struct place beg = l->extent.beg, end = l->extent.end;
    struct buf b = { 0 }, safe = { 0 };
    write_utf8(&b, str_of(o->file));
    buf_addf(out, "::%s file=", commands[f->confidence]);
    add_escaped(out, buf_str(&b), true);
    buf_addf(out, ",line=%u,endLine=%u", beg.line, end.line);
    if (beg.line == end.line) buf_addf(out, ",col=%u,endColumn=%u", beg.column, end.column);
    buf_addf(out, ",title=%s::", rule_name(f->rule));
    buf_clear(&b);
    message_add(&b, listed_language(o), unit_text(l->unit, l->excerpt.words), f);
    screen_add(&safe, buf_str(&b));
    add_escaped(out, buf_str(&safe), false);
    buf_addc(out, '\n');
    buf_release(&safe);
    buf_release(&b);
}

void list_github(const struct list_options *o, const struct unit *u, struct buf *out)
{
    listed_each(o, u, add_command, out);
}
