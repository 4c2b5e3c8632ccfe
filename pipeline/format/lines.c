#include "format/lines.h"

#include "base/limits.h"
#include "base/utf8.h"

/* Bytes with which an end of line may start; the rest of text is passed over. */
static const bool may_end[256] = { ['\n'] = true, ['\r'] = true, ['\v'] = true, ['\f'] = true, [0xC2] = true, [0xE2] = true };

static const struct str ends[] = { { "\r\n", 2 },     { "\n", 1 }, { "\r", 1 }, { "\v", 1 }, { "\f", 1 }, { "\xC2\x85", 2 },
                                   { "\xE2\x80\xA8", 3 }, { "\xE2\x80\xA9", 3 } };

void lines_init(struct lines *l, struct document *doc)
{
    *l = (struct lines){ .doc = doc, .step = charset_step(doc->charset.charset), .number = 1, .column = 1 };
    l->from = doc->charset.bom;
    decoder_init(&l->decoder, &doc->charset);
}

void lines_release(struct lines *l)
{
    decoder_release(&l->decoder);
    buf_release(&l->window);
}

/* The end of line at `at`, or an empty string. */
static struct str end_at(struct str text, size_t at)
{
    struct str rest = str_from(text, at);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_starts(rest, ends[i])) return str_sub(rest, 0, ends[i].len);
    return str_sub(rest, 0, 0);
}

static size_t next_candidate(struct str text, size_t at)
{
    while (at < text.len && !may_end[(unsigned char)text.ptr[at]]) at++;
    return at;
}

/* Looks for an end of line in the window; false when more text is needed to know. */
static bool find_end(struct lines *l, size_t *at, struct str *end)
{
    struct str text = buf_str(&l->window);
    for (size_t i = next_candidate(text, l->scanned); i < text.len; i = next_candidate(text, i + 1)) {
        bool may_go_on = text.ptr[i] == '\r' && i + 1 == text.len && !l->at_end;
        l->scanned = i;
        if (may_go_on) return false;
        *end = end_at(text, i);
        *at = i;
        if (end->len) return true;
    }
    l->scanned = *at = text.len;
    *end = str_from(text, text.len);
    return l->at_end;
}

static enum status fill(struct lines *l, struct fault *fault)
{
    struct str more = { 0 };
    uint64_t from;
    TRY(decoder_next(&l->decoder, l->doc->in, &more, &from, fault));
    buf_drop(&l->window, l->taken);
    l->scanned -= l->taken;
    l->taken = 0;
    buf_add(&l->window, more);
    l->at_end = more.len == 0;
    return STATUS_OK;
}

/* Where to cut a line that is too long: behind its last space in the first LIMIT_UNIT bytes, else between characters. */
static size_t cut_place(struct str line)
{
    size_t at = LIMIT_UNIT;
    while (at > LIMIT_UNIT / 2 && line.ptr[at - 1] != ' ') at--;
    if (at > LIMIT_UNIT / 2) return at;
    at = LIMIT_UNIT;
    while (((unsigned char)line.ptr[at] & 0xC0) == 0x80) at--;
    return at;
}

static void give(struct lines *l, size_t at, struct str end, struct line *line)
{
    struct str text = str_sub(buf_str(&l->window), l->taken, at);
    *line = (struct line){ .text = text, .end = end, .from = l->from, .number = l->number, .column = l->column };
    if (text.len > LIMIT_UNIT) {
        line->cut = true;
        line->text = str_sub(text, 0, cut_place(text));
        line->end = str_sub(text, line->text.len, line->text.len);
    }
    line->end_at = l->from + step_bytes(l->step, line->text);
    line->upto = line->end_at + step_bytes(l->step, line->end);
    l->taken += line->text.len + line->end.len;
    if (l->scanned < l->taken) l->scanned = l->taken;
    l->from = line->upto;
    bool counted = line->end.len && (line->end.ptr[0] == '\n' || line->end.ptr[0] == '\r');
    l->column = counted ? 1 : l->column + (uint32_t)(utf8_count(line->text) + utf8_count(line->end));
    l->number += counted;
}

enum status lines_next(struct lines *l, struct line *line, bool *more, struct fault *fault)
{
    size_t at = 0;
    struct str end = { 0 };
    while (!find_end(l, &at, &end) && l->window.len - l->taken <= LIMIT_UNIT) TRY(fill(l, fault));
    *more = l->taken < l->window.len;
    if (!*more) return STATUS_OK;
    if (end.len == 0) at = l->window.len;
    give(l, at, end, line);
    return STATUS_OK;
}
