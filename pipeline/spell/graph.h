/*
 * graph: all forms of a dictionary as a minimal acyclic word graph: common beginnings and common endings stand once, so
 * half a million French forms take some megabytes and a search walks many of them at a time.
 *
 *     node: the number of its first edge; its edges follow each other, the last one is marked; before the first stands a
 *           word with the bits of all its codes, so that a search passes by nodes that have nothing for it
 *     edge: 32 bits    node it leads to (23) | last of its node (1) | code (8)
 *     A form ends where an edge has the code GRAPH_END; then the upper bits are not a node but what is known of the form.
 */
#ifndef SPELL_GRAPH_H
#define SPELL_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GRAPH_END 1u
#define GRAPH_LAST 0x100u
#define GRAPH_NONE 0xFFFFFFFFu

struct graph {
    const uint32_t *edges;
    uint32_t count, root;
};

static inline unsigned edge_code(uint32_t edge) { return edge & 0xFF; }
static inline bool edge_last(uint32_t edge) { return edge & GRAPH_LAST; }
static inline uint32_t edge_value(uint32_t edge) { return edge >> 9; }

static inline uint32_t graph_bits(const struct graph *g, uint32_t node) { return g->edges[node - 1]; }

/* The node behind an edge with this code, or GRAPH_NONE. */
static inline uint32_t graph_step(const struct graph *g, uint32_t node, unsigned code)
{
    for (uint32_t i = node;; i++) {
        if (edge_code(g->edges[i]) == code) return edge_value(g->edges[i]);
        if (edge_last(g->edges[i])) return GRAPH_NONE;
    }
}

/* What is known of a form, or GRAPH_NONE when it is not there. */
uint32_t graph_find(const struct graph *, const uint8_t *codes, size_t n);

/* Whether every edge leads inside, to nodes before its own: a file that was damaged must not lead us astray. */
bool graph_sane(const struct graph *);

/*
 * Builds a graph from forms in order of codes, each once. bits: by code, without GRAPH_LAST; they must outlive the builder.
 * forms: how many will come, more or less.
 */
struct graph_builder;
struct graph_builder *graph_start(const uint32_t *bits, size_t forms);
void graph_add(struct graph_builder *, const uint8_t *codes, size_t n, uint32_t value); /* value below 2^23 */
/* The edges are memory_new's and the caller's from now on; the builder is gone. */
struct graph graph_end(struct graph_builder *);

#endif
