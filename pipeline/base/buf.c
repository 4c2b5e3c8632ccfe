#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"
#include "base/utf8.h"

char *buf_room(struct buf *b, size_t n)
{
    if (b->cap - b->len < n) {
        size_t cap = b->cap ? 2 * b->cap : 256;
        while (cap - b->len < n) cap *= 2;
        b->ptr = memory_grow(b->ptr, cap, 1);
        b->cap = cap;
    }
    return b->ptr + b->len;
}

void buf_add(struct buf *b, struct str s)
{
    if (s.len == 0) return;
    memcpy(buf_room(b, s.len), s.ptr, s.len);
    b->len += s.len;
}

void buf_addc(struct buf *b, char c)
{
    *buf_room(b, 1) = c;
    b->len++;
}

void buf_addf(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        size_t len = (size_t)n;
        vsnprintf(buf_room(b, len + 1), len + 1, format, again);
        b->len += len;
    }
    va_end(again);
}

void buf_add_cp(struct buf *b, uint32_t cp)
{
    char bytes[4];
    buf_add(b, str_n(bytes, utf8_put(bytes, cp)));
}

void buf_add_json(struct buf *b, struct str s)
{
    static const char names[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    buf_addc(b, '"');
    size_t plain = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        buf_add(b, str_sub(s, plain, i));
        plain = i + 1;
        const char *name = c ? strchr(names, c) : NULL;
        if (name)
            buf_addf(b, "\\%c", name[1]);
        else
            buf_addf(b, "\\u%04x", c);
    }
    buf_add(b, str_from(s, plain));
    buf_addc(b, '"');
}

void buf_drop(struct buf *b, size_t n)
{
    if (n == 0) return;
    memmove(b->ptr, b->ptr + n, b->len - n);
    b->len -= n;
}

const char *buf_z(struct buf *b)
{
    *buf_room(b, 1) = '\0';
    return b->ptr;
}

void buf_release(struct buf *b)
{
    memory_free(b->ptr);
    *b = (struct buf){ 0 };
}
