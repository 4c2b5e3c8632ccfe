/*
 * forms: a heap of spelled forms (as codes of an alphabet), filled in any order, then put in order, each once.
 *
 *     struct forms f = { 0 };
 *     forms_add(&f, codes, n, FORM_ELIDES);
 *     forms_sort(&f);
 *     for (size_t i = 0; i < f.count; i++) ... forms_codes(&f, i), f.at[i].len, f.at[i].flags ...
 *     forms_release(&f);
 */
#ifndef SPELL_FORMS_H
#define SPELL_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FORM_ELIDES = 1,    /* the dictionary has it behind l', d', qu'… */
    FORM_UNSUGGESTED = 2,
    FORM_KEEPS_CASE = 4,
    FORM_HOUSE = 8,     /* of our own tables or a word list, not of the dictionary */
    FORM_NAME = 16,     /* of a table of names */
    FORM_VERB = 32,     /* the dictionary says that it is a form of a verb, whatever else it is */
    FORM_COUNTED = 64,  /* only of the table of frequencies: no form of its own */
};

struct form {
    uint64_t head; /* its first codes, while sorting */
    uint32_t at;   /* in bytes */
    uint8_t len, flags;
    uint8_t rate; /* how frequent, on the scale of dictionaries/frequences.txt; 0 is unknown */
};

struct forms {
    struct form *at;
    size_t count, cap;
    uint8_t *bytes;
    size_t used, room;
};

/* Before the first: so many will come, more or less. */
void forms_expect(struct forms *, size_t count);
void forms_add(struct forms *, const uint8_t *codes, size_t n, unsigned flags); /* n at most 255 */
/* A form of the table of frequencies: lends its rate to the equal form that comes from elsewhere, or goes. */
void forms_add_rate(struct forms *, const uint8_t *codes, size_t n, unsigned rate);
/* In order of codes. Equal ones become one: it elides or is a verb if any does or is, is unsuggested, keeps case or is ours if all are. */
void forms_sort(struct forms *);
static inline const uint8_t *forms_codes(const struct forms *f, size_t i) { return f->bytes + f->at[i].at; }
void forms_release(struct forms *);

#endif
