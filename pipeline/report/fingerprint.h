/*
 * fingerprint: a number by which a finding is known again after the document was edited elsewhere, for baselines and
 * for tools that follow findings from run to run.
 *
 * It is a hash of the rule's name, the text of the finding (in NFC), the two words before and the two behind it (in
 * lower case and NFC, ’ as ', at most 64 bytes of each), and of how many findings of the same unit share all these
 * before it. Neither the file's name nor line, column, white space or punctuation round the finding enter: it survives
 * moved, wrapped and joined lines, a change of charset and of normal form, and every change more than two words away.
 * A convention that a document keeps to is told at its first place, wherever that is now: only its rule enters.
 * Two findings in different paragraphs whose rule, text and neighbours are the same have one fingerprint, for not even a
 * reader could tell them apart: who keeps a baseline counts them.
 */
#ifndef REPORT_FINGERPRINT_H
#define REPORT_FINGERPRINT_H

#include "unit/unit.h"

#define FINGERPRINT_LENGTH 16 /* hexadecimal digits as it is written */

/*
 * One for each finding of the unit, in their order; the array lives in keep. Findings less sure than `least` are left out
 * (0): noise has very many, and what nobody is told needs no fingerprint. Those of the others do not depend on it, since
 * findings that share text, rule and neighbours are equally sure.
 */
uint64_t *fingerprints(const struct unit *, enum confidence least, struct arena *keep);

#endif
