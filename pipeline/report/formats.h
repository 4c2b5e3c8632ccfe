/*
 * formats: every form in which `passeur check` can tell its findings, in one table: from it come parsing and the writing
 * itself. What each is for stands with the option --format.
 *
 * Most are streams: head once, unit for each unit (in any thread, each into a buf of its block's), tail once, and the
 * bufs in the order of the units. What unit adds to a buf that is not empty begins with the joint; who writes the bufs
 * one after another puts the joint between two that are not empty.
 *
 *     const struct list_format *f = list_format_find("sarif");
 *     if (f->head) f->head(&options, &out);
 *     for (each block)
 *         if (block.len) { if (begun) buf_add(&out, f->joint); buf_add(&out, block); begun = true; }
 *     if (f->tail) f->tail(&options, &out);
 *
 * Others need all findings first: then unit is NULL and whole writes them from a report, with options that name no file.
 * And one has no findings at all but a form a line, which it gets by `form`: the others have NULL there.
 */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include "report/list.h"
#include "report/report.h"

struct list_format {
    const char *name;
    void (*head)(const struct list_options *, struct buf *);                      /* NULL: none */
    void (*unit)(const struct list_options *, const struct unit *, struct buf *);
    void (*tail)(const struct list_options *, struct buf *);                      /* NULL: none */
    const char *joint; /* "" where there is none */
    MUST_CHECK enum status (*whole)(const struct report *, const struct list_options *, struct output *, struct fault *);
    void (*form)(struct str form, uint32_t times, struct buf *); /* an unknown form and how often it stands */
};

/* Number i of the table, from 0; NULL behind the last. */
const struct list_format *list_format_at(size_t i);
/* By name; NULL when there is none. NULL as name is the first: for a terminal. */
const struct list_format *list_format_find(const char *name);

/*
 * Grouped by word, surest first, with the contexts of each; LIMIT_GROUPS_SHOWN of them, and how many more there are, unless all
 * are wanted. Of the options: lang, colour, all.
 */
MUST_CHECK enum status report_write_words(const struct report *, const struct list_options *, struct output *,
                                          struct fault *);
/* JUnit XML: words that are surely or likely wrong fail. Of the options: lang. */
MUST_CHECK enum status report_write_junit(const struct report *, const struct list_options *, struct output *,
                                          struct fault *);

#endif
