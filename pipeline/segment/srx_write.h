/* srx_write: our rules for other tools; for the files of this folder. */
#ifndef SEGMENT_SRX_WRITE_H
#define SEGMENT_SRX_WRITE_H

#include "base/output.h"
#include "segment/lexicon.h"

MUST_CHECK enum status srx_write(const struct lexicon *, struct output *, struct fault *);

#endif
