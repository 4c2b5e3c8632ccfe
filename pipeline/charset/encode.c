#include <stdlib.h>

#include "base/utf8.h"
#include "charset/bytes.h"

static int by_cp(const void *a, const void *b)
{
    const struct encoder_pair *x = a, *y = b;
    if (x->cp != y->cp) return x->cp < y->cp ? -1 : 1;
    return x->byte - y->byte;
}

enum status encoder_init(struct encoder *e, const struct charset *c, struct fault *fault)
{
    *e = (struct encoder){ .charset = c };
    if (c->step != STEP_BYTE) return STATUS_OK;
    struct bytes table;
    TRY(bytes_init(&table, c, fault));
    e->ascii = table.ascii;
    for (size_t i = 0; i < 256; i++)
        if (table.cp[i] != UTF8_NONE)
            e->pairs[e->count++] = (struct encoder_pair){ table.cp[i], (unsigned char)i };
    qsort(e->pairs, e->count, sizeof *e->pairs, by_cp);
    return STATUS_OK;
}

static bool add_byte(const struct encoder *e, uint32_t cp, struct buf *out)
{
    if (e->ascii && cp < 0x80) return buf_addc(out, (char)cp), true;
    size_t low = 0, high = e->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (e->pairs[middle].cp < cp) low = middle + 1;
        else high = middle;
    }
    if (low == e->count || e->pairs[low].cp != cp) return false;
    buf_addc(out, (char)e->pairs[low].byte);
    return true;
}

/* RFC 2781: where no mark tells the order, "UTF-16" is big-endian. */
static void add_unit(const struct encoder *e, uint32_t unit, size_t size, struct buf *out)
{
    for (size_t i = 0; i < size; i++) {
        size_t place = e->charset->order == ORDER_LITTLE ? i : size - 1 - i;
        buf_addc(out, (char)(unsigned char)(unit >> (8 * place)));
    }
}

static void add_utf16(const struct encoder *e, uint32_t cp, struct buf *out)
{
    if (cp < 0x10000) {
        add_unit(e, cp, 2, out);
        return;
    }
    add_unit(e, 0xD800 + ((cp - 0x10000) >> 10), 2, out);
    add_unit(e, 0xDC00 + ((cp - 0x10000) & 0x3FF), 2, out);
}

bool encoder_add(const struct encoder *e, struct str text, struct buf *out, size_t *place)
{
    if (e->charset->step == STEP_SAME) return buf_add(out, text), true;
    size_t before = out->len;
    for (size_t i = 0; i < text.len;) {
        size_t at = i;
        uint32_t cp = utf8_next(text, &i);
        if (e->charset->step == STEP_UTF16) add_utf16(e, cp, out);
        else if (e->charset->step == STEP_UTF32) add_unit(e, cp, 4, out);
        else if (!add_byte(e, cp, out)) {
            out->len = before;
            if (place) *place = at;
            return false;
        }
    }
    return true;
}

bool charset_encode(const struct charset *c, struct str text, struct buf *out)
{
    struct encoder e;
    return encoder_init(&e, c, NULL) == STATUS_OK && encoder_add(&e, text, out, NULL);
}
