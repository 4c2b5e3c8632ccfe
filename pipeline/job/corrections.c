#include "job/corrections.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

static struct str key_of(struct arena *keep, struct str word) { return utf8_lower_str(keep, utf8_nfc(keep, word)); }

static enum status wrong_line(const char *path, size_t byte, struct fault *fault)
{
    return fault_set(fault, STATUS_FORMAT, path, (int64_t)byte,
                     _("no line of a corrections file: a word, a tab and its correction are asked for, in UTF-8"));
}

static enum status read_lines(struct corrections *c, const char *path, struct str text, struct fault *fault)
{
    struct str rest = text, line;
    if (utf8_valid(text) != text.len) return wrong_line(path, utf8_valid(text), fault);
    if (str_starts(rest, STR("\xEF\xBB\xBF"))) rest = str_from(rest, 3);
    for (size_t cap = 0; str_line(&rest, &line);) {
        size_t tab = str_find_byte(line, 0, '\t');
        if (line.len == 0 || str_starts(line, STR("# "))) continue;
        if (tab == 0 || tab == line.len) return wrong_line(path, (size_t)(line.ptr - text.ptr), fault);
        uint32_t id = table_put(&c->words, key_of(&c->keep, str_sub(line, 0, tab)), NULL);
        if (id >= cap) c->rights = memory_grow(c->rights, cap = cap ? 2 * cap : 64, sizeof *c->rights);
        c->rights[id] = arena_str(&c->keep, str_from(line, tab + 1));
    }
    return STATUS_OK;
}

enum status corrections_read(struct corrections *c, const char *path, struct fault *fault)
{
    struct input in;
    struct str text;
    TRY(input_open(&in, path, fault));
    enum status status = input_peek(&in, LIMIT_LIST, &text, fault);
    if (status == STATUS_OK) status = read_lines(c, path, text, fault);
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
