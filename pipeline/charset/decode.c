#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "charset/bytes.h"
#include "charset/refuse.h"

/* Bytes of the original in a stretch, at most: half a read, so that most stretches need no move of held bytes. */
#define STRETCH (LIMIT_READ / 2)

/* What each byte of a one-byte charset is in UTF-8. */
struct byte_text {
    char utf8[256][4];
    unsigned char len[256]; /* 0: stands for no character */
    bool ascii;
};

void decoder_init(struct decoder *d, const struct charset_found *found)
{
    *d = (struct decoder){ .charset = found->charset, .bom = found->bom };
}

void decoder_release(struct decoder *d)
{
    memory_free(d->bytes);
    buf_release(&d->text);
    *d = (struct decoder){ 0 };
}

static enum status prepare(struct decoder *d, struct fault *fault)
{
    if (d->charset->step != STEP_BYTE || d->bytes) return STATUS_OK;
    struct bytes table;
    TRY(bytes_init(&table, d->charset, fault));
    d->bytes = memory_new(1, sizeof *d->bytes);
    d->bytes->ascii = table.ascii;
    for (size_t i = 0; i < 256; i++)
        if (table.cp[i] != UTF8_NONE) d->bytes->len[i] = (unsigned char)utf8_put(d->bytes->utf8[i], table.cp[i]);
    return STATUS_OK;
}

/* Each decodes `raw`, a stretch that begins at in->offset, into *text; *used is how many of its bytes that took. */
typedef enum status decode_stretch(struct decoder *, const struct input *, struct str raw, bool last,
                                   struct str *text, size_t *used, struct fault *);

static enum status decode_utf8(struct decoder *d, const struct input *in, struct str raw, bool last, struct str *text,
                               size_t *used, struct fault *fault)
{
    size_t len = 0;
    *used = utf8_valid(raw);
    *text = str_sub(raw, 0, *used);
    if (*used == raw.len) return STATUS_OK;
    enum utf8_check rest = utf8_check(str_from(raw, *used), &len);
    if (rest == UTF8_BAD)
        return refuse_utf8(in, in->offset + *used, (unsigned char)raw.ptr[*used], 0, 0, fault);
    return last ? refuse_cut(in, in->offset + *used, d->charset, fault) : STATUS_OK;
}

/* Copies ASCII, eight at a time, from byte i of raw on; where it stops. */
static size_t copy_ascii(struct str raw, size_t i, char **out)
{
    for (; i + 8 <= raw.len; i += 8, *out += 8) {
        uint64_t eight;
        memcpy(&eight, raw.ptr + i, 8);
        if (eight & 0x8080808080808080u) break;
        memcpy(*out, &eight, 8);
    }
    return i;
}

static enum status decode_bytes(struct decoder *d, const struct input *in, struct str raw, bool last, struct str *text,
                                size_t *used, struct fault *fault)
{
    (void)last;
    const struct byte_text *table = d->bytes;
    buf_clear(&d->text);
    char *start = buf_room(&d->text, raw.len * 3 + 8), *out = start; /* no one-byte charset leaves the first plane */
    for (size_t i = 0; i < raw.len;) {
        if (table->ascii) i = copy_ascii(raw, i, &out);
        for (size_t end = raw.len - i < 8 ? raw.len : i + 8; i < end; i++) {
            unsigned char byte = (unsigned char)raw.ptr[i];
            if (!table->len[byte]) return refuse_byte(in, in->offset + i, d->charset, byte, fault);
            memcpy(out, table->utf8[byte], 4);
            out += table->len[byte];
        }
    }
    *used = raw.len;
    *text = str_n(start, (size_t)(out - start));
    return STATUS_OK;
}

/* The code unit of `size` bytes at p. */
static uint32_t unit_at(const char *p, size_t size, enum order order)
{
    uint32_t unit = 0;
    for (size_t i = 0; i < size; i++) {
        size_t place = order == ORDER_BIG ? size - 1 - i : i;
        unit |= (uint32_t)(unsigned char)p[i] << (8 * place);
    }
    return unit;
}

static bool is_high(uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
static bool is_low(uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

static enum status decode_utf16(struct decoder *d, const struct input *in, struct str raw, bool last, struct str *text,
                                size_t *used, struct fault *fault)
{
    enum order order = d->charset->order;
    buf_clear(&d->text);
    char *start = buf_room(&d->text, raw.len / 2 * 3 + 4), *out = start;
    size_t i = 0;
    while (i + 2 <= raw.len) {
        uint32_t cp = unit_at(raw.ptr + i, 2, order);
        size_t size = 2;
        if (is_high(cp)) {
            if (i + 4 > raw.len) break;
            uint32_t low = unit_at(raw.ptr + i + 2, 2, order);
            if (!is_low(low)) return refuse_unit(in, in->offset + i, d->charset, cp, fault);
            cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
            size = 4;
        } else if (is_low(cp)) {
            return refuse_unit(in, in->offset + i, d->charset, cp, fault);
        }
        out += utf8_put(out, cp);
        i += size;
    }
    if (i < raw.len && last) return refuse_cut(in, in->offset + i, d->charset, fault);
    *used = i;
    *text = str_n(start, (size_t)(out - start));
    return STATUS_OK;
}

static enum status decode_utf32(struct decoder *d, const struct input *in, struct str raw, bool last, struct str *text,
                                size_t *used, struct fault *fault)
{
    buf_clear(&d->text);
    char *start = buf_room(&d->text, raw.len + 4), *out = start;
    size_t i = 0;
    for (; i + 4 <= raw.len; i += 4) {
        uint32_t cp = unit_at(raw.ptr + i, 4, d->charset->order);
        if (cp > 0x10FFFF || is_high(cp) || is_low(cp)) return refuse_unit(in, in->offset + i, d->charset, cp, fault);
        out += utf8_put(out, cp);
    }
    if (i < raw.len && last) return refuse_cut(in, in->offset + i, d->charset, fault);
    *used = i;
    *text = str_n(start, (size_t)(out - start));
    return STATUS_OK;
}

static decode_stretch *const decoders[] = {
    [STEP_SAME] = decode_utf8,
    [STEP_BYTE] = decode_bytes,
    [STEP_UTF16] = decode_utf16,
    [STEP_UTF32] = decode_utf32,
};

enum status decoder_next(struct decoder *d, struct input *in, struct str *text, uint64_t *from, struct fault *fault)
{
    struct str raw;
    TRY(prepare(d, fault));
    if (in->offset == 0 && d->bom) {
        TRY(input_peek(in, d->bom, &raw, fault));
        input_take(in, raw.len < d->bom ? raw.len : d->bom);
    }
    TRY(input_peek(in, STRETCH, &raw, fault));
    bool last = raw.len < STRETCH;
    if (!last) raw = str_sub(raw, 0, STRETCH);
    size_t used = 0;
    TRY(decoders[d->charset->step](d, in, raw, last, text, &used, fault));
    *from = in->offset;
    size_t nul = str_find_byte(*text, 0, '\0');
    if (nul < text->len)
        return refuse_nul(in, *from + step_bytes(d->charset->step, str_sub(*text, 0, nul)), fault);
    input_take(in, used);
    return STATUS_OK;
}
