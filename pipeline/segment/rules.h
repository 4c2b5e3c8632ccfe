/* rules: how a stop is judged; for the files of this folder. */
#ifndef SEGMENT_RULES_H
#define SEGMENT_RULES_H

#include "segment/stop.h"

enum verdict {
    GOES_ON,
    BREAKS,
    NUMBERS, /* goes on: what stands before the stop numbers what follows, and the sentence starts anew behind it */
};

struct stop_rule {
    const char *name;
    unsigned marks;                        /* the stops that it looks at: enum mark, or'ed */
    bool (*applies)(const struct stop *);  /* NULL: always */
    enum verdict verdict;
};

extern const struct stop_rule rules[];
extern const uint16_t rule_count;
/* Rules that are made by no stop: the end of the unit, a bracket that closed round a place. */
enum { RULE_END, RULE_BRACKET, FIRST_RULE };

/* The number of the first rule that applies; one always does. */
uint16_t rules_decide(const struct stop *);

#endif
