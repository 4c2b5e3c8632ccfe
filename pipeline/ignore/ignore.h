/*
 * ignore: what the markers of documents (unit/marker.h) ask not to be told. Walks over the units in both passes, in order,
 * and says of each unit which rules are ignored there; takes away the findings; and knows which markers served.
 *
 *     struct ignores *ignores = ignores_new();
 *     each pass, each document:  ignores_begin(ignores, number);
 *     each unit, in order:       ignores_walk(ignores, u, &remark);   // a marker is walked over, and goes no further
 *     second pass, in workers:   ignores_apply(ignores, u);
 *     ignores_marker(ignores, number, i, &line, &used);               // behind both passes
 *     ignores_free(ignores);
 *
 * A document without markers costs a look at a pointer a unit.
 */
#ifndef IGNORE_IGNORE_H
#define IGNORE_IGNORE_H

#include "base/buf.h"
#include "unit/unit.h"

struct ignores;

struct ignores *ignores_new(void);
void ignores_free(struct ignores *); /* NULL is allowed */

/* The units that follow are those of this document, from its first. The first pass learns the markers; others repeat it. */
void ignores_begin(struct ignores *, uint32_t document);

/*
 * Sets u->ignored, which is good until ignores_free. What is wrong with a marker is added to *remark, in the user's language;
 * such a marker asks for less or for nothing, and fails nobody.
 */
void ignores_walk(struct ignores *, struct unit *u, struct buf *remark);

/* Takes the findings of ignored rules away. From any thread, in a pass behind the first. */
void ignores_apply(struct ignores *, struct unit *u);

/* Marker number i of a document, from 0: its line, and whether it took a finding away or ended what another had begun. */
bool ignores_marker(const struct ignores *, uint32_t document, size_t i, uint32_t *line, bool *used);

#endif
