/*
 * habit: the rules that are conventions: which forms each has, which is the standard, and which one a document or a house
 * has chosen. For the files of this folder.
 */
#ifndef TYPOGRAPHY_HABIT_H
#define TYPOGRAPHY_HABIT_H

#include "base/status.h"
#include "typography/look.h"

#define FORMS 4 /* of a convention */

/* A house's choice: of each rule the good forms, a bit each (0: as the document has it), and the one that a fix puts. */
struct house {
    struct {
        uint8_t right, best;
    } of[HABITS];
};

/* name: one of the shipped profiles or a path; NULL is no house. Wrong lines and files that are not there are faults. */
MUST_CHECK enum status house_read(struct house *, const char *name, struct fault *);

struct choice {
    uint8_t right; /* the good forms, a bit each */
    uint8_t best;  /* what a fix puts */
    uint8_t habit; /* a form that is not the standard, and that the document keeps to; else FORMS */
};

/*
 * A form is chosen that stands three times or more, and in more than two thirds of the places. Else the standard holds.
 */
struct choice habit_choose(const struct house *, unsigned habit, const uint64_t times[FORMS]);

/* The rule of a habit, which HABIT turns back. */
enum rule habit_rule(unsigned habit);
/* What a form puts in the place: for a gap the space, for a mark the mark. */
struct str habit_piece(unsigned habit, unsigned form, unsigned part);
/* The form that a profile calls so; FORMS: none. */
unsigned habit_form(unsigned habit, struct str name);
unsigned habit_standard(unsigned habit);
/* Is it said once for a document? */
bool habit_folds(unsigned habit);
/* Is a reader asked, since not even a rare form is wrong for certain? */
bool habit_doubtful(unsigned habit);
/* Is it a place of its own? The second mark of a pair is not. */
bool habit_counts(const struct sighting *);

#endif
