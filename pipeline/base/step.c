#include "base/step.h"

#include "base/utf8.h"

uint64_t step_bytes(enum step step, struct str s)
{
    switch (step) {
    case STEP_SAME: return s.len;
    case STEP_BYTE: return utf8_count(s);
    case STEP_UTF16: return 2 * utf8_count_utf16(s);
    case STEP_UTF32: return 4 * utf8_count(s);
    case STEP_WHOLE: break;
    }
    return 0;
}
