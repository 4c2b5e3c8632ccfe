#include "job/corrections.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

static struct str key_of(struct arena *keep, struct str word) { return utf8_lower_str(keep, utf8_nfc(keep, word)); }

/* An empty correction would take the word out, and a third column would be put in: neither is what a reader decided. */
static bool read_line(struct corrections *c, struct str line, size_t *cap)
{
    size_t tab = str_find_byte(line, 0, '\t');
    struct str word = str_trim(str_sub(line, 0, tab)), right = tab < line.len ? str_trim(str_from(line, tab + 1)) : STR("");
    if (word.len == 0 || right.len == 0 || str_find_byte(right, 0, '\t') < right.len || utf8_valid(line) < line.len) return false;
    uint32_t id = table_put(&c->words, key_of(&c->keep, word), NULL);
    if (id >= *cap) c->rights = memory_grow(c->rights, *cap = *cap ? 2 * *cap : 64, sizeof *c->rights);
    c->rights[id] = arena_str(&c->keep, right);
    return true;
}

static enum status read_lines(struct corrections *c, const char *path, struct str text, struct fault *fault)
{
    struct str line;
    size_t cap = 0;
    str_take(&text, STR("\xEF\xBB\xBF"));
    for (size_t number = 1; str_line(&text, &line); number++)
        if (line.len && !str_starts(line, STR("# ")) && !read_line(c, line, &cap))
            return fault_set(fault, STATUS_FORMAT, path, FAULT_NOWHERE,
                             _("line %zu: no correction: a word, a tab and what takes its place are asked for, in UTF-8"), number);
    return STATUS_OK;
}

enum status corrections_read(struct corrections *c, const char *path, struct fault *fault)
{
    struct input in;
    struct str text;
    TRY(input_open_whole(&in, path, LIMIT_LIST, &text, fault));
    enum status status = read_lines(c, path, text, fault);
    input_close(&in);
    return status;
}

void corrections_release(struct corrections *c)
{
    table_release(&c->words);
    memory_free(c->rights);
    arena_release(&c->keep);
    *c = (struct corrections){ 0 };
}

/* The first letter as a capital. */
static struct str raised(struct str s, struct arena *keep)
{
    char first[4];
    size_t end = 0;
    if (s.len == 0) return s;
    size_t n = utf8_put(first, utf8_upper(utf8_next(s, &end)));
    return arena_join(keep, str_n(first, n), str_from(s, end));
}

struct str corrections_find(const struct corrections *c, struct str word, struct arena *keep)
{
    struct str key = key_of(keep, word);
    uint32_t id = table_find(&c->words, key);
    if (id == TABLE_NONE) return (struct str){ NULL, 0 };
    bool capital = word.len && utf8_class(utf8_at(word, 0)) & UC_UPPER;
    return capital ? raised(c->rights[id], keep) : c->rights[id];
}
