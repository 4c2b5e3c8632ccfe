/* SARIF 2.1.0 (OASIS, 2020), one run. Section numbers below are its own. */
#include "report/listed.h"
#include "report/message.h"
#include "report/write.h"

/* 3.27.9 kind and 3.27.10 level: what is told for information only has the level "none". */
static const char *const levels[CONFIDENCES] = {
    [CONFIDENCE_SURE] = "\"kind\":\"fail\",\"level\":\"error\"",
    [CONFIDENCE_LIKELY] = "\"kind\":\"fail\",\"level\":\"warning\"",
    [CONFIDENCE_STYLE] = "\"kind\":\"fail\",\"level\":\"note\"",
    [CONFIDENCE_UNKNOWN_RECURRENT] = "\"kind\":\"informational\",\"level\":\"none\"",
    [CONFIDENCE_NAME] = "\"kind\":\"informational\",\"level\":\"none\"",
    [CONFIDENCE_FOREIGN] = "\"kind\":\"informational\",\"level\":\"none\"",
};

void list_sarif_head(const struct list_options *o, struct buf *out)
{
    buf_add(out, STR("{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                     "sarif-schema-2.1.0.json\",\n\"version\":\"2.1.0\",\n\"runs\":[{\"tool\":{\"driver\":{"
                     "\"name\":\"passeur\",\"semanticVersion\":\"" PASSEUR_VERSION "\",\"language\":\""));
    buf_add(out, str_of(listed_language(o)));
    buf_add(out, STR("\",\"rules\":["));
    for (int i = 0; i < RULES; i++) {
        buf_add(out, i ? STR(",\n{\"id\":") : STR("\n{\"id\":"));
        write_json(out, str_of(rule_name((enum rule)i)));
        buf_add(out, STR(",\"shortDescription\":{\"text\":"));
        write_json(out, str_of(rule_text((enum rule)i, listed_language(o))));
        buf_add(out, STR("}}"));
    }
    buf_add(out, STR("]}},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":["));
}

void list_sarif_tail(const struct list_options *o, struct buf *out)
{
    (void)o;
    buf_add(out, STR("]}]}\n"));
}

/* 3.11.5 and 3.11.6: braces stand for arguments and brackets for links, unless they are doubled or escaped. */
static void add_message(struct buf *out, struct str s)
{
    struct buf b = { 0 };
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '{' || s.ptr[i] == '}') buf_addc(&b, s.ptr[i]);
        if (s.ptr[i] == '[' || s.ptr[i] == ']') buf_addc(&b, '\\');
        buf_addc(&b, s.ptr[i]);
    }
    write_json(out, buf_str(&b));
    buf_release(&b);
}

static void add_region(struct buf *out, const struct extent *e)
{
    buf_addf(out, "\"startLine\":%u,\"startColumn\":%u,\"endLine\":%u,\"endColumn\":%u", e->beg.line, e->beg.column,
             e->end.line, e->end.column);
}

static void add_location(const struct list_options *o, const struct listed *l, struct buf *out)
{
    const struct extent *e = &l->extent;
    buf_add(out, STR(",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\""));
    write_uri(out, str_of(o->file));
    buf_add(out, STR("\"},\"region\":{"));
    add_region(out, e);
    buf_add(out, STR(",\"byteOffset\":"));
    write_number(out, e->beg.byte);
    buf_add(out, STR(",\"byteLength\":"));
    write_number(out, e->end.byte - e->beg.byte);
    buf_add(out, STR(",\"snippet\":{\"text\":"));
    write_json(out, unit_text(l->unit, l->excerpt.words));
    buf_add(out, STR("}}}}]"));
}

/* 3.27.30: every suggestion is a fix of its own, of which one may be taken. */
static void add_fixes(const struct list_options *o, const struct finding *f, const struct extent *e, struct buf *out)
{
    if (f->suggestion_count == 0) return;
    buf_add(out, STR(",\"fixes\":["));
    for (size_t i = 0; i < f->suggestion_count; i++) {
        buf_add(out, i ? STR(",{\"description\":{\"text\":") : STR("{\"description\":{\"text\":"));
        add_message(out, f->suggestions[i]);
        buf_add(out, STR("},\"artifactChanges\":[{\"artifactLocation\":{\"uri\":\""));
        write_uri(out, str_of(o->file));
        buf_add(out, STR("\"},\"replacements\":[{\"deletedRegion\":{"));
        add_region(out, e);
        buf_add(out, STR("},\"insertedContent\":{\"text\":"));
        write_json(out, f->suggestions[i]);
        buf_add(out, STR("}}]}]}"));
    }
    buf_addc(out, ']');
}

static void add_result(const struct list_options *o, const struct listed *l, struct buf *out)
{
    const struct finding *f = l->finding;
    struct buf message = { 0 };
    struct str words = unit_text(l->unit, l->excerpt.words);
    message_add(&message, listed_language(o), words, f);
    buf_addf(out, "%s\n{\"ruleId\":\"%s\",\"ruleIndex\":%u,%s,\"message\":{\"text\":", out->len ? "," : "",
             rule_name(f->rule), f->rule, levels[f->confidence]);
    add_message(out, buf_str(&message));
    buf_addc(out, '}');
    add_location(o, l, out);
    buf_addf(out, ",\"partialFingerprints\":{\"passeur/v1\":\"%016llx\"}", (unsigned long long)l->fingerprint);
    add_fixes(o, f, &l->extent, out);
    buf_addf(out, ",\"properties\":{\"confidence\":\"%s\",\"columnUtf16\":%u,\"lengthUtf16\":%u}}",
             confidence_name(f->confidence), l->extent.beg16, (unsigned)l->length16);
    buf_release(&message);
}

void list_sarif(const struct list_options *o, const struct unit *u, struct buf *out)
{
    listed_each(o, u, add_result, out);
}
