/* message: a finding in one plain sentence, for lists that have one place for text. */
#ifndef REPORT_MESSAGE_H
#define REPORT_MESSAGE_H

#include "base/buf.h"
#include "unit/unit.h"

/*
 * « vienda » : absent du dictionnaire : viendra, vient; in English “vienda”: not in the dictionary: viendra, vient. words:
 * what stands at f->at. Spaces that one would not see are signs, as on a terminal (report/screen.h).
 */
void message_add(struct buf *, const char *lang, struct str words, const struct finding *);

#endif
