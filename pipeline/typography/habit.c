#include "typography/habit.h"

/* The forms of a convention, as profiles name them, and what each puts behind an opening mark and before a closing one. */
struct form {
    const char *name, *first, *second;
};

#define SPACES(last) { { "insécable", "\u00A0", "\u00A0" }, { "fine", "\u202F", "\u202F" }, { "ordinaire", " ", " " }, last }
#define NO_SPACE { "aucune", "", "" }
#define APOSTROPHE { "apostrophe", "’", "’" }
#define DASHES { { "demi-cadratin", "–", "–" }, { "cadratin", "—", "—" }, { "trait", "-", "-" }, { "deux-traits", "--", "--" } }
#define QUOTES { { "français", "«\u00A0", "\u00A0»" }, { "droits", "\"", "\"" }, { "anglais", "“", "”" } }
#define EITHER 3 /* the first two forms */
#define FIRST 1
#define BIT(form) (1u << (form))
#define HYPHENS (BIT(DASH_HYPHEN) | BIT(DASH_HYPHENS))

/* clang-format off */
static const struct habit {
    uint16_t rule;
    uint8_t standards; /* its good forms, a bit each; 0: it is no convention */
    uint8_t best;
    bool strict;   /* what a document does again and again is no choice */
    bool tolerant; /* beside what it chose, the standard stays right: nobody wants a no-break space or a dash replaced */
    bool doubtful; /* not even a rare form is wrong for certain */
    bool each;     /* every place is shown: the words differ */
    bool pairs;    /* the second mark belongs to the first */
    uint8_t unfit; /* forms that a document may keep to, but that no house has, a bit each: no fix puts them */
    struct form forms[FORMS];
} habits[HABITS] = {
    /* rule                  standards best          strict tolerant doubtful each pairs unfit */
    { RULE_TYPO_PUNCTUATION,  EITHER, SPACE_NARROW,      0, 1, 0, 0, 0, 0, SPACES(NO_SPACE) },
    { RULE_TYPO_COLON,        EITHER, SPACE_NOBREAK,     0, 1, 0, 0, 0, BIT(SPACE_NONE), SPACES(NO_SPACE) },
    { RULE_TYPO_QUOTE_SPACE,  EITHER, SPACE_NOBREAK,     0, 1, 0, 0, 0, 0, SPACES(NO_SPACE) },
    { RULE_TYPO_APOSTROPHE,   FIRST,  APOSTROPHE_CURVED, 0, 0, 0, 0, 0, 0, { { "courbe", "’", "’" }, { "droite", "'", "'" } } },
    { RULE_TYPO_QUOTES,       FIRST,  QUOTES_FRENCH,     0, 0, 0, 0, 1, 0, QUOTES },
    { RULE_TYPO_ELLIPSIS,     FIRST,  ELLIPSIS_ONE,      0, 0, 0, 0, 0, 0, { { "un", "…", "…" }, { "trois", "...", "..." } } },
    { RULE_TYPO_DIALOGUE,     EITHER, DASH_EN,           0, 1, 1, 0, 0, HYPHENS, DASHES },
    { RULE_TYPO_DASH,         EITHER, DASH_EN,           0, 1, 1, 0, 0, HYPHENS, DASHES },
    { RULE_TYPO_A,            FIRST,  A_GRAVE,           1, 0, 0, 0, 0, 0, { { "accent", "À", "À" }, { "nue", "A", "A" } } },
    { RULE_TYPO_UNIT,         EITHER, SPACE_NOBREAK,     0, 1, 0, 0, 0, BIT(SPACE_NONE), SPACES(NO_SPACE) },
    { RULE_TYPO_THOUSANDS,    EITHER, SPACE_NOBREAK,     0, 1, 0, 0, 1, 0, SPACES(APOSTROPHE) },
    { RULE_TYPO_DECIMAL,      FIRST,  DECIMAL_COMMA,     1, 0, 0, 0, 0, 0, { { "virgule", ",", "," }, { "point", ".", "." } } },
    { RULE_TYPO_COMMA,        0,      0,                 0, 0, 0, 0, 0, 0, { { 0 } } },
    { RULE_TYPO_BRACKET,      0,      0,                 0, 0, 0, 0, 0, 0, { { 0 } } },
    { RULE_TYPO_DOUBLE_SPACE, 0,      0,                 0, 0, 0, 0, 0, 0, { { 0 } } },
    { RULE_TYPO_NO_SPACE,     0,      0,                 0, 0, 0, 1, 0, 0, { { 0 } } },
    { RULE_TYPO_ORDINAL,      0,      0,                 0, 0, 0, 0, 0, 0, { { 0 } } },
    { RULE_TYPO_NUMBER,       0,      0,                 0, 0, 0, 0, 0, 0, { { 0 } } },
    { RULE_TYPO_MONEY,        0,      0,                 0, 0, 0, 0, 0, 0, { { 0 } } },
    { RULE_TYPO_ABBREVIATION, 0,      0,                 0, 0, 0, 0, 0, 0, { { 0 } } },
    { RULE_TYPO_TWICE,        0,      0,                 0, 0, 0, 1, 0, 0, { { 0 } } },
    { RULE_TYPO_PAIR,         0,      0,                 0, 0, 0, 1, 0, 0, { { 0 } } },
    { RULE_TYPO_ELISION,      0,      0,                 0, 0, 0, 1, 0, 0, { { 0 } } },
};
/* clang-format on */

enum rule habit_rule(unsigned habit) { return (enum rule)habits[habit].rule; }

struct str habit_piece(unsigned habit, unsigned form, unsigned part)
{
    const struct form *f = &habits[habit].forms[form];
    return str_of(part == PART_SECOND ? f->second : f->first);
}

unsigned habit_standard(unsigned habit) { return habits[habit].best; }
bool habit_folds(unsigned habit) { return !habits[habit].each; }
bool habit_doubtful(unsigned habit) { return habits[habit].doubtful; }
bool habit_counts(const struct sighting *s) { return s->part == PART_FIRST || !habits[HABIT(s->rule)].pairs; }

/* The most frequent of some forms; the rule's own where none is there. */
static uint8_t most_of(const uint64_t times[FORMS], uint8_t forms, uint8_t best)
{
    for (uint8_t i = 0; i < FORMS; i++)
        if (forms >> i & 1 && times[i] > times[best]) best = i;
    return best;
}

struct choice habit_choose(const struct house *house, unsigned habit, const uint64_t times[FORMS])
{
    const struct habit *h = &habits[habit];
    if (house->of[habit].right) return (struct choice){ house->of[habit].right, house->of[habit].best, FORMS };
    struct choice standard = { h->standards, most_of(times, h->standards, h->best), FORMS };
    uint64_t all = times[0] + times[1] + times[2] + times[3];
    if (h->strict || all < 3) return standard;
    for (uint8_t i = 0; i < FORMS; i++)
        if (!(h->standards >> i & 1) && 3 * times[i] > 2 * all)
            return (struct choice){ (uint8_t)(BIT(i) | (h->tolerant ? h->standards : 0)),
                                    h->unfit & BIT(i) ? standard.best : i, i };
    return standard;
}

unsigned habit_form(unsigned habit, struct str name)
{
    unsigned i = 0;
    while (i < FORMS && !(habits[habit].forms[i].name && str_eq(name, str_of(habits[habit].forms[i].name)))) i++;
    return i;
}
