/*
 * srx: sentences by the rules of an SRX 2.0 file (LISA/GALA, Segmentation Rules eXchange 2.0), instead of our own.
 *
 * The rules of a language are those of the language maps whose pattern matches its code: of all of them, in their order,
 * when the file cascades, else of the first. At a place in the text, the first rule of them whose beforebreak matches up
 * to it and whose afterbreak matches from it on decides. Expressions are those of ICU and Java, matched by PCRE2 with
 * Unicode properties, under limits of work: a rule that reaches them at some place does not apply there.
 */
#ifndef SEGMENT_SRX_H
#define SEGMENT_SRX_H

#include "segment/sentence.h"

struct srx;

/* language: a code such as "fr". What the file has wrong is a fault with its line. */
MUST_CHECK enum status srx_open(struct srx **, const char *path, const char *language, struct fault *);
void srx_close(struct srx *); /* NULL is fine */

/* All places where a break rule matched, with what was decided there, in the order of the text. */
void srx_scan(const struct srx *, struct str text, struct arena *keep, struct decisions *);

/* "srx:French:12": the map's name and the number of the rule in the file, from 1. */
const char *srx_rule_name(const struct srx *, uint16_t rule);

#endif
