/* data: figures that are made of what a report gathered, and all of it as JSON. */
#ifndef REPORT_DATA_H
#define REPORT_DATA_H

#include "report/model.h"

/* The same for the same documents: their names and SHA-256. */
uint64_t data_id(const struct report *);

/* The number of words that so many of the sentences (1/2, 9/10) do not exceed; REPORT_LENGTHS for that and more. */
uint64_t data_quantile(const struct report *, uint64_t numerator, uint64_t denominator);

#endif
