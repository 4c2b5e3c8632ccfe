/*
 * html: the parts of the report's page. Each appends to a buf. What people read stands there twice, in French and in
 * English; the style shows the language that the root element names, French where no script chose.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "report/model.h"

/* A text in both languages. Both are trusted HTML of ours. */
struct both {
    const char *fr, *en;
};

void html_both(struct buf *, const char *fr, const char *en);
/* n as each language groups its digits: 1 234 567 with narrow no-break spaces, 1,234,567. */
void html_number(struct buf *, uint64_t n);
void html_number_svg(struct buf *, uint64_t n); /* the same inside <text> */
/* 100 * part / whole with one decimal. */
void html_percent(struct buf *, uint64_t part, uint64_t whole);
/* What a confidence is called. */
struct both html_confidence(enum confidence);

/* html_overview.c */
void html_overview(struct buf *, const struct report *);
void html_documents(struct buf *, const struct report *);
void html_sentences(struct buf *, const struct report *);
void html_kinds(struct buf *, const struct report *);

/* html_groups.c: the findings for those whose browser runs no scripts. */
void html_groups(struct buf *, const struct report *);

#endif
