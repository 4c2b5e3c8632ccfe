/*
 * XLIFF that is written: its bytes, and that all of it can be read back. `xliff save FOLDER` writes files for the scripts
 * that check them with other programs.
 */
#include <pthread.h>

#include "base/limits.h"
#include "base/output.h"
#include "check.h"
#include "xliff_units.h"

#define HEAD(of_version)                                                                                               \
    (struct xliff_head)                                                                                                \
    {                                                                                                                  \
        .version = (of_version), .original = "essai & co.txt", .source_lang = "fr-FR", .target_lang = "en",            \
        .skeleton = "../source/essai & co.txt", .sha256 = "abc123"                                                     \
    }

static struct str suggestions[] = { { "vécu", 5 }, { "<vendu>", 7 } };

static void test_bytes(void)
{
    static const char want_12[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
        "  <file original=\"essai &amp; co.txt\" source-language=\"fr-FR\" target-language=\"en\" datatype=\"plaintext\" "
        "tool-id=\"passeur\">\n"
        "    <header>\n"
        "      <skl>\n"
        "        <external-file href=\"../source/essai%20&amp;%20co.txt\" uid=\"sha256-abc123\"/>\n"
        "      </skl>\n"
        "      <tool tool-id=\"passeur\" tool-name=\"passeur\" tool-version=\"" PASSEUR_VERSION "\"/>\n"
        "    </header>\n"
        "    <body>\n"
        "      <trans-unit id=\"u7-s1\" resname=\"u7-s1\" xml:space=\"preserve\">\n"
        "        <source>Il a &lt;vecu&gt; là.</source>\n"
        "        <target state=\"new\">Il a &lt;vecu&gt; là.</target>\n"
        "        <note from=\"passeur\">“vecu”: not in the dictionary (orthographe.inconnu, likely); vécu, &lt;vendu&gt;</note>\n"
        "      </trans-unit>\n"
        "      <trans-unit id=\"u7-s2\" resname=\"u7-s2\" xml:space=\"preserve\">\n"
        "        <source>Bon<x id=\"c1\" ctype=\"x-char-0001\" equiv-text=\"U+0001\"/>.</source>\n"
        "        <target state=\"new\">Bon<x id=\"c1\" ctype=\"x-char-0001\" equiv-text=\"U+0001\"/>.</target>\n"
        "      </trans-unit>\n"
        "    </body>\n"
        "  </file>\n"
        "</xliff>\n";
    static const char want_20[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
        "xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" srcLang=\"fr-FR\" trgLang=\"en\">\n"
        "  <file id=\"f1\" original=\"essai &amp; co.txt\">\n"
        "    <skeleton href=\"../source/essai%20&amp;%20co.txt\"/>\n"
        "    <mda:metadata><mda:metaGroup category=\"passeur\"><mda:meta type=\"sha256\">abc123</mda:meta></mda:metaGroup>"
        "</mda:metadata>\n"
        "    <unit id=\"u7\" name=\"u7\" xml:space=\"preserve\">\n"
        "      <notes>\n"
        "        <note appliesTo=\"source\" category=\"passeur\">“vecu”: not in the dictionary (orthographe.inconnu, likely); "
        "vécu, &lt;vendu&gt;</note>\n"
        "      </notes>\n"
        "      <segment id=\"s1\" state=\"initial\"><source>Il a &lt;vecu&gt; là.</source></segment>\n"
        "      <ignorable id=\"i1\"><source> \xC2\xA0<cp hex=\"000C\"/></source></ignorable>\n"
        "      <segment id=\"s2\" state=\"initial\"><source>Bon<cp hex=\"0001\"/>.</source></segment>\n"
        "    </unit>\n"
        "  </file>\n"
        "</xliff>\n";
    struct arena keep = { 0 };
    struct unit units[] = { xliff_unit_of(&keep, 6, STR(" \n")),
                            xliff_unit_of(&keep, 7, STR("  {Il a <vecu> là.} \xC2\xA0\x0C{Bon\x01.} ")) };
    *arena_push(&keep, &units[1].findings) = xliff_finding_of(&units[1], "vecu", CONFIDENCE_LIKELY, suggestions, 2);
    *arena_push(&keep, &units[1].findings) = xliff_finding_of(&units[1], "Bon", CONFIDENCE_NAME, NULL, 0);
    struct buf out = { 0 };
    struct xliff_head head = HEAD(XLIFF_12);
    xliff_file_of(&head, units, 2, &out);
    CHECK_STR(buf_str(&out), str_of(want_12));
    buf_clear(&out);
    head.version = XLIFF_20;
    xliff_file_of(&head, units, 2, &out);
    CHECK_STR(buf_str(&out), str_of(want_20));
    buf_release(&out);
    arena_release(&keep);
}

static void add_finding(struct arena *keep, struct unit *u, enum rule rule, uint32_t beg, uint32_t end)
{
    *arena_push(keep, &u->findings) = (struct finding){ .at = { beg, end }, .rule = (uint8_t)rule };
}

static size_t count_of(struct str text, const char *part)
{
    size_t n = 0;
    for (const char *p = text.ptr; p && (p = memmem(p, (size_t)(text.ptr + text.len - p), part, strlen(part))); p++) n++;
    return n;
}

#define ISSUE(prefix, type, words, rule)                                                                               \
    " " prefix "locQualityIssueType=\"" type "\" " prefix "locQualityIssueComment=\"&#x201C;" words "&#x201D;: " rule    \
    ", sure)\" " prefix "locQualityIssueSeverity=\"100\""
#define CODE(number) "<x id=\"c" number "\" ctype=\"x-char-000" number "\" equiv-text=\"U+000" number "\"/>"

/* Marks nest; findings of one text share a mark and a list; the target has no marks. */
static void test_its(void)
{
    static const char want_12[] =
        "        <source>0<mrk mtype=\"x-its\"" ISSUE("its:", "typographical", "12&#xFFFD;4", "dash of an aside "
        "(typographie.tiret-incise") ">1<mrk mtype=\"x-its\"" ISSUE("its:", "typographical", "2&#xFFFD;", "bracket or quotation "
        "mark without its other (typographie.appariement") ">2" CODE("1") "</mrk>4</mrk><mrk mtype=\"x-its\" "
        "its:locQualityIssuesRef=\"#u7-q3\">56</mrk>7" CODE("2") "</source>\n"
        "        <target state=\"new\">012" CODE("1") "4567" CODE("2") "</target>\n";
    static const char want_list[] =
        "<its:locQualityIssues xml:id=\"u7-q3\">\n"
        "          <its:locQualityIssue" ISSUE("", "misspelling", "56", "not in the dictionary (orthographe.inconnu") "/>\n"
        "          <its:locQualityIssue" ISSUE("", "duplication", "56", "the same word twice (typographie.mot-double") "/>\n"
        "        </its:locQualityIssues>\n";
    struct arena keep = { 0 };
    struct buf out = { 0 };
    struct unit u = xliff_unit_of(&keep, 7, STR("{012\x01" "4567\x02}  {0}"));
    add_finding(&keep, &u, RULE_TYPO_DASH, 1, 5);
    add_finding(&keep, &u, RULE_TYPO_PAIR, 2, 4);
    add_finding(&keep, &u, RULE_SPELL_UNKNOWN, 5, 7);
    add_finding(&keep, &u, RULE_TYPO_TWICE, 5, 7);
    add_finding(&keep, &u, RULE_TYPO_DOUBLE_SPACE, 9, 11);
    struct xliff_head head = HEAD(XLIFF_12);
    head.its = true;
    xliff_units(&head, &u, 1, &out);
    CHECK(count_of(buf_str(&out), want_12) == 1);
    CHECK(count_of(buf_str(&out), want_list) == 1 && count_of(buf_str(&out), "<mrk ") == 3);
    buf_clear(&out);
    head.version = XLIFF_20;
    xliff_units(&head, &u, 1, &out);
    CHECK(count_of(buf_str(&out), "<mrk id=\"m3\" type=\"its:generic\" its:locQualityIssuesRef=\"#its=u7-q3\">56</mrk>") == 1);
    CHECK(count_of(buf_str(&out), "<ignorable id=\"i1\"><source><mrk id=\"m4\"") == 1);
    CHECK(count_of(buf_str(&out), "<its:locQualityIssues ") == 1);
    buf_release(&out);
    arena_release(&keep);
}

/* Marks that would cross the end of another or of their sentence are cut; those deeper than LIMIT_MARKS are left out. */
static void test_its_cut(void)
{
    struct arena keep = { 0 };
    struct buf out = { 0 };
    struct unit u = xliff_unit_of(&keep, 7, STR("{012\x01" "4567\x02}  {0}"));
    struct xliff_head head = HEAD(XLIFF_12);
    head.its = true;
    add_finding(&keep, &u, RULE_TYPO_DASH, 0, 5);
    add_finding(&keep, &u, RULE_TYPO_PAIR, 3, 7);
    add_finding(&keep, &u, RULE_REPEATED, 7, 12);
    xliff_units(&head, &u, 1, &out);
    CHECK(count_of(buf_str(&out), "\"100\">" CODE("1") "4</mrk></mrk>56<mrk ") == 1);
    CHECK(count_of(buf_str(&out), "\"100\">7" CODE("2") "</mrk></source>") == 1);
    struct unit deep = xliff_unit_of(&keep, 1, STR("{abcdefghijklmnopqrstuvwxyz}"));
    for (uint32_t i = 0; i < 20; i++) add_finding(&keep, &deep, RULE_TYPO_DASH, i, 25);
    buf_clear(&out);
    xliff_units(&head, &deep, 1, &out);
    CHECK(count_of(buf_str(&out), "<mrk ") == LIMIT_MARKS && count_of(buf_str(&out), "</mrk>") == LIMIT_MARKS);
    buf_release(&out);
    arena_release(&keep);
}

/* Is the file's next segment sentence i of u? */
static bool check_segment(struct xliff_reader *reader, const struct unit *u, size_t i, enum xliff_version version)
{
    struct xliff_segment s;
    struct fault fault = { 0 };
    bool more;
    struct str want = unit_text(u, u->sentences.at[i].at);
    enum status status = xliff_reader_next(reader, &s, &more, &fault);
    if (status != STATUS_OK || !more || !str_eq(s.source, want)) {
        if (CHECK(status == STATUS_OK && more)) CHECK_STR(s.source, want);
        printf("    %s\n", fault.what);
        return false;
    }
    return s.unit == u->number && s.sentence == i + 1 && s.has_target == (version == XLIFF_12) &&
           (!s.has_target || str_eq(s.target, want)) && str_eq(s.state, version == XLIFF_12 ? STR("new") : STR("initial"));
}

static void check_comes_back(const struct xliff_head *head, const struct unit *units, size_t count)
{
    struct buf file = { 0 };
    struct input in;
    struct fault fault = { 0 };
    struct xliff_reader *reader;
    struct xliff_segment s;
    bool more = true;
    xliff_file_of(head, units, count, &file);
    input_open_memory(&in, "essai.xlf", buf_str(&file));
    if (CHECK(xliff_reader_open(&reader, &in, &fault) == STATUS_OK)) {
        const struct xliff_origin *origin = xliff_reader_origin(reader);
        CHECK(origin->version == head->version);
        CHECK_STR(str_of(origin->original), str_of(head->original));
        CHECK_STR(str_of(origin->sha256), str_of(head->sha256));
        CHECK_STR(str_of(origin->skeleton), str_of(head->skeleton));
        CHECK_STR(str_of(origin->source_lang), str_of(head->source_lang));
        CHECK_STR(str_of(origin->target_lang), str_of(head->target_lang));
        for (size_t u = 0; u < count; u++) {
            bool good = true;
            for (size_t i = 0; good && i < units[u].sentences.count; i++)
                good = check_segment(reader, &units[u], i, head->version);
            CHECK(good);
        }
        CHECK(xliff_reader_next(reader, &s, &more, &fault) == STATUS_OK && !more);
        CHECK(xliff_reader_next(reader, &s, &more, &fault) == STATUS_OK && !more);
        xliff_reader_free(reader);
    }
    buf_release(&file);
}

static void test_hard(enum xliff_version version)
{
    struct arena keep = { 0 };
    struct unit units[3] = { xliff_unit_of(&keep, 1, STR(XLIFF_HARD)), xliff_unit_of(&keep, 2, STR(" \n")),
                             xliff_unit_of(&keep, 12345678901, STR(XLIFF_HARD)) };
    struct xliff_head head = HEAD(version);
    check_comes_back(&head, units, 3);
    check_comes_back(&head, units, 0);
    arena_release(&keep);
}

/* Units of pseudo-random characters, the same in every run; braces mark sentences. */
static struct unit random_unit(struct arena *keep, uint64_t number, uint32_t *seed)
{
    static const char *const pieces[] = { "a", "é", " ", "\xC2\xA0", "&", "<", ">", "\"", "'", "]]>", "\r", "\n", "\t", "\x01",
                                          "\x1F", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xEF\xBB\xBF", "\xEF\xAC\x81", "😀",
                                          "&amp;", "<!--", "\xE2\x80\xA8", "\x7F", "mot", "-", "\xF4\x8F\xBF\xBF" };
    struct buf text = { 0 };
    *seed = *seed * 1664525 + 1013904223;
    unsigned sentences = *seed >> 28;
    for (unsigned s = 0; s < sentences; s++) {
        buf_add(&text, s ? STR(" {x") : STR("{x"));
        for (unsigned i = 0; i < 12; i++) {
            *seed = *seed * 1664525 + 1013904223;
            buf_add(&text, str_of(pieces[(*seed >> 16) % (sizeof pieces / sizeof *pieces)]));
        }
        buf_add(&text, STR(".}"));
    }
    struct unit u = xliff_unit_of(keep, number, buf_str(&text));
    buf_release(&text);
    return u;
}

static uint32_t random_place(const struct unit *u, uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    uint32_t at = (uint32_t)((*seed >> 8) % (u->text.len + 1));
    while (at < u->text.len && ((unsigned char)u->text.ptr[at] & 0xC0) == 0x80) at--;
    return at;
}

static void add_random_findings(struct arena *keep, struct unit *u, uint32_t *seed)
{
    for (size_t i = 0; i < 12; i++) {
        uint32_t one = random_place(u, seed), other = random_place(u, seed);
        add_finding(keep, u, (enum rule)(*seed >> 8) % RULES, one < other ? one : other, one < other ? other : one);
    }
    unit_sort_findings(u);
}

static void test_random(enum xliff_version version)
{
    struct arena keep = { 0 };
    struct unit units[200];
    uint32_t seed = 20231;
    for (size_t i = 0; i < 200; i++) units[i] = random_unit(&keep, i + 1, &seed);
    struct xliff_head head = HEAD(version);
    check_comes_back(&head, units, 200);
    for (size_t i = 0; i < 200; i++) add_random_findings(&keep, &units[i], &seed);
    head.its = true;
    check_comes_back(&head, units, 200);
    arena_release(&keep);
}

/* Names may be any bytes, and the file stays well-formed. */
static void test_head(enum xliff_version version)
{
    struct xliff_head head = HEAD(version);
    head.original = "l'été «\t1\n2» \"<a>\".txt";
    head.skeleton = "../source/100 % l'été?#\"<>\xE9\x01.txt";
    check_comes_back(&head, NULL, 0);
    head.original = "caf\xE9\x01.txt"; /* Latin 1, from an old disk */
    struct buf file = { 0 };
    struct input in;
    struct xliff_reader *reader;
    xliff_file_of(&head, NULL, 0, &file);
    input_open_memory(&in, "essai.xlf", buf_str(&file));
    if (CHECK(xliff_reader_open(&reader, &in, NULL) == STATUS_OK))
        CHECK_STR(str_of(xliff_reader_origin(reader)->original), STR("caf\xEF\xBF\xBD\xEF\xBF\xBD.txt"));
    xliff_reader_free(reader);
    buf_release(&file);
}

static void test_notes(void)
{
    struct arena keep = { 0 };
    struct buf out = { 0 }, text = { 0 };
    struct xliff_head head = HEAD(XLIFF_12);
    head.notes_lang = "fr";
    buf_addc(&text, '{');
    for (int i = 0; i < 300; i++) buf_add(&text, STR("é\x02"));
    buf_addc(&text, '}');
    struct unit u = xliff_unit_of(&keep, 1, buf_str(&text));
    struct finding all = { .at = { 0, (uint32_t)u.text.len }, .rule = RULE_UNIT_CUT, .confidence = CONFIDENCE_STYLE,
                           .suggestions = suggestions, .suggestion_count = 1 };
    *arena_push(&keep, &u.findings) = all;
    xliff_units(&head, &u, 1, &out);
    buf_clear(&text);
    buf_add(&text, STR("<note from=\"passeur\">« "));
    for (int i = 0; i < 50; i++) buf_add(&text, STR("é\xEF\xBF\xBD"));
    buf_add(&text, STR("… » : paragraphe trop long pour une seule unité, coupé ici (texte.coupe, style) ; vécu</note>"));
    CHECK(memmem(out.ptr, out.len, text.ptr, text.len) != NULL);
    buf_release(&text);
    buf_release(&out);
    arena_release(&keep);
}

/* Blocks and workers cannot be seen in what is written. */
struct worker {
    const struct xliff_head *head;
    const struct unit *units;
    size_t count;
    struct buf out;
};

static void *work(void *context)
{
    struct worker *w = context;
    for (size_t i = 0; i < w->count; i++) xliff_units(w->head, &w->units[i], 1, &w->out);
    return NULL;
}

static void test_blocks(enum xliff_version version)
{
    struct arena keep = { 0 };
    struct unit units[60];
    struct buf want = { 0 };
    struct worker workers[4];
    pthread_t threads[4];
    uint32_t seed = 7;
    struct xliff_head head = HEAD(version);
    for (size_t i = 0; i < 60; i++) units[i] = random_unit(&keep, i + 1, &seed);
    for (size_t i = 0; i < 4; i++) {
        workers[i] = (struct worker){ &head, units, 60, { 0 } };
        CHECK(pthread_create(&threads[i], NULL, work, &workers[i]) == 0);
    }
    xliff_units(&head, units, 60, &want);
    for (size_t i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        CHECK_STR(buf_str(&workers[i].out), buf_str(&want));
        buf_release(&workers[i].out);
    }
    buf_release(&want);
    arena_release(&keep);
}

/* Large units, of the smallest sentences or of what XML forbids or escapes, are read back. */
static void test_large(enum xliff_version version)
{
    static const struct {
        const char *head, *body, *tail;
        size_t bytes; /* of the body, without braces */
    } texts[] = { { "", "{a} ", "", 2 }, { "{", "\x01", "}", 1 }, { "{", "&", "}", 1 } };
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        struct arena keep = { 0 };
        struct buf marked = { 0 };
        buf_add(&marked, str_of(texts[t].head));
        size_t most = t < 2 ? LIMIT_UNIT / 16 : LIMIT_UNIT; /* XML takes a hundred bytes for each */
        for (size_t i = 0; i + texts[t].bytes <= most; i += texts[t].bytes) buf_add(&marked, str_of(texts[t].body));
        buf_add(&marked, str_of(texts[t].tail));
        struct unit u = xliff_unit_of(&keep, 1, buf_str(&marked));
        struct xliff_head head = HEAD(version);
        check_comes_back(&head, &u, 1);
        buf_release(&marked);
        arena_release(&keep);
    }
}

static int save(const char *folder, enum xliff_version version, bool its, const char *name)
{
    struct arena keep = { 0 };
    struct buf path = { 0 }, out = { 0 };
    uint32_t seed = 3;
    struct unit units[50];
    for (size_t i = 1; i < 50; i++) units[i] = random_unit(&keep, i + 1, &seed);
    units[0] = xliff_unit_of(&keep, 1, STR(XLIFF_HARD));
    *arena_push(&keep, &units[0].findings) = xliff_finding_of(&units[0], "ici", CONFIDENCE_SURE, suggestions, 2);
    *arena_push(&keep, &units[0].findings) = xliff_finding_of(&units[0], "Fin", CONFIDENCE_STYLE, NULL, 0);
    struct xliff_head head = HEAD(version);
    head.its = its;
    for (size_t i = 1; its && i < 50; i++) add_random_findings(&keep, &units[i], &seed);
    xliff_file_of(&head, units, 50, &out);
    buf_addf(&path, "%s/%s", folder, name);
    enum status status = output_file(buf_z(&path), buf_str(&out), NULL);
    buf_release(&path);
    buf_release(&out);
    arena_release(&keep);
    return status != STATUS_OK;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "save") == 0)
        return save(argv[2], XLIFF_12, false, "12.xlf") || save(argv[2], XLIFF_20, false, "20.xlf") ||
               save(argv[2], XLIFF_12, true, "12-its.xlf") || save(argv[2], XLIFF_20, true, "20-its.xlf");
    test_bytes();
    test_notes();
    test_its();
    test_its_cut();
    for (enum xliff_version version = XLIFF_12; version <= XLIFF_20; version++) {
        test_hard(version);
        test_random(version);
        test_head(version);
        test_blocks(version);
        test_large(version);
    }
    return check_end("xliff");
}
