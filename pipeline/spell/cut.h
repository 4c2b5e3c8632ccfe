/* cut: words that were written together: the places where a space, an apostrophe or a hyphen is missing. */
#ifndef SPELL_CUT_H
#define SPELL_CUT_H

#include "spell/rank.h"

/* What a cut costs, on the scale of spell/search.h: hundredths of a plain mistake. */
enum cut_price {
    CUT_ELIDES = 55,     /* lécole: an apostrophe before a word that the dictionary elides */
    CUT_ELIDES_ODD = 80, /* … before another one that begins with a vowel */
    CUT_TAIL = 55,       /* ditil: a hyphen between a verb and its pronoun */
    CUT_POINTS = 70,     /* ceuxci */
    CUT_FREE = 95,       /* donnezle */
    CUT_TAIL_SLIP = 95,  /* repritril: and a letter wrong in the pronoun */
    CUT_PREFIX = 140,    /* demiheure */
    CUT_SPACE = 80,      /* lefait: a space beside a most usual word */
    CUT_SPACE_RARE = 95, /* … between others */
    CUT_CAPITAL = 60,    /* messireCharles, PHPdans: a capital shows the place */
    CUT_APOSTROPHE = 70, /* le'ciel: a space in place of an apostrophe */
    CUT_HEAD = 60,       /* losqu'on: a letter wrong in the elided word */
};

/* Adds what form may be cut into; small is the form in small letters. */
void cut_guesses(const struct ranking *, struct arena *keep, struct str form, struct str small, struct guesses *);

/* The same with a slip in one of the two words (ètesvous), which takes more work. */
void cut_mended_guesses(const struct ranking *, struct arena *keep, struct str small, struct guesses *);

#endif
