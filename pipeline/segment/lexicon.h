/*
 * lexicon: what the rules know of words, out of the tables of dictionaries/ and the abbreviations of the house. For the
 * files of this folder, and for the generator (pipeline/tables/lexicon.c) that turns the tables into gen_lexicon.h.
 *
 *     unsigned classes = lexicon_find(lexicon, STR("etc"));      // LEXICON_MAY
 */
#ifndef SEGMENT_LEXICON_H
#define SEGMENT_LEXICON_H

#include "base/status.h"
#include "base/table.h"

/* What a word may be, as flags. */
enum {
    LEXICON_NEVER = 1,    /* an abbreviation that never ends a sentence: M., cf. */
    LEXICON_NOUN = 2,     /* one that a name follows: éd., prof.; it ends a sentence only before a starter */
    LEXICON_NUMBER = 4,   /* one that a number follows: vol., chap.; it ends a sentence before any other capital */
    LEXICON_MAY = 8,      /* one that ends a sentence before a capital: etc., J.-C. */
    LEXICON_WORD = 16,    /* also a plain word: an abbreviation before a number only: art., cap. */
    LEXICON_STARTER = 32, /* opens sentences and is hardly a name: Il, Mais */
    LEXICON_PARTICLE = 64, /* … but before another capital it may belong to a name: Le, De */
    LEXICON_NAME = 128,   /* the last word of a name that ends with ! or ?: Yahoo! */
    LEXICON_LETTERED = 256, /* a single capital behind it is a rank: plan B */
    LEXICON_HEADING = 512, /* opens a heading before a number: Article 3. */
    LEXICON_UNIT = 1024,  /* a unit behind a number: km, h */
    LEXICON_TIME = 2048,  /* a unit that a number may follow: 20 h. 30 */
    LEXICON_ELIDED = 1 << 12,  /* what stands before the apostrophe of l'eau, qu'il */
    LEXICON_HEAD = 1 << 13,    /* the start, with its apostrophe, of words that stay whole: aujourd'hui */
    LEXICON_WHOLE = 1 << 14,   /* a word that stays whole: quelqu'un */
    LEXICON_FEMININE = 1 << 15, /* an ending of inclusive writing: étudiant·e·s */
    LEXICON_ORDINAL = 1 << 16, /* an ending behind digits: 2e */
    LEXICON_RANK = 1 << 17,    /* an ending behind a Roman numeral: XIXe */
    LEXICON_FIRST = 1 << 18,   /* an ending behind I: Ier */
    LEXICON_DOMAIN = 1 << 19,  /* the end of the name of a site */
    LEXICON_FILE = 1 << 20,    /* the end of the name of a file */
};
#define LEXICON_ABBREVIATION (LEXICON_NEVER | LEXICON_NOUN | LEXICON_NUMBER | LEXICON_MAY)

/* The tables and the classes that stand behind a tab in them ("" where none does). */
#define LEXICON_CLASSES(X)                                                                                             \
    X("abreviations", "jamais", LEXICON_NEVER)                                                                         \
    X("abreviations", "nom", LEXICON_NOUN)                                                                             \
    X("abreviations", "numéro", LEXICON_NUMBER)                                                                        \
    X("abreviations", "parfois", LEXICON_MAY)                                                                          \
    X("abreviations", "mot", LEXICON_WORD)                                                                             \
    X("amorces", "", LEXICON_STARTER)                                                                                  \
    X("amorces", "particule", LEXICON_STARTER | LEXICON_PARTICLE)                                                      \
    X("noms_a_point", "", LEXICON_NAME)                                                                                \
    X("lettres", "", LEXICON_LETTERED)                                                                                 \
    X("intitules", "", LEXICON_HEADING)                                                                                \
    X("unites", "", LEXICON_UNIT)                                                                                      \
    X("unites", "temps", LEXICON_UNIT | LEXICON_TIME)                                                                  \
    X("mots", "élision", LEXICON_ELIDED)                                                                               \
    X("mots", "tête", LEXICON_HEAD)                                                                                    \
    X("mots", "entier", LEXICON_WHOLE)                                                                                 \
    X("mots", "féminin", LEXICON_FEMININE)                                                                             \
    X("mots", "ordinal", LEXICON_ORDINAL)                                                                              \
    X("mots", "rang", LEXICON_RANK)                                                                                    \
    X("mots", "premier", LEXICON_FIRST)                                                                                \
    X("adresses", "domaine", LEXICON_DOMAIN)                                                                           \
    X("adresses", "fichier", LEXICON_FILE)

#define LEXICON_LONGEST 32 /* bytes of an entry */

/* An entry of the generated table. */
struct lexeme {
    uint16_t text; /* place in the text of all entries */
    uint16_t length;
    uint32_t classes;
};

struct lexicon {
    struct table words; /* of the house, which win */
    uint16_t *classes;
};

/* The classes of a word as it stands, by the tables alone (0: none). */
unsigned lexicon_own(struct str word);
/* The same with the abbreviations of the house. Safe from several threads. */
unsigned lexicon_find(const struct lexicon *, struct str word);
/* Does a name that ends with ! or ? (Yahoo!) end where s does? */
bool lexicon_ends_name(struct str s);

/* Adds the abbreviations of a file in the form of dictionaries/abreviations.txt; a wrong line is a fault. */
MUST_CHECK enum status lexicon_read(struct lexicon *, const char *path, struct fault *);
void lexicon_release(struct lexicon *);

/* Calls `each` for every abbreviation of the class (one flag), ours in the order of the table, then the house's. */
void lexicon_each(const struct lexicon *, unsigned class, void (*each)(void *context, struct str word), void *context);

#endif
