/* step: how the code points of a text step through the bytes of the charset that it came in. */
#ifndef BASE_STEP_H
#define BASE_STEP_H

#include "base/str.h"

enum step {
    STEP_SAME,  /* the same bytes: UTF-8 */
    STEP_BYTE,  /* one byte a code point */
    STEP_UTF16, /* two bytes, or four above U+FFFF */
    STEP_UTF32, /* four bytes */
    STEP_WHOLE, /* all at once: a line break that became a space */
};

/* How many bytes of the original s (valid UTF-8) came from; 0 for STEP_WHOLE, which has no inner places. */
uint64_t step_bytes(enum step, struct str s);

#endif
