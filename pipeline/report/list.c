#include "report/list.h"

#include "base/utf8.h"
#include "report/fingerprint.h"
#include "report/where.h"
#include "report/write.h"

bool list_holds(const struct list_options *o, const struct finding *f)
{
    return o->all || f->confidence <= CONFIDENCE_STYLE;
}

static void add_key(struct buf *out, struct str key, uint64_t n)
{
    buf_add(out, key);
    write_number(out, n);
}

static void add_suggestions(struct buf *out, const struct finding *f)
{
    buf_add(out, STR(",\"suggestions\":["));
    for (size_t i = 0; i < f->suggestion_count; i++) {
        if (i) buf_addc(out, ',');
        write_json(out, f->suggestions[i]);
    }
    buf_addc(out, ']');
}

static void add_places(struct buf *out, const struct extent *e, struct str text)
{
    bool one_line = e->end.line == e->beg.line;
    add_key(out, STR(",\"byte\":"), e->beg.byte);
    add_key(out, STR(",\"bytes\":"), e->end.byte - e->beg.byte);
    add_key(out, STR(",\"end_line\":"), e->end.line);
    add_key(out, STR(",\"end_column\":"), e->end.column);
    add_key(out, STR(",\"column_utf16\":"), e->beg16);
    add_key(out, STR(",\"length_utf16\":"), one_line ? e->end16 - e->beg16 : utf8_count_utf16(text));
}

static void add_object(const struct list_options *o, const struct unit *u, const struct finding *f,
                       const struct extent *e, uint64_t fingerprint, struct buf *out)
{
    struct str text = unit_text(u, f->at);
    buf_add(out, STR("{\"file\":"));
    write_json(out, str_of(o->file));
    add_key(out, STR(",\"line\":"), e->beg.line);
    add_key(out, STR(",\"column\":"), e->beg.column);
    add_key(out, STR(",\"length\":"), utf8_count(text));
    buf_add(out, STR(",\"text\":"));
    write_json(out, text);
    buf_add(out, STR(",\"rule\":"));
    write_json(out, str_of(rule_name(f->rule)));
    buf_add(out, STR(",\"confidence\":"));
    write_json(out, str_of(confidence_name(f->confidence)));
    add_suggestions(out, f);
    buf_addf(out, ",\"fingerprint\":\"%016llx\",\"message\":", (unsigned long long)fingerprint);
    write_json(out, str_of(rule_text(f->rule, o->lang ? o->lang : "en")));
    add_places(out, e, text);
    buf_add(out, STR("}\n"));
}

void list_jsonl(const struct list_options *o, const struct unit *u, struct buf *out)
{
    if (u->findings.count == 0) return;
    struct arena scratch = { 0 };
    uint64_t *prints = fingerprints(u, &scratch);
    struct where w = where_begin(u);
    for (size_t i = 0; i < u->findings.count; i++) {
        const struct finding *f = &u->findings.at[i];
        if (!list_holds(o, f)) continue;
        struct extent e = where_extent(&w, f->at);
        add_object(o, u, f, &e, prints[i], out);
    }
    arena_release(&scratch);
}
