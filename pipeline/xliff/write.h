/*
 * XLIFF out: units as XLIFF 1.2 (OASIS, 2008, strict) or 2.0 (OASIS, 2014).
 *
 * The bytes of a unit depend on the unit alone, so workers can write them and the job joins them in order:
 *
 *     xliff_begin(&head, &out);
 *     xliff_units(&head, units, count, &out);            // as often as there are blocks
 *     xliff_end(&head, &out);
 *
 * 1.2: one <trans-unit> a sentence, its id "u12-s3" (unit, sentence, both from 1); the white space between sentences is
 * outside of the text. 2.0: one <unit> a paragraph, with a <segment> a sentence and the white space as <ignorable>.
 * Characters that XML 1.0 forbids become <x/> (1.2) or <cp/> (2.0). Findings are notes.
 */
#ifndef XLIFF_WRITE_H
#define XLIFF_WRITE_H

#include "unit/unit.h"

enum xliff_version { XLIFF_12, XLIFF_20 };

struct xliff_head {
    enum xliff_version version;
    const char *original;    /* the document's name */
    const char *source_lang; /* "fr-FR" */
    const char *target_lang;
    const char *skeleton; /* where the original lies, from the XLIFF file: "../source/roman.txt" */
    const char *sha256;   /* of the original, in hexadecimal */
};

/* Everything before the first unit and behind the last. */
void xliff_begin(const struct xliff_head *, struct buf *out);
void xliff_end(const struct xliff_head *, struct buf *out);

/* A unit without a sentence adds nothing. The target language cannot be seen in what is added. */
void xliff_units(const struct xliff_head *, const struct unit *units, size_t count, struct buf *out);

#endif
