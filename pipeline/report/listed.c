#include "report/listed.h"

#include "base/utf8.h"
#include "report/fingerprint.h"

const char *listed_language(const struct list_options *o)
{
    return o->lang && strcmp(o->lang, "fr") == 0 ? "fr" : "en";
}

enum confidence list_least(const struct list_options *o) { return o->all ? CONFIDENCES - 1 : CONFIDENCE_STYLE; }

bool list_holds(const struct list_options *o, const struct finding *f)
{
    return f->confidence <= list_least(o) && !f->hidden && (o->all || !f->folded);
}

void listed_each(const struct list_options *o, const struct unit *u,
                 void (*one)(const struct list_options *, const struct listed *, struct buf *), struct buf *out)
{
    if (u->findings.count == 0) return;
    struct arena scratch = { 0 };
    uint64_t *prints = fingerprints(u, list_least(o), &scratch);
    struct where w = where_begin(u);
    size_t sentence = 0;
    for (size_t i = 0; i < u->findings.count; i++) {
        const struct finding *f = &u->findings.at[i];
        if (!list_holds(o, f)) continue;
        struct listed l = { .unit = u, .finding = f, .text = unit_text(u, f->at), .fingerprint = prints[i] };
        l.extent = where_extent(&w, f->at);
        l.excerpt = excerpt_of(u, &sentence, f->at);
        bool one_line = l.extent.end.line == l.extent.beg.line;
        l.length16 = one_line ? l.extent.end16 - l.extent.beg16 : utf8_count_utf16(l.text);
        one(o, &l, out);
    }
    arena_release(&scratch);
}
