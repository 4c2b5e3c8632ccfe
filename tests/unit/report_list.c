/* Lists of findings: terminal, JSON Lines, places and fingerprints. */
#include "report/list.h"

#include "base/limits.h"
#include "check.h"
#include "report/fingerprint.h"
#include "report/where.h"
#include "report_units.h"

static struct buf out;
static struct arena keep;

typedef void list_fn(const struct list_options *, const struct unit *, struct buf *);

/* What the list says of the marked text, which stands at line 3, byte 100. */
static struct str listed(list_fn *list, struct list_options o, struct str marked)
{
    uint64_t byte = 100;
    uint32_t line = 3;
    struct unit *u = make_unit(&keep, marked, &byte, &line);
    CHECK(unit_sane(u));
    buf_clear(&out);
    list(&o, u, &out);
    return buf_str(&out);
}

static const struct list_options roman = { .file = "roman.md" }, roman_fr = { .file = "roman.md", .lang = "fr" };

static void test_terminal(void)
{
    CHECK_STR(listed(list_terminal, roman, STR("Il {vienda|sure|viendra,vient} demain.")),
              STR("roman.md:3:4: Il vienda demain.\n"
                  "                 ^^^^^^ not in the dictionary: viendra, vient [orthographe.inconnu, sure]\n"));
    CHECK_STR(listed(list_terminal, roman_fr, STR("Déjà {fénit|likely|fini}.")),
              STR("roman.md:3:6: Déjà fénit.\n"
                  "                   ^^^^^ absent du dictionnaire\xC2\xA0: fini [orthographe.inconnu, likely]\n"));
    CHECK_STR(listed(list_terminal, roman, STR("Rien à dire.")), STR(""));
    CHECK_STR(listed(list_terminal, roman, STR("Chez {Dubouy|name|}.")), STR(""));
    struct list_options all = roman;
    all.all = true;
    CHECK_STR(listed(list_terminal, all, STR("Chez {Dubouy|name|}.")),
              STR("roman.md:3:6: Chez Dubouy.\n"
                  "                   ^^^^^^ not in the dictionary [orthographe.inconnu, name]\n"));
}

/* A wide character takes two columns, a combining one none: the mark must stand under the word all the same. */
static void test_terminal_width(void)
{
    CHECK_STR(listed(list_terminal, roman, STR("東京 e\xCC\x81t\xC3\xA9 {xx|sure|}.")),
              STR("roman.md:3:9: 東京 e\xCC\x81t\xC3\xA9 xx.\n"
                  "                       ^^ not in the dictionary [orthographe.inconnu, sure]\n"));
    CHECK_STR(listed(list_terminal, roman, STR("{e\xCC\x81tte\xCC\x81|sure|}")),
              STR("roman.md:3:1: e\xCC\x81tte\xCC\x81\n"
                  "              ^^^^ not in the dictionary [orthographe.inconnu, sure]\n"));
}

/* The line shown is that of the original, not the unit: nothing from before or behind the break. */
static void test_terminal_lines(void)
{
    CHECK_STR(listed(list_terminal, roman, STR("Un premier\nbout {dde|sure|de}\ntexte.")),
              STR("roman.md:4:6: bout dde\n"
                  "                   ^^^ not in the dictionary: de [orthographe.inconnu, sure]\n"));
    CHECK_STR(listed(list_terminal, roman, STR("Un {le\nle|sure|le} bout.")),
              STR("roman.md:3:4: Un le\n"
                  "                 ^^ not in the dictionary: le [orthographe.inconnu, sure]\n"));
}

static void test_terminal_hostile(void)
{
    struct list_options bad = { .file = "a\033[2J\xFF.txt" };
    CHECK_STR(listed(list_terminal, bad, STR("\033]0;x\a{q\xE2\x80\xAEz|sure|\033[1m}\ttab\x7F")),
              STR("a\xEF\xBF\xBD[2J\xEF\xBF\xBD.txt:3:7: \xEF\xBF\xBD]0;x\xEF\xBF\xBDq\xEF\xBF\xBDz tab\xEF\xBF\xBD\n"
                  "                      ^^^ not in the dictionary: \xEF\xBF\xBD[1m [orthographe.inconnu, sure]\n"));
    CHECK(!memchr(out.ptr, 033, out.len));
}

static void test_terminal_window(void)
{
    struct buf text = { 0 };
    for (int i = 0; i < 100; i++) buf_add(&text, STR("avant "));
    buf_add(&text, STR("{vienda|sure|viendra}"));
    for (int i = 0; i < 100; i++) buf_add(&text, STR(" après"));
    struct str got = listed(list_terminal, roman, buf_str(&text));
    CHECK_STR(got, STR("roman.md:3:601: … avant avant avant avant avant vienda après après après après après après"
                       " après après après après …\n"
                       "                                                ^^^^^^ not in the dictionary: viendra "
                       "[orthographe.inconnu, sure]\n"));
    struct list_options narrow = roman;
    narrow.width = 70;
    got = listed(list_terminal, narrow, buf_str(&text));
    size_t line = str_find_byte(got, 0, '\n');
    CHECK(utf8_count(str_sub(got, 0, line)) <= 70);
    buf_release(&text);
}

static void test_jsonl(void)
{
    struct str got = listed(list_jsonl, roman, STR("Été 😀 {vie\"da|sure|viendra,vient} {q\nr|likely|}."));
    struct str line;
    CHECK(str_line(&got, &line));
    CHECK_STR(line, STR("{\"file\":\"roman.md\",\"line\":3,\"column\":7,\"length\":6,\"text\":\"vie\\\"da\","
                        "\"rule\":\"orthographe.inconnu\",\"confidence\":\"sure\",\"suggestions\":[\"viendra\",\"vient\"],"
                        "\"fingerprint\":\"470fa443b2aea585\",\"message\":\"not in the dictionary\",\"byte\":111,"
                        "\"bytes\":6,\"end_line\":3,\"end_column\":13,\"column_utf16\":8,\"length_utf16\":6}"));
    CHECK(str_line(&got, &line));
    CHECK_STR(line, STR("{\"file\":\"roman.md\",\"line\":3,\"column\":14,\"length\":3,\"text\":\"q r\","
                        "\"rule\":\"orthographe.inconnu\",\"confidence\":\"likely\",\"suggestions\":[],"
                        "\"fingerprint\":\"17654de6199a13c4\",\"message\":\"not in the dictionary\",\"byte\":118,"
                        "\"bytes\":3,\"end_line\":4,\"end_column\":2,\"column_utf16\":15,\"length_utf16\":3}"));
    CHECK(got.len == 0);
    struct list_options bad = { .file = "\xE9t\xE9</script>" };
    CHECK(str_starts(listed(list_jsonl, bad, STR("{x|sure|}")),
                     STR("{\"file\":\"\xEF\xBF\xBDt\xEF\xBF\xBD\\u003c/script>\",\"line\":3")));
}

/* The fingerprint of finding number i of the marked text. */
static uint64_t print_of(struct str marked, size_t i)
{
    uint64_t byte = 0;
    uint32_t line = 1;
    struct unit *u = make_unit(&keep, marked, &byte, &line);
    return fingerprints(u, CONFIDENCES - 1, &keep)[i];
}

static void test_fingerprint(void)
{
    uint64_t first = print_of(STR("Quand il {vienda|sure|} de l'été, dit-on."), 0);
    CHECK(first == print_of(STR("Alors, dit-il. Quand\nIl   {vienda|likely|vient} de l’e\xCC\x81te\xCC\x81 !"), 0));
    CHECK(first != print_of(STR("Quand il {Vienda|sure|} de l'été, dit-on."), 0));
    CHECK(first != print_of(STR("Quand elle {vienda|sure|} de l'été, dit-on."), 0));
    CHECK(first != print_of(STR("Quand il {vienda|sure|} à l'été, dit-on."), 0));
    struct str thrice = STR("a {q|sure|} a {q|sure|} a {q|sure|} a {q|sure|} a");
    CHECK(print_of(thrice, 1) != print_of(thrice, 2));
    CHECK(print_of(thrice, 1) == print_of(STR("b a {q|sure|} a {q|sure|} a {q|sure|} b"), 1));
}

/* A convention has no place of its own: it is told at the first, with the number of all. */
static void test_fingerprint_convention(void)
{
    uint64_t byte = 0, prints[2];
    uint32_t line = 1;
    for (int i = 0; i < 2; i++) {
        struct unit *u = make_unit(&keep, i ? STR("un {q|style|r} deux") : STR("trois {t|style|u} quatre"), &byte, &line);
        u->findings.at[0].times = 3;
        prints[i] = fingerprints(u, CONFIDENCE_STYLE, &keep)[0];
    }
    CHECK(prints[0] == prints[1]);
    CHECK(prints[0] != print_of(STR("un {q|style|r} deux"), 0));
}

/* Places as unit_place has them, over broken lines and characters of all lengths. */
static void test_where(void)
{
    uint64_t byte = 7;
    uint32_t line = 2;
    struct unit *u = make_unit(&keep, STR("Été 😀😀 là\n\nb😀c\nfin"), &byte, &line);
    struct where w = where_begin(u);
    for (size_t i = 0; i < u->text.len;) {
        size_t beg = i;
        utf8_next(u->text, &i);
        struct extent e = where_extent(&w, (struct span){ (uint32_t)beg, (uint32_t)i });
        struct place p = unit_place(u, (uint32_t)beg);
        uint64_t from, upto;
        unit_original(u, (struct span){ (uint32_t)beg, (uint32_t)i }, &from, &upto);
        CHECK(e.beg.byte == p.byte && e.beg.line == p.line && e.beg.column == p.column);
        CHECK(from == e.beg.byte && upto == e.end.byte && e.end.column == e.beg.column + 1);
    }
    w = where_begin(u);
    struct extent e = where_extent(&w, (struct span){ 15, 16 });
    CHECK(e.beg.column == 8 && e.beg16 == 10 && e.end16 == 11);
    e = where_extent(&w, (struct span){ 25, 26 });
    CHECK(e.beg.line == 4 && e.beg.column == 3 && e.beg16 == 4);
}

/* A unit of one line at its limit, full of findings: the time must not grow with their distance from its start. */
static void test_long_line(void)
{
    struct buf text = { 0 };
    while (text.len < LIMIT_UNIT) buf_add(&text, STR("{aa|sure|}é "));
    uint64_t byte = 0;
    uint32_t line = 1;
    struct unit *u = make_unit(&keep, buf_str(&text), &byte, &line);
    struct buf got = { 0 };
    list_jsonl(&roman, u, &got);
    list_terminal(&roman, u, &got);
    size_t lines = 0;
    for (size_t i = 0; i < got.len; i++) lines += got.ptr[i] == '\n';
    CHECK(lines == 3 * u->findings.count && lines > 200000);
    buf_release(&got);
    buf_release(&text);
}

int main(void)
{
    test_terminal();
    test_terminal_width();
    test_terminal_lines();
    test_terminal_hostile();
    test_terminal_window();
    test_jsonl();
    test_fingerprint();
    test_fingerprint_convention();
    test_where();
    test_long_line();
    arena_release(&keep);
    buf_release(&out);
    return check_end("report_list");
}
