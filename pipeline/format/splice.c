#include "format/splice.h"

#include "base/text.h"
#include "base/utf8.h"

/*
 * Only a one-byte charset can lack a character, so only such a document is ever turned into UTF-8: its bytes can be cut
 * anywhere.
 */
static enum status copy_as_utf8(struct splice *s, struct str bytes, struct fault *fault)
{
    struct input piece;
    input_open_memory(&piece, s->source->name, bytes);
    struct charset_found plain = { .charset = s->charset.charset, .how = s->charset.how };
    if (!s->decoder.charset) decoder_init(&s->decoder, &plain);
    enum status status;
    struct str text;
    do {
        uint64_t from;
        text = STR("");
        status = decoder_next(&s->decoder, &piece, &text, &from, fault);
        if (status == STATUS_OK) status = output_add(s->out, text, fault);
    } while (status == STATUS_OK && text.len);
    input_close(&piece);
    return status;
}

static enum status copy_piece(void *context, struct str bytes, struct fault *fault)
{
    struct splice *s = context;
    return s->to_utf8 ? copy_as_utf8(s, bytes, fault) : output_add(s->out, bytes, fault);
}

enum status splice_replace(struct splice *s, uint64_t from, uint64_t upto, struct str text, struct fault *fault)
{
    TRY(input_copy(s->source, s->at, from, copy_piece, s, fault));
    s->at = upto;
    if (s->to_utf8) return output_add(s->out, text, fault);
    if (!s->encoder.charset) TRY(encoder_init(&s->encoder, s->charset.charset, fault));
    buf_clear(&s->encoded);
    size_t place = 0;
    if (!encoder_add(&s->encoder, text, &s->encoded, &place)) {
        s->lost = utf8_at(text, place);
        return fault_set(fault, STATUS_CHARSET, s->source->name, (int64_t)from, _("%s has no place for U+%04X"),
                         charset_name(s->charset.charset), (unsigned)s->lost);
    }
    return output_add(s->out, buf_str(&s->encoded), fault);
}

enum status splice_end(struct splice *s, struct fault *fault)
{
    uint64_t size = 0;
    TRY(input_size(s->source, &size, fault));
    return input_copy(s->source, s->at, size, copy_piece, s, fault);
}

void splice_release(struct splice *s)
{
    buf_release(&s->encoded);
    decoder_release(&s->decoder);
}
