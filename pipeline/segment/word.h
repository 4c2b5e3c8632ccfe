/*
 * word: where the words of a unit stand, and of which kind each is. Knows how French joins and cuts words (elision,
 * hyphen, abbreviating stops, inclusive forms) and what is no prose (addresses, files, code); needs no dictionary.
 *
 *     segment_sentences(u, keep);
 *     segment_words(u, keep);
 *     for (size_t i = 0; i < u->words.count; i++) ... unit_text(u, u->words.at[i].at) ...
 *
 *     « L’arc-en-ciel d’hier, 14h30, SNCF, étudiant·e·s »
 *        ^^                      WORD_ELIDED   with its apostrophe
 *          ^^^^^^^^^^^           WORD_PLAIN    a compound is one word
 *                                WORD_ELIDED d’, WORD_PLAIN hier, WORD_NUMBER_UNIT, WORD_ACRONYM, WORD_INCLUSIVE
 */
#ifndef SEGMENT_WORD_H
#define SEGMENT_WORD_H

#include "unit/unit.h"

/*
 * Fills u->words: sorted, without overlap, spans in bytes of u->text, the array in keep. u->sentences must be there, for
 * `opens`. Soft hyphens, zero-width characters and combining marks belong to their word; quotation marks, stops and
 * apostrophes at the edges do not. Cannot fail; time grows with the length of the text alone.
 */
void segment_words(struct unit *u, struct arena *keep);

#endif
