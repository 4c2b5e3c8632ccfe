#include "job/quoted.h"

#include "base/utf8.h"

static const struct {
    char letter, means;
} escapes[] = {
    { 'a', '\a' }, { 'b', '\b' }, { 't', '\t' }, { 'n', '\n' },   { 'v', '\v' },
    { 'f', '\f' }, { 'r', '\r' }, { '"', '"' },  { '\\', '\\' },
};

#define ESCAPES (sizeof escapes / sizeof *escapes)

static bool is_plain(unsigned char c) { return c >= ' ' && c != 127 && c != '"' && c != '\\'; }

/* How many bytes at the start of s may stand there as they are. */
static size_t plain_length(struct str s)
{
    size_t len = utf8_valid(s);
    for (size_t i = 0; i < len; i++)
        if (!is_plain((unsigned char)s.ptr[i])) return i;
    return len;
}

static void add_escape(struct buf *out, unsigned char c)
{
    for (size_t i = 0; i < ESCAPES; i++)
        if (escapes[i].means == (char)c) {
            buf_addf(out, "\\%c", escapes[i].letter);
            return;
        }
    buf_addf(out, "\\%03o", c);
}

void quoted_add(struct buf *out, struct str name)
{
    size_t plain = plain_length(name);
    if (plain == name.len) {
        buf_add(out, name);
        return;
    }
    buf_addc(out, '"');
    for (; name.len; plain = plain_length(name)) {
        buf_add(out, str_sub(name, 0, plain));
        if (plain < name.len) add_escape(out, (unsigned char)name.ptr[plain]);
        name = str_from(name, plain < name.len ? plain + 1 : plain);
    }
    buf_addc(out, '"');
}

/* Three octal digits, for a byte. */
static bool read_octal(struct str *s, struct buf *name)
{
    unsigned value = 0;
    if (s->len < 3) return false;
    for (int i = 0; i < 3; i++) {
        if (s->ptr[i] < '0' || s->ptr[i] > '7') return false;
        value = 8 * value + (unsigned)(s->ptr[i] - '0');
    }
    *s = str_from(*s, 3);
    if (value == 0 || value > 255) return false; /* no name of a file has a NUL */
    buf_addc(name, (char)value);
    return true;
}

static bool read_escape(struct str *s, struct buf *name)
{
    for (size_t i = 0; s->len && i < ESCAPES; i++)
        if (escapes[i].letter == s->ptr[0]) {
            buf_addc(name, escapes[i].means);
            *s = str_from(*s, 1);
            return true;
        }
    return read_octal(s, name);
}

bool quoted_read(struct str *s, struct buf *name)
{
    for (*s = str_from(*s, 1); s->len;) {
        char c = s->ptr[0];
        *s = str_from(*s, 1);
        if (c == '"') return true;
        if (c == '\\' && !read_escape(s, name)) return false;
        if (c != '\\') buf_addc(name, c);
    }
    return false;
}

struct str quoted_bare(struct str name)
{
    while (str_take(&name, STR("./"))) continue;
    return name;
}
