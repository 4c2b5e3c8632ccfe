/*
 * particles: small words that meet others, out of dictionaries/particules.txt.
 *
 *     struct particles p = { 0 };
 *     particles_open(&p);
 *     if (particles_is(&p, STR("jusqu"), PARTICLE_ELIDED)) ...
 *     particles_release(&p);
 */
#ifndef SPELL_PARTICLES_H
#define SPELL_PARTICLES_H

#include "base/table.h"

enum particle {
    PARTICLE_ELIDED = 1,  /* before an apostrophe: l', jusqu' */
    PARTICLE_TAIL = 2,    /* behind a verb with a hyphen, and seldom without: -vous, -t-il */
    PARTICLE_POINTS = 4,  /* behind another word with a hyphen: -ci, -même */
    PARTICLE_FREE = 8,    /* behind a verb with a hyphen, and as often by itself: -le, -en */
    PARTICLE_SHORT = 16,  /* one or two letters, written together with its neighbour by mistake: à, de */
    PARTICLE_BEFORE = 32, /* before a noun: la, pour */
    PARTICLE_ENGLISH = 64, /* of English alone: the, of */
    PARTICLE_TITLE = 128, /* before a family name: Mme, docteur */
};

struct particles {
    struct table words;
    uint8_t *kinds; /* by number: bits of enum particle */
};

/* Reads the table that the program has in itself. */
void particles_open(struct particles *);
void particles_release(struct particles *);

/* Whether word, in small letters, is of this kind. */
bool particles_is(const struct particles *, struct str word, enum particle);

#endif
