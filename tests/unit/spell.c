/* Spelling: folding, the index and what it decides, suggestions, evidence, findings. */
#include <dirent.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "check.h"
#include "segment/word.h"
#include "spell/check.h"
#include "spell/fold.h"
#include "spell/hunspell.h"
#include "spell/speller.h"

static char cache[] = "/tmp/passeur-spell-XXXXXX";

static bool have_dictionary(void)
{
    struct dictionary_paths p;
    return dictionary_find("fr", &p);
}

static void test_fold(void)
{
    struct arena a = { 0 };
    CHECK_STR(fold_word(&a, STR("e\u0301te\u0301")), STR("été"));
    CHECK_STR(fold_word(&a, STR("aujourd\u2019hui")), STR("aujourd'hui"));
    CHECK_STR(fold_word(&a, STR("peut\u2011être")), STR("peut-être"));
    CHECK_STR(fold_word(&a, STR("vir\u00ADtuel")), STR("virtuel"));
    CHECK_STR(fold_word(&a, STR("e\uFB00et")), STR("effet"));
    CHECK_STR(fold_word(&a, STR("M\u1D50\u1D49")), STR("Mme"));
    CHECK_STR(fold_word(&a, STR("œuvre")), STR("œuvre"));
    CHECK_STR(fold_lookalikes(&a, STR("b\u043Enjour")), STR("bonjour"));
    arena_release(&a);
}

/* The units of a job, through both passes; the findings as lines "form confidence first-suggestion". */
static void check_lines(const char *const *lines, size_t count, unsigned workers, size_t block, struct buf *out)
{
    struct speller *s = NULL;
    struct fault fault = { 0 };
    struct arena keep = { 0 };
    struct spell_block *b = spell_block_new();
    struct unit *units = calloc(count, sizeof *units);
    if (CHECK(speller_open(&s, &(struct spell_options){ .workers = workers, .cache = cache }, &fault) == STATUS_OK)) {
        for (size_t i = 0; i < count; i++) {
            struct unit *u = &units[i];
            u->text = str_of(lines[i]);
            *arena_push(&keep, &u->sentences) = (struct sentence){ .at = { 0, (uint32_t)u->text.len } };
            segment_words(u, &keep);
            spell_survey(b, u);
            if (i % block == block - 1) spell_gather(s, b);
        }
        spell_gather(s, b);
        CHECK(spell_judge(s, &fault) == STATUS_OK);
        for (size_t i = 0; i < count; i++) {
            spell_check(s, &units[i], &keep);
            CHECK(unit_sane(&units[i]));
            for (size_t n = 0; n < units[i].findings.count; n++) {
                const struct finding *f = &units[i].findings.at[n];
                buf_addf(out, "%.*s %s", STR_F(unit_text(&units[i], f->at)),
                         confidence_name((enum confidence)f->confidence));
                if (f->suggestion_count) buf_addf(out, " %.*s", STR_F(f->suggestions[0]));
                buf_addc(out, '\n');
            }
        }
    } else {
        printf("%s: %s\n", fault.file, fault.what);
    }
    free(units);
    spell_block_free(b);
    speller_close(s);
    arena_release(&keep);
}

static const char *const prose[] = {
    "L’homme d’aujourd’hui n’a qu’une idée : s’en aller jusqu’à l’aube.",
    "Le dévelopement durable est important, apparament.",
    "Lécole et lhôpital sont fermés ; il y a quelquechose de bizzare.",
    "Une oeuvre de l’Etat.",
    "Marjewski revient. Le discours de Marjewski a plu ; hier Marjewski sourit, et Marjewski parle.",
    "Le b\u043Enjour cyrillique.",
    "Son ex-président et l’aide-médico-psychologique sont peut-étre au rendez-vuos.",
};

static void test_findings(void)
{
    static const char want[] = "dévelopement sure développement\n" "apparament likely apparemment\n"
                               "Lécole likely L’école\n" "lhôpital likely l’hôpital\n"
                               "quelquechose likely quelque chose\n" "bizzare likely bizarre\n"
                               "oeuvre style œuvre\n" "Etat style État\n"
                               "Marjewski name\n" "Marjewski name\n" "Marjewski name\n" "Marjewski name\n"
                               "b\u043Enjour sure bonjour\n" "peut-étre sure peut-être\n" "rendez-vuos likely rendez-vous\n";
    struct buf got = { 0 };
    check_lines(prose, sizeof prose / sizeof *prose, 1, 100, &got);
    CHECK_STR(buf_str(&got), str_of(want));
    buf_release(&got);
}

/* Any number of workers and any cut into blocks: the same findings. */
static void test_workers(void)
{
    struct buf one = { 0 }, other = { 0 };
    check_lines(prose, sizeof prose / sizeof *prose, 1, 100, &one);
    for (unsigned workers = 1; workers <= 8; workers *= 2) {
        buf_clear(&other);
        check_lines(prose, sizeof prose / sizeof *prose, workers, workers, &other);
        CHECK_STR(buf_str(&other), buf_str(&one));
    }
    buf_release(&one);
    buf_release(&other);
}

/* Findings of check_lines as the cases write them: without those that are folded away, one behind the other. */
static void shown(struct str lines, struct buf *out)
{
    struct str line;
    buf_clear(out);
    while (str_line(&lines, &line)) {
        size_t space = str_find_byte(line, 0, ' ');
        struct str behind = str_from(line, space + 1);
        if (str_starts(behind, STR("name")) || str_starts(behind, STR("foreign")) || str_starts(behind, STR("unknown"))) continue;
        if (out->len) buf_add(out, STR("; "));
        buf_add(out, line);
    }
}

/* tests/cases/spelling.txt, each line a document. */
static void test_cases(void)
{
    static const char path[] = "tests/cases/spelling.txt";
    char line[1024];
    struct buf found = { 0 }, got = { 0 };
    FILE *file = fopen(path, "rb");
    if (!CHECK(file != NULL)) return;
    for (int number = 1; fgets(line, sizeof line, file); number++) {
        struct str text = str_trim(str_of(line));
        if (text.len == 0 || text.ptr[0] == '#') continue;
        char *arrow = strstr(line, " => ");
        struct str want = str_trim(str_of(arrow ? arrow + 4 : ""));
        const char *one = line;
        if (arrow) *arrow = '\0';
        buf_clear(&found);
        check_lines(&one, 1, 1, 1, &found);
        shown(buf_str(&found), &got);
        if (!CHECK(str_eq(buf_str(&got), want)))
            printf("    %s:%d: %.*s\n", path, number, STR_F(buf_str(&got)));
    }
    fclose(file);
    buf_release(&found);
    buf_release(&got);
}

/* What sends libhunspell 1.7.1 into minutes of work, or is no word at all, never reaches it. */
static void test_hunspell_traps(void)
{
    struct hunspell *h = NULL;
    struct dictionary_paths p;
    struct fault fault = { 0 };
    CHECK(hunspell_open(&h, "/nonexistent.aff", "/nonexistent.dic", &fault) != STATUS_OK && fault.file[0]);
    dictionary_find("fr", &p);
    fault = (struct fault){ 0 };
    if (!CHECK(hunspell_open(&h, p.aff, p.dic, &fault) == STATUS_OK)) return;
    CHECK(hunspell_spell(h, STR("maison")) && !hunspell_spell(h, STR("maizon")));
    CHECK(!hunspell_spell(h, STR("''''''''''''''''''''''''''''''''''''''''''''''''''''")));
    CHECK(!hunspell_spell(h, STR("a'b'c'd'e'f'g'h'i'j'k'l'm'n'o'p'q'r's't'u'v'w'x'y'z")));
    CHECK(!hunspell_spell(h, STR("")));
    hunspell_close(h);
}

static void test_missing(void)
{
    struct speller *s = NULL;
    struct fault fault = { 0 };
    CHECK(speller_open(&s, &(struct spell_options){ .dictionary = "xx_XX" }, &fault) == STATUS_SYSTEM && !s);
    CHECK(strstr(fault.what, "xx_XX.dic") && strstr(fault.what, "hunspell-fr-comprehensive"));
    fault = (struct fault){ 0 };
    const char *lists[] = { "/nonexistent/mots.txt" };
    CHECK(speller_open(&s, &(struct spell_options){ .words = lists, .word_files = 1, .cache = cache }, &fault) != STATUS_OK);
    CHECK_STR(str_of(fault.file), STR("/nonexistent/mots.txt"));
}

/* A project's own words, with the endings of a model: known, suggested, and told apart when nothing matches them. */
static void test_house(void)
{
    char path[] = "/tmp/passeur-mots-XXXXXX";
    int fd = mkstemp(path);
    static const char list[] = "# notre projet\nklaxotron/mot\nzoubidou\nte\u0301le\u0301zoub\njamaisvu\n";
    CHECK(fd >= 0 && write(fd, list, sizeof list - 1) == (ssize_t)sizeof list - 1 && close(fd) == 0);
    const char *lists[] = { path };
    struct speller *s = NULL;
    struct fault fault = { 0 };
    struct spell_options options = { .words = lists, .word_files = 1, .cache = cache };
    struct arena keep = { 0 };
    struct str word;
    if (!CHECK(speller_open(&s, &options, &fault) == STATUS_OK)) return;
    struct unit u = { .text = STR("Les klaxotrons et le Zoubidou, puis un klaxotrom et un télézoub.") };
    *arena_push(&keep, &u.sentences) = (struct sentence){ .at = { 0, (uint32_t)u.text.len } };
    segment_words(&u, &keep);
    struct spell_block *b = spell_block_new();
    spell_survey(b, &u);
    spell_gather(s, b);
    CHECK(spell_judge(s, &fault) == STATUS_OK);
    spell_check(s, &u, &keep);
    if (CHECK(u.findings.count == 1 && u.findings.at[0].suggestion_count > 0))
        CHECK_STR(u.findings.at[0].suggestions[0], STR("klaxotron"));
    CHECK(spell_unused_word(s, 0, &word));
    CHECK_STR(word, STR("jamaisvu"));
    CHECK(!spell_unused_word(s, 1, &word));
    spell_block_free(b);
    speller_close(s);
    arena_release(&keep);
    unlink(path);
}

struct agreement {
    struct hunspell *hunspell;
    size_t forms, refused;
};

static void walk(const struct index *x, struct agreement *a, uint32_t node, uint8_t *path, size_t depth)
{
    for (uint32_t e = node;; e++) {
        uint32_t edge = x->graph.edges[e];
        if (edge_code(edge) == GRAPH_END && a->forms++ % 61 == 0 && !(edge_value(edge) & FORM_HOUSE)) {
            char bytes[3 * LIMIT_WORD];
            a->refused += !hunspell_spell(a->hunspell, str_n(bytes, alphabet_decode(&x->alphabet, path, depth, bytes)));
        } else if (edge_code(edge) > GRAPH_END && depth < LIMIT_WORD) {
            path[depth] = (uint8_t)edge_code(edge);
            walk(x, a, edge_value(edge), path, depth + 1);
        }
        if (edge_last(edge)) return;
    }
}

/* What the index has, hunspell accepts; what it has not, hunspell refuses (words of which one letter was changed). */
static void test_agreement(void)
{
    struct dictionary_paths p;
    struct index *x = NULL;
    struct agreement a = { 0 };
    struct fault fault = { 0 };
    uint8_t path[LIMIT_WORD];
    static const char *const strange[] = { "maizon", "chevals", "dévelopement", "kilogramme", "aimassions", "quelquechose",
                                           "GWh", "1er", "etat", "kwh", "aujourd'hui", "mégawatts", "France", "france" };
    dictionary_find("fr", &p);
    if (!CHECK(hunspell_open(&a.hunspell, p.aff, p.dic, &fault) == STATUS_OK)) return;
    if (CHECK(index_open(&x, &(struct index_source){ p.aff, p.dic, false }, NULL, &fault) == STATUS_OK)) {
        CHECK(x->complete && graph_sane(&x->graph));
        walk(x, &a, x->graph.root, path, 0);
        CHECK(a.forms > 400000 && a.refused == 0);
        for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
            CHECK(index_find(x, str_of(strange[i]), NULL) == hunspell_spell(a.hunspell, str_of(strange[i])));
    }
    index_close(x);
    hunspell_close(a.hunspell);
}

/* Two that build the index at once, and one that finds a damaged file. */
static void test_cache(void)
{
    char folder[] = "/tmp/passeur-index-XXXXXX", path[600] = "";
    struct dictionary_paths p;
    dictionary_find("fr", &p);
    struct index_source from = { p.aff, p.dic, true };
    if (!CHECK(mkdtemp(folder) != NULL)) return;
    pid_t children[2];
    for (int i = 0; i < 2; i++)
        if ((children[i] = fork()) == 0) {
            struct index *x = NULL;
            _exit(index_open(&x, &from, folder, NULL) == STATUS_OK && index_find(x, STR("maison"), NULL) ? 0 : 1);
        }
    for (int i = 0; i < 2; i++) {
        int status = 1;
        CHECK(waitpid(children[i], &status, 0) == children[i] && status == 0);
    }
    DIR *d = opendir(folder);
    size_t files = 0;
    for (struct dirent *e; d && (e = readdir(d));)
        if (e->d_name[0] != '.') snprintf(path, sizeof path, "%s/%s", folder, e->d_name), files++;
    if (d) closedir(d);
    CHECK(files == 1);
    for (off_t cut = 100000; cut >= 0; cut -= 50000) {
        struct index *x = NULL;
        CHECK(truncate(path, cut) == 0);
        CHECK(index_open(&x, &from, folder, NULL) == STATUS_OK && index_find(x, STR("maison"), NULL));
        index_close(x);
    }
    FILE *f = fopen(path, "r+b");
    CHECK(f && fseek(f, 200000, SEEK_SET) == 0 && fputs("abcdefgh", f) >= 0 && fclose(f) == 0);
    struct index *x = NULL;
    CHECK(index_open(&x, &from, folder, NULL) == STATUS_OK && index_find(x, STR("maison"), NULL));
    index_close(x);
    unlink(path);
    rmdir(folder);
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* No text takes much longer than prose of its length: runs of one sign, one long word, words that are all different. */
static void test_ugly(void)
{
    static const char *const pieces[] = { "'", "\u2019", "-", ".", "\u0301", "e\u0301", "l'", "a'", "a-", "x", "q'w ", "zz'",
                                          "kqx-", "é·", "\u043E", "\uFFFD" };
    struct buf text = { 0 }, out = { 0 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        buf_clear(&text);
        while (text.len < 400000) buf_add(&text, str_of(pieces[i]));
        const char *one = buf_z(&text);
        double before = seconds();
        check_lines(&one, 1, 1, 1, &out);
        if (!CHECK(seconds() - before < 2.0)) printf("    of \"%s\": %.2f s\n", pieces[i], seconds() - before);
    }
    buf_release(&text);
    buf_release(&out);
}

static void remove_cache(void)
{
    DIR *d = opendir(cache);
    char path[600];
    for (struct dirent *e; d && (e = readdir(d));) {
        if (e->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", cache, e->d_name);
        unlink(path);
    }
    if (d) closedir(d);
    rmdir(cache);
}

/* Forms of few letters, so that many are equal or begin alike, in no order; some are longer than the heads they are sorted by. */
static void test_forms(void)
{
    struct forms f = { 0 };
    uint32_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        uint8_t codes[16];
        size_t n = 0;
        for (; n < 16 && (n < 3 || seed >> 28); n++) codes[n] = (uint8_t)(2 + ((seed = seed * 1664525 + 1013904223) >> 30 == 0));
        forms_add(&f, codes, n, i % 2 ? FORM_ELIDES : FORM_UNSUGGESTED);
        seed = seed * 1664525 + 1013904223;
    }
    forms_sort(&f);
    size_t wrong = 0, lengths = 0;
    for (size_t i = 1; i < f.count; i++) {
        struct str a = str_n((const char *)forms_codes(&f, i - 1), f.at[i - 1].len);
        struct str b = str_n((const char *)forms_codes(&f, i), f.at[i].len);
        wrong += str_cmp(a, b) >= 0;
        lengths |= (size_t)1 << b.len;
    }
    CHECK(wrong == 0 && f.count > 1000 && f.count < 20000 && lengths >> 9);
    CHECK(f.at[0].flags == FORM_ELIDES); /* of equal ones, some of which elide and some of which are not suggested */
    forms_release(&f);
}

static void test_graph(void)
{
    static const uint8_t words[4][3] = { { 2, 3, 4 }, { 2, 4, 4 }, { 3, 3, 4 }, { 3, 4, 4 } };
    uint32_t bits[256] = { [1] = ALPHABET_ENDS, [2] = 1, [3] = 2, [4] = 4 }, copy[64];
    struct graph g = graph_end(graph_start(bits, 0));
    CHECK(graph_sane(&g) && graph_find(&g, words[0], 3) == GRAPH_NONE);
    memory_free((void *)(uintptr_t)g.edges);
    struct graph_builder *b = graph_start(bits, 4);
    for (uint32_t i = 0; i < 4; i++) graph_add(b, words[i], 3, 7);
    g = graph_end(b);
    CHECK(graph_sane(&g) && graph_find(&g, words[2], 3) == 7 && graph_find(&g, words[2], 2) == GRAPH_NONE);
    CHECK(g.count == 10 && graph_bits(&g, g.root) == 3); /* four nodes with 1, 1, 2 and 2 edges */
    memcpy(copy, g.edges, g.count * sizeof *copy);
    memory_free((void *)(uintptr_t)g.edges);
    g.edges = copy;
    for (uint32_t to = 0; to < 12; to++) { /* the last edge leads astray: out, on, or to the bits of a node */
        copy[g.count - 1] = (copy[g.count - 1] & 0x1FF) | to << 9;
        CHECK(graph_sane(&g) == (to == 1 || to == 3 || to == 5 || to == 6));
    }
}

int main(void)
{
    test_fold();
    test_forms();
    test_graph();
    if (!have_dictionary()) {
        puts("skip spell: no French dictionary (Debian package hunspell-fr-comprehensive)");
        return check_end("spell");
    }
    if (!mkdtemp(cache)) return 1;
    test_findings();
    test_workers();
    test_cases();
    test_hunspell_traps();
    test_missing();
    test_house();
    test_agreement();
    test_cache();
    test_ugly();
    remove_cache();
    return check_end("spell");
}
