/*
 * flow: units leave in the order in which they came, though many hands worked on them. Units are copied into numbered
 * blocks; workers take any block; blocks leave in number order, on the thread that pushes. At most workers + 2 blocks
 * exist, so memory does not grow with the document.
 *
 *     struct flow *flow;
 *     flow_open(&flow, &steps, workers, LIMIT_BLOCK);
 *     status = doc.format->extract(&doc, flow_sink(flow), fault);
 *     if (status == STATUS_OK) status = flow_drain(flow, fault);     // after each document
 *     flow_close(flow);
 */
#ifndef JOB_FLOW_H
#define JOB_FLOW_H

#include "unit/unit.h"

struct block {
    uint32_t document; /* all units of a block are of one document */
    struct arena arena; /* of the units and their layers; emptied when the block has left */
    struct {
        struct unit *at;
        size_t count, cap;
    } units;
    size_t bytes; /* of the units' text */
    void *user;   /* made by user_new: what the work on this block gives, to be emptied by leave */
};

struct flow_steps {
    void *context;
    void *(*user_new)(void *context); /* NULL: blocks have no user */
    void (*user_free)(void *user);
    void (*work)(void *context, struct block *);                        /* on any thread: sees nothing but the block */
    enum status (*leave)(void *context, struct block *, struct fault *); /* in order, on the pushing thread */
};

/* For a user that is a struct buf. */
void *flow_buf_new(void *context);
void flow_buf_free(void *user);

struct flow;

/*
 * workers: 0 to LIMIT_WORKERS threads; without any, and where the system gives none, the pushing thread does their work.
 * block_bytes: text per block; it cannot be seen in what leaves.
 */
void flow_open(struct flow **, const struct flow_steps *, unsigned workers, size_t block_bytes);
struct sink flow_sink(struct flow *);
/* All that was pushed has left. Call it at the end of each document. */
MUST_CHECK enum status flow_drain(struct flow *, struct fault *);
/* Ends the workers; what has not left is dropped. NULL is fine. */
void flow_close(struct flow *);

#endif
