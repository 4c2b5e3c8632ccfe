/*
 * corrections: what a reader of the report decided: "word<tab>correction" a line, as its button "Save the corrections"
 * writes them. They hold for the findings of that word.
 */
#ifndef JOB_CORRECTIONS_H
#define JOB_CORRECTIONS_H

#include "base/table.h"
#include "base/status.h"

struct corrections {
    struct table words; /* as keys: NFC, lower case */
    struct str *rights;
    struct arena keep;
};

MUST_CHECK enum status corrections_read(struct corrections *, const char *path, struct fault *);
void corrections_release(struct corrections *);

/* What takes the word's place, in keep; ptr NULL: nothing does. A word with a capital gets a correction with one. */
struct str corrections_find(const struct corrections *, struct str word, struct arena *keep);

#endif
