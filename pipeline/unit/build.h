/*
 * build: how a format makes a unit, stretch by stretch, and pushes it.
 *
 *     struct build b = { 0 };
 *     build_add(&b, STR("Il pleut"), (struct piece){ .from = 0, .upto = 8, .line = 1, .column = 1 });
 *     TRY(build_push(&b, sink, fault));                  // the unit has left, b is empty again
 *     build_release(&b);
 */
#ifndef UNIT_BUILD_H
#define UNIT_BUILD_H

#include "base/buf.h"
#include "unit/unit.h"

struct build {
    struct buf text;
    struct pieces pieces;
    struct arena arena; /* of the pieces */
    struct unit unit;   /* document and continues are the caller's to set, number counts itself */
};

/* text came from the piece; its span is set here. */
void build_add(struct build *, struct str text, struct piece);
/* Pushes the unit when it holds anything, and empties it. */
MUST_CHECK enum status build_push(struct build *, struct sink, struct fault *);
void build_release(struct build *);

#endif
