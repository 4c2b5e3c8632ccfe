#include "segment/sentence.h"

#include "base/memory.h"
#include "segment/lexicon.h"
#include "segment/rules.h"
#include "segment/scan.h"
#include "segment/srx.h"
#include "segment/srx_write.h"

#define LANGUAGE "fr"
#define SRX_END UINT16_MAX /* the rule of a unit's end among those of an SRX file */

struct segmenter {
    struct lexicon lexicon;
    struct srx *srx; /* NULL: our own rules */
};

static void add_sentence(struct unit *u, struct arena *keep, size_t beg, size_t end, uint16_t rule)
{
    beg = skip_spaces(u->text, beg);
    for (size_t at = end; end > beg; end = at)
        if (!is_space(utf8_prev(u->text, &at))) break;
    if (beg < end) *arena_push(keep, &u->sentences) = (struct sentence){ { (uint32_t)beg, (uint32_t)end }, rule };
}

static void srx_sentences(const struct srx *srx, struct unit *u, struct arena *keep)
{
    struct decisions decisions = { 0 };
    size_t beg = 0;
    srx_scan(srx, u->text, keep, &decisions);
    for (size_t i = 0; i < decisions.count; i++) {
        const struct decision *d = &decisions.at[i];
        if (!d->breaks) continue;
        add_sentence(u, keep, beg, d->at, d->rule);
        beg = d->at;
    }
    add_sentence(u, keep, beg, u->text.len, SRX_END);
}

void segment_sentences(const struct segmenter *s, struct unit *u, struct arena *keep)
{
    if (s->srx)
        srx_sentences(s->srx, u, keep);
    else
        scan_text(&s->lexicon, u->text, keep, &u->sentences, NULL);
}

void segment_explain(const struct segmenter *s, const struct unit *u, struct arena *keep, struct decisions *out)
{
    struct sentences unused = { 0 };
    *out = (struct decisions){ 0 };
    if (s->srx)
        srx_scan(s->srx, u->text, keep, out);
    else
        scan_text(&s->lexicon, u->text, keep, &unused, out);
}

const char *segment_rule_name(const struct segmenter *s, uint16_t rule)
{
    if (!s->srx) return rules[rule].name;
    return rule == SRX_END ? rules[RULE_END].name : srx_rule_name(s->srx, rule);
}

enum status segment_write_srx(const struct segmenter *s, struct output *out, struct fault *fault)
{
    return srx_write(&s->lexicon, out, fault);
}

enum status segmenter_open(struct segmenter **out, const struct segment_options *options, struct fault *fault)
{
    struct segmenter *s = memory_new(1, sizeof *s);
    *out = s;
    if (options->abbreviations) TRY(lexicon_read(&s->lexicon, options->abbreviations, fault));
    return options->srx ? srx_open(&s->srx, options->srx, LANGUAGE, fault) : STATUS_OK;
}

void segmenter_close(struct segmenter *s)
{
    srx_close(s->srx);
    lexicon_release(&s->lexicon);
    memory_free(s);
}
