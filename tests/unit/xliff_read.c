/* XLIFF that comes back: what tools make of it is read; what is no XLIFF, or hostile, ends in one fault. */
#include "base/utf8.h"
#include "check.h"
#include "xliff_units.h"

/* Reads all; the segments as "source=target", joined by "|". "-" stands for a segment without a target. */
static enum status read_all(struct str file, struct buf *told, struct fault *fault)
{
    struct input in;
    struct xliff_reader *reader;
    struct xliff_segment s;
    bool more = true;
    input_open_memory(&in, "essai.xlf", file);
    TRY(xliff_reader_open(&reader, &in, fault));
    enum status status;
    while ((status = xliff_reader_next(reader, &s, &more, fault)) == STATUS_OK && more) {
        if (told->len) buf_addc(told, '|');
        buf_add(told, s.source);
        buf_addc(told, '=');
        buf_add(told, s.has_target ? s.target : STR("-"));
    }
    xliff_reader_free(reader);
    return status;
}

static void check_read(struct str file, struct str want)
{
    struct buf told = { 0 };
    struct fault fault = { 0 };
    if (!CHECK(read_all(file, &told, &fault) == STATUS_OK)) printf("    said: %s\n", fault.what);
    CHECK_STR(buf_str(&told), want);
    buf_release(&told);
}

#define OPEN_12 "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a'><body>"
#define CLOSE_12 "</body></file></xliff>"
#define OPEN_20 "<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f' original='a'>"
#define CLOSE_20 "</file></xliff>"
#define UNIT_12(id, inside) "<trans-unit id='" id "'>" inside "</trans-unit>"
#define UNIT_20(id, inside) "<unit id='" id "'>" inside "</unit>"

static void test_liberal_12(void)
{
    /* Segmented by the tool, with its own proposals; groups. */
    check_read(STR(OPEN_12 UNIT_12("u1-s1", "<source>Un</source><seg-source><mrk mtype='seg' mid='1'>Un</mrk></seg-source>"
                                            "<target state='translated'><mrk mtype='seg' mid='1'>One</mrk></target>"
                                            "<alt-trans><source>Une</source><target>Not this</target></alt-trans>")
                           "<group><trans-unit id='u1-s2' approved='yes'><source>Deux</source></trans-unit></group>" CLOSE_12),
               STR("Un=One|Deux=-"));
    /* Prefixes, elements and attributes of the tool's own, CDATA. */
    check_read(STR("<?xml version='1.0'?><x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:1.2' version='1.2' "
                   "xmlns:mq='urn:other'><x:file original='a'><x:body><x:trans-unit id='u4-s1' mq:status='Confirmed'>"
                   "<x:source>Un</x:source><mq:memo><x:target>No</x:target><x:trans-unit id='9'/></mq:memo>"
                   "<x:target><![CDATA[<One>]]> &amp; all</x:target></x:trans-unit></x:body></x:file></x:xliff>"),
               STR("Un=<One> & all"));
    /* Inline codes: those of characters, those that the tool added. A target that keeps only the id of a code. */
    check_read(STR(OPEN_12 UNIT_12("u1-s1", "<source>a<x id='c1' ctype='x-char-0002'/></source><target>b <x id='c9' "
                                            "ctype='x-char-0001'/><g id='1'>c<mrk mtype='x-term'>d</mrk></g><ph id='2'>\\tag"
                                            "<sub>e</sub></ph><bpt id='3'>{b</bpt>f<ept id='3'>}</ept><it id='4' pos='open'>g"
                                            "</it><x id='c1'/><x id='7'/><x id='8' ctype='lb'/>h</target>") CLOSE_12),
               STR("a\x02=b \x01" "cdf\x02\nh"));
    check_read(STR(OPEN_12 UNIT_12("u1-s1", "<source>a</source><target>b<x id='c1'/></target>") CLOSE_12), STR("a=b"));
    /* Tracked changes, comments, processing instructions. */
    check_read(STR(OPEN_12 UNIT_12("u1-s1", "<source>a</source><target>one<mrk mtype='x-sdl-deleted' sdl='1'> two<g id='1'> t"
                                            "</g></mrk><mrk mtype='x-sdl-added'> three</mrk><!-- x --><?y?></target>") CLOSE_12),
               STR("a=one three"));
    /* Laid out anew, without heed of xml:space; white space of the text stays. */
    check_read(STR(OPEN_12 UNIT_12("u1-s1", "\n<source>\n   a  b\t\n  </source>\n<target>\r\n\t<mrk mtype='seg' mid='0'>c</mrk>\n"
                                            "</target>\n") UNIT_12("u2-s1", "<source> a </source><target>b\nc </target>") CLOSE_12),
               STR("a  b=c| a =b\nc "));
    /* References. */
    check_read(STR(OPEN_12 UNIT_12("u1-s1", "<source>&#13;&#xA0;&lt;&#x1F600;</source><target>&quot;</target>") CLOSE_12),
               STR("\r\xC2\xA0<😀=\""));
    /* No namespace at all. */
    check_read(STR("<xliff version='1.2'><file><body>" UNIT_12("u1-s1", "<source>a</source><target>b</target>") CLOSE_12), STR("a=b"));
    check_read(STR("<xliff version='2.1'><file>" UNIT_20("u1", "<segment><source>a</source><target>b</target></segment>") CLOSE_20),
               STR("a=b"));
    /* Nothing in it. */
    check_read(STR(OPEN_12 UNIT_12("u1-s1", "<source/><target/>") CLOSE_12), STR("="));
    check_read(STR(OPEN_12 CLOSE_12), STR(""));
    check_read(STR("<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>"), STR(""));
    /* A second file without units, as some tools add for themselves. */
    check_read(STR(OPEN_12 UNIT_12("u1-s1", "<source>a</source>") "</body></file><file original='mem'><body/></file></xliff>"),
               STR("a=-"));
}

static void test_liberal_20(void)
{
    check_read(STR(OPEN_20 UNIT_20("u7", "<notes><note>Not text</note></notes><segment state='final'><source>a</source>"
                                         "<target>A<mrk id='m' type='term'>B</mrk><cp hex='0007'/></target></segment><ignorable>"
                                         "<source> </source><target> </target></ignorable><segment><source>b</source><target/>"
                                         "</segment>") CLOSE_20),
               STR("a=AB\x07|b="));
    /* 2.2, its own namespace; memories and native codes; a line break of the tool. */
    check_read(STR("<xliff version='2.2' xmlns='urn:oasis:names:tc:xliff:document:2.2' "
                   "xmlns:mtc='urn:oasis:names:tc:xliff:matches:2.0'><file id='f'><group id='g'>"
                   UNIT_20("u1", "<mtc:matches><mtc:match ref='#s1'><source>x</source><target>y</target></mtc:match></mtc:matches>"
                                 "<originalData><data id='d'>z</data></originalData><segment id='s1'><source>a</source><target>"
                                 "<pc id='1'>b</pc><ph id='2' dataRef='d'/><sc id='3'/>c<ec startRef='3'/><sm id='4' type='t'/>"
                                 "<ph id='5' type='fmt' subType='xlf:lb'/>d</target></segment>") "</group></file></xliff>"),
               STR("a=bc\nd"));
    /* Joined and split: new ids, the order counts. */
    check_read(STR(OPEN_20 UNIT_20("u1", "<segment id='s1'><source>Un. Deux.</source></segment><segment id='s3'><source>Tr</source>"
                                         "</segment><segment id='s3b'><source>ois.</source><target>3</target></segment>") CLOSE_20),
               STR("Un. Deux.=-|Tr=-|ois.=3"));
    /* Targets in another order: places 1 and 3 change. */
    check_read(STR(OPEN_20 UNIT_20("u1", "<segment><source>a</source><target order='3'>A</target></segment><ignorable><source> "
                                         "</source></ignorable><segment><source>b</source><target order='1'>B</target></segment>")
                   CLOSE_20),
               STR("a=B|b=A"));
    check_read(STR(OPEN_20 UNIT_20("u1", "<segment><source>a</source><target order='1'>A</target></segment>") CLOSE_20), STR("a=A"));
}

static void check_ids(struct str file, uint64_t unit, uint32_t sentence)
{
    struct input in;
    struct xliff_reader *reader = NULL;
    struct xliff_segment s = { 0 };
    bool more = false;
    input_open_memory(&in, "essai.xlf", file);
    if (CHECK(xliff_reader_open(&reader, &in, NULL) == STATUS_OK)) {
        CHECK(xliff_reader_next(reader, &s, &more, NULL) == STATUS_OK && more);
        CHECK(s.unit == unit && s.sentence == sentence);
    }
    xliff_reader_free(reader);
}

#define SOURCE "<source>a</source>"
static void test_ids(void)
{
    check_ids(STR(OPEN_12 UNIT_12("u9999999999-s4000000000", SOURCE) CLOSE_12), 9999999999, 4000000000);
    check_ids(STR(OPEN_12 UNIT_12("u12", SOURCE) CLOSE_12), 12, 1);
    check_ids(STR(OPEN_12 "<trans-unit id='5f0c' resname='u3-s2'>" SOURCE "</trans-unit>" CLOSE_12), 3, 2);
    check_ids(STR(OPEN_12 "<trans-unit resname='u3-s2'>" SOURCE "</trans-unit>" CLOSE_12), 3, 2);
    check_ids(STR(OPEN_20 "<unit id='tu1' name='u5'><segment>" SOURCE "</segment></unit>" CLOSE_20), 5, 1);
}

static void test_state(void)
{
    struct input in;
    struct xliff_reader *reader = NULL;
    struct xliff_segment s = { 0 };
    bool more;
    input_open_memory(&in, "a", STR(OPEN_12 UNIT_12("u1-s1", SOURCE "<target xml:lang='en' state='final'>b</target>") CLOSE_12));
    if (CHECK(xliff_reader_open(&reader, &in, NULL) == STATUS_OK && xliff_reader_next(reader, &s, &more, NULL) == STATUS_OK))
        CHECK_STR(s.state, STR("final"));
    xliff_reader_free(reader);
    input_open_memory(&in, "a", STR(OPEN_20 UNIT_20("u1", "<segment state='reviewed'>" SOURCE "</segment><segment>" SOURCE "</segment>")
                                    CLOSE_20));
    if (CHECK(xliff_reader_open(&reader, &in, NULL) == STATUS_OK && xliff_reader_next(reader, &s, &more, NULL) == STATUS_OK)) {
        CHECK_STR(s.state, STR("reviewed"));
        CHECK(xliff_reader_next(reader, &s, &more, NULL) == STATUS_OK && more && s.state.len == 0);
    }
    xliff_reader_free(reader);
}

/* ASCII and é in UTF-16, with the mark of its byte order. */
static void add_utf16(struct buf *out, const char *latin, bool big)
{
    buf_add(out, big ? STR("\xFE\xFF") : STR("\xFF\xFE"));
    for (; *latin; latin++) {
        if (big) buf_addc(out, '\0');
        buf_addc(out, *latin);
        if (!big) buf_addc(out, '\0');
    }
}

static void test_encodings(void)
{
    static const char body[] = OPEN_12 "<trans-unit id='u1-s1'><source>\xE9t\xE9</source><target>summer</target></trans-unit>" CLOSE_12;
    struct buf file = { 0 }, declared = { 0 };
    for (int big = 0; big < 2; big++) {
        buf_clear(&file);
        add_utf16(&file, body, big);
        check_read(buf_str(&file), STR("été=summer"));
    }
    static const char *const names[] = { "ISO-8859-1", "windows-1252", "iso-8859-15" };
    for (size_t i = 0; i < 3; i++) {
        buf_clear(&declared);
        buf_addf(&declared, "<?xml version='1.0' encoding='%s'?>%s", names[i], body);
        check_read(buf_str(&declared), STR("été=summer"));
    }
    buf_clear(&declared);
    buf_add(&declared, STR("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>"));
    buf_add(&declared, STR(OPEN_12 UNIT_12("u1-s1", "<source>été</source><target>summer</target>") CLOSE_12));
    check_read(buf_str(&declared), STR("été=summer"));
    buf_release(&file);
    buf_release(&declared);
}

static void check_refused(struct str file, enum status status, const char *why)
{
    struct buf told = { 0 };
    struct fault fault = { 0 };
    CHECK(read_all(file, &told, &fault) == status);
    if (!CHECK(strstr(fault.what, why) && strncmp(fault.what, "line ", 5) == 0 && strcmp(fault.file, "essai.xlf") == 0))
        printf("    said: %s\n", fault.what);
    buf_release(&told);
}

static void test_no_xliff(void)
{
    check_refused(STR(""), STATUS_FORMAT, "well-formed");
    check_refused(STR("pas de XML"), STATUS_FORMAT, "well-formed");
    check_refused(STR("<html/>"), STATUS_FORMAT, "no XLIFF 1.2 or 2.x file (its first element is <html>");
    check_refused(STR("<xliff/>"), STATUS_FORMAT, "no XLIFF");
    check_refused(STR("<xliff version='1.1'/>"), STATUS_FORMAT, "no XLIFF");
    check_refused(STR("<xliff version='1.2' xmlns='urn:other'/>"), STATUS_FORMAT, "“urn:other”");
    check_refused(STR("<xliff version='1.1' xmlns='urn:oasis:names:tc:xliff:document:1.1'/>"), STATUS_FORMAT, "no XLIFF");
    check_refused(STR("<file xmlns='urn:oasis:names:tc:xliff:document:1.2'/>"), STATUS_FORMAT, "no XLIFF");
    check_refused(STR(OPEN_12 UNIT_12("u1-s1", "<source>\xE9t\xE9</source>") CLOSE_12), STATUS_FORMAT, "well-formed");
    check_refused(STR(OPEN_12 UNIT_12("u1-s1", "<source>a\x01</source>") CLOSE_12), STATUS_FORMAT, "well-formed");
    check_refused(STR(OPEN_12 UNIT_12("u1-s1", "<source>a&#1;</source>") CLOSE_12), STATUS_FORMAT, "well-formed");
    check_refused(STR("<?xml version='1.0' encoding='klingon'?>" OPEN_12 CLOSE_12), STATUS_FORMAT, "well-formed");
    check_refused(STR(OPEN_12 CLOSE_12 "<again/>"), STATUS_FORMAT, "well-formed");
    check_refused(STR("\n\n" OPEN_12 "\n<trans-unit id='u1-s1'>\n<source>a</target></trans-unit>" CLOSE_12), STATUS_FORMAT, "line 5: not");
}

static void test_not_ours(void)
{
    static const char *const ids[] = { "12", "u", "u0", "u1-", "u1-s", "u1-s0", "u1-s1 ", "u01", "u-1", "u1-s4294967296", "U1",
                                       "u99999999999999999999", "u18446744073709551616", "é" };
    struct buf file = { 0 };
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        buf_clear(&file);
        buf_addf(&file, OPEN_12 "\n<trans-unit id='%s'><source>a</source></trans-unit>" CLOSE_12, ids[i]);
        check_refused(buf_str(&file), STATUS_FORMAT, "line 2: the id “");
    }
    buf_release(&file);
    check_refused(STR(OPEN_12 "<trans-unit><source>a</source></trans-unit>" CLOSE_12), STATUS_FORMAT, "the id “”");
    check_refused(STR(OPEN_20 "<unit><segment><source>a</source></segment></unit>" CLOSE_20), STATUS_FORMAT, "the id “”");
    check_refused(STR(OPEN_12 UNIT_12("x2345678901234567890123456789012345678901234567890123456789é", "") CLOSE_12),
                  STATUS_FORMAT, "id “x2345678901234567890123456789012345678901234567890123456789”");
    check_refused(STR(OPEN_12 UNIT_12("u1-s1", "<target>a</target>") CLOSE_12), STATUS_FORMAT, "no <source>");
    check_refused(STR(OPEN_20 UNIT_20("u1", "<segment><target>a</target></segment>") CLOSE_20), STATUS_FORMAT, "no <source>");
    check_refused(STR(OPEN_12 "</body></file><file original='b'><body>" UNIT_12("u1-s1", SOURCE) CLOSE_12), STATUS_FORMAT, "several documents");
    static const char *const orders[] = { "2", "0", "x", "4294967297", "9999999999999999999999" };
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        struct buf order = { 0 };
        buf_addf(&order, OPEN_20 "<unit id='u1'><segment>" SOURCE "<target order='%s'>A</target></segment></unit>" CLOSE_20, orders[i]);
        check_refused(buf_str(&order), STATUS_FORMAT, "attribute order");
        buf_release(&order);
    }
    check_refused(STR(OPEN_20 UNIT_20("u1", "<segment>" SOURCE "<target order='2'>A</target></segment><ignorable>" SOURCE
                                            "<target order='1'> </target></ignorable>") CLOSE_20), STATUS_FORMAT, "attribute order");
}

static void test_entities(void)
{
    check_refused(STR("<!DOCTYPE xliff [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c "
                      "'&b;&b;&b;&b;&b;&b;&b;&b;'>]>" OPEN_12 UNIT_12("u1-s1", "<source>&c;</source>") CLOSE_12),
                  STATUS_FORMAT, "document type or an entity");
    check_refused(STR("<!DOCTYPE xliff SYSTEM 'http://127.0.0.1:9/x.dtd'>" OPEN_12 CLOSE_12), STATUS_FORMAT, "document type");
    check_refused(STR("<!DOCTYPE xliff [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" OPEN_12 UNIT_12("u1-s1", "<source>&a;</source>")
                      CLOSE_12), STATUS_FORMAT, "document type");
    check_refused(STR("<!DOCTYPE xliff [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]>" OPEN_12 CLOSE_12), STATUS_FORMAT, "");
    check_refused(STR("<!DOCTYPE xliff>" OPEN_12 CLOSE_12), STATUS_FORMAT, "document type");
    check_refused(STR(OPEN_12 UNIT_12("u1-s1", "<source>&eacute;</source>") CLOSE_12), STATUS_FORMAT, "well-formed");
    check_refused(STR(OPEN_12 UNIT_12("&a;", SOURCE) CLOSE_12), STATUS_FORMAT, "well-formed");
}

/* A file cut off anywhere is refused; a changed byte never does harm. */
static void test_damaged(enum xliff_version version)
{
    struct arena keep = { 0 };
    struct unit u = xliff_unit_of(&keep, 1, STR(XLIFF_HARD));
    struct xliff_head head = { .version = version, .original = "a", .source_lang = "fr", .target_lang = "en", .skeleton = "a",
                               .sha256 = "abc" };
    struct buf file = { 0 }, told = { 0 };
    xliff_file_of(&head, &u, 1, &file);
    size_t cut_refused = 0, harmed = 0;
    for (size_t n = 0; n < file.len - 1; n++) { /* the last byte is a line feed */
        struct fault fault = { 0 };
        buf_clear(&told);
        cut_refused += read_all(str_n(file.ptr, n), &told, &fault) != STATUS_OK && fault.what[0];
    }
    CHECK(cut_refused == file.len - 1);
    for (size_t i = 0; i < file.len; i++)
        for (size_t k = 0; k < 6; k++) {
            struct fault fault = { 0 };
            char old = file.ptr[i];
            file.ptr[i] = "<&\0\xFF>u"[k];
            buf_clear(&told);
            harmed += read_all(buf_str(&file), &told, &fault) != STATUS_OK && !fault.what[0];
            harmed += utf8_valid(buf_str(&told)) != told.len;
            file.ptr[i] = old;
        }
    CHECK(harmed == 0);
    buf_release(&file);
    buf_release(&told);
    arena_release(&keep);
}

/* Where a read ends cannot be seen. */
static void test_small_reads(void)
{
    FILE *file = tmpfile();
    if (!CHECK(file)) return;
    fputs(OPEN_20 UNIT_20("u1", "<segment><source>&amp;é<cp hex='0001'/>😀</source><target>b</target></segment>") CLOSE_20, file);
    fflush(file);
    for (size_t size = 1; size < 40; size++) {
        struct input in = { .name = "essai.xlf", .fd = fileno(file) };
        struct xliff_reader *reader;
        struct xliff_segment s;
        bool more;
        rewind(file);
        input_read_size = size;
        if (CHECK(xliff_reader_open(&reader, &in, NULL) == STATUS_OK && xliff_reader_next(reader, &s, &more, NULL) == STATUS_OK))
            CHECK_STR(s.source, STR("&é\x01😀"));
        xliff_reader_free(reader);
        buf_release(&in.held);
    }
    input_read_size = 131072;
    fclose(file);
}

int main(void)
{
    test_liberal_12();
    test_liberal_20();
    test_ids();
    test_state();
    test_encodings();
    test_no_xliff();
    test_not_ours();
    test_entities();
    test_damaged(XLIFF_12);
    test_damaged(XLIFF_20);
    test_small_reads();
    return check_end("xliff_read");
}
