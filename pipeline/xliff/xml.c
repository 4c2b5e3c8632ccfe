#include "xliff/xml.h"

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

static void must(int result)
{
    if (result < 0) memory_lost(0); /* the writer only fails when memory does */
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

void xml_open(struct xml *x, struct buf *out)
{
    xmlOutputBufferPtr to = xmlOutputBufferCreateIO(add, add_nothing, out, NULL);
    *x = (struct xml){ .writer = to ? xmlNewTextWriter(to) : NULL };
    must(x->writer ? 0 : -1);
}

void xml_close(struct xml *x)
{
    must(xmlTextWriterFlush(x->writer));
    xmlFreeTextWriter(x->writer);
    buf_release(&x->scratch);
}

void xml_declare(struct xml *x) { must(xmlTextWriterStartDocument(x->writer, "1.0", "UTF-8", NULL)); }
void xml_start(struct xml *x, const char *name) { must(xmlTextWriterStartElement(x->writer, BAD_CAST name)); }
void xml_end(struct xml *x) { must(xmlTextWriterEndElement(x->writer)); }

void xml_attribute(struct xml *x, const char *name, const char *value) { xml_attribute_str(x, name, str_of(value)); }

bool xml_allows(uint32_t cp)
{
    if (cp < 0x20) return cp == '\t' || cp == '\n' || cp == '\r';
    return cp != 0xFFFE && cp != 0xFFFF;
}

void xml_attribute_str(struct xml *x, const char *name, struct str value)
{
    buf_clear(&x->scratch);
    for (size_t i = 0; i < value.len;) {
        uint32_t cp = utf8_next(value, &i);
        buf_add_cp(&x->scratch, xml_allows(cp) ? cp : 0xFFFD);
    }
    must(xmlTextWriterWriteAttribute(x->writer, BAD_CAST name, BAD_CAST buf_z(&x->scratch)));
}

void xml_text(struct xml *x, struct str text)
{
    buf_clear(&x->scratch);
    buf_add(&x->scratch, text);
    must(xmlTextWriterWriteString(x->writer, BAD_CAST buf_z(&x->scratch)));
}

void xml_break(struct xml *x, int depth)
{
    static const char spaces[] = "\n                    ";
    must(xmlTextWriterWriteRawLen(x->writer, BAD_CAST spaces, 1 + 2 * depth));
}

/* What libxml2 reads from: our input, and the fault of a read that failed. */
struct source {
    struct input *in;
    struct fault *fault;
};

static int read_some(void *context, char *to, int room)
{
    struct source *s = context;
    struct str bytes;
    if (input_peek(s->in, 1, &bytes, s->fault) != STATUS_OK) return -1;
    size_t n = bytes.len < (size_t)room ? bytes.len : (size_t)room;
    if (n) memcpy(to, bytes.ptr, n);
    input_take(s->in, n);
    return (int)n;
}

static int close_source(void *context)
{
    memory_free(context);
    return 0;
}

xmlTextReaderPtr xml_reader(struct input *in, struct fault *fault)
{
    struct source *s = memory_new(1, sizeof *s);
    *s = (struct source){ in, fault };
    return xmlReaderForIO(read_some, close_source, s, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}
