/* wrap: how translations take their place in a plain text, laid out as its lines are. */
#ifndef FORMAT_WRAP_H
#define FORMAT_WRAP_H

#include "format/format.h"

/* The merge of format_text. Sentences that are translated one after another are laid out together. */
MUST_CHECK enum status wrap_merge(struct document *, struct translator, struct splice *, struct fault *);

#endif
