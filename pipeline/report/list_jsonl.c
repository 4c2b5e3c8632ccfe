/* JSON Lines; the keys are told in list.h. */
#include "base/utf8.h"
#include "report/listed.h"
#include "report/write.h"

static void number(struct buf *out, struct str key, uint64_t n)
{
    buf_add(out, key);
    write_number(out, n);
}

static void text(struct buf *out, struct str key, struct str s)
{
    buf_add(out, key);
    write_json(out, s);
}

static void add_suggestions(struct buf *out, const struct finding *f)
{
    buf_add(out, STR(",\"suggestions\":["));
    for (size_t i = 0; i < f->suggestion_count; i++) text(out, i ? STR(",") : STR(""), f->suggestions[i]);
    buf_addc(out, ']');
}

static void add_object(const struct list_options *o, const struct listed *l, struct buf *out)
{
    const struct finding *f = l->finding;
    const struct extent *e = &l->extent;
    text(out, STR("{\"file\":"), str_of(o->file));
    number(out, STR(",\"line\":"), e->beg.line);
    number(out, STR(",\"column\":"), e->beg.column);
    number(out, STR(",\"length\":"), utf8_count(l->text));
    text(out, STR(",\"text\":"), l->text);
    text(out, STR(",\"rule\":"), str_of(rule_name(f->rule)));
    text(out, STR(",\"confidence\":"), str_of(confidence_name(f->confidence)));
    add_suggestions(out, f);
    buf_addf(out, ",\"fingerprint\":\"%016llx\"", (unsigned long long)l->fingerprint);
    struct buf message = { 0 };
    finding_say(&message, f, listed_language(o));
    text(out, STR(",\"message\":"), buf_str(&message));
    buf_release(&message);
    number(out, STR(",\"byte\":"), e->beg.byte);
    number(out, STR(",\"bytes\":"), e->end.byte - e->beg.byte);
    number(out, STR(",\"end_line\":"), e->end.line);
    number(out, STR(",\"end_column\":"), e->end.column);
    number(out, STR(",\"column_utf16\":"), e->beg16);
    number(out, STR(",\"length_utf16\":"), l->length16);
    buf_add(out, STR("}\n"));
}

void list_jsonl(const struct list_options *o, const struct unit *u, struct buf *out)
{
    listed_each(o, u, add_object, out);
}
