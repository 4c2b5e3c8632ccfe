/* Names, marks, NUL patterns, UTF-8 and its damages, decoding and encoding: each rule on a few bytes. */
#include <unistd.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "charset/charset.h"
#include "check.h"

#define OF(literal) (struct str){ literal, sizeof literal - 1 }

static void test_names(void)
{
    static const struct {
        const char *alias, *name;
    } known[] = {
        { "utf8", "UTF-8" },           { "Utf_8", "UTF-8" },           { "latin1", "ISO-8859-1" },
        { "iso8859-15", "ISO-8859-15" }, { "Latin-9", "ISO-8859-15" }, { "CP1252", "windows-1252" },
        { "WINDOWS1252", "windows-1252" }, { "mac roman", "macintosh" }, { "x-mac-roman", "macintosh" },
        { "cp850", "IBM850" },         { "850", "IBM850" },            { "koi8-r", "KOI8-R" },
        { "utf-16", "UTF-16" },        { "UTF16LE", "UTF-16LE" },      { "ISO_8859-1:1987", "ISO-8859-1" },
        { "ebcdic-cp-fr", "IBM297" },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct charset *c = charset_find(known[i].alias);
        CHECK(c != NULL);
        if (c) CHECK_STR(str_of(charset_name(c)), str_of(known[i].name));
    }
    static const char *const unknown[] = { "", "-", "utf", "utf-88", "latin", "shift_jis", "gbk", "utf-7", "iso-8859" };
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) CHECK(charset_find(unknown[i]) == NULL);
    for (size_t i = 0; charset_at(i); i++) CHECK(charset_find(charset_name(charset_at(i))) == charset_at(i));
    CHECK(charset_step(charset_find("utf-8")) == STEP_SAME && charset_step(charset_find("l1")) == STEP_BYTE);
    CHECK(charset_step(charset_find("utf-16be")) == STEP_UTF16 && charset_step(charset_find("ucs-4")) == STEP_UTF32);
    CHECK_STR(str_of(charset_how_name(CHARSET_NULS)), STR("nul-pattern"));
}

/* All of the text, or what the fault says. */
static enum status decode_all(struct input *in, const struct charset_found *found, struct buf *out,
                              struct fault *fault)
{
    struct decoder decoder;
    struct str text;
    uint64_t from, want = found->bom;
    enum status status;
    decoder_init(&decoder, found);
    while ((status = decoder_next(&decoder, in, &text, &from, fault)) == STATUS_OK && text.len) {
        CHECK(from == want && utf8_valid(text) == text.len);
        want += step_bytes(charset_step(found->charset), text);
        buf_add(out, text);
    }
    if (status == STATUS_OK) CHECK(from == want);
    decoder_release(&decoder);
    return status;
}

static void takes_(struct str bytes, const char *declared, const char *charset, enum charset_how how, struct str want,
                   int line)
{
    struct input in;
    struct charset_found found = { 0 };
    struct fault fault = { 0 };
    struct buf text = { 0 };
    input_open_memory(&in, "doc.txt", bytes);
    if (!check_(charset_detect(&in, declared, &found, &fault) == STATUS_OK, __FILE__, line, "taken")) {
        printf("    byte %d: %s\n", (int)fault.byte, fault.what);
        return;
    }
    CHECK(in.offset == 0);
    check_str_(str_of(charset_name(found.charset)), str_of(charset), __FILE__, line, "charset");
    check_(found.how == how, __FILE__, line, "how it was found");
    check_(decode_all(&in, &found, &text, &fault) == STATUS_OK, __FILE__, line, "decoded");
    check_str_(buf_str(&text), want, __FILE__, line, "text");
    buf_release(&text);
}
#define TAKES(bytes, declared, charset, how, want) takes_(OF(bytes), declared, charset, how, OF(want), __LINE__)

static void refuses_(struct str bytes, const char *declared, int64_t byte, const char *word, int line)
{
    struct input in;
    struct charset_found found;
    struct fault fault = { 0 };
    input_open_memory(&in, "doc.txt", bytes);
    check_(charset_detect(&in, declared, &found, &fault) == STATUS_CHARSET, __FILE__, line, "refused");
    check_str_(str_of(fault.file), STR("doc.txt"), __FILE__, line, "file");
    int failed = check_failed;
    check_(fault.byte == byte, __FILE__, line, "byte");
    check_(strstr(fault.what, word) != NULL, __FILE__, line, word);
    if (check_failed > failed) printf("    byte %d: %s\n", (int)fault.byte, fault.what);
}
#define REFUSES(bytes, declared, byte, word) refuses_(OF(bytes), declared, byte, word, __LINE__)

static void test_utf8(void)
{
    TAKES("", NULL, "UTF-8", CHARSET_UTF8, "");
    TAKES("Bonjour", NULL, "UTF-8", CHARSET_UTF8, "Bonjour");
    TAKES("\xC3\xA9t\xC3\xA9 \xE2\x80\x94 \xF0\x9F\x98\x80", NULL, "UTF-8", CHARSET_UTF8, "été — 😀");
    TAKES("5 \xE2\x89\xA4 6", NULL, "UTF-8", CHARSET_UTF8, "5 ≤ 6");
    TAKES("\xEF\xBB\xBF", NULL, "UTF-8", CHARSET_BOM, "");
    TAKES("\xEF\xBB\xBF\xC3\xA9t\xC3\xA9", NULL, "UTF-8", CHARSET_BOM, "été");
    TAKES("\xEF\xBB\xBF\xC3\xA9t\xC3\xA9", "utf-8", "UTF-8", CHARSET_DECLARED, "été");
    REFUSES("\xC3\xA9t\xC3\xA9, l'\xE9t\xC3\xA9", NULL, 9, "damaged UTF-8");
    REFUSES("l'\xC3\xA9t\xC3", NULL, 5, "ends in the middle");
    REFUSES("l'\xC3\xA9t\xE2\x80", NULL, 5, "ends in the middle");
    REFUSES("\xEF\xBB\xBF" "caf\xE9.", NULL, 6, "damaged UTF-8");
    REFUSES("caf\xE9.", "utf-8", 3, "not UTF-8");
    REFUSES("\xED\xA0\x80", "utf-8", 0, "not UTF-8");
    REFUSES("ab\xC0\x80", "utf-8", 2, "not UTF-8");
    REFUSES("ab\xE2\x82", "utf-8", 2, "ends in the middle");
}

static void test_utf16(void)
{
    TAKES("\xFF\xFE\xE9\0t\0\xE9\0", NULL, "UTF-16LE", CHARSET_BOM, "été");
    TAKES("\xFE\xFF\0\xE9\0t\0\xE9", NULL, "UTF-16BE", CHARSET_BOM, "été");
    TAKES("\xFF\xFE", NULL, "UTF-16LE", CHARSET_BOM, "");
    TAKES("\xE9\0t\0\xE9\0", NULL, "UTF-16LE", CHARSET_NULS, "été");
    TAKES("\0\xE9\0t\0\xE9", NULL, "UTF-16BE", CHARSET_NULS, "été");
    TAKES("a\0", NULL, "UTF-16LE", CHARSET_NULS, "a");
    TAKES("l\0\x19 \x53\1i\0l\0", NULL, "UTF-16LE", CHARSET_NULS, "l’œil");
    TAKES("\0o\xD8\x3D\xDE\0\0k", "utf-16be", "UTF-16BE", CHARSET_DECLARED, "o😀k");
    TAKES("\xFF\xFE\xE9\0", "utf-16", "UTF-16LE", CHARSET_DECLARED, "é");
    TAKES("\xFF\xFE\xE9\0", "utf-16le", "UTF-16LE", CHARSET_DECLARED, "é");
    TAKES("\0\xE9\0t", "utf-16", "UTF-16BE", CHARSET_DECLARED, "ét");
    REFUSES("\xE9\xE9\xE9\xE9", "utf-16", 0, "UTF-16BE");
    REFUSES("\xFE\xFF\0\xE9", "utf-16le", 0, "UTF-16BE");
    REFUSES("\xFF\xFE\xE9\0t", NULL, 4, "ends in the middle");
    REFUSES("\xE9\0t\0\xE9", NULL, 4, "ends in the middle");
    REFUSES("\xFF\xFE" "a\0\x3D\xD8" "b\0", NULL, 4, "0xD83D");
    REFUSES("\xFF\xFE" "a\0\0\xDE" "b\0", NULL, 4, "0xDE00");
    REFUSES("\xFF\xFE" "a\0\x3D\xD8", NULL, 4, "ends in the middle");
    REFUSES("\xFF\xFE" "a\0\0\0b\0", NULL, 4, "NUL");
}

static void test_utf32(void)
{
    TAKES("\xFF\xFE\0\0\xE9\0\0\0", NULL, "UTF-32LE", CHARSET_BOM, "é");
    TAKES("\0\0\xFE\xFF\0\1\xF6\0", NULL, "UTF-32BE", CHARSET_BOM, "😀");
    TAKES("\xE9\0\0\0t\0\0\0", NULL, "UTF-32LE", CHARSET_NULS, "ét");
    TAKES("\0\0\0\xE9\0\0\0t", NULL, "UTF-32BE", CHARSET_NULS, "ét");
    TAKES("\0\0\0\xE9", "utf-32", "UTF-32BE", CHARSET_DECLARED, "é");
    REFUSES("\xFF\xFE\0\0\xE9\0\0", NULL, 4, "ends in the middle");
    REFUSES("\xE9\0\0\0t\0\0\0a\0", NULL, 8, "ends in the middle");
    REFUSES("\xFF\xFE\0\0\0\xD8\0\0", NULL, 4, "0xD800");
    REFUSES("\xFF\xFE\0\0\0\0\x11\0", NULL, 4, "0x110000");
    REFUSES("\xFF\xFE\0\0e\0\0\0\0\0\0\0", NULL, 8, "NUL");
}

static void test_nul(void)
{
    REFUSES("une ligne\0et une autre", NULL, 9, "NUL");
    REFUSES("\0", NULL, 0, "NUL");
    REFUSES("\0\0\0\0\0\0\0\0", NULL, 0, "NUL");
    REFUSES("une ligne\0et une autre", "utf-8", 9, "NUL");
    REFUSES("\xE9t\xE9\0", "windows-1252", 3, "NUL");
    REFUSES("\xEF\xBB\xBF" "a\0b\0", NULL, 4, "NUL");
}

static void test_twice(void)
{
    REFUSES("l'Ã©tÃ©", NULL, 2, "-t windows-1252");
    REFUSES("ha\xC3\x83\xC2\xAFr : \xC3\x83\xC2\x80 l'ouest", NULL, 2, "-t ISO-8859-1");
    REFUSES("Aujourdâ€™hui", NULL, 7, "-t windows-1252");
    REFUSES("un √©t√©", NULL, 3, "-t macintosh");
    REFUSES("un ├®t├®", NULL, 3, "-t IBM850");
    REFUSES("\xEF\xBB\xBF" "l'Ã©tÃ©", NULL, 5, "UTF-8 twice over");
    TAKES("l'Ã©tÃ©", "utf-8", "UTF-8", CHARSET_DECLARED, "l'Ã©tÃ©");
    TAKES("Le « Ã© » que l’on lit à la place de « é » a été mal décodé.", NULL, "UTF-8", CHARSET_UTF8,
          "Le « Ã© » que l’on lit à la place de « é » a été mal décodé.");
    TAKES("Pâté, SÃO PAULO, Âge, ïambe", NULL, "UTF-8", CHARSET_UTF8, "Pâté, SÃO PAULO, Âge, ïambe");
}

static void test_one_byte(void)
{
    TAKES("caf\xE9", "latin1", "ISO-8859-1", CHARSET_DECLARED, "café");
    TAKES("\x85\xC0\x40", "IBM297", "IBM297", CHARSET_DECLARED, "eé ");
    TAKES("\xD0\xD2\xC9", "koi8-r", "KOI8-R", CHARSET_DECLARED, "при");
    TAKES("\xC6\xDB\xF0", "macintosh", "macintosh", CHARSET_DECLARED, "∆€\xEF\xA3\xBF");
    TAKES("\xC3\xA9", "windows-1252", "windows-1252", CHARSET_DECLARED, "Ã©");
    REFUSES("ab\x81", "windows-1252", 2, "0x81");
    REFUSES("ab\xE9", "us-ascii", 2, "0xE9");
    REFUSES("un \xE9t\xE9 bien bon\x8D, l'\xE9t\xE9", NULL, 15, "windows-1252");
    TAKES("l\xD5\x8Etat", NULL, "macintosh", CHARSET_SCORED, "l’état"); /* valid UTF-8: U+054E */
    TAKES("Fin.\x85" "D\xE9" "but.\x85" "Suite.\x85Rien.", NULL, "ISO-8859-15", CHARSET_SCORED,
          "Fin.\xC2\x85" "Début.\xC2\x85Suite.\xC2\x85Rien.");
    REFUSES("a \x80 b", NULL, 2, "windows-1252, ISO-8859-15, ISO-8859-1, macintosh, IBM850, IBM437");
    REFUSES("\xC2\xE5\xF0\xED\xFB\xE9 \xE4\xF0\xF3\xE3", NULL, 0, "--encoding"); /* Russian in windows-1251 */
}

static void test_declared_unknown(void)
{
    struct input in;
    struct charset_found found;
    struct fault fault = { 0 };
    input_open_memory(&in, "doc.txt", STR("abc"));
    CHECK(charset_detect(&in, "Shift_JIS", &found, &fault) == STATUS_USAGE);
    CHECK(strstr(fault.what, "iconv -f Shift_JIS -t UTF-8") != NULL);
}

/* Every byte of every one-byte charset of ours comes back, but for the bytes that stand for nothing. */
static void test_round_trip(void)
{
    for (size_t i = 0; charset_at(i); i++) {
        const struct charset *c = charset_at(i);
        struct encoder encoder;
        unsigned whole = 0, broken = 0;
        if (charset_step(c) != STEP_BYTE) continue;
        if (!CHECK(encoder_init(&encoder, c, NULL) == STATUS_OK)) continue;
        struct decoder decoder;
        decoder_init(&decoder, &(struct charset_found){ .charset = c });
        for (unsigned b = 1; b < 256; b++) {
            char byte = (char)(unsigned char)b;
            struct input in;
            struct str text;
            uint64_t from;
            struct buf back = { 0 };
            input_open_memory(&in, "byte", str_n(&byte, 1));
            if (decoder_next(&decoder, &in, &text, &from, NULL) == STATUS_OK) {
                bool same = encoder_add(&encoder, text, &back, NULL) && str_eq(buf_str(&back), str_n(&byte, 1));
                same ? whole++ : broken++;
            }
            buf_release(&back);
        }
        decoder_release(&decoder);
        if (!CHECK(broken == 0 && whole >= 127)) printf("    %s: %u of %u\n", charset_name(c), broken, whole);
    }
}

static void test_encode(void)
{
    struct buf out = { 0 };
    CHECK(charset_encode(charset_find("windows-1252"), STR("l’œuvre à 5 €"), &out));
    CHECK_STR(buf_str(&out), STR("l\x92\x9Cuvre \xE0 5 \x80"));
    CHECK(!charset_encode(charset_find("ISO-8859-1"), STR("5 €"), &out));
    CHECK_STR(buf_str(&out), STR("l\x92\x9Cuvre \xE0 5 \x80"));
    buf_clear(&out);
    CHECK(charset_encode(charset_find("utf-16le"), STR("é😀"), &out));
    CHECK_STR(buf_str(&out), OF("\xE9\0\x3D\xD8\0\xDE"));
    buf_clear(&out);
    CHECK(charset_encode(charset_find("utf-16be"), STR("é😀"), &out));
    CHECK_STR(buf_str(&out), OF("\0\xE9\xD8\x3D\xDE\0"));
    buf_clear(&out);
    CHECK(charset_encode(charset_find("utf-32le"), STR("é"), &out) && charset_encode(charset_find("utf-8"), STR("é"), &out));
    CHECK_STR(buf_str(&out), OF("\xE9\0\0\0\xC3\xA9"));
    struct encoder encoder;
    size_t place = 0;
    CHECK(encoder_init(&encoder, charset_find("iso-8859-15"), NULL) == STATUS_OK);
    CHECK(!encoder_add(&encoder, STR("à 5 €, l’été"), &out, &place) && place == sizeof "à 5 €, l" - 1);
    buf_release(&out);
}

/* A text in the charset whose characters cross the ends of stretches, windows and reads. */
static void long_text(const char *charset, struct buf *text, struct buf *bytes)
{
    const struct charset *c = charset_find(charset);
    struct encoder encoder;
    bool fine = encoder_init(&encoder, c, NULL) == STATUS_OK;
    for (size_t i = 0; fine && bytes->len < LIMIT_READ + 5000; i++) {
        size_t before = text->len;
        buf_addf(text, "Ligne %zu : l'été à Nîmes, « déjà » ; ", i * 7919 % 1013);
        fine = encoder_add(&encoder, str_from(buf_str(text), before), bytes, NULL);
    }
    CHECK(fine);
}

/* The stretches' lengths and places, and all of the text. */
static void stretches(struct input *in, const struct charset_found *found, struct buf *places, struct buf *text)
{
    struct decoder decoder;
    struct str piece;
    uint64_t from;
    decoder_init(&decoder, found);
    do {
        CHECK(decoder_next(&decoder, in, &piece, &from, NULL) == STATUS_OK);
        buf_addf(places, "%d+%zu ", (int)from, piece.len);
        buf_add(text, piece);
    } while (piece.len);
    decoder_release(&decoder);
}

static void one_read_size(struct str bytes, size_t size, const char *charset, struct buf *places, struct buf *text)
{
    FILE *file = tmpfile();
    struct input in;
    struct charset_found found;
    struct fault fault = { 0 };
    size_t whole = input_read_size;
    CHECK(file && fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len && fflush(file) == 0);
    rewind(file);
    CHECK(input_spool(&in, fileno(file), "doc.txt", &fault) == STATUS_OK);
    fclose(file);
    input_read_size = size;
    if (CHECK(charset_detect(&in, NULL, &found, &fault) == STATUS_OK)) {
        CHECK_STR(str_of(charset_name(found.charset)), str_of(charset));
        stretches(&in, &found, places, text);
    }
    input_read_size = whole;
    input_close(&in);
}

static void test_read_sizes(void)
{
    static const char *const charsets[] = { "UTF-8", "windows-1252", "UTF-16LE" };
    static const size_t sizes[] = { 1, 4097, LIMIT_READ, 8 * LIMIT_READ };
    for (size_t c = 0; c < sizeof charsets / sizeof *charsets; c++) {
        struct buf text = { 0 }, bytes = { 0 }, first = { 0 };
        long_text(charsets[c], &text, &bytes);
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            struct buf places = { 0 }, got = { 0 };
            one_read_size(buf_str(&bytes), sizes[i], charsets[c], &places, &got);
            CHECK(str_eq(buf_str(&got), buf_str(&text)));
            if (i == 0) buf_add(&first, buf_str(&places));
            CHECK(str_eq(buf_str(&places), buf_str(&first)));
            buf_release(&places);
            buf_release(&got);
        }
        buf_release(&text);
        buf_release(&bytes);
        buf_release(&first);
    }
}

/* Far into the document, at every place relative to the ends of windows, the offset of a bad byte is right. */
static void test_far_offsets(void)
{
    struct buf b = { 0 };
    size_t bad = 0;
    while (b.len < 2 * LIMIT_READ) buf_add(&b, STR("é, "));
    for (size_t shift = 0; shift < 12; shift++) {
        struct input in;
        struct charset_found found;
        struct fault fault = { 0 };
        size_t at = LIMIT_READ / 4 * 4 + shift * 4 - 24; /* the start of an é */
        char kept = b.ptr[at];
        b.ptr[at] = (char)0xFF;
        input_open_memory(&in, "doc.txt", buf_str(&b));
        bad += charset_detect(&in, NULL, &found, &fault) != STATUS_CHARSET || fault.byte != (int64_t)at;
        b.ptr[at] = kept;
    }
    CHECK(bad == 0);
    buf_release(&b);
}

int main(void)
{
    test_names();
    test_utf8();
    test_utf16();
    test_utf32();
    test_nul();
    test_twice();
    test_one_byte();
    test_declared_unknown();
    test_encode();
    test_round_trip();
    test_read_sizes();
    test_far_offsets();
    return check_end("charset");
}
