/*
 * search: which forms of an index lie near a misspelling. The distance is a sum of prices: what French writers and
 * their keyboards often confuse is cheap, the rest is dear. Work is counted in steps, never in time, so the same question
 * has the same answer on every machine.
 *
 *     struct confusions *confusions = confusions_new(index);
 *     struct search *s = search_new();
 *     search_run(s, index, confusions, STR("algoritme"));
 *     for (size_t i = 0; i < s->count; i++) ... search_text(s, i, bytes) ... s->found[i].price
 */
#ifndef SPELL_SEARCH_H
#define SPELL_SEARCH_H

#include "base/limits.h"
#include "spell/index.h"

#define SEARCH_FOUND 256
#define SEARCH_RULES 1024 /* confusions that hold somewhere in the word: some dozen are usual */

enum price { /* hundredths of a plain mistake */
    PRICE_LEAST = 10, /* of anything, in dictionaries/equivalences.txt too */
    PRICE_ACCENT = 22,
    PRICE_DOUBLE = 45,
    PRICE_AGAIN = 70, /* some letters written twice: éternernelle */
    PRICE_JOINT = 55, /* hyphen or apostrophe left out, or too much */
    PRICE_SWAP = 55,
    PRICE_NEIGHBOUR = 85,
    PRICE_MISSING = 95, /* a letter left out, or too much */
    PRICE_EDIT = 100,
    PRICE_FIRST = 45, /* more, for the first letter: writers seldom err there */
    PRICE_ONE = 150,  /* all that one mistake may cost */
    PRICE_TWO = 235,  /* two mistakes */
    PRICE_NONE = 999, /* where nothing was found */
};

struct found {
    uint8_t codes[LIMIT_WORD];
    uint8_t len;
    struct entry entry;
    int price;
};

/* dictionaries/equivalences.txt in the codes of an index's alphabet, and the keyboard. */
struct confusions;
struct confusions *confusions_new(const struct index *);
void confusions_free(struct confusions *);

struct search {
    const struct index *index;
    const struct confusions *confusions;
    uint8_t word[LIMIT_WORD], base[LIMIT_WORD]; /* in small letters; without accents */
    uint8_t again[LIMIT_WORD]; /* so many letters from here on are those that stand before */
    size_t n, firm;
    int budget;
    uint16_t rules[SEARCH_RULES], ruled[LIMIT_WORD + 1]; /* confusions that hold at a letter: rules from ruled[i] to ruled[i + 1] */
    unsigned steps, most_steps; /* nodes visited */
    uint8_t path[LIMIT_WORD + 8];
    struct found found[SEARCH_FOUND];
    size_t count;
};

/* All forms within `budget` of the word, in found (unordered but always the same), until most_steps are used up. */
void search_run(struct search *, const struct index *, const struct confusions *, struct str word, int budget,
                unsigned most_steps);

#endif
