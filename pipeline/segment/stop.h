/*
 * stop: a run of stops in its surroundings, as the rules see it; for the files of this folder.
 *
 *     … fit M. Roy.[2] » — Puis il sortit
 *               ^ beg      ^ after (the boundary, if there is one)
 *           word ^^^ end   ^next   ^ letter of the next word
 */
#ifndef SEGMENT_STOP_H
#define SEGMENT_STOP_H

#include "base/str.h"
#include "base/utf8.h"
#include "segment/lexicon.h"

enum mark { MARK_DOT = 1, MARK_ELLIPSIS = 2, MARK_STRONG = 4 }; /* . alone; … or more than one dot; with ! or ? in it */

struct stop {
    const struct lexicon *lexicon;
    struct str text;
    size_t start;         /* where the sentence that it may end starts, a number at its head aside */
    size_t beg, end;      /* the run of stops */
    size_t after;         /* behind closing marks, note marks and emoji */
    enum mark mark;
    bool closed;          /* closing quotation marks or brackets stand between end and after */
    bool spaced;          /* white space follows */
    struct str word;      /* before the run: letters, digits, inner dots and hyphens, without an elision; may be empty */
    unsigned classes;     /* of that word, as lexicon.h has them */
    size_t next;          /* what follows the white space, */
    uint32_t next_char;   /* its first character, */
    bool dash, opener;    /* dashes or bullets, opening marks there, */
    size_t letter_at;     /* the place behind them, */
    uint32_t letter;      /* and the first character there */
};

/* The stop character at `at`: its length in bytes, or 0; *mark becomes what it makes of a run that was *mark (0: none). */
size_t stop_length(struct str text, size_t at, unsigned *mark);
/* The end of the run of stops at s->beg: one mark, also with spaces inside, as in "? !" and ". . .". Sets mark and end. */
void stop_run(struct stop *s);
/* Fills word and classes; beg must be set. */
void stop_look_back(struct stop *s);
/* Fills next to letter; after must be set. */
void stop_look_ahead(struct stop *s);

/* The word before s->word, with white space between; its last stop aside. May be empty. */
struct str stop_word_before(const struct stop *s);
/* The word that starts at s->letter_at, letters, digits and inner hyphens. */
struct str stop_next_word(const struct stop *s);
/* Is the next word one that opens sentences, and no part of a name? */
bool stop_before_starter(const struct stop *s);

static inline bool is_space(uint32_t cp) { return utf8_class(cp) & UC_SPACE; }
static inline bool is_alnum(uint32_t cp) { return utf8_class(cp) & (UC_LETTER | UC_DIGIT | UC_MARK); }
static inline bool is_lower(uint32_t cp) { return utf8_class(cp) & UC_LOWER; }
static inline bool is_upper(uint32_t cp) { return utf8_class(cp) & UC_UPPER; }
static inline bool is_digit(uint32_t cp) { return cp >= '0' && cp <= '9'; }
/* The place of the first character at or after `at` that is no white space, or the end of s. */
static inline size_t skip_spaces(struct str s, size_t at)
{
    for (size_t next = at; at < s.len; at = next)
        if (!is_space(utf8_next(s, &next))) break;
    return at;
}

#endif
