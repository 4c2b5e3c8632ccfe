#include "xliff/read.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "xliff/xml.h"

#define NAMESPACE "urn:oasis:names:tc:xliff:document:"

/* What we do with the text inside an element. */
enum collecting { NOTHING, SOURCE, TARGET, HASH };

struct xliff_reader {
    struct input *in;
    xmlTextReaderPtr xml;
    char namespace[64]; /* of the root; "" before it */
    struct xliff_origin origin;
    struct arena keep;   /* of the origin */
    struct buf source, target, hash;
    enum collecting collecting;
    int inside;          /* depth of the element that is collected, or skipped */
    int skipping;        /* depth of an element that holds nothing for us; 0: none */
    uint64_t unit;
    uint32_t sentence;
    bool has_source, has_target, complete; /* complete: a segment waits */
    bool ended;
};

/* Elements whose whole inside is not the text of a segment: other translations, native codes. */
static const char *const skipped[] = { "alt-trans", "seg-source", "bpt", "ept", "it", "ph", "sub", "matches", "glossary",
                                       "originalData" };

static enum status broken(struct xliff_reader *r, struct fault *fault)
{
    const xmlError *error = xmlGetLastError();
    int line = r->xml ? xmlTextReaderGetParserLineNumber(r->xml) : 0;
    char why[200] = "";
    if (error && error->message) {
        snprintf(why, sizeof why, "%s", error->message);
        why[strcspn(why, "\n")] = '\0';
        if (error->line > 0) line = error->line;
    }
    return fault_set(fault, STATUS_FORMAT, r->in->name, FAULT_NOWHERE,
                     _("line %d: not well-formed XML (%s): export the file again from your tool"), line, why);
}

static enum status refuse(struct xliff_reader *r, const char *what, struct fault *fault)
{
    return fault_set(fault, STATUS_FORMAT, r->in->name, FAULT_NOWHERE, _("line %d: %s"),
                     xmlTextReaderGetParserLineNumber(r->xml), what);
}

/* An attribute's value in the arena, "" when it is not there. */
static const char *attribute(struct xliff_reader *r, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(r->xml, BAD_CAST name);
    const char *kept = value ? arena_str(&r->keep, str_of((const char *)value)).ptr : "";
    xmlFree(value);
    return kept;
}

static bool is_named(const struct xliff_reader *r, const char *name)
{
    const xmlChar *own = xmlTextReaderConstLocalName(r->xml), *space = xmlTextReaderConstNamespaceUri(r->xml);
    return strcmp((const char *)own, name) == 0 && space && strcmp((const char *)space, r->namespace) == 0;
}

static enum status read_root(struct xliff_reader *r, struct fault *fault)
{
    const xmlChar *space = xmlTextReaderConstNamespaceUri(r->xml);
    snprintf(r->namespace, sizeof r->namespace, "%s", space ? (const char *)space : "");
    if (!is_named(r, "xliff") || strncmp(r->namespace, NAMESPACE, sizeof NAMESPACE - 1) != 0)
        return refuse(r, _("this is no XLIFF 1.2 or 2.x file: name the XLIFF that your tool exported"), fault);
    r->origin.target_lang = attribute(r, "trgLang");
    return STATUS_OK;
}

/* "u12-s3", "u12": the numbers, 0 where there is none. */
static bool read_id(const char *id, uint64_t *unit, uint32_t *sentence)
{
    char *end;
    *sentence = 0;
    if (id[0] != 'u' || id[1] < '1' || id[1] > '9') return false;
    *unit = strtoull(id + 1, &end, 10);
    if (end[0] == '-' && end[1] == 's' && end[2] >= '1' && end[2] <= '9') *sentence = (uint32_t)strtoul(end + 2, &end, 10);
    return *end == '\0';
}

static enum status read_unit(struct xliff_reader *r, struct fault *fault)
{
    struct arena_mark mark = arena_mark(&r->keep);
    const char *id = attribute(r, "id");
    if (!read_id(id, &r->unit, &r->sentence)) {
        char what[200];
        snprintf(what, sizeof what, _("the id “%.60s” is not one of passeur's: the XLIFF is of another program"), id);
        return refuse(r, what, fault);
    }
    arena_back(&r->keep, mark);
    r->has_source = r->has_target = false;
    return STATUS_OK;
}

static void begin_text(struct xliff_reader *r, enum collecting what, struct buf *into)
{
    buf_clear(into);
    r->collecting = what;
    r->inside = xmlTextReaderDepth(r->xml);
}

static struct buf *collected(struct xliff_reader *r)
{
    return r->collecting == SOURCE ? &r->source : r->collecting == TARGET ? &r->target : &r->hash;
}

/* <cp hex="0001"/> and <x ctype="x-char-0001"/>: a character that XML forbids. */
static void read_character(struct xliff_reader *r)
{
    static const char prefix[] = "x-char-";
    struct arena_mark mark = arena_mark(&r->keep);
    const char *hex = is_named(r, "cp") ? attribute(r, "hex") : attribute(r, "ctype");
    if (is_named(r, "x")) hex = strncmp(hex, prefix, sizeof prefix - 1) == 0 ? hex + sizeof prefix - 1 : "";
    char *end = NULL;
    unsigned long cp = strtoul(hex, &end, 16);
    if (hex[0] && *end == '\0' && cp > 0 && cp < 0x110000 && (cp < 0xD800 || cp > 0xDFFF))
        buf_add_cp(collected(r), (uint32_t)cp);
    arena_back(&r->keep, mark);
}

static void read_file(struct xliff_reader *r)
{
    r->origin.original = attribute(r, "original");
    if (!r->origin.target_lang[0]) r->origin.target_lang = attribute(r, "target-language");
}

static void read_skeleton(struct xliff_reader *r)
{
    const char *uid = attribute(r, "uid");
    if (strncmp(uid, "sha256-", 7) == 0) r->origin.sha256 = uid + 7;
}

static void read_note(struct xliff_reader *r)
{
    if (strcmp(attribute(r, "category"), "sha256") == 0) begin_text(r, HASH, &r->hash);
}

static bool is_skipped(const struct xliff_reader *r)
{
    for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++)
        if (is_named(r, skipped[i])) return true;
    return false;
}

static enum status start_element(struct xliff_reader *r, struct fault *fault)
{
    int depth = xmlTextReaderDepth(r->xml);
    bool empty = xmlTextReaderIsEmptyElement(r->xml);
    if (depth > LIMIT_XML_DEPTH) return refuse(r, _("elements are nested too deep: this is no real XLIFF"), fault);
    if (!r->namespace[0]) return read_root(r, fault);
    if (r->skipping) return STATUS_OK;
    if (is_skipped(r)) {
        if (!empty) r->skipping = depth;
        return STATUS_OK;
    }
    if (r->collecting) {
        read_character(r);
        return STATUS_OK;
    }
    if (is_named(r, "trans-unit") || is_named(r, "unit")) return read_unit(r, fault);
    if (is_named(r, "file")) read_file(r);
    if (is_named(r, "external-file")) read_skeleton(r);
    if (is_named(r, "note") && !empty && !r->unit) read_note(r);
    if (is_named(r, "ignorable") && !empty) r->skipping = depth;
    if (is_named(r, "segment")) {
        r->sentence++;
        r->has_source = r->has_target = false;
    }
    if (!r->unit) return STATUS_OK;
    if (is_named(r, "source")) {
        r->has_source = true;
        begin_text(r, SOURCE, &r->source);
    } else if (is_named(r, "target")) {
        r->has_target = true;
        begin_text(r, TARGET, &r->target);
    }
    if (empty) r->collecting = NOTHING;
    return STATUS_OK;
}

static void end_element(struct xliff_reader *r)
{
    int depth = xmlTextReaderDepth(r->xml);
    if (r->skipping) {
        if (depth == r->skipping) r->skipping = 0;
        return;
    }
    if (r->collecting && depth == r->inside) {
        if (r->collecting == HASH) r->origin.sha256 = arena_str(&r->keep, str_trim(buf_str(&r->hash))).ptr;
        r->collecting = NOTHING;
    } else if (is_named(r, "trans-unit") || is_named(r, "segment")) {
        r->complete = r->has_source;
    }
}

static enum status take_text(struct xliff_reader *r, struct fault *fault)
{
    if (!r->collecting || r->skipping) return STATUS_OK;
    struct buf *into = collected(r);
    buf_add(into, str_of((const char *)xmlTextReaderConstValue(r->xml)));
    return into->len <= LIMIT_SEGMENT ? STATUS_OK : refuse(r, _("a segment is too long to be the translation of one"), fault);
}

static enum status take_node(struct xliff_reader *r, struct fault *fault)
{
    switch (xmlTextReaderNodeType(r->xml)) {
    case XML_READER_TYPE_ELEMENT: return start_element(r, fault);
    case XML_READER_TYPE_END_ELEMENT: end_element(r); return STATUS_OK;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return take_text(r, fault);
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
        return refuse(r, _("it has a document type or an entity, which XLIFF has no use for: export the file again from "
                           "your tool"),
                      fault);
    default: return STATUS_OK;
    }
}

/* Reads until a segment is complete or the file ends. */
static enum status advance(struct xliff_reader *r, struct fault *fault)
{
    while (!r->complete && !r->ended) {
        int got = xmlTextReaderRead(r->xml);
        if (got < 0) return broken(r, fault);
        if (got == 0)
            r->ended = true;
        else
            TRY(take_node(r, fault));
    }
    return STATUS_OK;
}

enum status xliff_reader_open(struct xliff_reader **out, struct input *in, struct fault *fault)
{
    struct xliff_reader *r = memory_new(1, sizeof *r);
    r->in = in;
    r->origin = (struct xliff_origin){ "", "", "" };
    xmlResetLastError();
    r->xml = xml_reader(in, fault);
    enum status status = r->xml ? advance(r, fault) : broken(r, fault);
    if (status == STATUS_OK) {
        *out = r;
        return STATUS_OK;
    }
    xliff_reader_free(r);
    *out = NULL;
    return status;
}

const struct xliff_origin *xliff_reader_origin(const struct xliff_reader *r) { return &r->origin; }

enum status xliff_reader_next(struct xliff_reader *r, struct xliff_segment *s, bool *more, struct fault *fault)
{
    TRY(advance(r, fault));
    *more = r->complete;
    r->complete = false;
    if (*more)
        *s = (struct xliff_segment){ r->unit, r->sentence, buf_str(&r->source), buf_str(&r->target), r->has_target };
    return STATUS_OK;
}

void xliff_reader_free(struct xliff_reader *r)
{
    if (!r) return;
    xmlFreeTextReader(r->xml);
    arena_release(&r->keep);
    buf_release(&r->source);
    buf_release(&r->target);
    buf_release(&r->hash);
    memory_free(r);
}
