/* xml: the one door to libxml2's writer and reader. */
#ifndef XLIFF_XML_H
#define XLIFF_XML_H

#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

#include "base/input.h"

/* A writer of XML whose bytes go to a buf. */
struct xml {
    xmlTextWriterPtr writer;
    struct buf scratch; /* NUL-terminated copies */
};

void xml_open(struct xml *, struct buf *out);
/* All that was written is in the buf. */
void xml_close(struct xml *);

void xml_declare(struct xml *);
void xml_start(struct xml *, const char *element);
void xml_end(struct xml *);
void xml_attribute(struct xml *, const char *name, const char *value);
/* value: UTF-8; what XML forbids in it becomes U+FFFD. */
void xml_attribute_str(struct xml *, const char *name, struct str value);
/* text: UTF-8 without what XML forbids. */
void xml_text(struct xml *, struct str text);
/* Line break and indent, outside of text. */
void xml_break(struct xml *, int depth);

/* Char of XML 1.0, 2.2: what may stand in a document. */
bool xml_allows(uint32_t cp);

/* A streaming reader over an input: no network, no entities, no DTD. NULL when there is no memory. */
xmlTextReaderPtr xml_reader(struct input *, struct fault *);

#endif
