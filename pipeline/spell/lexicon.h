/* lexicon: what is a word here: the forms of the dictionary and of the project's own lists, and what joins them. */
#ifndef SPELL_LEXICON_H
#define SPELL_LEXICON_H

#include "spell/index.h"
#include "spell/particles.h"

struct confusions;

/* words may be NULL. */
struct lexicon {
    const struct index *index, *words;
    const struct confusions *confusions, *word_confusions;
    const struct particles *particles;
    const struct table *prefixes; /* dictionaries/prefixes.txt */
};

/* Whether a form is right as it stands, or with its first letter or all of it in small letters where it has capitals. */
bool lexicon_has(const struct lexicon *, struct str form, struct entry *entry);
/* The same for a form with elided articles and hyphens, part by part; entry is that of the last part. */
bool lexicon_accepts(const struct lexicon *, struct str form, struct entry *entry);
/* Behind the apostrophe of the elided word that form starts with, or 0. */
size_t lexicon_elision(const struct lexicon *, struct str form);

/* How the capitals of a form stand: mot, Mot, MOT, MoT. */
enum casing { CASE_SMALL, CASE_FIRST, CASE_ALL, CASE_MIXED };
enum casing lexicon_casing(struct str form);

#endif
