/* cut: words that were written together: the places where a space, an apostrophe or a hyphen is missing. */
#ifndef SPELL_CUT_H
#define SPELL_CUT_H

#include "spell/rank.h"

/* Adds what form may be cut into; small is the form in small letters. */
void cut_guesses(const struct ranking *, struct arena *keep, struct str form, struct str small, struct guesses *);

/* The same with a slip in one of the two words (ètesvous), which takes more work. */
void cut_mended_guesses(const struct ranking *, struct arena *keep, struct str small, struct guesses *);

#endif
