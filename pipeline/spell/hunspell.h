/*
 * hunspell: the one door to libhunspell. It is asked only for what our own index does not decide: dictionaries that use
 * more than affixes (compounding rules and the like).
 *
 * Traps of 1.7.1 that are kept off here: Hunspell_create never fails, so the files are checked before; creation is not
 * safe from two threads, so handles are made one after another; runs of apostrophes send spell into minutes of work, and
 * long words slow it down, so such words are refused without asking; suggest limits itself by the clock, so it is not
 * called at all.
 */
#ifndef SPELL_HUNSPELL_H
#define SPELL_HUNSPELL_H

#include "base/status.h"

struct hunspell;

/* Both files must be readable. */
MUST_CHECK enum status hunspell_open(struct hunspell **, const char *aff, const char *dic, struct fault *);
void hunspell_close(struct hunspell *);
/* One thread at a time for one handle. word is UTF-8 without NUL. */
bool hunspell_spell(struct hunspell *, struct str word);

#endif
