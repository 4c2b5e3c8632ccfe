/* Units leave in order, whatever the workers, the blocks and the work do. */
#include <unistd.h>

#include "base/memory.h"
#include "check.h"
#include "job/flow.h"
#include "unit/build.h"

#define UNITS 2000

static void *sum_new(void *context)
{
    (void)context;
    return memory_new(1, sizeof(uint64_t));
}

static void work(void *context, struct block *block)
{
    (void)context;
    uint64_t *sum = block->user;
    for (size_t i = 0; i < block->units.count; i++) *sum += block->units.at[i].number;
    if (block->units.count && block->units.at[0].number % 7 == 0) usleep(300); /* some blocks are slow */
}

struct left {
    uint64_t units, sum;
    bool in_order;
    uint64_t stop_at;
};

static enum status leave(void *context, struct block *block, struct fault *fault)
{
    struct left *left = context;
    for (size_t i = 0; i < block->units.count; i++) {
        const struct unit *u = &block->units.at[i];
        left->in_order = left->in_order && u->number == ++left->units && unit_sane(u);
        if (u->number == left->stop_at) return fault_set(fault, STATUS_STOPPED, NULL, FAULT_NOWHERE, "enough");
    }
    left->sum += *(uint64_t *)block->user;
    *(uint64_t *)block->user = 0;
    return STATUS_OK;
}

static enum status push_all(struct flow *flow, struct fault *fault)
{
    struct build b = { 0 };
    enum status status = STATUS_OK;
    for (uint64_t i = 0; i < UNITS && status == STATUS_OK; i++) {
        build_add(&b, STR("Il pleut."), (struct piece){ .from = i * 10, .upto = i * 10 + 9, .line = 1, .column = 1 });
        status = build_push(&b, flow_sink(flow), fault);
    }
    build_release(&b);
    return status == STATUS_OK ? flow_drain(flow, fault) : status;
}

static void test_order(unsigned workers, size_t block_bytes)
{
    struct left left = { .in_order = true };
    struct flow_steps steps = { &left, sum_new, memory_free, work, leave };
    struct flow *flow;
    struct fault fault = { 0 };
    flow_open(&flow, &steps, workers, block_bytes);
    CHECK(push_all(flow, &fault) == STATUS_OK);
    CHECK(left.in_order && left.units == UNITS && left.sum == (uint64_t)UNITS * (UNITS + 1) / 2);
    flow_close(flow);
}

static void test_stop(void)
{
    struct left left = { .in_order = true, .stop_at = 500 };
    struct flow_steps steps = { &left, sum_new, memory_free, work, leave };
    struct flow *flow;
    struct fault fault = { 0 };
    flow_open(&flow, &steps, 3, 50);
    CHECK(push_all(flow, &fault) == STATUS_STOPPED && strcmp(fault.what, "enough") == 0 && left.units == 500);
    flow_close(flow);
}

int main(void)
{
    static const unsigned workers[] = { 0, 1, 2, 8 };
    static const size_t blocks[] = { 1, 100, 5000, 1000000 };
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 4; j++) test_order(workers[i], blocks[j]);
    test_stop();
    return check_end("flow");
}
