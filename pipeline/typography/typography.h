/*
 * typography: spaces, apostrophes, quotation marks and words written twice. Like spelling in two passes, since what is
 * right depends on what the document does: a convention that it keeps is said once, and only what departs from it is shown.
 *
 *     struct typography *t;
 *     TRY(typography_open(&t, &(struct typography_options){ .house = "fr-CA" }, fault));
 *     struct typography_block *b = typography_block_new();
 *     for each unit:  typography_survey(t, b, u);       // in workers, a block (of one document) each
 *     typography_gather(t, b);                          // one thread, blocks in their order
 *     typography_judge(t);
 *     for each unit:  typography_check(t, u, keep);     // in workers
 *     typography_close(t);
 *
 * The findings do not depend on how the units were cut into blocks nor on the number of workers.
 *
 * Of a rule that is a convention, a document chooses a variant when it has three occurrences or more and more than two
 * thirds of them are that one; else the standard holds (Lexique des règles typographiques en usage à l'Imprimerie
 * nationale). A house profile takes the choice away. Of each rule the first place of a document is shown and tells how
 * many there are (finding.times); the others are folded. Of a paragraph in another language only marks without their other
 * are told.
 */
#ifndef TYPOGRAPHY_TYPOGRAPHY_H
#define TYPOGRAPHY_TYPOGRAPHY_H

#include "unit/unit.h"

struct typography_options {
    const char *house; /* fr-FR, fr-CH, fr-CA, fr-BE or the path of a profile; NULL and "document": as each document has it */
};

struct typography;

/* A house that there is not, and a wrong line in a profile, are faults. */
MUST_CHECK enum status typography_open(struct typography **, const struct typography_options *, struct fault *);
void typography_close(struct typography *);

struct typography_block;
struct typography_block *typography_block_new(void);
void typography_block_free(struct typography_block *);

/* Counts what stands in the unit and is not ignored there; its words must be there. */
void typography_survey(const struct typography *, struct typography_block *, const struct unit *);
/* Adds the block's counts to those of its document, and empties it. */
void typography_gather(struct typography *, struct typography_block *);
/* Settles the conventions of every document; once, between the passes. */
void typography_judge(struct typography *);
/* Adds findings to u->findings; the array and the suggestions live in keep. */
void typography_check(const struct typography *, struct unit *u, struct arena *keep);

#endif
