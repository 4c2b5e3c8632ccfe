#include "spell/search.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "gen_equivalences.h"

#define FIRM 2 /* letters at the start that two plain mistakes leave alone: most of the work would go there */
#define SIDE 8 /* letters of one side of an equivalence */

struct rule {
    uint8_t from[SIDE], to[SIDE];
    uint8_t from_len, to_len;
    bool at_start, at_end;
    int price;
};

struct confusions {
    struct rule *at; /* by the first code of `from`, the cheap ones first */
    size_t count, cap;
    uint16_t first[ALPHABET_CODES + 1]; /* rules by the first code of `from` */
    uint8_t near[ALPHABET_CODES][ALPHABET_CODES / 8];
};

#define ANY 0xFFFFFFFFu

/* ---- what is confused ---- */

/* The French keyboard, row by row; a key's neighbours stand beside it in its row and slanting in the next. */
static const char *const keyboard[] = { "azertyuiop", "qsdfghjklm", "wxcvbn" };

static void set_near(struct confusions *c, const struct alphabet *a, char one, char two)
{
    uint8_t x = a->code[(unsigned char)one], y = a->code[(unsigned char)two];
    c->near[x][y >> 3] |= (uint8_t)(1u << (y & 7));
    c->near[y][x >> 3] |= (uint8_t)(1u << (x & 7));
}

static void set_keyboard(struct confusions *c, const struct alphabet *a)
{
    for (size_t row = 0; row < 3; row++)
        for (size_t i = 0; keyboard[row][i]; i++) {
            if (keyboard[row][i + 1]) set_near(c, a, keyboard[row][i], keyboard[row][i + 1]);
            size_t below = row < 2 ? strlen(keyboard[row + 1]) : 0;
            if (i < below) set_near(c, a, keyboard[row][i], keyboard[row + 1][i]);
            if (i && i - 1 < below) set_near(c, a, keyboard[row][i], keyboard[row + 1][i - 1]);
        }
}

static uint8_t side(const struct alphabet *a, struct str text, uint8_t *out, struct rule *r)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len && n < SIDE;) {
        uint32_t cp = utf8_next(text, &i);
        if (cp == '^')
            r->at_start = true;
        else if (cp == '$')
            r->at_end = true;
        else
            out[n++] = a->base[a->code[cp]];
    }
    return (uint8_t)n;
}

static struct str field(struct str *line)
{
    *line = str_trim(*line);
    size_t end = str_find_byte(*line, 0, ' ');
    struct str word = str_sub(*line, 0, end);
    *line = str_from(*line, end);
    return word;
}

static void add_rule(struct confusions *c, struct rule r)
{
    if (c->count == c->cap) {
        c->cap = c->cap ? 2 * c->cap : 256;
        c->at = memory_grow(c->at, c->cap, sizeof *c->at);
    }
    c->at[c->count++] = r;
}

static int by_first(const void *a, const void *b)
{
    const struct rule *x = a, *y = b;
    if (x->from[0] != y->from[0]) return x->from[0] - y->from[0];
    return x->price != y->price ? x->price - y->price : memcmp(x, y, sizeof *x);
}

static bool is_joint(const struct alphabet *a, unsigned code) { return a->cp[code] == '-' || a->cp[code] == '\''; }

struct confusions *confusions_new(const struct index *index)
{
    const struct alphabet *a = &index->alphabet;
    struct confusions *c = memory_new(1, sizeof *c);
    struct str text = str_n(gen_equivalences, sizeof gen_equivalences - 1), line;
    while (str_line(&text, &line)) {
        struct rule r;
        memset(&r, 0, sizeof r);
        r.from_len = side(a, field(&line), r.from, &r);
        r.to_len = side(a, field(&line), r.to, &r);
        struct str price = field(&line);
        for (size_t i = 0; i < price.len; i++) r.price = 10 * r.price + (price.ptr[i] - '0');
        if (r.from_len == 0 || r.to_len == 0) continue;
        add_rule(c, r);
        struct rule back = r;
        memcpy(back.from, r.to, SIDE);
        memcpy(back.to, r.from, SIDE);
        back.from_len = r.to_len;
        back.to_len = r.from_len;
        add_rule(c, back);
    }
    qsort(c->at, c->count, sizeof *c->at, by_first);
    size_t i = 0;
    for (unsigned code = 0; code <= ALPHABET_CODES; code++) {
        while (i < c->count && c->at[i].from[0] < code) i++;
        c->first[code] = (uint16_t)i;
    }
    set_keyboard(c, a);
    return c;
}

void confusions_free(struct confusions *c)
{
    if (!c) return;
    memory_free(c->at);
    memory_free(c);
}

/* ---- the walk ---- */

static void keep(struct search *s, size_t depth, int price, uint32_t value)
{
    for (size_t i = 0; i < s->count; i++) {
        struct found *f = &s->found[i];
        if (f->len != depth || memcmp(f->codes, s->path, depth)) continue;
        if (price < f->price) f->price = price;
        return;
    }
    if (s->count == SEARCH_FOUND) return;
    struct found *f = &s->found[s->count++];
    memcpy(f->codes, s->path, depth);
    f->len = (uint8_t)depth;
    f->price = price;
    f->entry = entry_of(value);
}

/* What it costs to have written letter i for this one. */
static int price_of_letter(const struct search *s, size_t i, unsigned code)
{
    unsigned have = s->base[i], want = s->index->alphabet.base[code];
    if (s->index->alphabet.lower[code] == s->word[i]) return 0;
    if (have == want || (have == 0 && want != code)) return PRICE_ACCENT; /* a lost letter mostly has an accent */
    int price = s->confusions->near[have][want >> 3] >> (want & 7) & 1 ? PRICE_NEIGHBOUR : PRICE_EDIT;
    return i ? price : price + PRICE_FIRST;
}

static void visit(struct search *s, uint32_t node, size_t i, size_t depth, int price);

/* The letters of `to` from k on are walked, with whatever accents they bear; then the visit goes on behind `from`. */
static void follow(struct search *s, uint32_t node, const struct rule *r, size_t k, size_t i, size_t depth, int price)
{
    if (k == r->to_len) {
        visit(s, node, i + r->from_len, depth, price);
        return;
    }
    if (!(graph_bits(&s->index->graph, node) & s->index->alphabet.bit[r->to[k]])) return;
    for (uint32_t e = node;; e++) {
        uint32_t edge = s->index->graph.edges[e];
        if (edge_code(edge) != GRAPH_END && s->index->alphabet.base[edge_code(edge)] == r->to[k]) {
            s->path[depth] = (uint8_t)edge_code(edge);
            follow(s, edge_value(edge), r, k + 1, i, depth + 1, price);
        }
        if (edge_last(edge)) return;
    }
}

static void try_rules(struct search *s, uint32_t node, size_t i, size_t depth, int price)
{
    for (size_t n = s->ruled[i]; n < s->ruled[i + 1]; n++) {
        const struct rule *r = &s->confusions->at[s->rules[n]];
        if (price + r->price > s->budget) return;
        if (depth + r->to_len < LIMIT_WORD) follow(s, node, r, 0, i, depth, price + r->price);
    }
}

static bool rule_holds(const struct search *s, const struct rule *r, size_t i)
{
    if (i + r->from_len > s->n || (r->at_start && i) || (r->at_end && i + r->from_len != s->n)) return false;
    for (unsigned k = 1; k < r->from_len; k++) /* the first letter chose the rule */
        if (r->from[k] != s->base[i + k]) return false;
    return true;
}

/* The rules that hold at each letter of the word, worked out once for the whole walk. */
static void find_rules(struct search *s)
{
    const struct confusions *c = s->confusions;
    size_t count = 0;
    for (size_t i = 0; i < s->n; i++) {
        s->ruled[i] = (uint16_t)count;
        for (size_t n = c->first[s->base[i]]; n < c->first[s->base[i] + 1] && count < SEARCH_RULES; n++)
            if (rule_holds(s, &c->at[n], i)) s->rules[count++] = (uint16_t)n;
    }
    s->ruled[s->n] = (uint16_t)count;
}

/* Two letters that changed places: the edge has the second, one behind it the first. */
static void try_swap(struct search *s, uint32_t node, size_t i, size_t depth, int price)
{
    for (uint32_t e = node;; e++) {
        uint32_t edge = s->index->graph.edges[e];
        if (edge_code(edge) != GRAPH_END && s->index->alphabet.base[edge_code(edge)] == s->base[i]) {
            s->path[depth] = (uint8_t)edge_code(edge);
            visit(s, edge_value(edge), i + 2, depth + 1, price);
        }
        if (edge_last(edge)) return;
    }
}

/* What can still be paid at a place of the walk, worked out once for all edges of its node. */
struct purse {
    uint8_t want, next, before; /* letters without accent: here, behind, and of the edge taken last; 0 for none */
    bool swap, letter, missing, twice, joint;
    uint32_t reach; /* the letters that an edge worth a look may have */
};

static uint32_t reach_of(const struct search *s, const struct purse *p, size_t i)
{
    const uint32_t *bit = s->index->alphabet.bit;
    return (i == s->n ? ALPHABET_ENDS : bit[p->want]) | (p->swap ? bit[p->next] : 0) | (p->twice ? bit[p->before] : 0) |
           (p->joint ? ALPHABET_JOINTS : 0);
}

static struct purse purse_of(const struct search *s, size_t i, size_t depth, int left)
{
    const struct alphabet *a = &s->index->alphabet;
    int first = depth ? 0 : PRICE_FIRST, begins = i ? 0 : PRICE_FIRST;
    struct purse p = { .before = depth ? a->base[s->path[depth - 1]] : 0 };
    if (i < s->n) p.want = s->base[i];
    if (i + 1 < s->n && s->base[i + 1] != s->base[i]) p.next = s->base[i + 1];
    bool open = i >= s->firm || s->base[i] == 0;
    p.letter = open && i < s->n && (left >= PRICE_NEIGHBOUR + begins || s->base[i] == 0);
    p.swap = p.next && left >= PRICE_SWAP + begins;
    p.missing = open && left >= PRICE_MISSING + first;
    p.twice = p.before && left >= PRICE_DOUBLE;
    p.joint = left >= PRICE_JOINT + first;
    p.reach = p.letter || p.missing ? ANY : reach_of(s, &p, i);
    return p;
}

static void try_edge(struct search *s, const struct purse *p, uint32_t edge, size_t i, size_t depth, int price)
{
    const struct alphabet *a = &s->index->alphabet;
    unsigned code = edge_code(edge), base = a->base[code];
    uint32_t next = edge_value(edge);
    s->path[depth] = (uint8_t)code;
    if (i < s->n && (p->letter || base == p->want)) {
        int more = price + price_of_letter(s, i, code);
        if (more <= s->budget) visit(s, next, i + 1, depth + 1, more);
    }
    if (p->swap && base == p->next) try_swap(s, next, i, depth + 1, price + PRICE_SWAP + (i ? 0 : PRICE_FIRST));
    if (p->twice && base == p->before)
        visit(s, next, i, depth + 1, price + PRICE_DOUBLE);
    else if (p->joint && is_joint(a, code))
        visit(s, next, i, depth + 1, price + PRICE_JOINT + (depth ? 0 : PRICE_FIRST));
    else if (p->missing)
        visit(s, next, i, depth + 1, price + PRICE_MISSING + (depth ? 0 : PRICE_FIRST));
}

static void visit_edges(struct search *s, const struct purse *p, uint32_t node, size_t i, size_t depth, int price)
{
    const uint32_t *edges = s->index->graph.edges, *bit = s->index->alphabet.bit;
    for (uint32_t e = node;; e++) {
        unsigned code = edge_code(edges[e]);
        if (code == GRAPH_END) {
            if (i == s->n) keep(s, depth, price, edge_value(edges[e]));
        } else if (bit[code] & p->reach) {
            try_edge(s, p, edges[e], i, depth, price);
        }
        if (edge_last(edges[e])) break;
    }
}

/* Nothing more can be paid: the rest of the word must be there as it is. */
static void visit_tail(struct search *s, uint32_t node, size_t i, size_t depth, int price)
{
    const uint8_t *lower = s->index->alphabet.lower;
    const uint32_t *edges = s->index->graph.edges;
    if (!(graph_bits(&s->index->graph, node) & (i < s->n ? s->index->alphabet.bit[s->base[i]] : ALPHABET_ENDS))) return;
    for (uint32_t e = node;; e++) {
        unsigned code = edge_code(edges[e]);
        if (i == s->n && code == GRAPH_END) keep(s, depth, price, edge_value(edges[e]));
        if (i < s->n && code > GRAPH_END && lower[code] == s->word[i] && depth < LIMIT_WORD) {
            s->path[depth] = (uint8_t)code;
            visit_tail(s, edge_value(edges[e]), i + 1, depth + 1, price);
        }
        if (edge_last(edges[e])) return;
    }
}

/* What it costs to pass over letter i of the word, which the form does not have. */
static int price_of_drop(const struct search *s, size_t i)
{
    bool twice = i && s->base[i - 1] == s->base[i];
    int price = twice ? PRICE_DOUBLE : is_joint(&s->index->alphabet, s->base[i]) ? PRICE_JOINT : PRICE_MISSING;
    if (i < s->firm && price == PRICE_MISSING) return s->budget + 1;
    return i ? price : price + PRICE_FIRST;
}

static void visit(struct search *s, uint32_t node, size_t i, size_t depth, int price)
{
    if (s->steps >= s->most_steps || depth >= LIMIT_WORD) return;
    s->steps++;
    if (s->budget - price < PRICE_LEAST) {
        visit_tail(s, node, i, depth, price);
        return;
    }
    struct purse p = purse_of(s, i, depth, s->budget - price);
    if (graph_bits(&s->index->graph, node) & p.reach) visit_edges(s, &p, node, i, depth, price);
    if (i >= s->n) return;
    try_rules(s, node, i, depth, price);
    int drop = price_of_drop(s, i);
    if (price + drop <= s->budget) visit(s, node, i + 1, depth, price + drop);
    if (s->again[i] && price + PRICE_AGAIN <= s->budget) visit(s, node, i + s->again[i], depth, price + PRICE_AGAIN);
}

#define AGAIN 3 /* letters that are written again by mistake, at most */

/* How many letters from i on repeat those before it: two or more, which are not all the same. */
static uint8_t again_at(const struct search *s, size_t i)
{
    for (size_t k = AGAIN; k >= 2; k--)
        if (i >= k && i + k <= s->n && memcmp(s->base + i, s->base + i - k, k) == 0 && s->base[i] != s->base[i + 1])
            return (uint8_t)k;
    return 0;
}

void search_run(struct search *s, const struct index *index, const struct confusions *confusions, struct str word,
                int budget, unsigned most_steps)
{
    s->index = index;
    s->confusions = confusions;
    s->budget = budget;
    s->firm = budget > PRICE_ONE ? FIRM : 0;
    s->steps = 0;
    s->most_steps = most_steps;
    s->count = 0;
    s->n = alphabet_encode(&index->alphabet, word, s->word, sizeof s->word);
    for (size_t i = 0; i < s->n; i++) {
        s->base[i] = index->alphabet.base[s->word[i]];
        s->word[i] = index->alphabet.lower[s->word[i]];
    }
    for (size_t i = 0; i < s->n; i++) s->again[i] = again_at(s, i);
    find_rules(s);
    if (s->n) visit(s, index->graph.root, 0, 0, 0);
}
