/* span: bytes of a unit's text. */
#ifndef UNIT_SPAN_H
#define UNIT_SPAN_H

#include <stdint.h>

struct span {
    uint32_t beg, end; /* end excluded */
};

#endif
