/*
 * report: what a job was and what was found in it, gathered unit by unit, written as a page for people (HTML) and as
 * data for programs (JSON). It keeps counts, findings grouped by word with a few contexts each, and a 64-bit hash of
 * each distinct sentence: memory grows with the vocabulary, not with the length of the documents.
 *
 *     struct report *r = report_new();
 *     report_document(r, &(struct report_document){ .name = "roman.txt", ... });
 *     report_unit(r, unit);                              // each unit of it, in order, all layers filled
 *     TRY(report_write_html(r, &out, fault));
 *     report_free(r);
 *
 * One thread at a time. What is written depends on what was gathered and on nothing else.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/output.h"
#include "unit/unit.h"

/* What is known of a document before its first unit. Strings are copied; NULL is "". */
struct report_document {
    const char *name;        /* as the user knows it; any bytes */
    uint64_t bytes;          /* of the original */
    const char *charset;     /* "windows-1252" */
    const char *charset_how; /* how it was found: "declared", "bom", … */
    const char *sha256;      /* in hexadecimal */
    const char *paragraphs;  /* how they were found: "line", "blank", "wrap" */
};

struct report_counts {
    uint64_t documents, units, sentences;
    uint64_t distinct_sentences; /* of a document: those that occur in none before it */
    uint64_t repetitions;        /* sentences whose text already occurred in this job: sentences - distinct_sentences */
    uint64_t words;              /* words of all kinds that are not punctuation only */
    uint64_t characters;         /* code points of the units' text */
    uint64_t findings[CONFIDENCES];
};

struct report;

struct report *report_new(void);
void report_free(struct report *); /* NULL is allowed */

/* The units that follow are of this document. */
void report_document(struct report *, const struct report_document *);
/* The unit may go when this returns. A document must have been told before. Cannot fail. */
void report_unit(struct report *, const struct unit *);

/* Of the whole job so far. */
struct report_counts report_counts(const struct report *);
/* Of document number `document`, counted from 0 in the order told. */
struct report_counts report_document_counts(const struct report *, size_t document);

/*
 * One self-contained page in French and English: no outside resource, everything from a document escaped, a strict
 * Content-Security-Policy. It holds the data of report_write_json.
 */
MUST_CHECK enum status report_write_html(const struct report *, struct output *, struct fault *);

/*
 * One JSON object (RFC 8259), keys and lists in a fixed order:
 *
 *     generator         "passeur VERSION"
 *     id                16 hexadecimal digits: the same for the same documents (names and SHA-256)
 *     counts            documents, units, sentences, distinct_sentences, repetitions, words, characters,
 *                       findings { CONFIDENCE: how many, … }
 *     documents         [ { name, bytes, charset, charset_how, sha256, paragraphs, and all of counts } ]
 *     sentence_lengths  in words: { median, nine_in_ten (nine sentences of ten have at most so many), longest,
 *                       lengths [ [ words, sentences ], … ] } (lengths from REPORT_LENGTHS up are counted as that)
 *     longest           the longest sentences [ { document, line, column, words, text } ], longest first
 *     repeated          the longest passages whose sentences all stood before, in whatever order [ { document, line,
 *                       column, sentences, words, times (how often it was repeated), text (how it begins) } ],
 *                       longest first
 *     rules             the rules that were met [ { rule, en, fr, findings { CONFIDENCE: how many } } ]
 *     kinds             what was found, surest first, then by rule [ { rule, confidence, groups } ]; groups are the
 *                       findings of one text (but for case), the most frequent first [ { text, count,
 *                       suggestions [ ], documents [ [ document, count ], … ],
 *                       contexts [ [ document, line, column, beg, end, text ], … ] } ];
 *                       the words meant are text[beg, end) in UTF-16 units, as JavaScript counts
 *
 * A `document` is a number into documents, from 0. "<" is always written \u003c.
 */
MUST_CHECK enum status report_write_json(const struct report *, struct output *, struct fault *);

#define REPORT_LENGTHS 200 /* words: no sentence that anybody counts is longer */

#endif
