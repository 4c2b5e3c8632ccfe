#include "report/write.h"

#include "base/utf8.h"

#define REPLACEMENT STR("\xEF\xBF\xBD")

void write_utf8(struct buf *out, struct str s)
{
    while (s.len) {
        size_t good = utf8_valid(s);
        buf_add(out, str_sub(s, 0, good));
        if (good == s.len) return;
        buf_add(out, REPLACEMENT);
        s = str_from(s, good + 1);
    }
}

void write_json(struct buf *out, struct str s)
{
    struct buf clean = { 0 };
    if (utf8_valid(s) != s.len) {
        write_utf8(&clean, s);
        s = buf_str(&clean);
    }
    size_t start = out->len;
    buf_add_json(out, s);
    if (memchr(s.ptr ? s.ptr : "", '<', s.len)) {
        struct buf raw = { 0 };
        buf_add(&raw, str_from(buf_str(out), start));
        out->len = start;
        for (size_t i = 0; i < raw.len; i++)
            if (raw.ptr[i] == '<')
                buf_add(out, STR("\\u003c"));
            else
                buf_addc(out, raw.ptr[i]);
        buf_release(&raw);
    }
    buf_release(&clean);
}

/* How a character is written in HTML and XML, or none where it stands for itself. */
static struct str html_of(uint32_t cp)
{
    switch (cp) {
    case '&': return STR("&amp;");
    case '<': return STR("&lt;");
    case '>': return STR("&gt;");
    case '"': return STR("&quot;");
    case '\'': return STR("&#39;");
    case '\t': case '\n': return STR("");
    case 0xFFFE: case 0xFFFF: return REPLACEMENT;
    }
    /* A carriage return would come back as a line feed; other controls are no characters of XML 1.0. */
    return cp == '\r' ? STR(" ") : cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ? REPLACEMENT : STR("");
}

void write_html(struct buf *out, struct str s)
{
    size_t plain = 0;
    for (size_t i = 0; i < s.len;) {
        size_t at = i;
        struct str written = html_of(utf8_next(s, &i));
        if (written.len == 0) continue;
        buf_add(out, str_sub(s, plain, at));
        buf_add(out, written);
        plain = i;
    }
    buf_add(out, str_from(s, plain));
}

void write_uri(struct buf *out, struct str path)
{
    if (str_starts(path, STR("/"))) buf_add(out, STR("file://"));
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain || (c && strchr("-._~/", c)))
            buf_addc(out, c);
        else
            buf_addf(out, "%%%02X", (unsigned char)c);
    }
}

void write_number(struct buf *out, uint64_t n)
{
    char digits[20];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + n % 10);
    while (n /= 10);
    buf_add(out, str_n(digits + at, sizeof digits - at));
}
