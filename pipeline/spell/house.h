/*
 * house: which entries of a project's own word lists serve. Knows the forms of each entry; asked after a survey.
 *
 *     index_form *each = house_form;  ... with a struct house as context
 *     if (house_unused(&house, &evidence, 0, &word)) ... the first entry that matched nothing ...
 */
#ifndef SPELL_HOUSE_H
#define SPELL_HOUSE_H

#include "spell/evidence.h"

struct house {
    struct table entries;   /* as written in the lists */
    struct table forms;
    uint32_t *entry_of;     /* by the number of the form: the first entry that makes it */
    uint32_t cap;
};

/* An index_form. */
void house_form(void *house, struct str entry, struct str form);
/* Entry number i, from 0, of those that no word of the evidence matches, small, capitalised or all in capitals. */
bool house_unused(const struct house *, const struct evidence *, size_t i, struct str *entry);
void house_release(struct house *);

#endif
