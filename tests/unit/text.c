/* Plain text: lines into paragraphs, and back with every byte that no translation touches. */
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "check.h"
#include "format/format.h"
#include "format/splice.h"

/* Units of a document, parted by "¦"; where an inner line break is kept, it is shown as "/". */
static enum status show_unit(void *context, struct unit *u, struct fault *fault)
{
    (void)fault;
    struct buf *shown = context;
    CHECK(unit_sane(u));
    if (shown->len) buf_add(shown, STR("¦"));
    for (size_t i = 0; i < u->text.len; i++) buf_addc(shown, u->text.ptr[i] == '\n' ? '/' : u->text.ptr[i]);
    return STATUS_OK;
}

static enum status extract(struct str bytes, enum paragraphs paragraphs, struct document *doc, struct input *in,
                           struct sink sink, struct fault *fault)
{
    input_open_memory(in, "essai.txt", bytes);
    *doc = (struct document){ .in = in };
    TRY(format_open(doc, &(struct format_options){ "utf-8", paragraphs }, fault));
    return doc->format->extract(doc, sink, fault);
}

static void check_units(struct str bytes, enum paragraphs paragraphs, struct str want)
{
    struct buf shown = { 0 };
    struct document doc;
    struct input in;
    struct fault fault = { 0 };
    CHECK(extract(bytes, paragraphs, &doc, &in, (struct sink){ show_unit, &shown }, &fault) == STATUS_OK);
    CHECK_STR(buf_str(&shown), want);
    buf_release(&shown);
    input_close(&in);
}

static void test_line_ends(void)
{
    struct str want = STR("un¦deux¦trois");
    check_units(STR("un\ndeux\n\n  trois  "), PARAGRAPHS_LINE, want);
    check_units(STR("un\r\ndeux\r\ntrois\r\n"), PARAGRAPHS_LINE, want);
    check_units(STR("un\rdeux\r\rtrois"), PARAGRAPHS_LINE, want);
    check_units(STR("un\xC2\x85" "deux\xE2\x80\xA8trois\xE2\x80\xA9"), PARAGRAPHS_LINE, want);
    check_units(STR("un\fdeux\vtrois\f"), PARAGRAPHS_LINE, want);
    check_units(STR(""), PARAGRAPHS_AUTO, STR(""));
    check_units(STR("\n \n\t\n"), PARAGRAPHS_AUTO, STR(""));
    check_units(STR("\xEF\xBB\xBFun"), PARAGRAPHS_AUTO, STR("un"));
}

static void test_wrap(void)
{
    struct str prose = STR("Le vent se leva vers le soir et les\n"
                           "bateaux rentrèrent l'un après\n"
                           "l'autre. On compta les voiles.\n"
                           "\n"
                           "Il en manquait une. Personne ne dit\n"
                           "mot ; la vieille alluma la lampe\n"
                           "et la posa devant la fenêtre.\n");
    struct str want = STR("Le vent se leva vers le soir et les bateaux rentrèrent l'un après l'autre. On compta les "
                          "voiles.¦Il en manquait une. Personne ne dit mot ; la vieille alluma la lampe et la posa "
                          "devant la fenêtre.");
    check_units(prose, PARAGRAPHS_AUTO, want);
    check_units(prose, PARAGRAPHS_WRAP, want);
    /* A first line that is indented, a line of dialogue, a heading that is short: new paragraphs. */
    check_units(STR("CHAPITRE I\nComment Jean quitta la ferme de son\noncle et ce qui lui arriva ensuite.\n"
                    "   Il marchait depuis deux jours et ne\nvoyait personne sur la longue route.\n"
                    "— Où vas-tu ? demanda un vieil homme\nassis au bord du fossé.\n"),
                PARAGRAPHS_WRAP,
                STR("CHAPITRE I¦Comment Jean quitta la ferme de son oncle et ce qui lui arriva ensuite.¦Il marchait "
                    "depuis deux jours et ne voyait personne sur la longue route.¦— Où vas-tu ? demanda un vieil homme "
                    "assis au bord du fossé."));
    /* A compound cut behind its hyphen. */
    check_units(STR("Il viendra demain ou après-demain, peut-\nêtre même ce soir, si le temps le veut\nbien.\n"),
                PARAGRAPHS_WRAP,
                STR("Il viendra demain ou après-demain, peut-être même ce soir, si le temps le veut bien."));
}

static void test_evidence(void)
{
    /* Headings and paragraphs, a line each. */
    check_units(STR("La ville\nElle dort encore à cette heure.\nLe port\nOn y décharge des caisses de poisson.\n"),
                PARAGRAPHS_AUTO,
                STR("La ville¦Elle dort encore à cette heure.¦Le port¦On y décharge des caisses de poisson."));
    /* Verse: the sentence goes on over the line, which starts with a capital. */
    check_units(STR("La mer a des secrets que la nuit seule entend,\nQuand le phare s'éteint et que le vent descend,\n"
                    "Et que les mâts du port se parlent à voix basse.\n\nRien ne bouge, sinon,\nAu loin, la lampe lasse.\n"),
                PARAGRAPHS_AUTO,
                STR("La mer a des secrets que la nuit seule entend,/Quand le phare s'éteint et que le vent descend,/Et "
                    "que les mâts du port se parlent à voix basse.¦Rien ne bouge, sinon,/Au loin, la lampe lasse."));
}

struct longest {
    size_t units, most, bytes, going_on;
};

static enum status measure(void *context, struct unit *u, struct fault *fault)
{
    (void)fault;
    struct longest *l = context;
    l->units++;
    l->bytes += u->text.len;
    l->going_on += u->continues;
    if (u->text.len > l->most) l->most = u->text.len;
    return unit_sane(u) ? STATUS_OK : STATUS_LIMIT;
}

static void test_limit(void)
{
    static const struct str words[] = { { "chat ", 5 }, { "é", 2 } };
    for (size_t w = 0; w < 2; w++) {
        struct buf text = { 0 };
        while (text.len <= 3 * (size_t)LIMIT_UNIT) buf_add(&text, words[w]);
        struct longest l = { 0 };
        struct document doc;
        struct input in;
        struct fault fault = { 0 };
        CHECK(extract(buf_str(&text), PARAGRAPHS_AUTO, &doc, &in, (struct sink){ measure, &l }, &fault) == STATUS_OK);
        CHECK(l.units == 4 && l.most <= LIMIT_UNIT && l.going_on == 3);
        CHECK(text.len - l.bytes <= 5); /* only white space at a cut is in no unit */
        buf_release(&text);
        input_close(&in);
    }
}

/* Translates every unit that starts with a given letter by upper-casing ASCII and adding "!". */
static enum status translate(void *context, const struct unit *u, struct arena *keep, struct translations *list,
                             struct fault *fault)
{
    (void)fault;
    const char *target = context;
    if (!target || u->text.ptr[0] != 'T') return STATUS_OK;
    *arena_push(keep, list) = (struct translation){ { 0, (uint32_t)u->text.len }, str_of(target) };
    return STATUS_OK;
}

static void merge(struct str bytes, enum paragraphs paragraphs, const char *encoding, const char *target, struct str want)
{
    char path[] = "/tmp/passeur-text-XXXXXX";
    int fd = mkstemp(path);
    struct input in, result;
    struct output out;
    struct fault fault = { 0 };
    struct str got = { 0 };
    input_open_memory(&in, "essai.txt", bytes);
    struct document doc = { .in = &in };
    CHECK(fd >= 0 && format_open(&doc, &(struct format_options){ encoding, paragraphs }, &fault) == STATUS_OK);
    output_open_fd(&out, fd, "essai");
    struct splice splice = { .source = &in, .out = &out, .charset = doc.charset };
    union { const char *in; void *out; } context = { target };
    enum status status = doc.format->merge(&doc, (struct translator){ translate, context.out }, &splice, &fault);
    CHECK(output_close(&out, status, &fault) == STATUS_OK);
    CHECK(input_open(&result, path, &fault) == STATUS_OK && input_peek(&result, 100000, &got, &fault) == STATUS_OK);
    CHECK_STR(got, want);
    splice_release(&splice);
    input_close(&result);
    input_close(&in);
    close(fd);
    unlink(path);
}

static void test_merge(void)
{
    static const char *const untouched[] = { "un\r\n  deux \t\r\n\r\ntrois", "un\rdeux\r", "\xEF\xBB\xBF\n\nun\f", "" };
    for (size_t i = 0; i < sizeof untouched / sizeof *untouched; i++)
        for (unsigned p = 0; p < PARAGRAPHS_COUNT; p++)
            merge(str_of(untouched[i]), (enum paragraphs)p, "utf-8", NULL, str_of(untouched[i]));
    merge(STR("Un.\r\n  Tout. \r\nFin"), PARAGRAPHS_LINE, "utf-8", "All.", STR("Un.\r\n  All. \r\nFin"));
    merge(STR("Un \xE9t\xE9.\r\nTout \xE0 fait.\r\n"), PARAGRAPHS_LINE, "windows-1252", "L'été…",
          STR("Un \xE9t\xE9.\r\nL'\xE9t\xE9\x85\r\n"));
    merge(STR("Un deux trois quatre cinq six,\r\nsept huit.\r\n\r\nTout va bien ici et dans les\r\nautres villes.\r\n"),
          PARAGRAPHS_WRAP, "utf-8", "All is well here and in the other towns of the country.",
          STR("Un deux trois quatre cinq six,\r\nsept huit.\r\n\r\nAll is well here and in the\r\nother towns of the "
              "country.\r\n"));
}

/* Where the last word of each unit stands in the original. */
static enum status last_word(void *context, struct unit *u, struct fault *fault)
{
    (void)fault;
    struct buf *places = context;
    size_t at = u->text.len;
    while (at > 0 && u->text.ptr[at - 1] != ' ') at--;
    struct place place = unit_place(u, (uint32_t)at);
    uint64_t from, upto;
    unit_original(u, (struct span){ (uint32_t)at, (uint32_t)u->text.len }, &from, &upto);
    CHECK(from == place.byte);
    buf_addf(places, "%u:%u %u-%u ", place.line, place.column, (unsigned)from, (unsigned)upto);
    return STATUS_OK;
}

static void check_places(struct str bytes, enum paragraphs paragraphs, struct str want)
{
    struct buf places = { 0 };
    struct document doc;
    struct input in;
    struct fault fault = { 0 };
    CHECK(extract(bytes, paragraphs, &doc, &in, (struct sink){ last_word, &places }, &fault) == STATUS_OK);
    CHECK_STR(buf_str(&places), want);
    buf_release(&places);
    input_close(&in);
}

static void test_places(void)
{
    check_places(STR("à bé\r\n  cé dé\n"), PARAGRAPHS_LINE, STR("1:3 3-6 2:6 14-17 "));
    check_places(STR("\xEF\xBB\xBFà bé\r\n  cé dé"), PARAGRAPHS_BLANK, STR("2:6 17-20 "));
    check_places(STR("un\fdeux\rtrois"), PARAGRAPHS_LINE, STR("1:1 0-2 1:4 3-7 2:1 8-13 "));
}

int main(void)
{
    test_line_ends();
    test_wrap();
    test_evidence();
    test_limit();
    test_merge();
    test_places();
    return check_end("text");
}
