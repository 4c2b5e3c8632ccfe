/* excerpt: what of a text is shown round a finding where a line of the original is not meant: its sentence, or part. */
#ifndef REPORT_EXCERPT_H
#define REPORT_EXCERPT_H

#include "base/buf.h"
#include "unit/unit.h"

#define EXCERPT_SIDE 44   /* code points on each side of the words */
#define EXCERPT_WORDS 160 /* bytes of the words themselves */

struct excerpt {
    struct span shown, words; /* bytes of the unit's text; words lie inside shown */
    bool cut_before, cut_behind; /* whether more of the sentence stands there */
};

/*
 * Round a finding at `at`. *sentence is 0 for the first finding of a unit and moves on with them, so that all of a unit
 * take linear time. Text outside of every sentence is shown with all of the unit.
 */
struct excerpt excerpt_of(const struct unit *, size_t *sentence, struct span at);

/* The start of a finding's text, at most EXCERPT_WORDS bytes, whole characters. */
struct str excerpt_words(const struct unit *, struct span at);

/* At most `most` code points from at.beg on, cut at a space where there is one; *cut says whether it is cut. */
struct str excerpt_start(const struct unit *, struct span at, size_t most, bool *cut);

/* All that is shown, with … where it is cut. */
void excerpt_add(struct buf *, const struct unit *, const struct excerpt *);

#endif
