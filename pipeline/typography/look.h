/*
 * look: what the rules see in a unit, right or wrong: the sightings, from which the survey counts conventions and the
 * second pass makes findings. For the files of this folder.
 */
#ifndef TYPOGRAPHY_LOOK_H
#define TYPOGRAPHY_LOOK_H

#include "base/limits.h"
#include "base/table.h"
#include "base/utf8.h"
#include "unit/unit.h"

/* The rules of this folder as they stand in findings.list, counted from 0. */
#define HABIT(rule) ((unsigned)(rule) - RULE_TYPO_PUNCTUATION)
#define HABITS (HABIT(RULE_TYPO_ELISION) + 1)

/* What may stand at a place. Where a rule is a convention, 0 to 3 are its forms: pieces in habit.c. */
enum { SPACE_NOBREAK, SPACE_NARROW, SPACE_PLAIN, SPACE_NONE };
enum { THOUSANDS_APOSTROPHE = 3 }; /* the first three are the spaces */
enum { APOSTROPHE_CURVED, APOSTROPHE_STRAIGHT };
enum { QUOTES_FRENCH, QUOTES_STRAIGHT, QUOTES_ENGLISH };
enum { ELLIPSIS_ONE, ELLIPSIS_DOTS };
enum { DASH_EN, DASH_EM, DASH_HYPHEN, DASH_HYPHENS };
enum { A_GRAVE, A_BARE };
enum { DECIMAL_COMMA, DECIMAL_POINT };
/* A mark without its other in the paragraph: its part is the kind of pair; the document knows whether its other comes. */
enum {
    LOOSE_OPEN,
    LOOSE_CLOSE,
    LOOSE_FIRST = 2,  /* added: it begins the paragraph */
    LOOSE_SPEECH = 4, /* not loose: a pair that begins a paragraph, which may reopen what an earlier one opened */
    LOOSE_STRAIGHT = 4, /* the kind of "; those before it are in brackets.c */
    LOOSE_KINDS,
};
enum { VARIANT_WRONG = 4, VARIANT_DOUBTFUL, VARIANTS }; /* never right: repaired without asking, or only with */

enum part { PART_FIRST, PART_SECOND }; /* the closing mark of a pair is the second, and is not counted */

struct sighting {
    struct span at;   /* what a fix replaces; may be empty when `kept` is not */
    struct span kept; /* a character right before or behind that the finding shows as well, so that no finding is empty */
    uint8_t rule, variant, part;
    struct str fix;   /* of a wrong or doubtful one: what stands there instead; ptr NULL: nobody can know */
};

struct sightings { struct sighting *at; size_t count, cap; };

/* The classes of mesures.txt. */
enum measure {
    MEASURE_NONE,
    MEASURE_SIGN,
    MEASURE_LONG,
    MEASURE_SHORT,
    MEASURE_AMOUNT,
    MEASURE_CURRENCY,
    MEASURE_NAME,
    MEASURE_COUNTED,
};

/* The classes of redoublements.txt. */
enum doubling { DOUBLING_RIGHT, DOUBLING_FAULT, DOUBLING_PARTICLE };

/* The classes of petits_mots.txt, a bit each: a word may have several. */
enum small {
    SMALL_ELIDES_NOUN = 1,
    SMALL_ELIDES_ANY = 2,
    SMALL_ELIDES_PRONOUN = 4,
    SMALL_ELIDES_IL = 8,
    SMALL_ELIDES_BE = 16,
    SMALL_ELIDED = 31, /* one of those before */
    SMALL_DOUBTFUL = 32,
    SMALL_PRONOUN = 64,
    SMALL_IL = 128,
    SMALL_BE = 256,
    SMALL_LONE = 512,
    SMALL_VOWEL = 1024,
    SMALL_SUBJECT = 2048,
    SMALL_INFINITIVE = 4096,
    SMALL_TITLE = 8192,
    SMALL_FIRST = 16384,
    SMALL_ARTICLE = 32768,
    SMALL_CUT = 65536, /* an elided word without its vowel, which is made from it: l, qu */
};

/* What a letter may be at the start of a word. */
enum { LETTER_VOWEL = 1, LETTER_ELIDES = 2 }; /* ELIDES: some of the words that it begins ask for an elision */
#define USAGE_LETTERS 0x180 /* those of French and their neighbours; of others the base counts */

/* An abbreviation that is wrong, behind its first letters. */
struct abbreviation {
    struct str wrong, right;
    char where;    /* before a name (M), behind a number (n), where the sentence goes on (m), anywhere (0) */
    uint32_t next; /* the same first letters: number + 1 */
};

/* What the rules know, from dictionaries/. */
struct usage {
    struct table doubles;   /* redoublements.txt */
    uint8_t *double_class;  /* enum doubling */
    struct table ordinals;  /* ordinaux.txt: wrong endings */
    struct str *ordinal_right;
    struct table unelided;  /* sans_elision.txt */
    bool *only_articles;    /* … of class article */
    struct table mute;      /* h_muet.txt */
    struct table aspirated; /* h_aspire.txt; the article it takes */
    struct str *article;
    struct table behind_a;  /* a_preposition.txt */
    struct table openings;  /* amorces.txt */
    struct table tools;     /* mots_outils.txt */
    bool *tool_is_french;
    size_t longest_tool;    /* in bytes */
    struct table units;     /* mesures.txt: what is measured with a number before it, and its class */
    uint8_t *unit_class;    /* enum measure */
    struct table small;     /* petits_mots.txt, and what elided words leave */
    uint32_t *small_class;  /* enum small */
    size_t longest_small;   /* in bytes */
    bool is_lost[256];      /* the last byte of a word that is elided */
    uint8_t letters[USAGE_LETTERS]; /* LETTER_…, by code point */
    struct table monies;    /* monnaies.txt; the name behind "millions" */
    struct str *money_name;
    struct table scales;    /* echelles.txt; the French one */
    struct str *scale_right;
    struct table starts;    /* of abreges.txt: first letters */
    uint64_t starts_with[256]; /* … by first byte: the second ones, a bit for the lowest six of theirs */
    uint32_t *first;        /* of a start: number + 1 of an abbreviation */
    struct abbreviation *abbreviations;
    struct arena keep;
};

/* Reads the tables that the program has in itself. */
void usage_open(struct usage *);
void usage_release(struct usage *);
/* The classes of a word of petits_mots.txt (enum small); of another 0. */
unsigned usage_small(const struct usage *, struct str word);
/* LETTER_… of a letter in lower case. */
unsigned usage_letter(const struct usage *, uint32_t cp);

/* An opened pair of quotation marks that waits for its other. */
struct quote_pair {
    size_t beg, end; /* the mark with the space inside */
    bool open;
};

/* One look at one unit. */
struct look {
    const struct usage *usage;
    const struct unit *u;
    struct arena *keep;
    struct sightings *out;
    size_t start;          /* of the text, behind the spaces before it */
    size_t word;           /* the first that ends behind the place where the scan stands */
    bool prose;            /* the paragraph ends like a sentence */
    struct str apostrophe; /* of look_apostrophe_of; ptr NULL: nobody asked yet */
    /* quotation marks */
    struct quote_pair straight, english;
    int inside;  /* of « » */
    bool paired; /* the straight ones are two by two */
    bool mixed;  /* there are straight ones */
    /* brackets and quotation marks that are open */
    struct open_mark {
        size_t at;
        unsigned kind;
    } open[LIMIT_OPEN_MARKS];
    size_t depth, loose;
};

/* All sightings of the unit, in l->out; the first four fields of *l are set. */
void look_unit(struct look *);

void look_add(struct look *, struct sighting);
/* A wrong place (sure or not) and what stands there instead. */
void look_wrong(struct look *, enum rule, bool sure, size_t beg, size_t end, struct str fix);
/* One of the forms of a convention. */
void look_form(struct look *, enum rule, unsigned variant, enum part, size_t beg, size_t end);
/* The same for a space, which may be none: the mark before (part first: behind) it is shown as well. */
void look_gap(struct look *, enum rule, enum part, size_t beg, size_t end);
/* Pieces joined, in the look's memory. */
struct str look_join(struct look *, struct str a, struct str b, struct str c);

/* The apostrophe that the text has between letters, ’ where it has none. */
struct str look_apostrophe_of(struct look *);

/* Is this byte inside an address, a file name or code? Places must come in order. */
bool look_special(struct look *, size_t at);

/*
 * The families of rules. Each is shown every mark, digit and no-break space once, in order (cp from `at` to *end), and may move
 * *end on over what it has read; then the words.
 */
void look_at_space(struct look *, uint32_t cp, size_t at, size_t *end);
void look_at_mark(struct look *, uint32_t cp, size_t at, size_t *end);
void look_at_number(struct look *, uint32_t cp, size_t at, size_t *end);
void look_at_bracket(struct look *, uint32_t cp, size_t at);
void look_at_brackets_left(struct look *);
/* A mark without its other, of a kind of pair; what: LOOSE_OPEN, LOOSE_CLOSE or LOOSE_SPEECH. */
void look_loose(struct look *, unsigned kind, size_t at, unsigned what);
/* Before all of them: what the whole paragraph says of its marks. */
void look_at_paragraph(struct look *);
void look_at_words(struct look *);
/* Is the paragraph in another language? Then the marks without their other are all that is said of it. */
bool look_is_foreign(const struct look *);
/* n°: the place of a word that begins with an n. */
void look_at_number_sign(struct look *, size_t at);
/* What stands between two words: spaces that stand twice. */
void look_at_gap(struct look *, struct span gap);
/* XIXème: a word that may begin with a Roman number. */
void look_at_roman(struct look *, struct span word);

static inline bool is_alnum(uint32_t cp) { return utf8_class(cp) & (UC_LETTER | UC_DIGIT); }
static inline bool is_letter(uint32_t cp) { return utf8_class(cp) & UC_LETTER; }
static inline bool is_digit(uint32_t cp) { return cp >= '0' && cp <= '9'; }
/* Plain, no-break or narrow no-break. */
static inline bool is_space(uint32_t cp) { return cp == ' ' || cp == 0xA0 || cp == 0x202F; }
static inline bool is_gap(uint32_t cp) { return cp == UTF8_NONE || utf8_class(cp) & UC_SPACE; }
/* A mark that ends what was opened before a word. */
static inline bool closes_word(uint32_t cp)
{
    return cp == ')' || cp == ']' || cp == 0xBB || cp == 0x201D || cp == '"' || cp == 0x2019 || cp == '\'';
}
/* Behind the spaces at `at`; before them. */
size_t skip_spaces(struct str, size_t at);
size_t before_spaces(struct str, size_t at);

#endif
