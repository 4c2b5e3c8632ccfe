/*
 * sentence: a unit's text into sentences. Every place where a stop stands is decided by the first rule that applies, out
 * of an ordered table (rules.c), and every boundary keeps the rule that made it. What the rules know of French stands in
 * dictionaries/.
 *
 *     struct segmenter *segmenter;
 *     TRY(segmenter_open(&segmenter, &(struct segment_options){ 0 }, fault));
 *     segment_sentences(segmenter, unit, keep);          // unit->sentences
 *     segmenter_close(segmenter);
 */
#ifndef SEGMENT_SENTENCE_H
#define SEGMENT_SENTENCE_H

#include "base/output.h"
#include "unit/unit.h"

struct segment_options {
    const char *abbreviations; /* a file of more abbreviations, in the form of dictionaries/abreviations.txt; NULL: none */
    const char *srx; /* an SRX 2.0 file whose rules are used instead of our own; NULL: none */
};

/* Read-only once it is open: threads share it. */
struct segmenter;

MUST_CHECK enum status segmenter_open(struct segmenter **, const struct segment_options *, struct fault *);
void segmenter_close(struct segmenter *);

/*
 * The sentences of u, first to last, in u->sentences: spans without the white space round them, never empty, which
 * together hold all of the text that is not white space. The array lives in keep. Cannot fail: a text without a stop is
 * one sentence. Time is linear in the text.
 */
void segment_sentences(const struct segmenter *, struct unit *u, struct arena *keep);

/* The name of a rule: of a sentence, or of a decision. */
const char *segment_rule_name(const struct segmenter *, uint16_t rule);

/* A place where a sentence could end, and the rule that said whether it does. */
struct decision {
    uint32_t at; /* byte of the unit's text, behind the stop and what belongs to it */
    uint16_t rule;
    bool breaks;
};

struct decisions {
    struct decision *at;
    size_t count, cap;
};

/*
 * Our rules as SRX 2.0, as far as SRX can say them: what depends on pairs of brackets, on parity of quotation marks and on
 * what opens a sentence is left out.
 */
MUST_CHECK enum status segment_write_srx(const struct segmenter *, struct output *, struct fault *);

/* All decisions in the order of the text, also those that a bracket took back. The array lives in keep. */
void segment_explain(const struct segmenter *, const struct unit *, struct arena *keep, struct decisions *);

#endif
