/*
 * mark: the findings of a unit as marks of its text that nest, as elements must. A mark stays inside the sentence, or the
 * space between two, in which it begins; one that would cross the end of the mark round it ends there.
 *
 *     text        Il  dort dort pas trop
 *     findings    [------------)               one
 *                   [)                         two
 *                          [-------)           three crosses one
 *     marks       [-[)-----[---))
 */
#ifndef XLIFF_MARK_H
#define XLIFF_MARK_H

#include "base/arena.h"
#include "unit/unit.h"

struct mark {
    struct span at;                  /* never empty */
    const struct finding **findings; /* those that mark the same text; in keep, what they point to in the unit */
    size_t count;                    /* one at least */
};

struct marks { struct mark *at; size_t count, cap; };

/* Whether translators are told of it: what is folded away in reports is no news to them. */
bool mark_is_shown(const struct finding *);

/* The marks of all findings that are shown, in the order of their starts, outer before inner; at most LIMIT_MARKS deep. */
struct marks marks_of(const struct unit *, struct arena *keep);

#endif
