/* XLIFF: what is written can be read back, and what clients do to it; what is no XLIFF is refused. */
#include "base/arena.h"
#include "check.h"
#include "xliff/read.h"
#include "xliff/write.h"

static const struct xliff_head head_12 = { XLIFF_12, "essai & co.txt", "fr-FR", "en", "../source/essai & co.txt", "abc123" };
static const struct xliff_head head_20 = { XLIFF_20, "essai & co.txt", "fr-FR", "en", "../source/essai & co.txt", "abc123" };

/* A unit of two sentences with all that is hard in a text. */
static struct unit make_unit(struct arena *keep, uint64_t number)
{
    static const char text[] = "Il dit\xC2\xA0: «\xE2\x80\xAF" "A < B & \"C\"\xE2\x80\xAF» \x01\x0B" "ici\xEF\xBF\xBE 😀.  \tFin ]]> l'été.";
    struct unit u = { .number = number, .text = str_of(text) };
    uint32_t second = (uint32_t)(strstr(text, "Fin") - text);
    *arena_push(keep, &u.sentences) = (struct sentence){ { 0, second - 3 }, 0 };
    *arena_push(keep, &u.sentences) = (struct sentence){ { second, (uint32_t)u.text.len }, 0 };
    static struct str suggestions[] = { { "<ci>", 4 } };
    *arena_push(keep, &u.findings) = (struct finding){ { 0, 2 }, RULE_SPELL_UNKNOWN, CONFIDENCE_LIKELY, suggestions, 1 };
    return u;
}

static void write_file(const struct xliff_head *head, struct arena *keep, struct buf *out)
{
    struct unit units[3] = { make_unit(keep, 1), { .number = 2, .text = STR(" \n") }, make_unit(keep, 3) };
    xliff_begin(head, out);
    xliff_units(head, units, 2, out);
    xliff_units(head, units + 2, 1, out);
    xliff_end(head, out);
}

static void test_round_trip(const struct xliff_head *head)
{
    struct arena keep = { 0 };
    struct buf file = { 0 };
    struct input in;
    struct fault fault = { 0 };
    struct xliff_reader *reader;
    struct unit want = make_unit(&keep, 1);
    write_file(head, &keep, &file);
    input_open_memory(&in, "essai.xlf", buf_str(&file));
    if (!CHECK(xliff_reader_open(&reader, &in, &fault) == STATUS_OK)) return;
    CHECK_STR(str_of(xliff_reader_origin(reader)->original), STR("essai & co.txt"));
    CHECK_STR(str_of(xliff_reader_origin(reader)->sha256), STR("abc123"));
    CHECK_STR(str_of(xliff_reader_origin(reader)->target_lang), STR("en"));
    bool more = true;
    struct xliff_segment s;
    for (uint64_t unit = 1; unit <= 3; unit += 2)
        for (uint32_t sentence = 1; sentence <= 2; sentence++) {
            CHECK(xliff_reader_next(reader, &s, &more, &fault) == STATUS_OK && more);
            CHECK(s.unit == unit && s.sentence == sentence);
            CHECK_STR(s.source, unit_text(&want, want.sentences.at[sentence - 1].at));
            CHECK(s.has_target == (head->version == XLIFF_12));
            if (s.has_target) CHECK_STR(s.target, s.source);
        }
    CHECK(xliff_reader_next(reader, &s, &more, &fault) == STATUS_OK && !more);
    xliff_reader_free(reader);
    buf_release(&file);
    arena_release(&keep);
}

/* Reads all; the targets joined by "|". "-" stands for a segment without one. */
static enum status read_targets(struct str file, struct buf *targets, struct fault *fault)
{
    struct input in;
    struct xliff_reader *reader;
    struct xliff_segment s;
    bool more = true;
    input_open_memory(&in, "essai.xlf", file);
    TRY(xliff_reader_open(&reader, &in, fault));
    enum status status;
    while ((status = xliff_reader_next(reader, &s, &more, fault)) == STATUS_OK && more) {
        if (targets->len) buf_addc(targets, '|');
        buf_add(targets, s.has_target ? s.target : STR("-"));
    }
    xliff_reader_free(reader);
    return status;
}

#define OPEN_12 "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a'><body>"
#define CLOSE_12 "</body></file></xliff>"
#define OPEN_20 "<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f' original='a'>"

static void check_targets(struct str file, struct str want)
{
    struct buf targets = { 0 };
    struct fault fault = { 0 };
    CHECK(read_targets(file, &targets, &fault) == STATUS_OK);
    CHECK_STR(buf_str(&targets), want);
    buf_release(&targets);
}

/* What OmegaT, Trados, memoQ and others make of a file. */
static void test_liberal(void)
{
    check_targets(STR(OPEN_12 "<trans-unit id='u1-s1'><source>Un</source><seg-source><mrk mtype='seg'>Un</mrk></seg-source>"
                              "<target state='translated'><mrk mtype='seg' mid='1'>One</mrk></target>"
                              "<alt-trans><source>Une</source><target>Not this</target></alt-trans></trans-unit>"
                              "<group><trans-unit id='u1-s2' approved='yes'><source>Deux</source></trans-unit></group>" CLOSE_12),
                  STR("One|-"));
    check_targets(STR("<?xml version='1.0'?><x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:1.2' version='1.2' "
                      "xmlns:mq='urn:other'><x:file original='a'><x:body><x:trans-unit id='u4-s1' mq:status='Confirmed'>"
                      "<x:source>Un</x:source><mq:target>No</mq:target><x:target><![CDATA[<One>]]> &amp; all</x:target>"
                      "</x:trans-unit></x:body></x:file></x:xliff>"),
                  STR("<One> & all"));
    check_targets(STR(OPEN_12 "<trans-unit id='u1-s1'><source>a</source><target>b <x id='c1' ctype='x-char-0001'/>"
                              "<g id='1'>c</g><ph id='2'>\\tag</ph></target></trans-unit>" CLOSE_12),
                  STR("b \x01" "c"));
    check_targets(STR(OPEN_20 "<unit id='u7'><notes><note>Not text</note></notes><segment state='final'><source>a</source>"
                              "<target>A<mrk id='m' type='term'>B</mrk><cp hex='0007'/></target></segment><ignorable>"
                              "<source> </source><target> </target></ignorable><segment><source>b</source><target/></segment>"
                              "</unit></file></xliff>"),
                  STR("AB\x07|"));
}

static void check_refused(struct str file, const char *why)
{
    struct buf targets = { 0 };
    struct fault fault = { 0 };
    CHECK(read_targets(file, &targets, &fault) == STATUS_FORMAT);
    if (!CHECK(strstr(fault.what, why) && strcmp(fault.file, "essai.xlf") == 0)) printf("    said: %s\n", fault.what);
    buf_release(&targets);
}

static void test_refused(void)
{
    check_refused(STR(""), "well-formed");
    check_refused(STR("pas de XML"), "well-formed");
    check_refused(STR("<html/>"), "no XLIFF");
    check_refused(STR("<xliff version='1.2' xmlns='urn:other'/>"), "no XLIFF");
    check_refused(STR(OPEN_12 "<trans-unit id='u1-s1'><source>a</source>"), "well-formed");
    check_refused(STR(OPEN_12 "<trans-unit id='u1-s1'><source>a</target></trans-unit>" CLOSE_12), "well-formed");
    check_refused(STR(OPEN_12 "<trans-unit id='12'><source>a</source></trans-unit>" CLOSE_12), "id");
    check_refused(STR(OPEN_12 "<trans-unit><source>a</source></trans-unit>" CLOSE_12), "id");
    check_refused(STR("<!DOCTYPE xliff [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c "
                      "'&b;&b;&b;&b;&b;&b;&b;&b;'>]>" OPEN_12 "<trans-unit id='u1-s1'><source>&c;</source></trans-unit>" CLOSE_12),
                  "entity");
    check_refused(STR("<!DOCTYPE xliff SYSTEM 'http://127.0.0.1:9/x.dtd'>" OPEN_12 CLOSE_12), "document type");
    struct buf deep = { 0 };
    buf_add(&deep, STR(OPEN_12));
    for (int i = 0; i < 200; i++) buf_add(&deep, STR("<group>"));
    check_refused(buf_str(&deep), "deep");
    buf_clear(&deep);
    buf_add(&deep, STR(OPEN_12 "<trans-unit id='u1-s1'><source>"));
    for (int i = 0; i < 5 * 1024; i++) {
        for (int j = 0; j < 128; j++) buf_add(&deep, STR("Très bien"));
        buf_add(&deep, STR("<x id='1'/>"));
    }
    check_refused(buf_str(&deep), "too long");
    buf_release(&deep);
}

int main(void)
{
    test_round_trip(&head_12);
    test_round_trip(&head_20);
    test_liberal();
    test_refused();
    return check_end("xliff");
}
