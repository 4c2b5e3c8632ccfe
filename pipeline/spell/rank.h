/*
 * rank: what the writer of a misspelled form may have meant, best first.
 *
 * The score of a candidate is its price (spell/search.h: hundredths of a plain mistake) less a bonus for being frequent:
 *
 *     score = price - RANK_RATE * rate
 *           + RANK_RARE   when rate is 0
 *           - RANK_MINE   when the job has it, spelled so, more often than the form
 *           + RANK_LAST   when it ends with another letter: the last ones carry gender, number and person
 *           + RANK_LAST_ACCENT  when it ends with the same letter and another accent
 *
 * Two words in place of one count RANK_PARTED instead of their price, which is lower, + RANK_PART where one of them is rare.
 *
 * rate is the class of dictionaries/frequences.txt. Low is good; equal scores stand in order of code points. Candidates
 * come from the index of the dictionary, from that of the project's own words, and from cutting the form where a space,
 * an apostrophe or a hyphen is missing.
 */
#ifndef SPELL_RANK_H
#define SPELL_RANK_H

#include "base/arena.h"
#include "spell/search.h"

enum {
    RANK_RATE = 3, RANK_RARE = 15, RANK_MINE = 25, RANK_LAST = 10, RANK_LAST_ACCENT = 20, RANK_PARTED = 100, RANK_PART = 30
};

/* Where forms come from. words may be NULL. */
struct lexicon {
    const struct index *index, *words;
    const struct confusions *confusions, *word_confusions;
};

/* Whether a form is right as it stands, or with its first letter or all of it in small letters where it has capitals. */
bool lexicon_has(const struct lexicon *, struct str form, struct entry *entry);
/* The same for a form with elided articles and hyphens, part by part; entry is that of the last part. */
bool lexicon_accepts(const struct lexicon *, struct str form, struct entry *entry);

/* s with a capital at its start, in keep. */
struct str rank_capitalised(struct arena *keep, struct str s);

struct guess {
    struct str text;
    int price, score;
    unsigned rate;
    bool cut;  /* by a missing space, apostrophe or hyphen */
};

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

#endif
