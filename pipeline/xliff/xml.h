/*
 * xml: the one door to libxml2's text writer and text reader; what passes it are our types.
 *
 *     struct xml_writer x;
 *     xml_open(&x, &out);
 *     xml_start(&x, "source");
 *     size_t done = xml_text(&x, text);                  // up to the first character that XML forbids
 *     xml_end(&x);
 *     xml_close(&x);
 *
 *     struct xml_reader *r = xml_reader_new(&in);
 *     struct xml_node node;
 *     do TRY(xml_reader_next(r, &node, fault)); while (node.kind != XML_FINISHED);
 *     xml_reader_free(r);
 */
#ifndef XLIFF_XML_H
#define XLIFF_XML_H

#include "base/input.h"

struct _xmlTextWriter; /* libxml2's */

/* A writer of XML in UTF-8, for one thread at a time. */
struct xml_writer {
    struct _xmlTextWriter *to;
};

/* Loads libxml2. xml_open does so, too, but can tell nobody that it is missing. */
MUST_CHECK enum status xml_load(struct fault *);

/* Bytes are added to out, at the latest by xml_close; elements that are still open then stay open. */
void xml_open(struct xml_writer *, struct buf *out);
void xml_close(struct xml_writer *);

void xml_declare(struct xml_writer *);
void xml_start(struct xml_writer *, const char *element);
void xml_end(struct xml_writer *);
/* value: valid UTF-8 without what XML forbids (xml_clean). */
void xml_attribute(struct xml_writer *, const char *name, const char *value);
/*
 * text: valid UTF-8. Writes it up to the first character that XML forbids; returns how many bytes that were. A start tag
 * that is open is ended even by an empty text.
 */
size_t xml_text(struct xml_writer *, struct str text);
/* Line break and indent, outside of text. */
void xml_break(struct xml_writer *, int depth);

/* Adds any bytes as what XML may hold: U+FFFD for each that is no UTF-8 and for each forbidden character. */
void xml_clean(struct buf *, struct str bytes);

enum xml_kind { XML_OPENED, XML_CLOSED, XML_TEXT, XML_FINISHED };

/* All that it points to is good until the next call. */
struct xml_node {
    enum xml_kind kind;
    const char *space, *name; /* of an element: its namespace, "" where it has none, and its name without prefix */
    int depth;                /* of an element; the root has 0 */
    bool empty;               /* opened as <a/>: it is not told that it closes */
    struct str text;          /* UTF-8 */
};

struct xml_reader;

/* The input must outlive the reader. Nothing but the input is ever opened. */
struct xml_reader *xml_reader_new(struct input *);
/*
 * The next start tag, end tag or text, in constant memory; XML_FINISHED again and again at the end. Refused, each with a
 * fault that names the line or the byte: XML that is not well-formed, a document type, an entity, whatever is beyond
 * LIMIT_XML_*.
 */
MUST_CHECK enum status xml_reader_next(struct xml_reader *, struct xml_node *, struct fault *);
/* Of the element that was opened last, until the next call; NULL when it has no such attribute. */
const char *xml_reader_attribute(struct xml_reader *, const char *name);
/* Sets a fault at the current line and returns status. what: a whole message, translated. */
enum status xml_reader_refuse(struct xml_reader *, enum status, const char *what, struct fault *);
/* NULL is fine. */
void xml_reader_free(struct xml_reader *);

#endif
