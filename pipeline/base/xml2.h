/*
 * xml2: what passeur uses of libxml2, behind pointers: the library is loaded by the first who reads or writes XML. The two
 * doors to it are xliff/xml.c and, for SRX, segment/srx_read.c.
 */
#ifndef BASE_XML2_H
#define BASE_XML2_H

#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

#include "base/library.h"

#define XML2_FUNCTIONS(X)                                                                                              \
    X(xmlInitParser) X(xmlGetLineNo) X(xmlDictSize) X(xmlOutputBufferCreateIO)                                         \
    X(xmlNewTextWriter) X(xmlFreeTextWriter) X(xmlTextWriterFlush) X(xmlTextWriterStartDocument)                       \
    X(xmlTextWriterStartElement) X(xmlTextWriterEndElement) X(xmlTextWriterWriteAttribute)                             \
    X(xmlTextWriterWriteRawLen) X(xmlTextWriterWriteString)                                                            \
    X(xmlReaderForIO) X(xmlReaderForMemory) X(xmlFreeTextReader) X(xmlTextReaderSetStructuredErrorHandler)             \
    X(xmlTextReaderRead) X(xmlTextReaderNodeType) X(xmlTextReaderDepth) X(xmlTextReaderIsEmptyElement)                 \
    X(xmlTextReaderConstLocalName) X(xmlTextReaderConstNamespaceUri) X(xmlTextReaderConstValue)                        \
    X(xmlTextReaderAttributeCount) X(xmlTextReaderMoveToAttribute) X(xmlTextReaderMoveToElement)                       \
    X(xmlTextReaderByteConsumed) X(xmlTextReaderCurrentNode) X(xmlTextReaderGetParserLineNumber)

struct xml2 {
    XML2_FUNCTIONS(LIBRARY_POINTER)
};

/* Good for calls once xml2_load has succeeded. */
extern struct xml2 xml2;

MUST_CHECK enum status xml2_load(struct fault *);

#endif
