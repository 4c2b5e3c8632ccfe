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

bool graph_sane(const struct graph *g)
{
    uint32_t first = 0; /* of the node that the edge belongs to */
    for (uint32_t i = 0; i < g->count; i++) {
        if (edge_code(g->edges[i]) != GRAPH_END && edge_value(g->edges[i]) >= first && first) return false;
        if (edge_code(g->edges[i]) != GRAPH_END && first == 0 && edge_value(g->edges[i]) != 0) return false;
        if (edge_last(g->edges[i])) first = i + 1;
    }
    return g->count && first == g->count && g->root < g->count;
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
};

struct graph_builder *graph_start(void)
{
    struct graph_builder *b = memory_new(1, sizeof *b);
    b->slot_count = 1 << 16;
    b->slots = memory_new(b->slot_count, sizeof *b->slots);
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
    b->slots = memory_new(b->slot_count, sizeof *b->slots);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i] == 0) continue;
        size_t at = hash_edges(b->edges + old[i] - 1, edges_of(b, old[i] - 1)) & (b->slot_count - 1);
        while (b->slots[at]) at = (at + 1) & (b->slot_count - 1);
        b->slots[at] = old[i];
    }
    memory_free(old);
}

/* The number of a finished node with these edges: an equal one, or a new one. */
static uint32_t settle(struct graph_builder *b, struct open_node *node)
{
    node->edges[node->count - 1] |= 0x100;
    size_t bytes = node->count * sizeof *node->edges;
    size_t at = hash_edges(node->edges, node->count) & (b->slot_count - 1);
    for (; b->slots[at]; at = (at + 1) & (b->slot_count - 1))
        if (memcmp(b->edges + b->slots[at] - 1, node->edges, bytes) == 0) return b->slots[at] - 1;
    while (b->count + 256 > b->cap) {
        b->cap = b->cap ? 2 * b->cap : 1 << 16;
        b->edges = memory_grow(b->edges, b->cap, sizeof *b->edges);
    }
    uint32_t number = (uint32_t)b->count;
    memcpy(b->edges + b->count, node->edges, bytes);
    memset(b->edges + b->count + node->count, 0, (256 - node->count) * sizeof *b->edges);
    b->count += node->count;
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
    if (b->open[0].count == 0) b->open[0].edges[b->open[0].count++] = 0; /* no form at all: an edge that nobody takes */
    uint32_t root = settle(b, &b->open[0]);
    struct graph g = { b->edges, (uint32_t)b->count, root };
    memory_free(b->slots);
    memory_free(b);
    return g;
}
