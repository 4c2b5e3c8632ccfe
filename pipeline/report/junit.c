/*
 * JUnit XML as Jenkins, GitLab and others read it (no standard; the common part of their schemas): a suite a document, a
 * failed case a word that is surely or likely wrong, one case that passes where there is none.
 */
#include <stdlib.h>

#include "report/formats.h"
#include "report/message.h"
#include "report/model.h"
#include "report/screen.h"
#include "report/write.h"

/* A group's share in a document. */
struct entry {
    uint32_t document, rank, group;
    uint64_t count;
};

static int by_document(const void *one, const void *other)
{
    const struct entry *a = one, *b = other;
    if (a->document != b->document) return a->document < b->document ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static bool fails(const struct group *g) { return g->confidence <= CONFIDENCE_LIKELY; }

static struct entry *entries_of(const struct report *r, struct arena *keep, size_t *count)
{
    struct { struct entry *at; size_t count, cap; } all = { 0 };
    uint32_t *ids = groups_ordered(r, keep);
    for (uint32_t rank = 0; rank < r->groups.count; rank++) {
        const struct group *g = &r->groups.at[ids[rank]];
        if (!fails(g)) break; /* surest first */
        for (const struct share *s = g->shares; s; s = s->next)
            *arena_push(keep, &all) = (struct entry){ s->document, rank, ids[rank], s->count };
    }
    if (all.count) qsort(all.at, all.count, sizeof *all.at, by_document);
    *count = all.count;
    return all.at;
}

static void add_name(struct buf *out, const struct report *r, uint32_t document)
{
    struct buf name = { 0 };
    write_utf8(&name, str_of(r->documents.at[document].told.name));
    write_html(out, buf_str(&name));
    buf_release(&name);
}

static void add_case(struct buf *out, const struct report *r, const struct list_options *o, const struct entry *e)
{
    const struct group *g = &r->groups.at[e->group];
    struct buf message = { 0 };
    struct finding f = { .rule = g->rule, .suggestions = g->suggestions, .suggestion_count = g->suggestion_count };
    struct buf words = { 0 };
    screen_add_signs(&words, g->text);
    message_add(&message, o->lang, g->text, &f);
    buf_add(out, STR("<testcase classname=\""));
    add_name(out, r, e->document);
    buf_add(out, STR("\" name=\""));
    write_html(out, buf_str(&words));
    buf_addf(out, " [%s, %s]\"><failure type=\"%s\" message=\"", rule_name(g->rule), confidence_name(g->confidence),
             rule_name(g->rule));
    write_html(out, buf_str(&message));
    buf_addf(out, "\">× %llu\n", (unsigned long long)e->count);
    for (const struct context *c = g->contexts; c; c = c->next) {
        if (c->document != e->document) continue;
        buf_addf(out, "%u:%u: %s", c->place.line, c->place.column, c->cut_before ? "… " : "");
        write_html(out, c->text);
        buf_add(out, c->cut_behind ? STR(" …\n") : STR("\n"));
    }
    buf_add(out, STR("</failure></testcase>\n"));
    buf_release(&words);
    buf_release(&message);
}

static void add_counts(struct buf *out, size_t failures, size_t tests)
{
    buf_addf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\"", tests, failures);
}

/* The suite of a document, whose cases begin at *next, which moves behind them. */
static enum status add_suite(const struct report *r, const struct list_options *o, uint32_t document,
                             const struct entry *entries, size_t count, size_t *next, struct output *out,
                             struct fault *fault)
{
    struct buf b = { 0 };
    size_t end = *next;
    while (end < count && entries[end].document == document) end++;
    size_t failures = end - *next;
    buf_add(&b, STR("<testsuite name=\""));
    add_name(&b, r, document);
    buf_addc(&b, '"');
    add_counts(&b, failures, failures ? failures : 1);
    buf_add(&b, STR(" skipped=\"0\">\n"));
    if (failures == 0) {
        buf_add(&b, STR("<testcase classname=\""));
        add_name(&b, r, document);
        buf_add(&b, STR("\" name=\"passeur check\"/>\n"));
    }
    enum status status = STATUS_OK;
    for (; *next < end && status == STATUS_OK; ++*next) {
        add_case(&b, r, o, &entries[*next]);
        status = output_add(out, buf_str(&b), fault);
        buf_clear(&b);
    }
    buf_add(&b, STR("</testsuite>\n"));
    if (status == STATUS_OK) status = output_add(out, buf_str(&b), fault);
    buf_release(&b);
    return status;
}

/* Documents without a failure have a case each. */
static size_t count_tests(const struct report *r, const struct entry *entries, size_t count)
{
    size_t suites = 0;
    for (size_t i = 0; i < count; i++) suites += i == 0 || entries[i].document != entries[i - 1].document;
    return count + r->documents.count - suites;
}

enum status report_write_junit(const struct report *r, const struct list_options *o, struct output *out,
                               struct fault *fault)
{
    struct arena scratch = { 0 };
    struct buf b = { 0 };
    size_t count, next = 0;
    struct entry *entries = entries_of(r, &scratch, &count);
    buf_add(&b, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"passeur\""));
    add_counts(&b, count, count_tests(r, entries, count));
    buf_add(&b, STR(">\n"));
    enum status status = output_add(out, buf_str(&b), fault);
    for (uint32_t d = 0; d < r->documents.count && status == STATUS_OK; d++)
        status = add_suite(r, o, d, entries, count, &next, out, fault);
    if (status == STATUS_OK) status = output_add(out, STR("</testsuites>\n"), fault);
    buf_release(&b);
    arena_release(&scratch);
    return status;
}
