/* Spelling: folding, the index and what it decides, suggestions, evidence, findings. */
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
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
                               "Lécole likely L'école\n" "lhôpital likely l'hôpital\n"
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

int main(void)
{
    test_fold();
    if (!have_dictionary()) {
        puts("skip spell: no French dictionary (Debian package hunspell-fr-comprehensive)");
        return check_end("spell");
    }
    if (!mkdtemp(cache)) return 1;
    test_findings();
    test_workers();
    test_hunspell_traps();
    test_missing();
    remove_cache();
    return check_end("spell");
}
