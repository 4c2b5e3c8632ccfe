/* Markers: which lines are some, which rules they mean, and what of a document they cover. */
#include "ignore/ignore.h"

#include "base/limits.h"
#include "check.h"
#include "unit/marker.h"

/* ---- one line ---- */

static const struct {
    const char *line;
    enum marker_kind kind;
} markers[] = {
    { "<!-- passeur: ignore -->", MARKER_NEXT },
    { "<!--passeur:ignorer-->", MARKER_NEXT },
    { "<!--- passeur: ignore -->", MARKER_NEXT },
    { "// passeur: ignore-start", MARKER_START },
    { "## passeur : ignorer-début", MARKER_START },
    { "% passeur\u00A0: ignorer-debut", MARKER_START },
    { ";; passeur\u202F:\tignore-end", MARKER_END },
    { ".\\\" passeur: ignorer-fin", MARKER_END },
    { ".. passeur: ignore-file", MARKER_FILE },
    { "-- passeur: ignorer-fichier", MARKER_FILE },
    { "/* passeur: ignore */", MARKER_NEXT },
    { "{# passeur: ignore #}", MARKER_NEXT },
    { "[//]: # (passeur: ignore)", MARKER_NEXT },
    { "# passeur: ignore (comme le passeur: il ignore tout)", MARKER_NEXT },
};

static const char *const texts[] = {
    "", "#", "<!--", "<!---->", "/**/", "passeur: ignore", "Le passeur: ignore", "# passeur", "# passeur:", "# passeur ignore",
    "# passeur: ignorant", "# Passeur: ignore", "# le passeur: ignore", "# passeurs: ignore", "<!-- passeur: ignore",
    "<!-- passeur: ignore --> Le texte.", "/* passeur: ignore", "\u00AB passeur: ignore \u00BB", "- passeur: ignore",
    "# passeur: (ignore)", "[//]: # passeur: ignore",
};

static void test_lines(void)
{
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
        struct marker m = { 0 };
        if (!CHECK(marker_read(str_of(markers[i].line), &m) && m.kind == markers[i].kind && m.strange.len == 0))
            printf("    %s\n", markers[i].line);
        CHECK(marker_read(str_of(markers[i].line), NULL));
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!CHECK(!marker_read(str_of(texts[i]), NULL))) printf("    %s\n", texts[i]);
}

static size_t rules_of(const char *line, struct marker *m)
{
    size_t n = 0;
    CHECK(marker_read(str_of(line), m));
    for (unsigned r = 0; r < RULES; r++) n += m->rules.has[r];
    return n;
}

static void test_rules(void)
{
    struct marker m;
    CHECK(rules_of("# passeur: ignore", &m) == RULES);
    CHECK(rules_of("# passeur: ignore (tout)", &m) == RULES);
    CHECK(rules_of("# passeur: ignore-end", &m) == 0);
    CHECK(rules_of("# passeur: ignore orthographe.inconnu", &m) == 1 && m.rules.has[RULE_SPELL_UNKNOWN]);
    CHECK(rules_of("# passeur: ignore orthographe.inconnu,typographie.elision (x, y)", &m) == 2);
    CHECK(m.rules.has[RULE_SPELL_UNKNOWN] && m.rules.has[RULE_TYPO_ELISION]);
    size_t spelling = rules_of("<!-- passeur: ignore orthographe -->", &m);
    CHECK(spelling > 1 && m.rules.has[RULE_SPELL_LOST] && !m.rules.has[RULE_REPEATED] && m.strange.len == 0);
    CHECK(rules_of("# passeur: ignore orthograph", &m) == 0);
    CHECK_STR(m.strange, STR("orthograph"));
    CHECK(rules_of("# passeur: ignore typographie.espace texte", &m) == 2);
    CHECK_STR(m.strange, STR("typographie.espace"));
    CHECK(rules_of("# passeur: ignore-end texte", &m) == 0);
    CHECK_STR(m.strange, STR("texte"));
}

/* ---- a document ---- */

static struct arena keep;
static struct buf remark;

/*
 * Both passes over lines, each a unit with one finding of RULE_SPELL_UNKNOWN and one of RULE_REPEATED. What is left of each
 * line that is text: "b" both, "r" the repetition, "s" spelling, "-" nothing. A line with + before it continues the last one.
 */
static const char *left_of(struct ignores *g, const char *const *lines)
{
    static char left[64];
    size_t n = 0;
    for (int pass = 1; pass <= 2; pass++) {
        ignores_begin(g, 0);
        for (uint32_t i = 0; lines[i]; i++) {
            struct piece piece = { .at = { 0, (uint32_t)strlen(lines[i]) }, .line = i + 1 };
            struct unit u = { .text = str_of(lines[i]), .number = i + 1, .pieces = { &piece, 1, 1 } };
            u.continues = lines[i][0] == '+';
            u.aside = marker_read(u.text, NULL);
            ignores_walk(g, &u, &remark);
            if (u.aside || pass == 1) continue;
            *arena_push(&keep, &u.findings) = (struct finding){ .rule = RULE_SPELL_UNKNOWN };
            *arena_push(&keep, &u.findings) = (struct finding){ .rule = RULE_REPEATED };
            ignores_apply(g, &u);
            left[n++] = u.findings.count == 2                         ? 'b'
                        : u.findings.count == 0                       ? '-'
                        : u.findings.at[0].rule == RULE_SPELL_UNKNOWN ? 's'
                                                                      : 'r';
        }
    }
    left[n] = '\0';
    return left;
}

/* Its lines, joined by blanks, of the markers that were not used. */
static const char *unused_of(const struct ignores *g)
{
    static char lines[256];
    uint32_t line;
    bool used;
    size_t n = 0;
    lines[0] = '\0';
    for (size_t i = 0; ignores_marker(g, 0, i, &line, &used); i++)
        if (!used) n += (size_t)snprintf(lines + n, sizeof lines - n, "%u ", line);
    return lines;
}

static void covers(const char *const *lines, const char *left, const char *unused)
{
    struct ignores *g = ignores_new();
    buf_clear(&remark);
    CHECK_STR(str_of(left_of(g, lines)), str_of(left));
    CHECK_STR(str_of(unused_of(g)), str_of(unused));
    ignores_free(g);
}

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void test_scopes(void)
{
    covers(LINES("a", "b"), "bb", "");
    covers(LINES("a", "# passeur: ignore", "b", "c"), "b-b", "");
    covers(LINES("# passeur: ignore", "a", "+b", "+c", "d"), "---b", "");
    covers(LINES("# passeur: ignore texte", "# passeur: ignore orthographe", "a", "b"), "-b", "");
    covers(LINES("a", "# passeur: ignore-start texte", "b", "c", "# passeur: ignore-end", "d"), "bssb", "");
    covers(LINES("# passeur: ignore-start", "a", "b"), "--", "");
    covers(LINES("# passeur: ignore-start texte", "a", "# passeur: ignore-start orthographe", "b", "# passeur: ignore-end", "c",
                 "# passeur: ignore-end", "d"), "s-sb", "");
    covers(LINES("# passeur: ignore-file texte", "a", "# passeur: ignore orthographe", "b", "# passeur: ignore-end", "c"),
           "s-s", "5 ");
    covers(LINES("# passeur: ignore-file texte", "# passeur: ignore-start", "# passeur: ignore-end", "a"), "s", "2 ");
}

static void test_unused(void)
{
    covers(LINES("# passeur: ignore typographie", "a"), "b", "1 ");
    covers(LINES("# passeur: ignore", "# passeur: ignore", "a"), "-", "1 ");
    covers(LINES("# passeur: ignore-end", "a", "# passeur: ignore"), "b", "1 3 ");
    covers(LINES("# passeur: ignore-start", "# passeur: ignore texte", "a", "# passeur: ignore-end"), "-", "");
    CHECK(remark.len == 0);
    covers(LINES("a", "# passeur: ignore-file", "b"), "bb", "2 ");
    CHECK_STR(buf_str(&remark),
              STR("line 2: what is ignored in the whole document stands before its text: put this line at the top"));
    covers(LINES("# passeur: ignore texte ortographe", "b"), "s", "");
    CHECK_STR(buf_str(&remark), STR("line 1: there is no rule “ortographe” to ignore: findings show the names in brackets"));
}

static bool walk_again(struct ignores *g, const char *line, bool aside)
{
    struct unit u = { .text = str_of(line), .aside = aside };
    ignores_walk(g, &u, &remark);
    return u.ignored != NULL;
}

/* One marker more than the limit, and a document that changed between the passes. */
static void test_hostile(void)
{
    struct ignores *g = ignores_new();
    buf_clear(&remark);
    ignores_begin(g, 7);
    for (int i = 1; i < LIMIT_MARKERS; i++) walk_again(g, "# passeur: ignore-start texte", true);
    CHECK(remark.len == 0 && walk_again(g, "a", false));
    walk_again(g, "# passeur: ignore-end", true);
    CHECK(remark.len > 0);
    walk_again(g, "# passeur: ignore orthographe", true);
    struct unit u = { .text = STR("a") };
    ignores_walk(g, &u, &remark);
    CHECK(unit_ignores(&u, RULE_REPEATED) && !unit_ignores(&u, RULE_SPELL_UNKNOWN));
    ignores_begin(g, 0);
    ignores_begin(g, 0);
    walk_again(g, "# passeur: ignore", true);
    u = (struct unit){ .text = STR("a") };
    *arena_push(&keep, &u.findings) = (struct finding){ .rule = RULE_REPEATED };
    ignores_walk(g, &u, &remark);
    ignores_apply(g, &u);
    CHECK(u.findings.count == 0 && strcmp(unused_of(g), "") == 0);
    ignores_free(g);
}

int main(void)
{
    test_lines();
    test_rules();
    test_scopes();
    test_unused();
    test_hostile();
    arena_release(&keep);
    buf_release(&remark);
    return check_end("ignore");
}
