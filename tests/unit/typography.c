/* Typography: the cases of tests/cases/typography, one rule a file, each case a document of its own. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "check.h"
#include "segment/sentence.h"
#include "segment/word.h"
#include "typography/habit.h"
#include "typography/repeated.h"
#include "typography/typography.h"

#define FOLDER "tests/cases/typography"
#define UNITS 64

static struct segmenter *segmenter;

struct sheet {
    const char *rule; /* "typographie.apostrophe" */
    char house[16];
    unsigned good, bad;
    bool sourced; /* it says whose rule it is */
};

struct text {
    struct buf bytes[UNITS];
    struct unit units[UNITS];
    size_t count;
};

/* ~ is U+00A0, ^ is U+202F, ↵ a line break; " ¶ " parts paragraphs. */
static void read_text(struct text *t, struct str s)
{
    t->count = 1;
    buf_clear(&t->bytes[0]);
    for (size_t i = 0, beg = 0; i < s.len; beg = i) {
        struct buf *b = &t->bytes[t->count - 1];
        uint32_t cp = utf8_next(s, &i);
        if (cp == 0xB6 && t->count < UNITS) {
            while (b->len && b->ptr[b->len - 1] == ' ') b->len--;
            while (i < s.len && s.ptr[i] == ' ') i++;
            buf_clear(&t->bytes[t->count++]);
        } else {
            buf_add(b, cp == '~'      ? STR("\u00A0")
                       : cp == '^'    ? STR("\u202F")
                       : cp == 0x21B5 ? STR("\n")
                                      : str_sub(s, beg, i));
        }
    }
}

/* Both passes over the units of one document. */
static void find(struct text *t, const char *house, struct arena *keep)
{
    struct typography *typography;
    struct typography_block *block = typography_block_new();
    CHECK(typography_open(&typography, &(struct typography_options){ .house = house }, NULL) == STATUS_OK);
    for (size_t i = 0; i < t->count; i++) {
        struct unit *u = &t->units[i];
        *u = (struct unit){ .number = i + 1, .text = buf_str(&t->bytes[i]) };
        segment_sentences(segmenter, u, keep);
        segment_words(u, keep);
        typography_survey(typography, block, u);
    }
    typography_gather(typography, block);
    typography_judge(typography);
    for (size_t i = 0; i < t->count; i++) {
        typography_check(typography, &t->units[i], keep);
        unit_sort_findings(&t->units[i]);
        CHECK(unit_sane(&t->units[i]));
    }
    typography_block_free(block);
    typography_close(typography);
}

/* The text as the rule's fixes make it, in the notation of the cases. How many findings of the rule there are, in *found. */
static struct str repaired(const struct text *t, const char *rule, struct buf *out, size_t *found, struct str *first)
{
    struct buf plain = { 0 };
    buf_clear(out);
    *found = 0;
    for (size_t i = 0; i < t->count; i++) {
        const struct unit *u = &t->units[i];
        uint32_t at = 0;
        if (i) buf_add(&plain, STR(" ¶ "));
        for (size_t k = 0; k < u->findings.count; k++) {
            const struct finding *f = &u->findings.at[k];
            if (strcmp(rule_name((enum rule)f->rule), rule) != 0) continue;
            if ((*found)++ == 0) *first = unit_text(u, f->at);
            if (f->suggestion_count == 0 || f->at.beg < at) continue;
            buf_add(&plain, str_sub(u->text, at, f->at.beg));
            buf_add(&plain, f->suggestions[0]);
            at = f->at.end;
        }
        buf_add(&plain, str_from(u->text, at));
    }
    struct str s = buf_str(&plain);
    for (size_t i = 0, beg = 0; i < s.len; beg = i) {
        uint32_t cp = utf8_next(s, &i);
        buf_add(out, cp == 0xA0 ? STR("~") : cp == 0x202F ? STR("^") : cp == '\n' ? STR("↵") : str_sub(s, beg, i));
    }
    buf_release(&plain);
    return buf_str(out);
}

static void check_case(struct sheet *s, const char *file, int number, struct str line)
{
    static struct text t;
    static struct buf out;
    struct arena keep = { 0 };
    struct str first = { 0 }, wanted = { 0 }, given = str_trim(str_from(line, 1));
    bool positive = line.ptr[0] == '+';
    size_t found;
    for (size_t i = 0; positive && i + 4 <= given.len && !wanted.ptr; i++)
        if (str_starts(str_from(given, i), STR(" => "))) {
            wanted = str_trim(str_from(given, i + 4));
            given = str_trim(str_sub(given, 0, i));
        }
    read_text(&t, given);
    find(&t, s->house[0] ? s->house : NULL, &keep);
    struct str made = repaired(&t, s->rule, &out, &found, &first);
    bool told = wanted.len && wanted.ptr[0] == '?';
    bool good = !positive ? found == 0
                : told    ? found == 1 && str_eq(first, str_from(wanted, 1))
                          : found > 0 && str_eq(made, wanted);
    positive ? s->good++ : s->bad++;
    if (!CHECK(good)) printf("    %s:%d: %.*s\n        %.*s (%zu)\n", file, number, STR_F(given), STR_F(made), found);
    arena_release(&keep);
}

static void check_line(struct sheet *s, const char *file, int number, struct str line)
{
    s->sourced |= str_starts(line, STR("# Source : "));
    if (line.len == 0 || line.ptr[0] == '#') return;
    if (str_starts(line, STR("@ house"))) {
        struct str house = str_trim(str_from(line, strlen("@ house")));
        snprintf(s->house, sizeof s->house, "%.*s", STR_F(house));
    } else if (CHECK(line.ptr[0] == '+' || line.ptr[0] == '-')) {
        check_case(s, file, number, line);
    }
}

static void check_file(const char *name)
{
    char path[512], rule[300], line[4096];
    snprintf(path, sizeof path, FOLDER "/%s", name);
    int stem = (int)(strlen(name) - strlen(".txt"));
    if (strcmp(name, "repetition.txt") == 0)
        snprintf(rule, sizeof rule, "texte.%.*s", stem, name);
    else
        snprintf(rule, sizeof rule, "typographie.%.*s", stem, name);
    struct sheet s = { .rule = rule };
    FILE *file = fopen(path, "rb");
    if (!CHECK(file != NULL)) return;
    for (int number = 1; fgets(line, sizeof line, file); number++) check_line(&s, path, number, str_trim(str_of(line)));
    fclose(file);
    if (!CHECK(s.sourced)) printf("    %s: no source\n", path);
    if (!CHECK(s.good >= 25 && s.bad >= 25)) printf("    %s: %u and %u cases, 25 are asked of both\n", path, s.good, s.bad);
}

/* Every rule of the list has its cases, and its row in the table of habits. */
static void test_rules(void)
{
    for (unsigned h = 0; h < HABITS; h++) CHECK(HABIT(habit_rule(h)) == h);
    for (int rule = RULE_REPEATED; rule < RULES; rule++) {
        char path[300];
        snprintf(path, sizeof path, FOLDER "/%s.txt", strchr(rule_name((enum rule)rule), '.') + 1);
        FILE *file = fopen(path, "rb");
        if (!CHECK(file != NULL)) printf("    %s is missing\n", path);
        if (file) fclose(file);
    }
}

/* ---- the limits ---- */

/* The paragraph that repeats a text again and again, checked as the only one of its document. */
static const struct unit *paragraph(const char *again, size_t times, const char *then, size_t then_times, struct arena *keep)
{
    static struct text t;
    t.count = 1;
    buf_clear(&t.bytes[0]);
    for (size_t i = 0; i < times; i++) buf_add(&t.bytes[0], str_of(again));
    for (size_t i = 0; i < then_times; i++) buf_add(&t.bytes[0], str_of(then));
    find(&t, NULL, keep);
    return &t.units[0];
}

static size_t count_pairs(const struct unit *u)
{
    size_t n = 0;
    for (size_t i = 0; i < u->findings.count; i++) n += u->findings.at[i].rule == RULE_TYPO_PAIR;
    return n;
}

static void test_marks(void)
{
    struct arena keep = { 0 };
    CHECK(count_pairs(paragraph("(mots ", LIMIT_OPEN_MARKS, "mots) ", LIMIT_OPEN_MARKS, &keep)) == 0);
    CHECK(count_pairs(paragraph("(mots ", LIMIT_OPEN_MARKS + 1, "mots) ", LIMIT_OPEN_MARKS + 1, &keep)) == 1);
    CHECK(count_pairs(paragraph("mots) ", LIMIT_LOOSE_MARKS, "", 0, &keep)) == LIMIT_LOOSE_MARKS);
    CHECK(count_pairs(paragraph("mots) ", LIMIT_LOOSE_MARKS + 1, "", 0, &keep)) == LIMIT_LOOSE_MARKS);
    arena_release(&keep);
}

static void test_sightings(void)
{
    struct arena keep = { 0 };
    const struct unit *u = paragraph("l'a ", LIMIT_SIGHTINGS + 1, "", 0, &keep);
    CHECK(u->findings.count == 1 && u->findings.at[0].times == LIMIT_SIGHTINGS);
    arena_release(&keep);
}

/* The first passage and the last one of so many stand again. */
static size_t places_told(size_t count)
{
    struct passages passages = { 0 };
    struct places places = { 0 };
    struct print *at = memory_new(count, sizeof *at);
    for (size_t i = 0; i < count; i++) at[i] = (struct print){ .hash = ((i + 1) * 0x9E3779B97F4A7C15u) | 1, .unit = 2 * i + 1 };
    passages_gather(&passages, &(struct prints){ at, count, count }, &places);
    passages_gather(&passages, &(struct prints){ at, 1, 1 }, &places);
    passages.repeats = false; /* not one passage of two sentences */
    passages_gather(&passages, &(struct prints){ at + count - 1, 1, 1 }, &places);
    size_t told = places.count;
    memory_free(places.at);
    memory_free(at);
    passages_release(&passages);
    return told;
}

static void test_passages(void)
{
    CHECK(places_told(LIMIT_PASSAGES) == 2);
    CHECK(places_told(LIMIT_PASSAGES + 1) == 1);
}

int main(int argc, char **argv)
{
    CHECK(segmenter_open(&segmenter, &(struct segment_options){ 0 }, NULL) == STATUS_OK);
    DIR *folder = argc > 1 ? NULL : opendir(FOLDER);
    for (int i = 1; i < argc; i++) check_file(argv[i]);
    for (struct dirent *e; folder && (e = readdir(folder));)
        if (strlen(e->d_name) > 4 && strcmp(e->d_name + strlen(e->d_name) - 4, ".txt") == 0) check_file(e->d_name);
    if (folder) closedir(folder);
    if (argc == 1) {
        test_rules();
        test_marks();
        test_sightings();
        test_passages();
    }
    segmenter_close(segmenter);
    return check_end("typography");
}
