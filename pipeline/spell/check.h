/*
 * check: spelling, from the words of the units to findings. Two passes over the units of a job, since what is an error
 * depends on all of it: the first counts forms, then each form is judged once, then the second marks them.
 *
 *     struct speller *s;
 *     TRY(speller_open(&s, &(struct spell_options){ .workers = 2 }, fault));
 *     struct spell_block *b = spell_block_new();
 *     for each unit:  spell_survey(b, u);         // in workers, a block each
 *     spell_gather(s, b);                         // one thread, blocks in their order
 *     TRY(spell_judge(s, fault));
 *     for each unit:  spell_check(s, u, keep);    // in workers
 *     speller_close(s);                           // suggestions are gone now
 *
 * The findings do not depend on how the units were cut into blocks nor on the number of workers.
 */
#ifndef SPELL_CHECK_H
#define SPELL_CHECK_H

#include "unit/unit.h"

struct spell_options {
    const char *dictionary;   /* a name (fr) or the path of a .dic or .aff; NULL is fr */
    const char *const *words; /* paths of the project's own word lists: "mot" or "mot/modèle" a line */
    size_t word_files;
    const char *cache;        /* folder of the index; NULL is $XDG_CACHE_HOME/passeur or ~/.cache/passeur */
    unsigned workers;         /* threads of spell_judge; 0 is 1 */
    bool detect;              /* only what is unknown, for spell_unknown: no guesses, and no second pass */
};

struct speller;

/* A dictionary that is missing, and a word list that is, are faults that say which file and which package has it. */
MUST_CHECK enum status speller_open(struct speller **, const struct spell_options *, struct fault *);
void speller_close(struct speller *);

/* Counts of one block of units; used again for the next after spell_gather emptied it. */
struct spell_block;
struct spell_block *spell_block_new(void);
void spell_block_free(struct spell_block *);

/* u->words must be there. */
void spell_survey(struct spell_block *, const struct unit *u);
/* Adds the block's counts to the speller's and empties it. */
void spell_gather(struct speller *, struct spell_block *);

/* Judges every form that was gathered; once, between the passes. */
MUST_CHECK enum status spell_judge(struct speller *, struct fault *);

/*
 * Adds findings to u->findings in order of place; the array lives in keep, suggestions in the speller. A form that no
 * survey saw is left alone.
 */
void spell_check(const struct speller *, struct unit *u, struct arena *keep);

/*
 * Number i, from 0, of the forms that no dictionary has, the most frequent first, and how often it stands; false when there
 * is no such form. Only after spell_judge of a speller that detects. Compounds count as a whole, not their parts.
 */
bool spell_unknown(const struct speller *, size_t i, struct str *form, uint32_t *times);

/*
 * Entry number i, from 0, of the project's word lists that no surveyed word matched, as in its list but folded; false when
 * there is no such entry. Only after spell_judge.
 */
bool spell_unused_word(const struct speller *, size_t i, struct str *word);

#endif
