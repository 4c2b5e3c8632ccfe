#include "spell/cut.h"

#include "base/utf8.h"

#define LONG_PART 5     /* letters: two words so long do not meet by chance */
#define SHORT_PART 3    /* letters of le, de, que */
#define TAIL_BYTES 8    /* of -t-elles and a slip */
#define TAIL_RATE 3     /* of the verb before a misspelled tail */
#define RARE_TOGETHER 20 /* rate that the other word must have where one has none */
#define USUAL_TOGETHER 22 /* rate of the more usual word, for the lower price */
#define THREE_LETTERS 10 /* rate of a word of three letters that stands alone */
#define HEAD_RATE 20     /* of elided words, as the tables have them: they are among the most usual */

static bool starts_with_vowel(struct str s)
{
    uint32_t cp = utf8_base(utf8_lower(utf8_at(s, 0)));
    return cp == 'a' || cp == 'e' || cp == 'i' || cp == 'o' || cp == 'u' || cp == 'y' || cp == 'h' || cp == 0x153;
}

static bool stands_alone(const struct lexicon *x, struct str word, unsigned rate)
{
    size_t letters = utf8_count(word);
    if (letters <= 2) return particles_is(x->particles, word, PARTICLE_SHORT);
    return letters > 3 || rate >= THREE_LETTERS;
}

struct cut {
    struct str left, joint, right;
    int price;
    unsigned rate;
    int handicap; /* of its score */
};

static void add_cut(const struct ranking *r, struct arena *keep, struct str form, struct cut c, struct guesses *out)
{
    struct str text = rank_joined(keep, c.left, c.joint, c.right);
    int score = rank_score(r, form, text, c.price, c.rate) + c.handicap;
    guesses_add(out, (struct guess){ text, c.price, score, c.rate, true });
}

/* The two parts of a form, as they stand and in small letters. */
struct parts {
    struct str a, b, small_a, small_b;
    struct entry left, right;
};

static void try_space(const struct ranking *r, struct arena *keep, struct str form, const struct parts *p,
                      struct guesses *out)
{
    const struct lexicon *x = r->lexicon;
    bool elided = lexicon_elision(x, p->small_b);
    unsigned low = p->left.rate < p->right.rate ? p->left.rate : p->right.rate;
    unsigned high = (unsigned)p->left.rate + p->right.rate - low;
    bool both_long = utf8_count(p->small_a) >= LONG_PART && utf8_count(p->small_b) >= LONG_PART;
    if (!stands_alone(x, p->small_a, p->left.rate) || !stands_alone(x, p->small_b, p->right.rate)) return;
    if (low == 0 && high < RARE_TOGETHER && !both_long && !elided) return;
    bool usual = high >= USUAL_TOGETHER || elided, begins_short = utf8_count(p->small_a) <= SHORT_PART;
    int price = usual ? CUT_SPACE : CUT_SPACE_RARE;
    int handicap = (usual ? RANK_PARTED : RANK_PARTED_RARE) - price + (low || elided ? 0 : RANK_PART) -
                   (begins_short ? RANK_SHORT : 0);
    add_cut(r, keep, form, (struct cut){ p->a, STR(" "), p->b, price, (low + high) / 2, handicap }, out);
}

static bool is_prefix(const struct lexicon *x, struct arena *keep, struct str small)
{
    return table_find(x->prefixes, arena_join(keep, small, STR("-"))) != TABLE_NONE;
}

/* One letter more, less or another, or two that changed places. */
static bool is_one_edit(struct str a, struct str b)
{
    size_t same = 0, tail = 0, most = a.len < b.len ? a.len : b.len, longer = a.len + b.len - most;
    while (same < most && a.ptr[same] == b.ptr[same]) same++;
    while (tail < most - same && a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail]) tail++;
    size_t differ = longer - same - tail;
    return differ <= 1 || (differ == 2 && a.len == b.len && a.ptr[same] == b.ptr[same + 1] && a.ptr[same + 1] == b.ptr[same]);
}

#define ANY_TAIL (PARTICLE_TAIL | PARTICLE_POINTS | PARTICLE_FREE)

/* What it costs to put a hyphen before a tail of these kinds; 0 where none stands there. */
static int price_of_tail(const struct lexicon *x, unsigned kinds, struct entry left, bool same)
{
    bool verb = left.flags & FORM_VERB || !x->index->verbs, other = !(left.flags & FORM_VERB);
    if (!same) return kinds & PARTICLE_TAIL && verb && left.rate >= TAIL_RATE ? CUT_TAIL_SLIP : 0;
    if (kinds & PARTICLE_TAIL && verb) return CUT_TAIL;
    if (kinds & PARTICLE_POINTS && other) return CUT_POINTS;
    return kinds & PARTICLE_FREE && verb ? CUT_FREE : 0;
}

static bool is_same_but_hyphens(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < a.len && a.ptr[i] == '-') i++;
        while (k < b.len && b.ptr[k] == '-') k++;
        if (i >= a.len || k >= b.len) return i >= a.len && k >= b.len;
        if (a.ptr[i] != b.ptr[k]) return false;
    }
}

static struct str without_accents(struct arena *keep, struct str s)
{
    char *out = arena_alloc(keep, s.len + 4, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len;) n += utf8_put(out + n, utf8_base(utf8_next(s, &i)));
    return str_n(out, n);
}

/* What stands with a hyphen behind a verb or another word: ditil, murmurat-il, ceuxci; with a slip repritril, murmura-tril. */
static void try_tail(const struct ranking *r, struct arena *keep, struct str form, const struct parts *p, struct guesses *out)
{
    const struct particles *particles = r->lexicon->particles;
    struct entry left = { 0 };
    if (p->small_a.len < 3 || p->small_b.len > TAIL_BYTES) return;
    struct str bare = without_accents(keep, p->small_b);
    for (uint32_t i = 0; i < particles->words.count; i++) {
        struct str tail = table_key(&particles->words, i);
        bool same = is_same_but_hyphens(tail, p->small_b);
        if (!(particles->kinds[i] & ANY_TAIL)) continue;
        if (!same && (tail.len < 2 || !is_one_edit(bare, without_accents(keep, arena_join(keep, STR("-"), tail))))) continue;
        if (!lexicon_accepts(r->lexicon, p->small_a, &left) && !lexicon_accepts(r->lexicon, p->a, &left)) return;
        int price = price_of_tail(r->lexicon, particles->kinds[i], left, same);
        struct cut c = { p->a, STR("-"), str_eq(tail, p->small_b) ? p->b : tail, price, left.rate, 0 };
        if (price) add_cut(r, keep, form, c, out);
    }
}

static void try_prefix(const struct ranking *r, struct arena *keep, struct str form, const struct parts *p,
                       struct guesses *out)
{
    if (p->small_b.len > 3 && is_prefix(r->lexicon, keep, p->small_a))
        add_cut(r, keep, form, (struct cut){ p->a, STR("-"), p->b, CUT_PREFIX, p->right.rate, 0 }, out);
}

/*
 * The form cut in two, both parts being words. Short parts must be frequent ones: nobody writes "ra" and "re" together, but
 * many write "le" and a noun.
 */
static void try_cut(const struct ranking *r, struct arena *keep, struct str form, struct parts p, struct guesses *out)
{
    const struct lexicon *x = r->lexicon;
    if (!lexicon_accepts(x, p.small_b, &p.right) && !lexicon_accepts(x, p.b, &p.right)) return;
    if (particles_is(x->particles, p.small_a, PARTICLE_ELIDED) && starts_with_vowel(p.small_b))
        add_cut(r, keep, form,
                (struct cut){ p.a, STR("'"), p.b, p.right.flags & FORM_ELIDES ? CUT_ELIDES : CUT_ELIDES_ODD, p.right.rate, 0 },
                out);
    try_prefix(r, keep, form, &p, out);
    if (lexicon_accepts(x, p.small_a, &p.left) || lexicon_accepts(x, p.a, &p.left)) try_space(r, keep, form, &p, out);
}

/* PHPdans: capitals, then a word. */
static void try_acronym(const struct ranking *r, struct arena *keep, struct str form, size_t at, struct guesses *out)
{
    struct entry right = { 0 };
    struct str a = str_sub(form, 0, at), b = str_from(form, at);
    if (a.len < 2 || b.len < 3 || lexicon_casing(a) != CASE_ALL || lexicon_casing(b) != CASE_SMALL) return;
    if (!lexicon_accepts(r->lexicon, a, NULL) || !lexicon_accepts(r->lexicon, b, &right)) return;
    add_cut(r, keep, form, (struct cut){ a, STR(" "), b, CUT_CAPITAL, right.rate, 0 }, out);
}

/* Two words that an apostrophe joins by mistake (le'ciel), or where a capital shows the seam (messireCharles). */
static void try_seam(const struct ranking *r, struct arena *keep, struct str form, size_t at, struct guesses *out)
{
    const struct lexicon *x = r->lexicon;
    struct entry left = { 0 }, right = { 0 };
    bool apostrophe = form.ptr[at] == '\'';
    struct str a = str_sub(form, 0, at), b = str_from(form, at + apostrophe);
    bool capital = utf8_class(utf8_at(form, at)) & UC_UPPER && utf8_class(utf8_before(form, at)) & UC_LOWER;
    if ((!apostrophe && !capital) || (a.len < 2 && !particles_is(x->particles, a, PARTICLE_SHORT)) || b.len < 2) return;
    if (!lexicon_accepts(x, a, &left) || !lexicon_accepts(x, b, &right)) return;
    unsigned rate = ((unsigned)left.rate + right.rate) / 2;
    if (capital && is_prefix(x, keep, utf8_lower_str(keep, a)))
        add_cut(r, keep, form, (struct cut){ a, STR("-"), b, CUT_CAPITAL, rate, 0 }, out);
    add_cut(r, keep, form, (struct cut){ a, STR(" "), b, capital ? CUT_CAPITAL : CUT_APOSTROPHE, rate, 0 }, out);
}

/* q'il, losqu'on, jusq'à, lorsuq'on: the elided word is misspelled. */
static void try_elisions(const struct ranking *r, struct arena *keep, struct str form, struct str small,
                         struct guesses *out)
{
    const struct particles *particles = r->lexicon->particles;
    size_t end = str_find_byte(small, 0, '\'');
    struct str head = str_sub(small, 0, end), rest = end < small.len ? str_from(small, end + 1) : STR("");
    struct entry entry = { 0 };
    if (head.len == 0 || head.len > 7 || !starts_with_vowel(rest) || !lexicon_accepts(r->lexicon, rest, &entry)) return;
    for (uint32_t i = 0; i < particles->words.count; i++) {
        struct str right = table_key(&particles->words, i);
        if (!(particles->kinds[i] & PARTICLE_ELIDED) || right.ptr[0] != head.ptr[0] || !is_one_edit(right, head)) continue;
        bool capital = form.ptr[0] != small.ptr[0];
        struct str text = rank_joined(keep, capital ? rank_capitalised(keep, right) : right, STR("'"), rest);
        guesses_add(out, (struct guess){ text, CUT_HEAD, rank_score(r, form, text, CUT_HEAD, HEAD_RATE), HEAD_RATE, true });
    }
}

void cut_guesses(const struct ranking *r, struct arena *keep, struct str form, struct str small, struct guesses *out)
{
    for (size_t i = 0, j = 0; i < form.len;) {
        utf8_next(form, &i);
        utf8_next(small, &j);
        if (i >= form.len) break;
        struct parts p = { str_sub(form, 0, i), str_from(form, i), str_sub(small, 0, j), str_from(small, j), { 0 }, { 0 } };
        try_cut(r, keep, form, p, out);
        try_tail(r, keep, form, &p, out);
        try_seam(r, keep, form, i, out);
        try_acronym(r, keep, form, i, out);
    }
    try_elisions(r, keep, form, small, out);
}

/* ---- with a slip ---- */

#define MENDED_STEPS 150  /* nodes visited for one word of one cut */
#define MENDED_PRICE 50   /* of the slip: an accent or two, a doubled letter */
#define MENDED_RATE 8     /* the other word must be usual */
#define MENDED_LETTERS 3  /* and the misspelled one no snippet */

/* The best of what the misspelled word may mean, in *price and *rate; ptr NULL where there is nothing near. */
static struct str mend(const struct ranking *r, struct arena *keep, struct str small, int *price, unsigned *rate)
{
    const struct alphabet *a = &r->lexicon->index->alphabet;
    const struct found *best = NULL;
    if (utf8_count(small) < MENDED_LETTERS) return (struct str){ 0 };
    search_run(r->search, r->lexicon->index, r->lexicon->confusions, small, MENDED_PRICE, MENDED_STEPS);
    for (size_t i = 0; i < r->search->count; i++) {
        const struct found *f = &r->search->found[i];
        bool better = !best || f->price - RANK_RATE * f->entry.rate < best->price - RANK_RATE * best->entry.rate;
        if (better && f->entry.rate && a->lower[f->codes[0]] == f->codes[0]) best = f;
    }
    if (!best) return (struct str){ 0 };
    char bytes[3 * LIMIT_WORD];
    *price = best->price;
    *rate = best->entry.rate;
    return arena_str(keep, str_n(bytes, alphabet_decode(a, best->codes, best->len, bytes)));
}

static void try_mended(const struct ranking *r, struct arena *keep, struct str small, size_t at, struct guesses *out)
{
    const struct lexicon *x = r->lexicon;
    struct str a = str_sub(small, 0, at), b = str_from(small, at);
    struct entry left = { 0 }, right = { 0 };
    bool left_good = lexicon_accepts(x, a, &left) && stands_alone(x, a, left.rate) && left.rate >= MENDED_RATE;
    bool right_good = lexicon_accepts(x, b, &right) && stands_alone(x, b, right.rate) && right.rate >= MENDED_RATE;
    if (left_good == right_good) return;
    int price = 0;
    unsigned rate = 0;
    struct str mended = mend(r, keep, left_good ? b : a, &price, &rate);
    if (!mended.ptr) return;
    bool tail = right_good && particles_is(x->particles, b, PARTICLE_TAIL);
    struct cut c = { left_good ? a : mended, tail ? STR("-") : STR(" "), left_good ? mended : b, RANK_PARTED + price,
                     left_good ? left.rate / 2 + rate / 2 : rate / 2 + right.rate / 2, 0 };
    add_cut(r, keep, small, c, out);
}

void cut_mended_guesses(const struct ranking *r, struct arena *keep, struct str small, struct guesses *out)
{
    for (size_t i = 0; i < small.len;) {
        utf8_next(small, &i);
        if (i < small.len) try_mended(r, keep, small, i, out);
    }
}
