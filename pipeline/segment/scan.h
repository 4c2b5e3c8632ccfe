/*
 * scan: walks over a text from stop to stop, knows which brackets and quotation marks stand open, and asks the rules; for
 * the files of this folder.
 */
#ifndef SEGMENT_SCAN_H
#define SEGMENT_SCAN_H

#include "segment/lexicon.h"
#include "segment/sentence.h"

/*
 * The sentences of a text, as sentence.h has them, are pushed to `sentences`; and all decisions to `decisions` when that is
 * not NULL. Time is linear in the text.
 */
void scan_text(const struct lexicon *, struct str text, struct arena *keep, struct sentences *, struct decisions *);

#endif
