/*
 * rank: what the writer of a misspelled form may have meant, best first.
 *
 * The score of a candidate is its price (spell/search.h: hundredths of a plain mistake) less a bonus for being frequent:
 *
 *     score = price - RANK_RATE * rate
 *           + RANK_UNKNOWN when rate is 0, RANK_RARE when it is 1 or 2
 *           - RANK_MINE   when the job has it, spelled so, more often than the form
 *           - RANK_LONGER when it has more letters: more are left out than put in
 *           + RANK_LAST_ACCENT  when it ends with the same letter and another accent
 *
 * Two words in place of one (spell/cut.h) count RANK_PARTED instead of their price, which is lower, or RANK_PARTED_RARE where
 * none of them is usual, + RANK_PART where one of them is rare, - RANK_SHORT where the first is short (le, de, que).
 *
 * The guesses for a part of a compound count RANK_COMPOUND more, as the compound may be a word with a hyphen too much.
 *
 * rate is the class of dictionaries/frequences.txt. Low is good; equal scores stand in order of code points. Candidates
 * come from the index of the dictionary, from that of the project's own words, and from cutting the form where a space,
 * an apostrophe or a hyphen is missing.
 */
#ifndef SPELL_RANK_H
#define SPELL_RANK_H

#include "base/arena.h"
#include "spell/lexicon.h"
#include "spell/search.h"

enum {
    RANK_RATE = 3, RANK_UNKNOWN = 25, RANK_RARE = 15, RANK_MINE = 25, RANK_LONGER = 25, RANK_LAST_ACCENT = 30,
    RANK_PARTED = 100, RANK_PARTED_RARE = 125, RANK_PART = 30, RANK_SHORT = 35, RANK_COMPOUND = 30,
};

struct guess {
    struct str text;
    int price, score;
    unsigned rate;
    bool cut;  /* by a missing space, apostrophe or hyphen */
};

#define GUESSES 96 /* looked at before the best are taken */

struct guesses {
    struct guess at[GUESSES];
    size_t count;
};

/* Each text once, with its best score; the worst one goes where there is no room. */
void guesses_add(struct guesses *, struct guess);

/* How often the document has a form; may be NULL. */
typedef uint32_t rank_count(const void *context, struct str form);

struct ranking {
    const struct lexicon *lexicon;
    rank_count *count;
    const void *context;
    struct search *search; /* working memory, of one worker */
    int most;              /* price of the dearest guess looked for: PRICE_TWO, PRICE_ONE or less */
};

/*
 * The guesses for form (folded as spell/fold.h does), at most max, best first; their texts in keep. They get the form's
 * capitals.
 */
size_t rank_guesses(const struct ranking *, struct arena *keep, struct str form, struct guess *out, size_t max);

/* The score of text, meant by form: without what only some candidates have (RANK_LONGER, RANK_PART). */
int rank_score(const struct ranking *, struct str form, struct str text, int price, unsigned rate);

/*
 * The capitals that a form was meant to have: LAvenue, where a second one slipped in, is Avenue's, and MOTs, where the last
 * letter did not come along, MOT's.
 */
enum casing rank_casing(struct str form);

/* a, joint and b one behind the other, in keep. */
struct str rank_joined(struct arena *keep, struct str a, struct str joint, struct str b);

/* s with a capital at its start, in keep. */
struct str rank_capitalised(struct arena *keep, struct str s);

#endif
