/* speller: the inside of a speller, for the files of this folder. */
#ifndef SPELL_SPELLER_H
#define SPELL_SPELLER_H

#include "spell/check.h"
#include "spell/evidence.h"
#include "spell/house.h"
#include "spell/hunspell.h"
#include "spell/rank.h"

enum verdict_kind {
    VERDICT_GOOD,
    VERDICT_PARTS, /* a compound: its parts are judged each by itself */
    VERDICT_BAD,
};

/* What is thought of a form wherever it stands. */
struct verdict {
    uint8_t kind, rule, confidence;
    bool english; /* an English word: foreign among others of its kind */
    bool cut;     /* the best guess puts a space, a hyphen or an apostrophe in */
    bool old;     /* a spelling of former times */
    bool seam;    /* its capitals show what is wrong: where two words meet, or which name is meant */
    bool shouted; /* all in capitals: counts only where the text puts accents on capitals, or shouts a sentence */
    bool far;     /* resembles nothing: an error only in a document without a language of its own */
    uint8_t rate; /* of the best guess */
    int16_t price;
    uint32_t suggestion_count;
    struct str *suggestions;
};

/* A form that no dictionary has. */
struct unknown {
    uint32_t form; /* its number in doubted */
    uint32_t times;
};

/*
 * What the unknown forms in small letters of a document are, those that stand in it alone. One that has many that resemble
 * nothing has a language of its own (dialect, slang, a trade); there, what resembles a word only so-so is no error either.
 */
struct tally {
    uint32_t near, far;
};

/* Inside a word: what was written in former times, and what is today. */
struct change {
    struct str old, now;
};

struct dictionary_paths {
    char aff[4096], dic[4096];
};

struct speller {
    struct dictionary_paths french, foreign;
    char cache[3900]; /* "" for none */
    unsigned workers;
    struct lexicon lexicon;
    struct index *index, *words, *english;
    struct confusions *confusions, *word_confusions;
    struct hunspell *hunspell; /* only for a dictionary whose index is not complete */
    struct particles particles;
    struct table prefixes; /* those that need a hyphen end with one */
    struct table replaced; /* dictionaries/remplacements.txt */
    struct str *replacements; /* by the number of the form in replaced */
    struct change *changes;   /* dictionaries/graphies.txt */
    size_t change_count;
    struct house house;
    struct evidence evidence;
    struct tally *tallies;      /* by document */
    uint32_t documents;
    uint32_t accented_capitals; /* words that begin with one */
    struct table doubted;     /* forms of the evidence that are not good */
    struct verdict *verdicts; /* by the number of the form in doubted */
    bool detect;              /* verdicts say only that a form is not good */
    struct unknown *unknown;  /* those that stand by themselves, when it detects */
    size_t unknown_count;
    struct arena arenas[LIMIT_WORKERS];
};

/* Finds NAME.aff and NAME.dic, or the pair that a path names. */
bool dictionary_find(const char *name, struct dictionary_paths *);

/* Working memory of one judge. */
struct judge {
    struct speller *speller;
    struct search search;
    struct arena *keep;
    struct arena scratch;
};

/* Fills unknown from doubted. */
void unknown_gather(struct speller *);

/* What is thought of a form that the evidence has: whether it is good; and of one that is not, what it may be meant for. */
struct verdict judge_detect(struct judge *, struct str form);
struct verdict judge_guess(struct judge *, struct str form);

#endif
