/*
 * score: which one-byte charset makes the best French of a document's bytes. Each candidate reads every byte above 0x7F
 * with the character before and behind it (behind a space or before one: one more) and adds evidence for or against;
 * ASCII, which all candidates read alike, is only the context.
 *
 *     +3  an accented letter of French beside a letter, where French words have it; a lone à; ’ between letters; « » with
 *         spaces inside, other quotation marks at the edges of words when they come in pairs
 *     +2  a capital of these; a no-break space near : ; ? ! » or a digit; a dash beside a space; € ° after a number; …
 *     +1  a letter of another language inside a word
 *      0  signs that any text may hold
 *     -3  an accented small letter elsewhere
 *     -4  a capital inside a word, a sign between letters, three accents in a row, all else
 *
 *     struct score score;
 *     score_init(&score);
 *     score_byte(&score, &near);               // for each byte of the document above 0x7F, in order
 *     bool clear = score_best(&score, &best);
 */
#ifndef CHARSET_SCORE_H
#define CHARSET_SCORE_H

#include "charset/bytes.h"

/* A byte among its neighbours; -1 stands beyond the start or the end of the document. */
struct near {
    int before2, before, byte, after, after2;
    uint64_t at; /* offset of byte */
};

#define SCORE_CANDIDATES 6
#define SCORE_LEAST 2  /* points of the best reading, at least: one capital, one dash. Fewer are no evidence */
#define SCORE_MARGIN 2 /* points between it and the next that reads another text: less is a coin thrown */

struct candidate {
    struct bytes bytes;
    const struct charset *charset;
    unsigned family;             /* charsets that read nearly all letters alike: the better one wins without a margin */
    unsigned char kind[256];     /* what French sees in each byte: enum kind of score.c */
    unsigned char letter[256];   /* for letters of French: row of their table */
    int64_t points;
    uint64_t opened, closed;     /* quotation marks at their places */
    bool undefined;              /* a byte without a character was met… */
    unsigned char undefined_byte;
    uint64_t undefined_at;       /* …first here */
};

struct score {
    struct candidate at[SCORE_CANDIDATES]; /* in the order in which ties go */
    size_t count;                          /* fewer where this machine's iconv lacks one */
    bool used[256];
};

void score_init(struct score *);
void score_byte(struct score *, const struct near *);

/*
 * The best candidate (never NULL), and whether it is clear: enough points, and ahead of every other that reads these
 * bytes as another text. Of equals the first in our order.
 */
bool score_best(const struct score *, const struct candidate **best);
/* The best and those that it is not clear of, for people: "windows-1252, IBM850". */
void score_names(const struct score *, struct buf *names);

#endif
