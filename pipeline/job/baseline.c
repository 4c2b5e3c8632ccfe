#include "job/baseline.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/input.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/table.h"
#include "base/text.h"
#include "base/utf8.h"
#include "job/quoted.h"
#include "report/excerpt.h"
#include "report/fingerprint.h"
#include "report/screen.h"

#define HEAD "# passeur baseline 1"

/* ---- what is known ---- */

struct baseline {
    struct table documents; /* names of those that are checked */
    uint32_t *document_of;  /* its number there, by the number in the call */
    struct table keys;      /* a fingerprint, and the name of its document where that is checked */
    struct known {
        uint32_t left; /* lines that have not served */
        bool checked;
    } *known; /* by key */
    size_t cap;
    struct buf key;
};

static uint32_t find(struct baseline *b, uint64_t fingerprint, struct str document, bool put)
{
    buf_clear(&b->key);
    buf_add(&b->key, str_n((const char *)&fingerprint, sizeof fingerprint));
    buf_add(&b->key, document);
    return put ? table_put(&b->keys, buf_str(&b->key), NULL) : table_find(&b->keys, buf_str(&b->key));
}

static void know(struct baseline *b, uint64_t fingerprint, struct str file)
{
    bool checked = table_find(&b->documents, file) != TABLE_NONE;
    uint32_t id = find(b, fingerprint, checked ? file : STR(""), true);
    if (id >= b->cap) {
        size_t cap = b->cap ? 2 * b->cap : 256;
        b->known = memory_grow(b->known, cap, sizeof *b->known);
        memset(b->known + b->cap, 0, (cap - b->cap) * sizeof *b->known);
        b->cap = cap;
    }
    b->known[id].left++;
    b->known[id].checked = checked;
}

static bool take_one(struct baseline *b, uint32_t id)
{
    if (id == TABLE_NONE || b->known[id].left == 0) return false;
    b->known[id].left--;
    return true;
}

bool baseline_knows(struct baseline *b, uint32_t document, uint64_t fingerprint)
{
    struct str name = table_key(&b->documents, b->document_of[document]);
    return take_one(b, find(b, fingerprint, name, false)) || take_one(b, find(b, fingerprint, STR(""), false));
}

uint64_t baseline_gone(const struct baseline *b)
{
    uint64_t gone = 0;
    for (uint32_t id = 0; id < b->keys.count; id++)
        if (b->known[id].checked) gone += b->known[id].left;
    return gone;
}

void baseline_free(struct baseline *b)
{
    if (!b) return;
    table_release(&b->documents);
    memory_free(b->document_of);
    table_release(&b->keys);
    memory_free(b->known);
    buf_release(&b->key);
    memory_free(b);
}

/* ---- reading ---- */

/* Cuts what stands before the next tab off *rest; false without one. */
static bool next_field(struct str *rest, struct str *field)
{
    size_t tab = str_find_byte(*rest, 0, '\t');
    if (tab == rest->len) return false;
    *field = str_sub(*rest, 0, tab);
    *rest = str_from(*rest, tab + 1);
    return true;
}

static bool read_fingerprint(struct str digits, uint64_t *fingerprint)
{
    static const char all[] = "0123456789abcdef";
    *fingerprint = 0;
    for (size_t i = 0; i < digits.len; i++) {
        const char *digit = memchr(all, digits.ptr[i], sizeof all - 1);
        if (!digit) return false;
        *fingerprint = *fingerprint << 4 | (uint64_t)(digit - all);
    }
    return digits.len == FINGERPRINT_LENGTH;
}

/* The name of the file that an entry gives, in *name. */
static bool read_name(struct str field, struct buf *name)
{
    buf_clear(name);
    if (!str_starts(field, STR("\""))) {
        buf_add(name, field);
        return field.len > 0;
    }
    return quoted_read(&field, name) && field.len == 0;
}

static bool read_entry(struct baseline *b, struct str line, struct buf *name)
{
    struct str digits, rule, file;
    uint64_t fingerprint;
    if (!next_field(&line, &digits) || !next_field(&line, &rule) || !next_field(&line, &file)) return false;
    if (!read_fingerprint(digits, &fingerprint) || !read_name(file, name)) return false;
    know(b, fingerprint, buf_str(name));
    return true;
}

static enum status read_lines(struct baseline *b, const char *path, struct str text, struct fault *fault)
{
    struct str line = STR("");
    struct buf name = { 0 };
    str_take(&text, STR("\xEF\xBB\xBF"));
    if (!str_line(&text, &line) || !str_eq(line, STR(HEAD)))
        return fault_set(fault, STATUS_FORMAT, path, FAULT_NOWHERE,
                         _("line 1: no baseline of passeur, whose first line is “%s”: write one with --write-baseline"),
                         HEAD);
    enum status status = STATUS_OK;
    for (size_t number = 2; status == STATUS_OK && str_line(&text, &line); number++)
        if (line.len && line.ptr[0] != '#' && !read_entry(b, line, &name))
            status = fault_set(fault, STATUS_FORMAT, path, FAULT_NOWHERE,
                               _("line %zu: no line of a baseline: write the file anew with --write-baseline"), number);
    buf_release(&name);
    return status;
}

enum status baseline_read(struct baseline **made, const char *path, const char *const *files, size_t count,
                          struct fault *fault)
{
    struct baseline *b = *made = memory_new(1, sizeof *b);
    struct input in;
    struct str text;
    b->document_of = memory_new(count, sizeof *b->document_of);
    for (size_t i = 0; i < count; i++) b->document_of[i] = table_put(&b->documents, quoted_bare(str_of(files[i])), NULL);
    TRY(input_open_whole(&in, path, LIMIT_BASELINE, &text, fault));
    enum status status = read_lines(b, path, text, fault);
    input_close(&in);
    return status;
}

/* ---- writing ---- */

/* The start of the text, so that it stands on one line and its spaces can be seen. */
static struct str shown(struct str text, struct arena *keep)
{
    struct buf line = { 0 };
    if (text.len > EXCERPT_WORDS) text.len = utf8_valid(str_sub(text, 0, EXCERPT_WORDS));
    screen_add_signs(&line, text);
    struct str kept = arena_str(keep, buf_str(&line));
    buf_release(&line);
    return kept;
}

void baseline_add(struct baseline_entries *entries, const char *file, enum rule rule, struct str text, uint64_t fingerprint,
                  struct arena *keep)
{
    *arena_push(keep, entries) = (struct baseline_entry){
        .file = quoted_bare(str_of(file)), .rule = str_of(rule_name(rule)), .text = shown(text, keep), .fingerprint = fingerprint
    };
}

static int by_line(const void *one, const void *other)
{
    const struct baseline_entry *a = one, *b = other;
    int order = str_cmp(a->file, b->file);
    if (order == 0) order = str_cmp(a->rule, b->rule);
    if (order == 0) order = str_cmp(a->text, b->text);
    if (order == 0) order = (a->fingerprint > b->fingerprint) - (a->fingerprint < b->fingerprint);
    return order;
}

static void print_entry(struct buf *out, const struct baseline_entry *e)
{
    buf_addf(out, "%016" PRIx64 "\t%.*s\t", e->fingerprint, STR_F(e->rule));
    quoted_add(out, e->file);
    buf_addf(out, "\t%.*s\n", STR_F(e->text));
}

enum status baseline_write(struct baseline_entries *entries, const char *path, struct fault *fault)
{
    struct buf text = { 0 };
    if (entries->count) qsort(entries->at, entries->count, sizeof *entries->at, by_line);
    buf_add(&text, STR(HEAD "\n"));
    for (size_t i = 0; i < entries->count; i++) print_entry(&text, &entries->at[i]);
    enum status status = text.len <= LIMIT_BASELINE
                             ? output_file(path, buf_str(&text), fault)
                             : fault_set(fault, STATUS_LIMIT, path, FAULT_NOWHERE,
                                         _("a baseline of so many findings is larger than %d bytes: make one a folder"),
                                         LIMIT_BASELINE);
    buf_release(&text);
    return status;
}
