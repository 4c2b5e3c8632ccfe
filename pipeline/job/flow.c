#include "job/flow.h"

#include <assert.h>
#include <pthread.h>

#include "base/limits.h"
#include "base/memory.h"

/*
 * Blocks live in a ring of slots; block n is in slot n % slot_count.
 *
 *     left ≤ … done or worked on … ≤ taken ≤ … waiting … ≤ pushed
 *
 * The pushing thread fills block `pushed`; a worker takes block `taken`; block `left` is the next to leave.
 */
struct slot {
    struct block block;
    bool done;
};

struct flow {
    struct flow_steps steps;
    size_t block_bytes;
    struct slot *slots;
    unsigned slot_count;
    pthread_t threads[LIMIT_WORKERS];
    unsigned workers;
    pthread_mutex_t lock;
    pthread_cond_t pushed_one, done_one;
    uint64_t left, taken, pushed; /* under the lock, as are the slots' done */
    bool ending;
};

static struct slot *slot_of(struct flow *f, uint64_t number) { return &f->slots[number % f->slot_count]; }

static void *worker(void *argument)
{
    struct flow *f = argument;
    pthread_mutex_lock(&f->lock);
    for (;;) {
        while (f->taken == f->pushed && !f->ending) pthread_cond_wait(&f->pushed_one, &f->lock);
        if (f->ending) break;
        struct slot *slot = slot_of(f, f->taken++);
        pthread_mutex_unlock(&f->lock);
        f->steps.work(f->steps.context, &slot->block);
        pthread_mutex_lock(&f->lock);
        slot->done = true;
        pthread_cond_signal(&f->done_one);
    }
    pthread_mutex_unlock(&f->lock);
    return NULL;
}

void *flow_buf_new(void *context)
{
    (void)context;
    return memory_new(1, sizeof(struct buf));
}

void flow_buf_free(void *user)
{
    buf_release(user);
    memory_free(user);
}

void flow_open(struct flow **out, const struct flow_steps *steps, unsigned workers, size_t block_bytes)
{
    assert(workers <= LIMIT_WORKERS);
    struct flow *f = memory_new(1, sizeof *f);
    f->steps = *steps;
    f->block_bytes = block_bytes;
    f->slot_count = workers + 2;
    f->slots = memory_new(f->slot_count, sizeof *f->slots);
    for (unsigned i = 0; steps->user_new && i < f->slot_count; i++)
        f->slots[i].block.user = steps->user_new(steps->context);
    pthread_mutex_init(&f->lock, NULL);
    pthread_cond_init(&f->pushed_one, NULL);
    pthread_cond_init(&f->done_one, NULL);
    while (f->workers < workers && pthread_create(&f->threads[f->workers], NULL, worker, f) == 0) f->workers++;
    *out = f; /* fewer workers than asked for is slower, not wrong */
}

/* Without a worker, the work is done here. */
static void wait_for(struct flow *f, struct slot *slot)
{
    if (f->workers == 0) {
        f->steps.work(f->steps.context, &slot->block);
        return;
    }
    pthread_mutex_lock(&f->lock);
    while (!slot->done) pthread_cond_wait(&f->done_one, &f->lock);
    slot->done = false;
    pthread_mutex_unlock(&f->lock);
}

/* Waits for the oldest block and lets it leave. */
static enum status leave_one(struct flow *f, struct fault *fault)
{
    struct slot *slot = slot_of(f, f->left);
    wait_for(f, slot);
    enum status status = f->steps.leave(f->steps.context, &slot->block, fault);
    arena_reset(&slot->block.arena);
    slot->block.units.at = NULL;
    slot->block.units.count = slot->block.units.cap = 0;
    slot->block.bytes = 0;
    f->left++;
    return status;
}

/* The block being filled goes to the workers; the slot after it is made free. */
static enum status push_block(struct flow *f, struct fault *fault)
{
    pthread_mutex_lock(&f->lock);
    f->pushed++;
    pthread_cond_signal(&f->pushed_one);
    pthread_mutex_unlock(&f->lock);
    return f->pushed - f->left == f->slot_count ? leave_one(f, fault) : STATUS_OK;
}

static enum status take_unit(void *context, struct unit *u, struct fault *fault)
{
    struct flow *f = context;
    struct block *b = &slot_of(f, f->pushed)->block;
    struct unit *mine = arena_push(&b->arena, &b->units);
    *mine = *u;
    mine->text = arena_str(&b->arena, u->text);
    mine->pieces.at = arena_new(&b->arena, struct piece, u->pieces.count);
    mine->pieces.cap = u->pieces.count;
    if (u->pieces.count) memcpy(mine->pieces.at, u->pieces.at, u->pieces.count * sizeof *u->pieces.at);
    b->document = u->document;
    b->bytes += u->text.len;
    return b->bytes >= f->block_bytes ? push_block(f, fault) : STATUS_OK;
}

struct sink flow_sink(struct flow *f) { return (struct sink){ take_unit, f }; }

enum status flow_drain(struct flow *f, struct fault *fault)
{
    if (slot_of(f, f->pushed)->block.units.count) TRY(push_block(f, fault));
    while (f->left < f->pushed) TRY(leave_one(f, fault));
    return STATUS_OK;
}

void flow_close(struct flow *f)
{
    if (!f) return;
    pthread_mutex_lock(&f->lock);
    f->ending = true;
    pthread_cond_broadcast(&f->pushed_one);
    pthread_mutex_unlock(&f->lock);
    for (unsigned i = 0; i < f->workers; i++) pthread_join(f->threads[i], NULL);
    for (unsigned i = 0; i < f->slot_count; i++) {
        if (f->steps.user_new) f->steps.user_free(f->slots[i].block.user);
        arena_release(&f->slots[i].block.arena);
    }
    memory_free(f->slots);
    pthread_mutex_destroy(&f->lock);
    pthread_cond_destroy(&f->pushed_one);
    pthread_cond_destroy(&f->done_one);
    memory_free(f);
}
