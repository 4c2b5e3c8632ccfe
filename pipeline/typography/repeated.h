/*
 * repeated: what only a whole document can tell: a passage that stands in it twice, and a bracket or quotation mark whose
 * other does not come in a later paragraph either. Workers note what their block has; in order, the notes become places.
 */
#ifndef TYPOGRAPHY_REPEATED_H
#define TYPOGRAPHY_REPEATED_H

#include "typography/look.h"

/* A finding that is known before the second pass. */
struct place_of {
    uint64_t unit;
    struct span at;
    uint8_t rule, confidence;
};

struct places {
    struct place_of *at; /* of memory_grow */
    size_t count, cap;
};

void places_sort(struct places *);
/* The first place of this unit, or of the next one that has any. */
size_t places_first(const struct places *, uint64_t unit);

/* ---- passages ---- */

struct print {
    uint64_t hash;
    uint64_t unit;
    struct span at;
};

struct prints { struct print *at; size_t count, cap; };

/* The sentences of one document that are long enough, by hash. */
struct passages {
    uint64_t *slots; /* 0: free; the lowest bit says that the second place was told */
    size_t count, cap;
    bool repeats; /* the sentence before this one was a repetition */
    size_t told;  /* … and this place told it, number + 1; 0: none did */
};

void passages_note(struct prints *, const struct unit *, struct arena *keep);
void passages_gather(struct passages *, const struct prints *, struct places *);
/* Empties it, for the next document. */
void passages_release(struct passages *);

/* ---- marks without their other ---- */

struct loose_event {
    uint64_t unit;
    struct span at;
    uint8_t kind, what; /* of look.h */
};

struct loose_events { struct loose_event *at; size_t count, cap; };

struct loose_marks {
    struct loose_event open[LOOSE_KINDS];
    bool is_open[LOOSE_KINDS];
};

void loose_note(struct loose_events *, const struct unit *, const struct sighting *, struct arena *keep);
void loose_gather(struct loose_marks *, const struct loose_events *, struct places *);
/* The document ends. */
void loose_end(struct loose_marks *, struct places *);

#endif
