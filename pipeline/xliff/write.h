/*
 * XLIFF out: units as XLIFF 1.2 (OASIS, 2008, strict) or 2.0 (OASIS, 2014).
 *
 * The bytes of a unit depend on the unit alone, so workers can write them and the job joins them in order:
 *
 *     TRY(xliff_load(fault));
 *     xliff_begin(&head, &out);
 *     xliff_units(&head, units, count, &out);            // as often as there are blocks
 *     xliff_end(&head, &out);
 *
 * 1.2: one <trans-unit> a sentence, its id "u12-s3" (unit, sentence, both from 1), its target a copy of the source, for
 * some clients edit nothing else; the white space between sentences is outside of the text. 2.0: one <unit> a paragraph,
 * with a <segment> a sentence and the white space as <ignorable>. Characters that XML 1.0 forbids become <x/> (1.2) or
 * <cp/> (2.0); all others, no-break spaces too, stay as they are. Findings that are sure, likely or of style are notes;
 * on request they are marks in the source, too (ITS 2.0, locQualityIssue), where the text that they mean is in the file.
 */
#ifndef XLIFF_WRITE_H
#define XLIFF_WRITE_H

#include "unit/unit.h"

enum xliff_version { XLIFF_12, XLIFF_20 };

/* Strings may hold any bytes; what XML cannot hold of them becomes U+FFFD, except in skeleton. */
struct xliff_head {
    enum xliff_version version;
    const char *original;    /* the document's name */
    const char *source_lang; /* "fr-FR" */
    const char *target_lang;
    const char *skeleton; /* where the original lies, as a path from the XLIFF file: "../source/roman.txt" */
    const char *sha256;   /* of the original, in hexadecimal */
    const char *notes_lang; /* of the notes: "fr", else English */
    bool its;               /* with marks */
};

/* What writing needs; to be called once before all, for the others cannot fail. */
MUST_CHECK enum status xliff_load(struct fault *);

/* Everything before the first unit and behind the last. */
void xliff_begin(const struct xliff_head *, struct buf *out);
void xliff_end(const struct xliff_head *, struct buf *out);

/* A unit without a sentence adds nothing. Languages of source and target cannot be seen in what is added. Thread-safe. */
void xliff_units(const struct xliff_head *, const struct unit *units, size_t count, struct buf *out);

/* In 2.0 the SHA-256 is metadata (XLIFF 2.0, 5.4), where 1.2 has an attribute for it. */
#define XLIFF_METADATA "urn:oasis:names:tc:xliff:metadata:2.0"
#define XLIFF_HASH "sha256"
/* An inline code of 1.2 for a forbidden character has this and the character's number in hexadecimal as its ctype. */
#define XLIFF_CTYPE "x-char-"

#endif
