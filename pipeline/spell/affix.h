/*
 * affix: hunspell's .aff and .dic files, read by ourselves: every form that a stem and its flags generate (hunspell(5)).
 * Elided articles (the prefixes l', d', qu'…) are not spelled out: a form that takes one is marked FORM_ELIDES, for words
 * are cut behind them.
 *
 *     struct affix *affix = affix_new();
 *     TRY(affix_read(affix, "fr.aff", bytes, fault));
 *     affix_expand_file(affix, dic_bytes, &forms);
 *     affix_expand_words(affix, dic_bytes, words, 0, &forms);
 *     affix_free(affix);
 */
#ifndef SPELL_AFFIX_H
#define SPELL_AFFIX_H

#include "base/arena.h"
#include "base/status.h"
#include "spell/alphabet.h"
#include "spell/forms.h"

struct affix;

struct affix *affix_new(struct alphabet *); /* the alphabet is the caller's and grows */
void affix_free(struct affix *);

/* bytes must outlive the affix. name is for faults: a dictionary that is not UTF-8 is refused. */
MUST_CHECK enum status affix_read(struct affix *, const char *name, struct str bytes, struct fault *);
/* Whether every directive of the .aff is one that this reader follows: then the forms are all that hunspell accepts. */
bool affix_complete(const struct affix *);

/* All forms of a .dic file, its first line (a count) left out. */
void affix_expand_file(struct affix *, struct str dic, struct forms *);
/* An entry of a list of words, and where its forms begin in a heap that is not yet sorted. */
struct affix_entry {
    struct str line; /* as written, without comment and edges */
    size_t first;
};
struct affix_entries {
    struct affix_entry *at;
    size_t count, cap;
};

/*
 * All forms of a list of words, one a line: "mot", or "mot/modèle" for a word with the flags of `modèle` in dic
 * (hunspell's personal dictionaries). '#' starts a comment. Each form carries `flags` besides its own. Returns how many
 * models were not found in dic. entries (may be NULL; its array lives in keep) gets an element for each entry.
 */
size_t affix_expand_words(struct affix *, struct str dic, struct str words, unsigned flags, struct forms *,
                          struct affix_entries *entries, struct arena *keep);

#endif
