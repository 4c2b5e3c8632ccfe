/*
 * The sample documents in samples/charset of the shared folder: one text in many charsets, some broken on purpose. Each
 * is the same text once decoded (but for what its charset cannot hold), or is refused at the right byte.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "charset/charset.h"
#include "check.h"

/* What a sample may lack, or have otherwise, beside the reference; both are brought to the same before they are compared. */
enum {
    LINES = 1,    /* other line ends or spaces, also behind hyphens: compared without any */
    NFD = 2,      /* letters and accents apart */
    SOFT = 4,     /* soft hyphens added */
    CONTROLS = 8, /* C1 controls for the characters that windows-1252 has in their place */
};

static const struct {
    const char *file;
    const char *charset; /* NULL: refused */
    enum charset_how how;
    int64_t byte;           /* refused: where */
    int folds;
    const char *spelt;      /* characters of the reference that the charset lacks, with what stands for each: "–=- " */
} samples[] = {
    { "bom-only.txt", "UTF-8", CHARSET_BOM, 0, -1, "" },
    { "c1-controls.txt", "UTF-8", CHARSET_UTF8, 0, CONTROLS, "" },
    { "cp1252-crlf.txt", "windows-1252", CHARSET_SCORED, 0, LINES, "≤=" },
    { "cp1252-undefined-81.txt", NULL, CHARSET_SCORED, 5000, 0, "" },
    { "cp1252.txt", "windows-1252", CHARSET_SCORED, 0, 0, "≤=" },
    { "cp437.txt", "IBM437", CHARSET_SCORED, 0, 0, "À= Ô= –=- Ê= œ=oe Î= €=EUR ’=' ×=" },
    { "cp850.txt", "IBM850", CHARSET_SCORED, 0, 0, "–=- œ=oe €=EUR ’=' ≤=" },
    { "empty.txt", "UTF-8", CHARSET_UTF8, 0, -1, "" },
    { "hard-wrapped-72.txt", "UTF-8", CHARSET_UTF8, 0, LINES, "" },
    { "iso-8859-1.txt", "windows-1252", CHARSET_SCORED, 0, 0, "–=- œ=oe €=EUR ’=' ≤=" },
    { "iso-8859-15.txt", "ISO-8859-15", CHARSET_SCORED, 0, 0, "–=- ’=' ≤=" },
    { "macroman.txt", "macintosh", CHARSET_SCORED, 0, 0, "×=" },
    { "mixed-utf8-then-cp1252.txt", NULL, CHARSET_UTF8, 51136, 0, "" },
    { "mojibake-cp1252-twice.txt", NULL, CHARSET_UTF8, 38, 0, "" },
    { "mojibake-double-utf8.txt", NULL, CHARSET_UTF8, 38, 0, "" },
    { "no-final-newline.txt", "UTF-8", CHARSET_UTF8, 0, LINES, "" },
    { "nul-bytes.txt", NULL, CHARSET_UTF8, 5000, 0, "" },
    { "one-long-line.txt", "UTF-8", CHARSET_UTF8, 0, LINES, "" },
    { "soft-hyphens.txt", "UTF-8", CHARSET_UTF8, 0, SOFT, "" },
    { "utf-16be-bom.txt", "UTF-16BE", CHARSET_BOM, 0, 0, "" },
    { "utf-16be.txt", "UTF-16BE", CHARSET_NULS, 0, 0, "" },
    { "utf-16le-bom.txt", "UTF-16LE", CHARSET_BOM, 0, 0, "" },
    { "utf-16le.txt", "UTF-16LE", CHARSET_NULS, 0, 0, "" },
    { "utf-32le-bom.txt", "UTF-32LE", CHARSET_BOM, 0, 0, "" },
    { "utf-8-bom.txt", "UTF-8", CHARSET_BOM, 0, 0, "" },
    { "utf-8-cr.txt", "UTF-8", CHARSET_UTF8, 0, LINES, "" },
    { "utf-8-crlf.txt", "UTF-8", CHARSET_UTF8, 0, LINES, "" },
    { "utf-8-cut-mid-char.txt", NULL, CHARSET_UTF8, 51516, 0, "" },
    { "utf-8-nfd.txt", "UTF-8", CHARSET_UTF8, 0, NFD, "" },
    { "utf-8-one-bad-byte.txt", NULL, CHARSET_UTF8, 51516, 0, "" },
    { "utf-8.txt", "UTF-8", CHARSET_UTF8, 0, 0, "" },
};

static const char *folder(void)
{
    static char path[4096];
    const char *shared = getenv("PASSEUR_SHARED");
    snprintf(path, sizeof path, "%s/samples/charset", shared && shared[0] ? shared : "../shared");
    return path;
}

/* Opens the sample, detects its charset and, where it has one, decodes it. */
static enum status read_sample(const char *name, struct charset_found *found, struct buf *text, struct fault *fault)
{
    char path[4200];
    struct input in;
    struct str piece;
    uint64_t from;
    struct decoder decoder;
    snprintf(path, sizeof path, "%s/%s", folder(), name);
    TRY(input_open(&in, path, fault));
    enum status status = charset_detect(&in, NULL, found, fault);
    if (status == STATUS_OK) {
        decoder_init(&decoder, found);
        while ((status = decoder_next(&decoder, &in, &piece, &from, fault)) == STATUS_OK && piece.len)
            buf_add(text, piece);
        decoder_release(&decoder);
    }
    input_close(&in);
    return status;
}

/* What stands for the character of s at *i in "–=- œ=oe"; *i moves behind it. */
static struct str spell(struct str s, size_t *i, const char *spelt)
{
    size_t beg = *i;
    utf8_next(s, i);
    struct str self = str_sub(s, beg, *i), list = str_of(spelt);
    while (list.len) {
        size_t end = str_find_byte(list, 0, ' '), eq = str_find_byte(list, 0, '=');
        if (str_eq(str_sub(list, 0, eq), self)) return str_sub(list, eq + 1, end);
        list = str_from(list, end + (end < list.len));
    }
    return self;
}

static bool is_blank(struct str c)
{
    return str_eq(c, STR(" ")) || str_eq(c, STR("\n")) || str_eq(c, STR("\r")) || str_eq(c, STR("\xC2\xA0"));
}

/* windows-1252's character for a C1 control, as the sample has them. */
static struct str control(struct str c)
{
    return str_eq(c, STR("\xC2\x9C")) ? STR("œ") : str_eq(c, STR("\xC2\x92")) ? STR("’") : c;
}

static void fold(struct str s, int folds, const char *spelt, struct buf *out)
{
    for (size_t i = 0; i < s.len;) {
        struct str c = spell(s, &i, spelt);
        if (folds & LINES && is_blank(c)) continue;
        if (folds & SOFT && str_eq(c, STR("\xC2\xAD"))) continue;
        buf_add(out, folds & CONTROLS ? control(c) : c);
    }
}

static bool same_text(struct str got, struct str reference, int folds, const char *spelt)
{
    struct buf a = { 0 }, b = { 0 };
    struct arena arena = { 0 };
    if (folds & NFD) got = utf8_nfc(&arena, got), reference = utf8_nfc(&arena, reference);
    fold(got, folds, "", &a);
    fold(reference, folds, spelt, &b);
    bool same = str_eq(buf_str(&a), buf_str(&b));
    buf_release(&a);
    buf_release(&b);
    arena_release(&arena);
    return same;
}

static void one_sample(size_t i, struct str reference)
{
    struct charset_found found = { 0 };
    struct fault fault = { 0 };
    struct buf text = { 0 };
    int failed = check_failed;
    enum status status = read_sample(samples[i].file, &found, &text, &fault);
    if (samples[i].charset) {
        CHECK(status == STATUS_OK);
        if (status == STATUS_OK) {
            CHECK_STR(str_of(charset_name(found.charset)), str_of(samples[i].charset));
            CHECK(found.how == samples[i].how);
            struct str want = samples[i].folds < 0 ? str_n("", 0) : reference;
            CHECK(same_text(buf_str(&text), want, samples[i].folds < 0 ? 0 : samples[i].folds, samples[i].spelt));
        }
    } else {
        CHECK(status == STATUS_CHARSET && fault.byte == samples[i].byte && fault.file[0] && fault.what[0]);
    }
    if (check_failed > failed) printf("    in %s: byte %d: %s\n", samples[i].file, (int)fault.byte, fault.what);
    buf_release(&text);
}

int main(void)
{
    struct charset_found found;
    struct buf reference = { 0 };
    if (read_sample("utf-8.txt", &found, &reference, NULL) != STATUS_OK) {
        printf("skip charset samples: no %s\n", folder());
    } else {
        for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) one_sample(i, buf_str(&reference));
    }
    buf_release(&reference);
    return check_end("charset_samples");
}
