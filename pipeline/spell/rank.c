#include "spell/rank.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "spell/cut.h"

#define MOST_STEPS_ONE 2500 /* nodes visited for one mistake: some 1,500 are usual */
#define MOST_STEPS_TWO 1000 /* and for two */
#define RARE 2               /* of a rate */
#define ENOUGH_GUESSES 5     /* so many near ones, and nobody looks for those at two mistakes */
#define GOOD_SCORE 15        /* nor where one is as good as this */

enum casing rank_casing(struct str form)
{
    enum casing casing = lexicon_casing(form);
    if (casing != CASE_MIXED) return casing;
    size_t second = 0, third = 0, last = form.len;
    utf8_next(form, &second);
    utf8_prev(form, &last);
    if (lexicon_casing(str_sub(form, 0, last)) == CASE_ALL && utf8_count(form) > 3) return CASE_ALL;
    third = second;
    utf8_next(form, &third);
    bool two = lexicon_casing(str_sub(form, 0, third)) == CASE_ALL;
    return two && form.len > third + 1 && lexicon_casing(str_from(form, third)) == CASE_SMALL ? CASE_FIRST : CASE_MIXED;
}

struct str rank_capitalised(struct arena *keep, struct str s)
{
    if (s.len == 0) return s;
    char *out = arena_alloc(keep, s.len + 4, 1);
    size_t i = 0;
    size_t n = utf8_put(out, utf8_upper(utf8_next(s, &i)));
    memcpy(out + n, s.ptr + i, s.len - i);
    return str_n(out, n + s.len - i);
}

static struct str shouted(struct arena *keep, struct str s)
{
    char *out = arena_alloc(keep, 2 * s.len + 4, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len;) n += utf8_put(out + n, utf8_upper(utf8_next(s, &i)));
    return str_n(out, n);
}

void guesses_add(struct guesses *l, struct guess g)
{
    for (size_t i = 0; i < l->count; i++)
        if (str_eq(l->at[i].text, g.text)) {
            if (g.score < l->at[i].score) l->at[i] = g;
            return;
        }
    if (l->count < GUESSES) {
        l->at[l->count++] = g;
        return;
    }
    size_t worst = 0;
    for (size_t i = 1; i < l->count; i++)
        if (l->at[i].score > l->at[worst].score) worst = i;
    if (g.score < l->at[worst].score) l->at[worst] = g;
}

int rank_score(const struct ranking *r, struct str form, struct str text, int price, unsigned rate)
{
    int score = price - RANK_RATE * (int)rate + (rate == 0 ? RANK_UNKNOWN : rate <= RARE ? RANK_RARE : 0);
    if (r->count && r->count(r->context, text) > r->count(r->context, form)) score -= RANK_MINE;
    return score;
}

/* What its letters say for a candidate that the search found, or against it. */
static int score_of_letters(const struct search *s, const struct found *f)
{
    const struct alphabet *a = &s->index->alphabet;
    unsigned last = a->lower[f->codes[f->len - 1]];
    bool accent = a->base[last] == s->base[s->n - 1] && last != s->word[s->n - 1];
    return (accent ? RANK_LAST_ACCENT : 0) - (f->len > s->n ? RANK_LONGER : 0);
}

/* The texts of what the search found. A name is a far guess for a word in small letters, and the other way round. */
static void take_found(const struct ranking *r, const struct search *s, struct arena *keep, struct str form,
                       enum casing casing, struct guesses *out)
{
    const struct alphabet *a = &s->index->alphabet;
    for (size_t i = 0; i < s->count; i++) {
        const struct found *f = &s->found[i];
        if (f->entry.flags & FORM_UNSUGGESTED) continue;
        char bytes[3 * LIMIT_WORD];
        struct str text = arena_str(keep, str_n(bytes, alphabet_decode(a, f->codes, f->len, bytes)));
        bool capital = a->lower[f->codes[0]] != f->codes[0];
        int price = f->price + (capital && casing == CASE_SMALL ? 25 : 0);
        if (casing == CASE_SMALL && price == 0) continue;
        if (casing == CASE_FIRST && !capital && !(f->entry.flags & FORM_KEEPS_CASE)) text = rank_capitalised(keep, text);
        if (casing == CASE_ALL && !(f->entry.flags & FORM_KEEPS_CASE)) text = shouted(keep, text);
        if (str_eq(text, form)) continue;
        int score = rank_score(r, form, text, price, f->entry.rate) + score_of_letters(s, f);
        guesses_add(out, (struct guess){ text, price, score, f->entry.rate, false });
    }
}

struct str rank_joined(struct arena *keep, struct str a, struct str joint, struct str b)
{
    return arena_join(keep, arena_join(keep, a, joint), b);
}

static int by_score(const void *a, const void *b)
{
    const struct guess *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? -1 : 1;
    return str_cmp(x->text, y->text);
}

static int best_score(const struct guesses *l)
{
    int best = PRICE_TWO;
    for (size_t i = 0; i < l->count; i++)
        if (l->at[i].score < best) best = l->at[i].score;
    return best;
}

static void search_both(const struct ranking *r, struct arena *keep, struct str form, struct str small,
                        enum casing casing, int budget, unsigned steps, struct guesses *out)
{
    const struct lexicon *x = r->lexicon;
    search_run(r->search, x->index, x->confusions, small, budget, steps);
    take_found(r, r->search, keep, form, casing, out);
    if (!x->words) return;
    search_run(r->search, x->words, x->word_confusions, small, budget, steps);
    take_found(r, r->search, keep, form, casing, out);
}

/* The one part of a compound that is no word, in *beg and *end; false where there is none or more than one. */
static bool bad_part(const struct lexicon *x, struct str form, size_t *beg, size_t *end)
{
    size_t bad = 0, parts = 0;
    for (size_t at = 0, stop; at <= form.len; at = stop + 1, parts++) {
        stop = str_find_byte(form, at, '-');
        struct str part = str_sub(form, at, stop);
        if (utf8_count(part) <= 1 || lexicon_accepts(x, part, NULL)) continue;
        *beg = at;
        *end = stop;
        bad++;
    }
    return bad == 1 && parts > 1;
}

/* A compound of which one part is misspelled: the guesses for that part, put in its place. */
static void guess_part(const struct ranking *r, struct arena *keep, struct str form, struct guesses *out)
{
    struct guess guesses[LIMIT_SUGGESTIONS];
    size_t beg = 0, end = 0;
    if (!memchr(form.ptr, '-', form.len) || !bad_part(r->lexicon, form, &beg, &end)) return;
    size_t n = rank_guesses(r, keep, str_sub(form, beg, end), guesses, LIMIT_SUGGESTIONS);
    for (size_t i = 0; i < n; i++) {
        guesses[i].text = rank_joined(keep, str_sub(form, 0, beg), guesses[i].text, str_from(form, end));
        guesses[i].score += RANK_COMPOUND;
        guesses_add(out, guesses[i]);
    }
}

size_t rank_guesses(const struct ranking *r, struct arena *keep, struct str form, struct guess *out, size_t max)
{
    if (form.len == 0 || form.len > LIMIT_WORD) return 0;
    struct guesses l = { .count = 0 };
    guess_part(r, keep, form, &l);

    struct str small = utf8_lower_str(keep, form);
    enum casing casing = rank_casing(form);
    search_both(r, keep, form, small, casing, r->most < PRICE_ONE ? r->most : PRICE_ONE, MOST_STEPS_ONE, &l);
    cut_guesses(r, keep, form, small, &l);
    if (r->most > PRICE_ONE && l.count < ENOUGH_GUESSES && best_score(&l) > GOOD_SCORE && utf8_count(form) > 4)
        search_both(r, keep, form, small, casing, PRICE_TWO, MOST_STEPS_TWO, &l);
    if (r->most > PRICE_ONE && l.count == 0 && casing == CASE_SMALL) cut_mended_guesses(r, keep, small, &l);
    qsort(l.at, l.count, sizeof *l.at, by_score);
    size_t n = l.count < max ? l.count : max;
    memcpy(out, l.at, n * sizeof *out);
    return n;
}
