#include "job/diff.h"

#include "job/quoted.h"

#define CONTEXT 3
#define WINDOW 32     /* lines of each side among which an equal one is looked for */
#define HUNK 1048576  /* bytes: a longer hunk ends as soon as it may, behind the lines that must stand round a change */

struct side {
    struct str text;
    size_t at;   /* of the next line */
    size_t line; /* its number, from 0 */
};

struct diff {
    struct output *out;
    struct side before, after;
    struct str context[CONTEXT]; /* the last lines that are equal */
    size_t contexts;
    struct buf hunk;
    size_t first[2], counts[2]; /* of the hunk: its first line and how many, of both sides */
    size_t equal;               /* lines at its end that are equal */
    size_t tail;                /* bytes of the hunk, with no more than CONTEXT of these */
    bool open;
};

static struct str line_at(const struct side *s, size_t at)
{
    size_t end = str_find_byte(s->text, at, '\n');
    return str_sub(s->text, at, end < s->text.len ? end + 1 : end);
}

static void add_line(struct diff *d, char sign, struct str line)
{
    buf_addc(&d->hunk, sign);
    buf_add(&d->hunk, line);
    if (!str_ends(line, STR("\n"))) buf_add(&d->hunk, STR("\n\\ No newline at end of file\n"));
    if (sign != '+') d->counts[0]++;
    if (sign != '-') d->counts[1]++;
    d->equal = sign == ' ' ? d->equal + 1 : 0;
}

static void open_hunk(struct diff *d)
{
    if (d->open) return;
    d->open = true;
    buf_clear(&d->hunk);
    d->first[0] = d->before.line - d->contexts;
    d->first[1] = d->after.line - d->contexts;
    d->counts[0] = d->counts[1] = d->equal = 0;
    for (size_t i = 0; i < d->contexts; i++) add_line(d, ' ', d->context[i]);
}

/* Of the equal lines, those behind the context of this hunk may be the context of the next. */
static void cut_tail(struct diff *d)
{
    size_t spare = d->equal > CONTEXT ? d->equal - CONTEXT : 0;
    if (spare) d->hunk.len = d->tail;
    d->counts[0] -= spare;
    d->counts[1] -= spare;
    if (d->contexts <= spare) return;
    memmove(d->context, d->context + d->contexts - spare, spare * sizeof *d->context);
    d->contexts = spare;
}

static enum status close_hunk(struct diff *d, struct fault *fault)
{
    struct buf head = { 0 };
    if (!d->open) return STATUS_OK;
    d->open = false;
    cut_tail(d);
    buf_addf(&head, "@@ -%zu,%zu +%zu,%zu @@\n", d->first[0] + (d->counts[0] > 0), d->counts[0],
             d->first[1] + (d->counts[1] > 0), d->counts[1]);
    enum status status = output_add(d->out, buf_str(&head), fault);
    if (status == STATUS_OK) status = output_add(d->out, buf_str(&d->hunk), fault);
    buf_release(&head);
    return status;
}

static void keep_context(struct diff *d, struct str line)
{
    if (d->contexts == CONTEXT) memmove(d->context, d->context + 1, --d->contexts * sizeof *d->context);
    d->context[d->contexts++] = line;
}

static void skip(struct side *s, struct str line)
{
    s->at += line.len;
    s->line++;
}

/* Two changes are in one hunk where their contexts touch. */
static enum status take_equal(struct diff *d, struct str line, struct fault *fault)
{
    skip(&d->before, line);
    skip(&d->after, line);
    keep_context(d, line);
    if (!d->open) return STATUS_OK;
    add_line(d, ' ', line);
    if (d->equal == CONTEXT) d->tail = d->hunk.len;
    return d->equal <= 2 * CONTEXT && d->hunk.len < HUNK ? STATUS_OK : close_hunk(d, fault);
}

/* An empty line is like any other: it shows that both sides go on alike only where nothing came or went before it. */
static bool is_anchor(struct str line, bool same_distance) { return line.len > 1 || same_distance; }

/* How many lines of each side differ before one that both have. */
static void find_equal(const struct diff *d, size_t gone[2])
{
    struct str before[WINDOW], after[WINDOW];
    size_t n = 0, m = 0;
    for (size_t at = d->before.at; n < WINDOW && at < d->before.text.len; n++) at += (before[n] = line_at(&d->before, at)).len;
    for (size_t at = d->after.at; m < WINDOW && at < d->after.text.len; m++) at += (after[m] = line_at(&d->after, at)).len;
    for (size_t sum = 1; sum < n + m; sum++)
        for (size_t i = sum < m ? 0 : sum - m + 1; i <= sum && i < n; i++)
            if (is_anchor(before[i], i == sum - i) && str_eq(before[i], after[sum - i])) {
                gone[0] = i, gone[1] = sum - i;
                return;
            }
    gone[0] = n, gone[1] = m;
}

static void take_different(struct diff *d)
{
    size_t gone[2];
    find_equal(d, gone);
    open_hunk(d);
    d->contexts = 0;
    struct side *sides[] = { &d->before, &d->after };
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < gone[k]; i++) {
            struct str line = line_at(sides[k], sides[k]->at);
            add_line(d, k ? '+' : '-', line);
            skip(sides[k], line);
        }
}

static enum status write_head(struct diff *d, const char *name, struct fault *fault)
{
    struct buf head = { 0 }, path = { 0 };
    quoted_add(&path, str_of(name));
    if (strchr(name, ' ')) buf_addc(&path, '\t'); /* without it patch(1) takes the name to end there */
    buf_addf(&head, "--- %s\n+++ %s\n", buf_z(&path), buf_z(&path));
    enum status status = output_add(d->out, buf_str(&head), fault);
    buf_release(&head);
    buf_release(&path);
    return status;
}

static enum status compare(struct diff *d, struct fault *fault)
{
    while (d->before.at < d->before.text.len || d->after.at < d->after.text.len) {
        struct str line = line_at(&d->before, d->before.at);
        if (line.len && str_eq(line, line_at(&d->after, d->after.at)))
            TRY(take_equal(d, line, fault));
        else
            take_different(d);
    }
    return close_hunk(d, fault);
}

enum status diff_write(struct output *out, const char *name, struct str before, struct str after, struct fault *fault)
{
    struct diff d = { .out = out, .before = { .text = before }, .after = { .text = after } };
    if (str_eq(before, after)) return STATUS_OK;
    enum status status = write_head(&d, name, fault);
    if (status == STATUS_OK) status = compare(&d, fault);
    buf_release(&d.hunk);
    return status;
}
