#include "job/changed.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/input.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/table.h"
#include "base/text.h"
#include "job/quoted.h"

struct stretch {
    uint32_t first, last; /* lines */
};

/* What the diff says of a path. */
struct touched {
    bool met;
    struct stretch *at;
    size_t count, cap;
};

struct changed {
    struct table names;      /* of the documents, as they were named */
    struct table paths;      /* all that can mean a document: its path, and what stands behind each slash of it */
    struct touched *touched; /* by path */
    uint32_t *path_of;       /* by document; TABLE_NONE: the diff does not mean it */
    size_t documents;
};

/* ---- which path means which document ---- */

/* What stands behind the next slash; false behind the last. */
static bool shorten(struct str *path)
{
    size_t slash = str_find_byte(*path, 0, '/');
    if (slash == path->len) return false;
    *path = str_from(*path, slash + 1);
    return true;
}

static void add_paths(struct changed *c, struct str path)
{
    do
        if (path.len) table_put(&c->paths, path, NULL);
    while (shorten(&path));
}

/* The longest end of the path that the diff has, and that is not the very name of another document. */
static uint32_t longest_met(const struct changed *c, struct str path, struct str name)
{
    do {
        uint32_t id = table_find(&c->paths, path);
        bool other = table_find(&c->names, path) != TABLE_NONE && !str_eq(path, name);
        if (id != TABLE_NONE && c->touched[id].met && !other) return id;
    } while (shorten(&path));
    return TABLE_NONE;
}

static uint32_t longer(const struct changed *c, uint32_t a, uint32_t b)
{
    if (a == TABLE_NONE || b == TABLE_NONE) return a == TABLE_NONE ? b : a;
    return table_key(&c->paths, a).len >= table_key(&c->paths, b).len ? a : b;
}

/* Calls for the path of a document as it was named, and for the real one. */
static void add_document(struct changed *c, const char *file)
{
    char *real = realpath(file, NULL);
    add_paths(c, quoted_bare(str_of(file)));
    if (real) add_paths(c, str_of(real));
    table_put(&c->names, quoted_bare(str_of(file)), NULL);
    free(real);
}

static uint32_t find_path(const struct changed *c, const char *file)
{
    char *real = realpath(file, NULL);
    struct str name = quoted_bare(str_of(file));
    uint32_t id = longest_met(c, name, name);
    if (real) id = longer(c, id, longest_met(c, str_of(real), name));
    free(real);
    return id;
}

/* ---- the lines of the diff ---- */

struct reading {
    struct changed *changed;
    struct input in;
    struct str line;  /* without its end, at most LIMIT_DIFF_LINE bytes of it */
    bool cut;         /* it is longer */
    uint64_t number;  /* of that line, from 1 */
    size_t used;      /* bytes of the line that are still to be taken */
    uint64_t stretches;
    struct buf name;
    bool is_diff;     /* something was met that only a diff has */
    bool old_side;    /* the line before was a "--- " */
    bool new_side;    /* a "+++ " was met, so that changes may come */
    struct touched *touched; /* of the path that was met last; NULL: it means no document */
    uint64_t begun;   /* the line that announced the change that is being read */
    uint32_t old_left, new_left; /* lines of it that are still to come */
    uint32_t at;      /* the next of its lines on the new side */
};

static enum status wrong(const struct reading *r, const char *what, struct fault *fault)
{
    return fault_set(fault, STATUS_FORMAT, r->in.name, FAULT_NOWHERE, _("line %llu: %s"), (unsigned long long)r->number, what);
}

static enum status skip_line(struct reading *r, struct fault *fault)
{
    for (struct str bytes;;) {
        TRY(input_peek(&r->in, 1, &bytes, fault));
        size_t end = str_find_byte(bytes, 0, '\n');
        input_take(&r->in, end < bytes.len ? end + 1 : end);
        if (end < bytes.len || bytes.len == 0) return STATUS_OK;
    }
}

static enum status next_line(struct reading *r, bool *more, struct fault *fault)
{
    struct str bytes;
    input_take(&r->in, r->used);
    if (r->cut) TRY(skip_line(r, fault));
    TRY(input_peek(&r->in, LIMIT_DIFF_LINE + 1, &bytes, fault));
    size_t end = str_find_byte(bytes, 0, '\n');
    *more = bytes.len > 0;
    r->cut = end > LIMIT_DIFF_LINE;
    r->line = str_sub(bytes, 0, r->cut ? LIMIT_DIFF_LINE : end);
    r->used = r->cut || end == bytes.len ? r->line.len : end + 1;
    if (str_ends(r->line, STR("\r"))) r->line.len--;
    r->number++;
    return STATUS_OK;
}

/* ---- what they say ---- */

/* The path behind "+++ ", in r->name. */
static bool read_name(struct reading *r, struct str text)
{
    buf_clear(&r->name);
    if (str_starts(text, STR("\"")) ? !quoted_read(&text, &r->name) : text.len == 0) return false;
    if (r->name.len == 0) buf_add(&r->name, str_sub(text, 0, str_find_byte(text, 0, '\t')));
    return !r->cut && r->name.len > 0;
}

/* Without the letter that git puts before it: a and b, or c, i, o, w for what is compared (diff.mnemonicPrefix). */
static struct str without_letter(struct str path)
{
    bool letter = path.len > 2 && path.ptr[1] == '/' && strchr("abciow", path.ptr[0]);
    return quoted_bare(str_from(path, letter ? 2 : 0));
}

static enum status read_new_side(struct reading *r, struct fault *fault)
{
    if (!read_name(r, str_from(r->line, 4))) return wrong(r, _("no name of a file behind +++"), fault);
    uint32_t id = table_find(&r->changed->paths, without_letter(buf_str(&r->name)));
    r->touched = id == TABLE_NONE ? NULL : &r->changed->touched[id];
    if (r->touched) r->touched->met = true;
    r->is_diff = r->new_side = true;
    return STATUS_OK;
}

/* A number of lines that a document can have. */
static bool read_number(struct str *s, uint32_t *number)
{
    uint64_t n = 0;
    size_t i = 0;
    for (; i < s->len && s->ptr[i] >= '0' && s->ptr[i] <= '9' && n <= UINT32_MAX; i++) n = 10 * n + (uint64_t)(s->ptr[i] - '0');
    *s = str_from(*s, i);
    *number = (uint32_t)n;
    return i > 0 && n <= UINT32_MAX;
}

/* "12,3", or "12" for one line. */
static bool read_range(struct str *s, uint32_t *first, uint32_t *count)
{
    *count = 1;
    return read_number(s, first) && (!str_take(s, STR(",")) || read_number(s, count));
}

/* "@@ -12,3 +14,5 @@" */
static enum status read_announcement(struct reading *r, struct fault *fault)
{
    struct str s = r->line;
    uint32_t old_first;
    if (!r->new_side) return wrong(r, _("a change of no file: the lines --- and +++ are missing before it"), fault);
    bool read = str_take(&s, STR("@@ -")) && read_range(&s, &old_first, &r->old_left) && str_take(&s, STR(" +")) &&
                read_range(&s, &r->at, &r->new_left) && str_take(&s, STR(" @@"));
    if (!read || (r->new_left && (r->at == 0 || r->new_left - 1 > UINT32_MAX - r->at)))
        return wrong(r, _("not like “@@ -12,3 +14,5 @@”: the diff is damaged"), fault);
    r->begun = r->number;
    return STATUS_OK;
}

/* What stands between the changes: other lines may be anything, for example the message of a commit. */
static enum status read_between(struct reading *r, struct fault *fault)
{
    static const char *const signs[] = { "diff ", "Index: ", "Only in ", "Binary files ", "Files " };
    bool old_side = r->old_side;
    r->old_side = str_starts(r->line, STR("--- "));
    if (old_side && str_starts(r->line, STR("+++ "))) return read_new_side(r, fault);
    if (str_starts(r->line, STR("@@ -"))) return read_announcement(r, fault);
    if (str_starts(r->line, STR("@@@ -")))
        return wrong(r, _("a merge compared with several parents: make the diff against one (git diff ONE OTHER)"), fault);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!str_starts(r->line, str_of(signs[i]))) continue;
        r->is_diff = true;
        r->new_side = false;
    }
    return STATUS_OK;
}

static enum status touch(struct reading *r, struct fault *fault)
{
    struct touched *t = r->touched;
    if (!t) return STATUS_OK;
    if (t->count && t->at[t->count - 1].last == r->at - 1) {
        t->at[t->count - 1].last = r->at;
        return STATUS_OK;
    }
    if (r->stretches++ == LIMIT_DIFF_STRETCHES)
        return fault_set(fault, STATUS_LIMIT, r->in.name, FAULT_NOWHERE,
                         _("more than %d places have changed: check whole documents"), LIMIT_DIFF_STRETCHES);
    if (t->count == t->cap) t->at = memory_grow(t->at, t->cap = t->cap ? 2 * t->cap : 16, sizeof *t->at);
    t->at[t->count++] = (struct stretch){ r->at, r->at };
    return STATUS_OK;
}

/* A line of a change. Some programs take the blank of an empty line away. */
static enum status read_change(struct reading *r, struct fault *fault)
{
    char sign = r->line.len ? r->line.ptr[0] : ' ';
    bool old_side = sign == ' ' || sign == '-', new_side = sign == ' ' || sign == '+';
    if (sign == '\\') return STATUS_OK; /* No newline at end of file */
    if ((!old_side && !new_side) || (old_side && r->old_left == 0) || (new_side && r->new_left == 0))
        return fault_set(fault, STATUS_FORMAT, r->in.name, FAULT_NOWHERE,
                         _("line %llu: no line of the change that line %llu announces: the diff is damaged"),
                         (unsigned long long)r->number, (unsigned long long)r->begun);
    if (sign == '+') TRY(touch(r, fault));
    r->old_left -= old_side;
    r->new_left -= new_side;
    r->at += new_side;
    return STATUS_OK;
}

static enum status read_diff(struct reading *r, struct fault *fault)
{
    bool more = true, empty = true;
    struct str head;
    TRY(input_peek(&r->in, 3, &head, fault));
    if (str_starts(head, STR("\xEF\xBB\xBF"))) r->used = 3;
    while (true) {
        TRY(next_line(r, &more, fault));
        if (!more) break;
        empty = empty && str_trim(r->line).len == 0;
        TRY(r->old_left || r->new_left ? read_change(r, fault) : read_between(r, fault));
    }
    if (r->old_left || r->new_left) return wrong(r, _("the diff ends inside a change: it is not whole"), fault);
    if (empty || r->is_diff) return STATUS_OK;
    return fault_set(fault, STATUS_FORMAT, r->in.name, FAULT_NOWHERE,
                     _("no unified diff, which has lines --- and +++: make one with git diff, or diff -u"));
}

/* ---- the whole ---- */

static int by_line(const void *one, const void *other)
{
    const struct stretch *a = one, *b = other;
    return (a->first > b->first) - (a->first < b->first);
}

/* Sorted, and without two that overlap: a path may come again in what several diffs were joined to. */
static void settle(struct touched *t)
{
    size_t left = 0;
    if (t->count) qsort(t->at, t->count, sizeof *t->at, by_line);
    for (size_t i = 0; i < t->count; i++)
        if (left && t->at[i].first <= t->at[left - 1].last) {
            if (t->at[i].last > t->at[left - 1].last) t->at[left - 1].last = t->at[i].last;
        } else {
            t->at[left++] = t->at[i];
        }
    t->count = left;
}

static enum status open_diff(struct reading *r, const char *path, struct fault *fault)
{
    if (strcmp(path, "-") == 0) return input_spool(&r->in, STDIN_FILENO, _("(standard input)"), fault);
    return input_open(&r->in, path, fault);
}

enum status changed_read(struct changed **made, const char *path, const char *const *files, size_t count, struct fault *fault)
{
    struct changed *c = *made = memory_new(1, sizeof *c);
    struct reading r = { .changed = c };
    for (size_t i = 0; i < count; i++) {
        if (strcmp(files[i], "-") != 0)
            add_document(c, files[i]);
        else if (strcmp(path, "-") == 0)
            return fault_set(fault, STATUS_USAGE, NULL, FAULT_NOWHERE, _("standard input cannot be the diff and a document"));
    }
    c->touched = memory_new(c->paths.count + 1, sizeof *c->touched);
    TRY(open_diff(&r, path, fault));
    enum status status = read_diff(&r, fault);
    input_close(&r.in);
    buf_release(&r.name);
    for (size_t i = 0; i < c->paths.count; i++) settle(&c->touched[i]);
    c->path_of = memory_new(count, sizeof *c->path_of);
    for (; c->documents < count; c->documents++) {
        bool named = strcmp(files[c->documents], "-") != 0;
        c->path_of[c->documents] = named ? find_path(c, files[c->documents]) : TABLE_NONE;
    }
    return status;
}

void changed_free(struct changed *c)
{
    if (!c) return;
    for (size_t i = 0; c->touched && i < c->paths.count; i++) memory_free(c->touched[i].at);
    memory_free(c->touched);
    memory_free(c->path_of);
    table_release(&c->paths);
    table_release(&c->names);
    memory_free(c);
}

bool changed_holds(const struct changed *c, uint32_t document, uint32_t first, uint32_t last)
{
    if (c->path_of[document] == TABLE_NONE) return false;
    const struct touched *t = &c->touched[c->path_of[document]];
    size_t low = 0, high = t->count; /* the first stretch that ends at `first` or behind it */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (t->at[middle].last < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < t->count && t->at[low].first <= last;
}

uint64_t changed_documents(const struct changed *c)
{
    uint64_t n = 0;
    for (size_t i = 0; i < c->documents; i++) n += c->path_of[i] != TABLE_NONE;
    return n;
}
