/*
 * format: documents in and out. A format turns the bytes of a document into units, and puts translations back by
 * splicing: a document is never written anew, every byte that no translation replaces stays.
 *
 *     struct document doc = { .in = &in };
 *     TRY(format_open(&doc, &options, fault));           // which format, which charset, which paragraphs
 *     TRY(doc.format->extract(&doc, sink, fault));       // as often as one likes
 */
#ifndef FORMAT_FORMAT_H
#define FORMAT_FORMAT_H

#include "base/input.h"
#include "base/output.h"
#include "charset/charset.h"
#include "unit/unit.h"

/* How lines of a plain text make paragraphs. */
enum paragraphs {
    PARAGRAPHS_AUTO,  /* by the evidence of the whole document */
    PARAGRAPHS_LINE,  /* a line, a paragraph */
    PARAGRAPHS_BLANK, /* empty lines between paragraphs; a line break inside one stays a line break */
    PARAGRAPHS_WRAP,  /* empty lines between paragraphs; a line break inside one is a space */
    PARAGRAPHS_COUNT
};

/* "auto", "line", "blank", "wrap". */
const char *paragraphs_name(enum paragraphs);
/* PARAGRAPHS_COUNT when there is no such name. */
enum paragraphs paragraphs_find(const char *name);

struct format_options {
    const char *encoding; /* a charset's name that the user declared, or NULL */
    enum paragraphs paragraphs;
};

struct document {
    struct input *in;
    uint32_t number; /* in the job, from 0 */
    const struct format *format;
    struct charset_found charset;
    enum paragraphs paragraphs; /* never AUTO once open */
    uint32_t width;             /* of hard-wrapped lines, in code points; 0 where lines are not wrapped */
    struct str line_break;      /* the one that stands most often, in UTF-8 */
};

/* What a translator gave for a unit: spans of its text, sorted, with what takes their place. */
struct translation {
    struct span at;
    struct str target; /* UTF-8 */
};

struct translations {
    struct translation *at;
    size_t count, cap;
};

/* Asks for the translations of a unit; they live in keep. Units come in the order of the document. */
struct translator {
    enum status (*unit)(void *context, const struct unit *, struct arena *keep, struct translations *, struct fault *);
    void *context;
};

struct splice;

struct format {
    const char *name;
    /* How sure this format is of a document from its first bytes and its name: 0 no, 100 certain. */
    int (*bid)(struct str head, const char *name);
    /* Fills in what is to be known of the whole document before its first unit. */
    enum status (*survey)(struct document *, const struct format_options *, struct fault *);
    enum status (*extract)(struct document *, struct sink, struct fault *);
    enum status (*merge)(struct document *, struct translator, struct splice *, struct fault *);
};

extern const struct format format_text;

/* Finds the format and surveys; doc->in and doc->number are set by the caller. Leaves the input at its start. */
MUST_CHECK enum status format_open(struct document *, const struct format_options *, struct fault *);

#endif
