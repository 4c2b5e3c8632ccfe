#include "spell/rank.h"

#include <stdlib.h>

#include "base/utf8.h"

#define MOST_STEPS_ONE 4000 /* nodes visited for one mistake: some 3,000 are usual */
#define MOST_STEPS_TWO 1000 /* and for two */
#define ENOUGH_GUESSES 3     /* so many near ones, and nobody looks for those at two mistakes */
#define GOOD_SCORE 30        /* nor where one is as good as this */
#define GUESSES 96

/* How the capitals of a form stand; guesses get the same. */
enum casing { CASE_SMALL, CASE_FIRST, CASE_ALL, CASE_MIXED };

static enum casing casing_of(struct str s)
{
    size_t uppers = 0, lowers = 0, first = 0, n = 0;
    for (size_t i = 0; i < s.len; n++) {
        unsigned class = utf8_class(utf8_next(s, &i));
        if (n == 0 && class & UC_UPPER) first = 1;
        uppers += (class & UC_UPPER) != 0;
        lowers += (class & UC_LOWER) != 0;
    }
    if (uppers == 0) return CASE_SMALL;
    if (lowers == 0 && uppers > 1) return CASE_ALL;
    return uppers == 1 && first ? CASE_FIRST : CASE_MIXED;
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

static bool find(const struct lexicon *x, struct str form, struct entry *entry)
{
    return index_find(x->index, form, entry) || (x->words && index_find(x->words, form, entry));
}

bool lexicon_has(const struct lexicon *x, struct str form, struct entry *entry)
{
    struct entry kept = { 0 };
    if (!entry) entry = &kept;
    if (find(x, form, entry)) return true;
    enum casing casing = casing_of(form);
    if (casing == CASE_SMALL || casing == CASE_MIXED) return false;
    char bytes[2 * LIMIT_WORD + 8];
    size_t n = 0;
    if (form.len > LIMIT_WORD) return false;
    for (size_t i = 0; i < form.len;) n += utf8_put(bytes + n, utf8_lower(utf8_next(form, &i)));
    if (find(x, str_n(bytes, n), entry) && !(entry->flags & FORM_KEEPS_CASE)) return true;
    if (casing != CASE_ALL) return false;
    size_t first = 0, at = 0;
    utf8_next(form, &first);
    memcpy(bytes, form.ptr, first); /* PARIS: Paris */
    n = first;
    for (at = first; at < form.len;) {
        bool joined = form.ptr[at - 1] == '-' || form.ptr[at - 1] == '\'';
        uint32_t cp = utf8_next(form, &at);
        n += utf8_put(bytes + n, joined ? cp : utf8_lower(cp));
    }
    return find(x, str_n(bytes, n), entry);
}

static const struct str elided_heads[] = { STR("l"), STR("d"), STR("qu"), STR("n"), STR("s"), STR("c"), STR("j"),
                                           STR("m"), STR("t"), STR("jusqu"), STR("lorsqu"), STR("puisqu") };

static bool is_one_of(struct str s, const struct str *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(s, list[i])) return true;
    return false;
}

/* Behind the elided article that form starts with, or 0. */
static size_t elision_of(struct str form)
{
    size_t n = str_find_byte(form, 0, '\'');
    if (n >= form.len || n > 7) return 0;
    char small[8];
    for (size_t i = 0; i < n; i++) small[i] = (char)(form.ptr[i] | 0x20);
    return is_one_of(str_n(small, n), elided_heads, sizeof elided_heads / sizeof *elided_heads) ? n + 1 : 0;
}

#define MOST_PARTS 8 /* hyphens of a compound that is looked at part by part */

/* Whether the form from its part number `from` on is made of words joined by hyphens: aide + médico-psychologique. */
static bool parts_accepted(const struct lexicon *x, struct str form, int depth, struct entry *entry)
{
    if (lexicon_has(x, form, entry)) return true;
    size_t elided = elision_of(form);
    if (elided && elided < form.len && parts_accepted(x, str_from(form, elided), depth + 1, entry)) return true;
    if (depth >= MOST_PARTS) return false;
    for (size_t i = str_find_byte(form, 0, '-'); i < form.len; i = str_find_byte(form, i + 1, '-'))
        if (i && lexicon_has(x, str_sub(form, 0, i), NULL) && parts_accepted(x, str_from(form, i + 1), depth + 1, entry))
            return true;
    return false;
}

bool lexicon_accepts(const struct lexicon *x, struct str form, struct entry *entry)
{
    struct entry kept = { 0 };
    return form.len && parts_accepted(x, form, 0, entry ? entry : &kept);
}

struct list {
    struct guess at[GUESSES];
    size_t count;
};

static void add_guess(struct list *l, struct guess g)
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


static int score_of(const struct ranking *r, struct str form, struct str text, int price, unsigned rate)
{
    int score = price - RANK_RATE * (int)rate + (rate ? 0 : RANK_RARE);
    if (r->count && r->count(r->context, text) > r->count(r->context, form)) score -= RANK_MINE;
    return score;
}

/* What the end of a candidate that the search found says against it. */
static int score_of_end(const struct search *s, const struct found *f)
{
    const struct alphabet *a = &s->index->alphabet;
    unsigned last = a->lower[f->codes[f->len - 1]];
    if (a->base[last] != s->base[s->n - 1]) return RANK_LAST;
    return last != s->word[s->n - 1] ? RANK_LAST_ACCENT : 0;
}

/* The texts of what the search found. A name is a far guess for a word in small letters, and the other way round. */
static void take_found(const struct ranking *r, const struct search *s, struct arena *keep, struct str form,
                       enum casing casing, struct list *out)
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
        int score = score_of(r, form, text, price, f->entry.rate) + score_of_end(s, f);
        add_guess(out, (struct guess){ text, price, score, f->entry.rate, false });
    }
}

static struct str joined(struct arena *keep, struct str a, struct str joint, struct str b)
{
    return arena_join(keep, arena_join(keep, a, joint), b);
}

/* What follows a verb (or lui, ceux…) behind a hyphen and seldom without; and what as often follows by itself. */
static const struct str hyphen_tails[] = {
    STR("je"), STR("tu"), STR("il"), STR("elle"), STR("on"), STR("nous"), STR("vous"), STR("ils"), STR("elles"),
    STR("moi"), STR("toi"), STR("ci"), STR("là"), STR("même"), STR("mêmes"), STR("t-il"), STR("t-elle"), STR("t-on"),
    STR("t-ils"), STR("t-elles"),
};
static const struct str weak_tails[] = { STR("ce"), STR("lui"), STR("leur"), STR("le"), STR("la"), STR("les"),
                                         STR("en"), STR("y") };

/* Words of one or two letters that are written together with their neighbour by mistake. */
static const struct str short_words[] = {
    STR("a"),  STR("à"),  STR("y"),  STR("ai"), STR("as"), STR("au"), STR("ce"), STR("de"), STR("du"), STR("en"),
    STR("et"), STR("eu"), STR("il"), STR("je"), STR("la"), STR("là"), STR("le"), STR("ma"), STR("me"), STR("ne"),
    STR("ni"), STR("on"), STR("ou"), STR("où"), STR("sa"), STR("se"), STR("si"), STR("ta"), STR("te"), STR("tu"),
    STR("un"), STR("va"), STR("vu"),
};

static bool starts_with_vowel(struct str s)
{
    uint32_t cp = utf8_base(utf8_lower(utf8_at(s, 0)));
    return cp == 'a' || cp == 'e' || cp == 'i' || cp == 'o' || cp == 'u' || cp == 'y' || cp == 'h' || cp == 0x153;
}

static bool stands_alone(struct str word, unsigned rate)
{
    size_t letters = utf8_count(word);
    if (letters <= 2) return is_one_of(word, short_words, sizeof short_words / sizeof *short_words);
    return letters > 3 || rate >= 12;
}

struct cut {
    struct str left, joint, right;
    int price;
    unsigned rate;
    int handicap; /* of its score */
};

static void add_cut(const struct ranking *r, struct arena *keep, struct str form, struct cut c, struct list *out)
{
    struct str text = joined(keep, c.left, c.joint, c.right);
    int score = score_of(r, form, text, c.price, c.rate) + c.handicap;
    add_guess(out, (struct guess){ text, c.price, score, c.rate, true });
}

/*
 * The form cut in two at `at`, both parts being words. Short parts must be frequent ones: nobody writes "ra" and "re"
 * together, but many write "le" and a noun.
 */
static void try_cut(const struct ranking *r, struct arena *keep, struct str form, struct str small, size_t at,
                    size_t small_at, struct list *out)
{
    struct entry left = { 0 }, right = { 0 };
    struct str a = str_sub(form, 0, at), b = str_from(form, at);
    struct str sa = str_sub(small, 0, small_at), sb = str_from(small, small_at);
    if (!lexicon_accepts(r->lexicon, sb, &right) && !lexicon_accepts(r->lexicon, b, &right)) return;
    if (is_one_of(sa, elided_heads, sizeof elided_heads / sizeof *elided_heads) && starts_with_vowel(sb))
        add_cut(r, keep, form, (struct cut){ a, STR("'"), b, right.flags & FORM_ELIDES ? 55 : 80, right.rate, 0 }, out);
    if (!lexicon_accepts(r->lexicon, sa, &left) && !lexicon_accepts(r->lexicon, a, &left)) return;
    unsigned low = left.rate < right.rate ? left.rate : right.rate, high = left.rate + right.rate - low;
    if (sa.len > 2 && is_one_of(sb, hyphen_tails, sizeof hyphen_tails / sizeof *hyphen_tails))
        add_cut(r, keep, form, (struct cut){ a, STR("-"), b, 70, low, 0 }, out);
    if (sa.len > 2 && is_one_of(sb, weak_tails, sizeof weak_tails / sizeof *weak_tails))
        add_cut(r, keep, form, (struct cut){ a, STR("-"), b, 100, low, 0 }, out);
    if (!stands_alone(sa, left.rate) || !stands_alone(sb, right.rate) || (low == 0 && high < 20)) return;
    int price = high >= 22 ? 80 : 95, handicap = RANK_PARTED - price + (low ? 0 : RANK_PART);
    add_cut(r, keep, form, (struct cut){ a, STR(" "), b, price, (low + high) / 2, handicap }, out);
}

/* Two words that an apostrophe joins by mistake (le'ciel), or where a capital shows the seam (messireCharles). */
static void try_seam(const struct ranking *r, struct arena *keep, struct str form, size_t at, struct list *out)
{
    struct entry left = { 0 }, right = { 0 };
    bool apostrophe = form.ptr[at] == '\'';
    struct str a = str_sub(form, 0, at), b = str_from(form, at + apostrophe);
    bool capital = utf8_class(utf8_at(form, at)) & UC_UPPER && utf8_class(utf8_before(form, at)) & UC_LOWER;
    if ((!apostrophe && !capital) || (a.len < 2 && !is_one_of(a, short_words, sizeof short_words / sizeof *short_words)) ||
        b.len < 2)
        return;
    if (!lexicon_accepts(r->lexicon, a, &left) || !lexicon_accepts(r->lexicon, b, &right)) return;
    unsigned rate = ((unsigned)left.rate + right.rate) / 2;
    add_cut(r, keep, form, (struct cut){ a, STR(" "), b, capital ? 60 : 70, rate, 0 }, out);
}

/* q'il, losqu'on, jusq'à: the elided word is misspelled, by a letter. */
static void try_elisions(const struct ranking *r, struct arena *keep, struct str form, struct str small, struct list *out)
{
    size_t end = str_find_byte(small, 0, '\'');
    struct str head = str_sub(small, 0, end), rest = end < small.len ? str_from(small, end + 1) : STR("");
    struct entry entry = { 0 };
    if (head.len == 0 || head.len > 7 || !starts_with_vowel(rest) || !lexicon_accepts(r->lexicon, rest, &entry)) return;
    for (size_t i = 0; i < sizeof elided_heads / sizeof *elided_heads; i++) {
        struct str h = elided_heads[i];
        size_t same = 0, tail = 0, most = h.len < head.len ? h.len : head.len;
        while (same < most && h.ptr[same] == head.ptr[same]) same++;
        while (tail < most - same && h.ptr[h.len - 1 - tail] == head.ptr[head.len - 1 - tail]) tail++;
        size_t longer = h.len > head.len ? h.len : head.len;
        if (same == 0 || longer - same - tail > 1) continue;
        bool capital = form.ptr[0] != small.ptr[0];
        struct str text = joined(keep, capital ? rank_capitalised(keep, h) : h, STR("'"), rest);
        add_guess(out, (struct guess){ text, 60, score_of(r, form, text, 60, 20), 20, true });
    }
}

static void try_cuts(const struct ranking *r, struct arena *keep, struct str form, struct str small, struct list *out)
{
    for (size_t i = 0, j = 0; i < form.len;) {
        utf8_next(form, &i);
        utf8_next(small, &j);
        if (i >= form.len) break;
        try_cut(r, keep, form, small, i, j, out);
        try_seam(r, keep, form, i, out);
    }
}

static int by_score(const void *a, const void *b)
{
    const struct guess *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? -1 : 1;
    return str_cmp(x->text, y->text);
}

static int best_score(const struct list *l)
{
    int best = PRICE_TWO;
    for (size_t i = 0; i < l->count; i++)
        if (l->at[i].score < best) best = l->at[i].score;
    return best;
}

static void search_both(const struct ranking *r, struct arena *keep, struct str form, struct str small,
                        enum casing casing, int budget, unsigned steps, struct list *out)
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
static void guess_part(const struct ranking *r, struct arena *keep, struct str form, struct list *out)
{
    struct guess guesses[LIMIT_SUGGESTIONS];
    size_t beg = 0, end = 0;
    if (!memchr(form.ptr, '-', form.len) || !bad_part(r->lexicon, form, &beg, &end)) return;
    size_t n = rank_guesses(r, keep, str_sub(form, beg, end), guesses, LIMIT_SUGGESTIONS);
    for (size_t i = 0; i < n; i++) {
        guesses[i].text = joined(keep, str_sub(form, 0, beg), guesses[i].text, str_from(form, end));
        add_guess(out, guesses[i]);
    }
}

size_t rank_guesses(const struct ranking *r, struct arena *keep, struct str form, struct guess *out, size_t max)
{
    if (form.len == 0 || form.len > LIMIT_WORD) return 0;
    struct list l = { .count = 0 };
    guess_part(r, keep, form, &l);

    struct str small = utf8_lower_str(keep, form);
    enum casing casing = casing_of(form);
    search_both(r, keep, form, small, casing, r->most < PRICE_ONE ? r->most : PRICE_ONE, MOST_STEPS_ONE, &l);
    try_cuts(r, keep, form, small, &l);
    try_elisions(r, keep, form, small, &l);
    if (r->most > PRICE_ONE && l.count < ENOUGH_GUESSES && best_score(&l) > GOOD_SCORE && utf8_count(form) > 4)
        search_both(r, keep, form, small, casing, PRICE_TWO, MOST_STEPS_TWO, &l);
    qsort(l.at, l.count, sizeof *l.at, by_score);
    size_t n = l.count < max ? l.count : max;
    memcpy(out, l.at, n * sizeof *out);
    return n;
}
