/*
 * fold: a word as a dictionary would write it. Composed (NFC); apostrophes of all shapes are ', hyphens -; soft hyphens,
 * zero-width characters and variation selectors are gone; ligatures and superscript letters that are only a matter of
 * print (ﬁ, ᵉ, ſ) are plain letters. Capitals and accents stay.
 */
#ifndef SPELL_FOLD_H
#define SPELL_FOLD_H

#include "base/arena.h"
#include "base/limits.h"

/* word itself where nothing changes, else in keep. A word beyond LIMIT_FOLDED bytes comes back empty. */
struct str fold_word(struct arena *keep, struct str word);

/* Whether a letter is of the Latin script. */
bool fold_is_latin_letter(uint32_t cp);

/* Whether the letters are of the Latin script; *strangers says how many are not. */
bool fold_is_latin(struct str form, unsigned *strangers);
/* form with Cyrillic and Greek letters that look like Latin ones replaced by these, in keep. */
struct str fold_lookalikes(struct arena *keep, struct str form);

#endif
