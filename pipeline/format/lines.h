/*
 * lines: the decoded text of a document, line by line, with the bytes that each line came from.
 *
 * A line ends at LF, CR LF, CR, NEL (U+0085), LINE or PARAGRAPH SEPARATOR (U+2028, U+2029), vertical tab or form feed
 * (Unicode Standard, 5.8). Only the first three count in line numbers: so do editors and grep.
 *
 *     struct lines lines;
 *     struct line line;
 *     lines_init(&lines, doc);
 *     bool more;
 *     while ((status = lines_next(&lines, &line, &more, fault)) == STATUS_OK && more) ...
 *     lines_release(&lines);
 */
#ifndef FORMAT_LINES_H
#define FORMAT_LINES_H

#include "format/format.h"

struct line {
    struct str text;  /* without the end, at most LIMIT_UNIT bytes */
    struct str end;   /* the line's end; empty at the end of the document and at a cut */
    uint64_t from;    /* byte of the original where the text starts */
    uint64_t end_at;  /* where the end starts; */
    uint64_t upto;    /* and where the next line does */
    uint32_t number, column; /* of the text's first character in the original, from 1; columns in code points */
    bool cut;         /* longer than LIMIT_UNIT: the line goes on in the next */
};

struct lines {
    struct document *doc;
    struct decoder decoder;
    enum step step;
    struct buf window; /* decoded text, not yet given from `taken` on */
    size_t taken, scanned;
    uint64_t from; /* byte of the original of window[taken] */
    uint32_t number, column;
    bool at_end;
};

/* doc->in stands at the start of the document. */
void lines_init(struct lines *, struct document *doc);
/* The next line, good until the call after; *more is false behind the last one. */
MUST_CHECK enum status lines_next(struct lines *, struct line *, bool *more, struct fault *);
void lines_release(struct lines *);

#endif
