#include "spell/graph.h"

#include <string.h>

#include "base/limits.h"
#include "base/memory.h"

uint32_t graph_find(const struct graph *g, const uint8_t *codes, size_t n)
{
    uint32_t node = g->root;
    for (size_t i = 0; i < n && node != GRAPH_NONE; i++) node = graph_step(g, node, codes[i]);
    return node == GRAPH_NONE ? GRAPH_NONE : graph_step(g, node, GRAPH_END);
}

/* Whether `to` is a place among the edges of a node that stands before `node`; bits and last edges differ in GRAPH_LAST. */
static bool leads_back(const struct graph *g, uint32_t to, uint32_t node)
{
    if (to >= node) return to == 1 && node == 1; /* the only edge of a graph without forms */
    return to && (to == 1 || !edge_last(g->edges[to - 1]));
}

bool graph_sane(const struct graph *g)
{
    for (uint32_t i = 0, node; i < g->count; i++) {
        if (edge_last(g->edges[i])) return false;
        node = i + 1;
        do {
            if (++i == g->count) return false;
            if (edge_code(g->edges[i]) != GRAPH_END && !leads_back(g, edge_value(g->edges[i]), node)) return false;
        } while (!edge_last(g->edges[i]));
    }
    return leads_back(g, g->root, g->count);
}

#define DEPTH (LIMIT_WORD + 2)

/* A node that may still get edges: one for every code of the form that came last. */
struct open_node {
    uint32_t edges[256];
    unsigned count;
};

/* Incremental building of a minimal acyclic automaton from sorted words (Daciuk et al., 2000). */
struct graph_builder {
    struct open_node open[DEPTH];
    uint8_t last[DEPTH];
    size_t last_len;
    uint32_t *edges;
    size_t count, cap;
    uint32_t *slots; /* node + 1 by hash of its edges */
    size_t slot_count, nodes;
    const uint32_t *bits;
};

static uint32_t *slots_new(size_t count)
{
    uint32_t *slots = memory_large(count, sizeof *slots);
    return memset(slots, 0, count * sizeof *slots);
}

struct graph_builder *graph_start(const uint32_t *bits, size_t forms)
{
    struct graph_builder *b = memory_new(1, sizeof *b);
    b->bits = bits;
    b->slot_count = 1 << 10;
    while (b->slot_count < forms / 2) b->slot_count *= 2; /* French has five forms for a node, English three */
    b->slots = slots_new(b->slot_count);
    b->cap = forms + forms / 2 + 512;
    b->edges = memory_large(b->cap, sizeof *b->edges);
    return b;
}

static size_t hash_edges(const uint32_t *edges, unsigned count)
{
    uint64_t h = count;
    for (unsigned i = 0; i < count; i++) {
        h = (h ^ edges[i]) * 0x9E3779B97F4A7C15u;
        h ^= h >> 31;
    }
    return (size_t)h;
}

static unsigned edges_of(const struct graph_builder *b, uint32_t node)
{
    unsigned n = 1;
    while (!edge_last(b->edges[node + n - 1])) n++;
    return n;
}

static void widen(struct graph_builder *b)
{
    uint32_t *old = b->slots;
    size_t old_count = b->slot_count;
    b->slot_count *= 2;
    b->slots = slots_new(b->slot_count);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i] == 0) continue;
        size_t at = hash_edges(b->edges + old[i] - 1, edges_of(b, old[i] - 1)) & (b->slot_count - 1);
        while (b->slots[at]) at = (at + 1) & (b->slot_count - 1);
        b->slots[at] = old[i];
    }
    memory_free(old);
}

static bool equal(const uint32_t *edges, const struct open_node *node)
{
    for (unsigned i = 0; i < node->count; i++)
        if (edges[i] != node->edges[i]) return false; /* at the last edge of the shorter one */
    return true;
}

static uint32_t append(struct graph_builder *b, const struct open_node *node)
{
    uint32_t bits = 0;
    for (unsigned i = 0; i < node->count; i++) bits |= b->bits[edge_code(node->edges[i])];
    if (b->count + node->count + 1 > b->cap) {
        b->cap *= 2;
        b->edges = memory_grow(b->edges, b->cap, sizeof *b->edges);
    }
    b->edges[b->count++] = bits;
    uint32_t number = (uint32_t)b->count;
    memcpy(b->edges + b->count, node->edges, node->count * sizeof *node->edges);
    b->count += node->count;
    return number;
}

/* The number of a finished node with these edges: an equal one, or a new one. */
static uint32_t settle(struct graph_builder *b, struct open_node *node)
{
    node->edges[node->count - 1] |= GRAPH_LAST;
    size_t at = hash_edges(node->edges, node->count) & (b->slot_count - 1);
    for (; b->slots[at]; at = (at + 1) & (b->slot_count - 1))
        if (equal(b->edges + b->slots[at] - 1, node)) return b->slots[at] - 1;
    uint32_t number = append(b, node);
    b->slots[at] = number + 1;
    if (++b->nodes * 2 > b->slot_count) widen(b);
    return number;
}

/* Nodes deeper than `depth` of the form that came last are finished. */
static void close_down_to(struct graph_builder *b, size_t depth)
{
    for (size_t d = b->last_len; d > depth; d--) {
        uint32_t number = settle(b, &b->open[d]);
        struct open_node *up = &b->open[d - 1];
        up->edges[up->count - 1] |= number << 9;
        b->open[d].count = 0;
    }
    b->last_len = depth;
}

void graph_add(struct graph_builder *b, const uint8_t *codes, size_t n, uint32_t value)
{
    size_t common = 0;
    while (common < n && common < b->last_len && codes[common] == b->last[common]) common++;
    close_down_to(b, common);
    for (size_t d = common; d < n; d++) {
        struct open_node *node = &b->open[d];
        node->edges[node->count++] = codes[d];
        b->last[d] = codes[d];
    }
    b->last_len = n;
    struct open_node *end = &b->open[n];
    end->edges[end->count++] = value << 9 | GRAPH_END;
}

struct graph graph_end(struct graph_builder *b)
{
    close_down_to(b, 0);
    if (b->open[0].count == 0) b->open[0].edges[b->open[0].count++] = 1 << 9; /* no form at all: an edge to itself */
    uint32_t root = settle(b, &b->open[0]);
    struct graph g = { b->edges, (uint32_t)b->count, root };
    memory_free(b->slots);
    memory_free(b);
    return g;
}
