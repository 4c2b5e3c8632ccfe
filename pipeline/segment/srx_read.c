#include "segment/srx_read.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/input.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/xml2.h"

#define NAMESPACE "http://www.lisa.org/srx20"

struct map {
    struct str pattern, rules;
};

struct named_rule {
    struct str list; /* the languagerule that it stands in */
    struct srx_rule rule;
};

struct reading {
    const char *path;
    xmlTextReaderPtr xml;
    struct arena *keep;
    bool root, cascade;
    struct str list; /* the languagerule at hand */
    int number;      /* of the rule in it */
    struct buf text; /* of the expression at hand */
    bool in_text;
    struct srx_rule rule;
    struct {
        struct map *at;
        size_t count, cap;
    } maps;
    struct {
        struct named_rule *at;
        size_t count, cap;
    } rules;
};

static int line_of(const struct reading *r) { return xml2.xmlTextReaderGetParserLineNumber(r->xml); }

static enum status wrong(const struct reading *r, const char *what, struct fault *fault)
{
    return fault_set(fault, STATUS_FORMAT, r->path, FAULT_NOWHERE, _("line %d: %s"), line_of(r), what);
}

static struct str attribute(struct reading *r, const char *name)
{
    if (xml2.xmlTextReaderMoveToAttribute(r->xml, BAD_CAST name) != 1) return STR("");
    struct str value = arena_str(r->keep, str_of((const char *)xml2.xmlTextReaderConstValue(r->xml)));
    xml2.xmlTextReaderMoveToElement(r->xml);
    return value;
}

static bool is_named(const struct reading *r, const char *name)
{
    return strcmp((const char *)xml2.xmlTextReaderConstLocalName(r->xml), name) == 0;
}

static enum status start_root(struct reading *r, struct fault *fault)
{
    const xmlChar *space = xml2.xmlTextReaderConstNamespaceUri(r->xml);
    r->root = is_named(r, "srx") && space && strcmp((const char *)space, NAMESPACE) == 0;
    return r->root ? STATUS_OK : wrong(r, _("this is no SRX 2.0 file: convert older ones with another tool"), fault);
}

static void start_rule(struct reading *r)
{
    char name[200];
    snprintf(name, sizeof name, "srx:%.*s:%d", STR_F(r->list), ++r->number);
    r->rule = (struct srx_rule){ .name = arena_str(r->keep, str_of(name)).ptr,
                                 .before = STR(""),
                                 .after = STR(""),
                                 .breaks = !str_eq(attribute(r, "break"), STR("no")),
                                 .line = line_of(r) };
}

static enum status start_element(struct reading *r, struct fault *fault)
{
    if (xml2.xmlTextReaderDepth(r->xml) > LIMIT_XML_DEPTH) return wrong(r, _("elements are nested too deep"), fault);
    if (!r->root) return start_root(r, fault);
    if (is_named(r, "header")) r->cascade = str_eq(attribute(r, "cascade"), STR("yes"));
    if (is_named(r, "languagerule")) {
        r->list = attribute(r, "languagerulename");
        r->number = 0;
    }
    if (is_named(r, "rule")) start_rule(r);
    if (is_named(r, "languagemap"))
        *arena_push(r->keep, &r->maps) =
            (struct map){ attribute(r, "languagepattern"), attribute(r, "languagerulename") };
    r->in_text = (is_named(r, "beforebreak") || is_named(r, "afterbreak")) && !xml2.xmlTextReaderIsEmptyElement(r->xml);
    buf_clear(&r->text);
    return STATUS_OK;
}

static void end_element(struct reading *r)
{
    struct str text = arena_str(r->keep, buf_str(&r->text));
    if (r->in_text && is_named(r, "beforebreak")) r->rule.before = text;
    if (r->in_text && is_named(r, "afterbreak")) r->rule.after = text;
    r->in_text = false;
    if (is_named(r, "rule")) *arena_push(r->keep, &r->rules) = (struct named_rule){ r->list, r->rule };
}

static enum status take_node(struct reading *r, struct fault *fault)
{
    switch (xml2.xmlTextReaderNodeType(r->xml)) {
    case XML_READER_TYPE_ELEMENT: return start_element(r, fault);
    case XML_READER_TYPE_END_ELEMENT: end_element(r); return STATUS_OK;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (r->in_text) buf_add(&r->text, str_of((const char *)xml2.xmlTextReaderConstValue(r->xml)));
        return STATUS_OK;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
        return wrong(r, _("a document type or an entity, which SRX has no use for: take it out"), fault);
    default: return STATUS_OK;
    }
}

static enum status read_nodes(struct reading *r, struct fault *fault)
{
    int got;
    while ((got = xml2.xmlTextReaderRead(r->xml)) == 1) TRY(take_node(r, fault));
    if (got == 0 && r->root) return STATUS_OK;
    return wrong(r, _("this is not well-formed XML"), fault);
}

/* Rules of the maps that match, in the order of the maps. */
static enum status choose(struct reading *r, const char *language,
                          enum status (*matches)(struct str, const char *, bool *, struct fault *),
                          struct srx_rules *chosen, struct fault *fault)
{
    bool any = false;
    for (size_t m = 0; m < r->maps.count && (r->cascade || !any); m++) {
        bool fits = false;
        TRY(matches(r->maps.at[m].pattern, language, &fits, fault));
        for (size_t i = 0; fits && i < r->rules.count; i++)
            if (str_eq(r->rules.at[i].list, r->maps.at[m].rules)) *arena_push(r->keep, chosen) = r->rules.at[i].rule;
        any = any || fits;
    }
    if (any) return STATUS_OK;
    return fault_set(fault, STATUS_FORMAT, r->path, FAULT_NOWHERE,
                     _("no language map of it matches “%s”: add one, or give another SRX file"), language);
}

enum status srx_read(const char *path, const char *language,
                     enum status (*matches)(struct str, const char *, bool *, struct fault *), struct arena *keep,
                     struct srx_rules *rules, struct fault *fault)
{
    struct input in;
    struct str bytes;
    struct reading r = { .path = path, .keep = keep };
    TRY(xml2_load(fault));
    TRY(input_open_whole(&in, path, LIMIT_LIST, &bytes, fault));
    r.xml = xml2.xmlReaderForMemory(bytes.ptr, (int)bytes.len, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    enum status status = r.xml ? read_nodes(&r, fault)
                               : fault_set(fault, STATUS_FORMAT, path, FAULT_NOWHERE, _("it is empty"));
    if (status == STATUS_OK) status = choose(&r, language, matches, rules, fault);
    xml2.xmlFreeTextReader(r.xml);
    buf_release(&r.text);
    input_close(&in);
    return status;
}
