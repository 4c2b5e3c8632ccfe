#include "xliff/xml.h"

#include <stdio.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xml2.h"

/* libxml2 2.12 made the error that a handler gets const. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *handed_error;
#else
typedef xmlErrorPtr handed_error;
#endif

/* Writing. The writer only fails when memory does. */
static void must(int result)
{
    if (result < 0) memory_lost(0);
}

static int add(void *context, const char *bytes, int len)
{
    buf_add(context, str_n(bytes, (size_t)len));
    return len;
}

static int add_nothing(void *context)
{
    (void)context;
    return 0;
}

enum status xml_load(struct fault *fault) { return xml2_load(fault); }

void xml_open(struct xml_writer *x, struct buf *out)
{
    must(xml_load(NULL) == STATUS_OK ? 0 : -1);
    xml2.xmlInitParser(); /* the first call of all makes what threads share */
    xmlOutputBufferPtr to = xml2.xmlOutputBufferCreateIO(add, add_nothing, out, NULL);
    x->to = to ? xml2.xmlNewTextWriter(to) : NULL;
    must(x->to ? 0 : -1);
}

void xml_close(struct xml_writer *x)
{
    must(xml2.xmlTextWriterFlush(x->to));
    xml2.xmlFreeTextWriter(x->to);
}

void xml_declare(struct xml_writer *x) { must(xml2.xmlTextWriterStartDocument(x->to, "1.0", "UTF-8", NULL)); }
void xml_start(struct xml_writer *x, const char *name) { must(xml2.xmlTextWriterStartElement(x->to, BAD_CAST name)); }
void xml_end(struct xml_writer *x) { must(xml2.xmlTextWriterEndElement(x->to)); }

void xml_attribute(struct xml_writer *x, const char *name, const char *value)
{
    must(xml2.xmlTextWriterWriteAttribute(x->to, BAD_CAST name, BAD_CAST value));
}

static void add_raw(struct xml_writer *x, const char *bytes, size_t len)
{
    must(xml2.xmlTextWriterWriteRawLen(x->to, BAD_CAST bytes, (int)len));
}

/* Bytes that cannot go as they are: controls but tab and line feed, & < >, and EF, with which U+FFFE and U+FFFF begin. */
#define BIT(byte) (1ull << ((byte) & 63))
static const uint64_t special[4] = {
    (0xFFFFFFFFull & ~BIT('\t') & ~BIT('\n')) | BIT('&') | BIT('<') | BIT('>'), 0, 0, BIT(0xEF)
};

static bool is_special(unsigned char byte) { return special[byte >> 6] & BIT(byte); }

/* Char of XML 1.0, 2.2; s is valid UTF-8 and begins with a special byte. */
static bool is_forbidden(const char *s)
{
    unsigned char byte = (unsigned char)s[0];
    if (byte == 0xEF) return (unsigned char)s[1] == 0xBF && (unsigned char)s[2] >= 0xBE;
    return byte < 0x20 && byte != '\r';
}

size_t xml_text(struct xml_writer *x, struct str text)
{
    size_t plain = 0, i = 0;
    for (;; i++) {
        while (i < text.len && !is_special((unsigned char)text.ptr[i])) i++;
        if (i == text.len || is_forbidden(text.ptr + i)) break;
        if (text.ptr[i] == '\xEF') continue;
        char one[2] = { text.ptr[i], '\0' };
        if (i > plain) add_raw(x, text.ptr + plain, i - plain);
        must(xml2.xmlTextWriterWriteString(x->to, BAD_CAST one)); /* libxml2 knows how to escape it */
        plain = i + 1;
    }
    add_raw(x, text.ptr + plain, i - plain);
    return i;
}

void xml_break(struct xml_writer *x, int depth)
{
    static const char spaces[] = "\n                    ";
    add_raw(x, spaces, 1 + 2 * (size_t)depth);
}

void xml_clean(struct buf *b, struct str bytes)
{
    for (size_t i = 0; i < bytes.len;) {
        size_t len;
        bool good = utf8_check(str_from(bytes, i), &len) == UTF8_WHOLE;
        if (!good) len = 1;
        if (!good || (is_special((unsigned char)bytes.ptr[i]) && is_forbidden(bytes.ptr + i)))
            buf_add_cp(b, 0xFFFD);
        else
            buf_add(b, str_sub(bytes, i, i + len));
        i += len;
    }
}

/* Reading. */
struct xml_reader {
    xmlTextReaderPtr from;
    struct input *in;
    uint64_t seen;      /* bytes given to libxml2 when its last node came */
    struct fault fault; /* of a read that failed, or of a limit that the callback met */
    char why[200];      /* what libxml2 said first of what is wrong, and where */
    int line, code;
};

/*
 * Is this a tag, a text or a prolog that has no end? Text is parsed as it comes; of a tag or a comment, libxml2 wants the
 * whole first. So the bytes that it has and has not parsed are those of a tag.
 */
static bool is_endless(struct xml_reader *r)
{
    uint64_t unseen = r->in->offset - r->seen;
    if (unseen <= LIMIT_XML_TAG) return false;
    if (r->seen == 0 || unseen > LIMIT_XML_TEXT) return true;
    long parsed = xml2.xmlTextReaderByteConsumed(r->from);
    return parsed >= 0 && r->in->offset > (uint64_t)parsed + LIMIT_XML_TAG;
}

/* libxml2's next bytes. What is endless is stopped here, before it takes up memory. */
static int read_some(void *context, char *to, int room)
{
    struct xml_reader *r = context;
    struct str bytes;
    if (r->fault.status != STATUS_OK) return -1;
    if (is_endless(r)) {
        fault_set(&r->fault, STATUS_LIMIT, r->in->name, (int64_t)r->in->offset,
                  _("a tag or a text of this XML is too long to be real: export the file again from your tool"));
        return -1;
    }
    if (input_peek(r->in, 1, &bytes, &r->fault) != STATUS_OK) return -1;
    size_t n = bytes.len < (size_t)room ? bytes.len : (size_t)room;
    if (n) memcpy(to, bytes.ptr, n);
    input_take(r->in, n);
    return (int)n;
}

static int close_nothing(void *context)
{
    (void)context;
    return 0;
}

static void note_error(void *context, handed_error error)
{
    struct xml_reader *r = context;
    if (error->level != XML_ERR_FATAL || r->why[0]) return;
    size_t len = error->message ? strcspn(error->message, "\n") : 0;
    snprintf(r->why, sizeof r->why, "%.*s", (int)len, error->message ? error->message : "");
    r->why[utf8_valid(str_of(r->why))] = '\0';
    r->line = error->line;
    r->code = error->code;
}

struct xml_reader *xml_reader_new(struct input *in)
{
    struct xml_reader *r = memory_new(1, sizeof *r);
    r->in = in;
    xml2.xmlInitParser();
    /* No DTD is loaded and no entity replaced: those would be options. XML_PARSE_HUGE off keeps libxml2's own limits. */
    r->from = xml2.xmlReaderForIO(read_some, close_nothing, r, NULL, NULL,
                             XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES);
    if (r->from)
        xml2.xmlTextReaderSetStructuredErrorHandler(r->from, note_error, r);
    else if (r->fault.status == STATUS_OK)
        memory_lost(sizeof *r);
    return r;
}

void xml_reader_free(struct xml_reader *r)
{
    if (!r) return;
    xml2.xmlFreeTextReader(r->from);
    memory_free(r);
}

enum status xml_reader_refuse(struct xml_reader *r, enum status status, const char *what, struct fault *fault)
{
    xmlNodePtr node = xml2.xmlTextReaderCurrentNode(r->from);
    long line = node ? xml2.xmlGetLineNo(node) : 0;
    if (line <= 0) line = xml2.xmlTextReaderGetParserLineNumber(r->from);
    return fault_set(fault, status, r->in->name, FAULT_NOWHERE, _("line %ld: %s"), line, what);
}

static enum status refuse_entities(struct xml_reader *r, struct fault *fault)
{
    return xml_reader_refuse(r, STATUS_FORMAT,
                             _("it has a document type or an entity, which XLIFF has no use for: export the file again from "
                               "your tool"),
                             fault);
}

static enum status broken(struct xml_reader *r, struct fault *fault)
{
    if (r->fault.status != STATUS_OK) {
        if (fault && fault->status == STATUS_OK) *fault = r->fault;
        return r->fault.status;
    }
    if (r->code == XML_ERR_ENTITY_LOOP) return refuse_entities(r, fault); /* also what libxml2 calls a bomb */
    return fault_set(fault, STATUS_FORMAT, r->in->name, FAULT_NOWHERE,
                     _("line %d: not well-formed XML (%s): export the file again from your tool"),
                     r->line > 0 ? r->line : xml2.xmlTextReaderGetParserLineNumber(r->from), r->why);
}

/* Of elements, attributes and prefixes, in the file so far. */
static int count_names(struct xml_reader *r)
{
    xmlNodePtr node = xml2.xmlTextReaderCurrentNode(r->from);
    return node && node->doc && node->doc->dict ? xml2.xmlDictSize(node->doc->dict) : 0;
}

static enum status take_element(struct xml_reader *r, struct xml_node *node, enum xml_kind kind, struct fault *fault)
{
    const xmlChar *space = xml2.xmlTextReaderConstNamespaceUri(r->from);
    *node = (struct xml_node){ .kind = kind,
                               .space = space ? (const char *)space : "",
                               .name = (const char *)xml2.xmlTextReaderConstLocalName(r->from),
                               .depth = xml2.xmlTextReaderDepth(r->from),
                               .empty = kind == XML_OPENED && xml2.xmlTextReaderIsEmptyElement(r->from) };
    if (node->depth > LIMIT_XML_DEPTH)
        return xml_reader_refuse(r, STATUS_LIMIT, _("elements are nested too deep: this is no real XLIFF"), fault);
    if (xml2.xmlTextReaderAttributeCount(r->from) > LIMIT_XML_ATTRIBUTES || count_names(r) > LIMIT_XML_NAMES)
        return xml_reader_refuse(r, STATUS_LIMIT, _("too many names of elements or attributes: this is no real XLIFF"), fault);
    return STATUS_OK;
}

/* *told: the node is one that the caller is told of. */
static enum status take_node(struct xml_reader *r, struct xml_node *node, bool *told, struct fault *fault)
{
    *told = true;
    switch (xml2.xmlTextReaderNodeType(r->from)) {
    case XML_READER_TYPE_ELEMENT: return take_element(r, node, XML_OPENED, fault);
    case XML_READER_TYPE_END_ELEMENT: return take_element(r, node, XML_CLOSED, fault);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        *node = (struct xml_node){ .kind = XML_TEXT, .text = str_of((const char *)xml2.xmlTextReaderConstValue(r->from)) };
        return STATUS_OK;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE: return refuse_entities(r, fault);
    default: *told = false; return STATUS_OK;
    }
}

enum status xml_reader_next(struct xml_reader *r, struct xml_node *node, struct fault *fault)
{
    for (bool told = false; !told;) {
        int got = r->from ? xml2.xmlTextReaderRead(r->from) : -1;
        if (got < 0 || r->fault.status != STATUS_OK) return broken(r, fault);
        r->seen = r->in->offset;
        if (got == 0) {
            *node = (struct xml_node){ .kind = XML_FINISHED };
            return STATUS_OK;
        }
        TRY(take_node(r, node, &told, fault));
    }
    return STATUS_OK;
}

const char *xml_reader_attribute(struct xml_reader *r, const char *name)
{
    const char *value = NULL;
    if (xml2.xmlTextReaderMoveToAttribute(r->from, BAD_CAST name) == 1) {
        value = (const char *)xml2.xmlTextReaderConstValue(r->from);
        xml2.xmlTextReaderMoveToElement(r->from);
    }
    return value;
}
