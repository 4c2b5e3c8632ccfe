/* word_special: what stands among the words and is no prose: addresses, files, code. Used by word.c alone. */
#ifndef SEGMENT_WORD_SPECIAL_H
#define SEGMENT_WORD_SPECIAL_H

#include "unit/unit.h"

/* What the kinds of word_special are recognised by: one of these bytes, or a stop between letters, is in the stretch. */
bool word_special_possible(struct str stretch);

/*
 * Where the special word ends that starts at `at` in s, a stretch without white space (its kind in *kind); `at` itself
 * where none does. Looks at most some hundred bytes ahead, or to the end of what it takes.
 */
size_t word_special(struct str s, size_t at, enum word_kind *kind);

#endif
