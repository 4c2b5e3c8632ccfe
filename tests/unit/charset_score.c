/* The French scorer: every document of tests/cases/charset.txt, in every candidate charset that can hold it. */
#include <stdlib.h>

#include "base/buf.h"
#include "charset/charset.h"
#include "check.h"

static const char *const candidates[] = {
    "windows-1252", "ISO-8859-1", "ISO-8859-15", "macintosh", "IBM850", "IBM437",
};

/* The document that the case's line stands for. */
static void unescape(struct str line, struct buf *out)
{
    for (size_t i = 0; i < line.len; i++) {
        bool end = line.ptr[i] == '\\' && i + 1 < line.len && line.ptr[i + 1] == 'n';
        buf_addc(out, end ? '\n' : line.ptr[i]);
        i += end;
    }
}

static bool decode_all(struct input *in, const struct charset_found *found, struct buf *out)
{
    struct decoder decoder;
    struct str text;
    uint64_t from;
    enum status status;
    decoder_init(&decoder, found);
    while ((status = decoder_next(&decoder, in, &text, &from, NULL)) == STATUS_OK && text.len) buf_add(out, text);
    decoder_release(&decoder);
    return status == STATUS_OK;
}

enum outcome { RIGHT, WRONG, REFUSED };
static const char *const outcomes[] = { "right", "wrong", "refused" };

static enum outcome outcome_of(struct str bytes, struct str want, struct buf *note)
{
    struct input in;
    struct fault fault = { 0 };
    struct charset_found found;
    struct buf text = { 0 };
    input_open_memory(&in, "case", bytes);
    if (charset_detect(&in, NULL, &found, &fault) != STATUS_OK) {
        buf_addf(note, "%s", fault.what);
        return fault.status == STATUS_CHARSET && fault.byte >= 0 ? REFUSED : WRONG;
    }
    bool same = decode_all(&in, &found, &text) && str_eq(buf_str(&text), want);
    buf_addf(note, "%s: %.*s", charset_name(found.charset), STR_F(buf_str(&text)));
    buf_release(&text);
    return same ? RIGHT : WRONG;
}

static bool lists(struct str words, const char *word)
{
    while (words.len) {
        size_t end = str_find_byte(words, 0, ' ');
        if (str_eq(str_sub(words, 0, end), str_of(word))) return true;
        words = str_from(words, end + (end < words.len));
    }
    return false;
}

static void one_case(struct str line)
{
    size_t tab = str_find_byte(line, 0, '\t');
    struct str refused = tab < line.len ? str_from(line, tab + 1) : str_n("", 0);
    struct buf want = { 0 };
    unescape(str_sub(line, 0, tab), &want);
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        struct buf bytes = { 0 }, note = { 0 };
        if (charset_encode(charset_find(candidates[i]), buf_str(&want), &bytes)) {
            enum outcome got = outcome_of(buf_str(&bytes), buf_str(&want), &note);
            enum outcome expected = lists(refused, candidates[i]) ? REFUSED : RIGHT;
            if (!CHECK(got == expected))
                printf("    in %s: \"%.*s\" is %s (%.*s)\n", candidates[i], STR_F(buf_str(&want)), outcomes[got],
                       STR_F(buf_str(&note)));
        }
        buf_release(&bytes);
        buf_release(&note);
    }
    buf_release(&want);
}

int main(void)
{
    struct input in;
    struct str rest = { 0 }, line;
    if (CHECK(input_open(&in, "tests/cases/charset.txt", NULL) == STATUS_OK)) {
        CHECK(input_peek(&in, 1 << 20, &rest, NULL) == STATUS_OK);
        while (str_line(&rest, &line))
            if (line.len && line.ptr[0] != '#') one_case(line);
        input_close(&in);
    }
    return check_end("charset_score");
}
