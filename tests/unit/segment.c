/*
 * Sentences: every case of tests/cases/segment/ and of the shared golden.txt, in one notation: a paragraph a line, ¦ at
 * each boundary, # before a heading; \n is a line break, \uXXXX the character of that number. And what holds for any text.
 */
#include <dirent.h>
#include <stdlib.h>

#include "base/input.h"
#include "base/utf8.h"
#include "check.h"
#include "segment/rules.h"
#include "segment/sentence.h"

#define MARK "¦"

static struct segmenter *segmenter;
static bool decided[64]; /* rules that a case has shown */

static struct segmenter *opened(const struct segment_options *options)
{
    struct segmenter *s = NULL;
    struct fault fault = { 0 };
    if (!CHECK(segmenter_open(&s, options, &fault) == STATUS_OK)) printf("    %s\n", fault.what), exit(1);
    return s;
}

/* The text of a case without its notation, and with it the boundaries as the case has them: sentences parted by ¦. */
static void read_case(struct str line, struct buf *text, struct buf *want)
{
    bool fresh = false; /* white space behind a ¦ is no part of what is compared */
    for (size_t i = 0; i < line.len;) {
        size_t beg = i;
        uint32_t cp = utf8_next(line, &i);
        if (str_starts(str_from(line, beg), STR("\\n"))) cp = '\n', i++;
        else if (str_starts(str_from(line, beg), STR("\\u")) && beg + 6 <= line.len) {
            char digits[5] = "";
            memcpy(digits, line.ptr + beg + 2, 4);
            cp = (uint32_t)strtoul(digits, NULL, 16);
            i = beg + 6;
        }
        if (str_starts(str_from(line, beg), STR(MARK))) {
            buf_add(want, STR(MARK));
            fresh = true;
            continue;
        }
        buf_add_cp(text, cp);
        fresh = fresh && (utf8_class(cp) & UC_SPACE);
        if (!fresh) buf_add_cp(want, cp);
    }
}

static void join_sentences(const struct unit *u, struct buf *got)
{
    for (size_t i = 0; i < u->sentences.count; i++) {
        if (i) buf_add(got, STR(MARK));
        buf_add(got, unit_text(u, u->sentences.at[i].at));
    }
}

static bool is_blank(struct str s)
{
    for (size_t i = 0; i < s.len;)
        if (!(utf8_class(utf8_next(s, &i)) & UC_SPACE)) return false;
    return true;
}

/* Trimmed, not empty, covering all that is not white space; and explained: each break is a decision that breaks. */
static void check_sane(const struct segmenter *with, struct unit *u, struct arena *keep)
{
    struct decisions decisions = { 0 };
    size_t done = 0, breaks = 0;
    CHECK(unit_sane(u));
    for (size_t i = 0; i < u->sentences.count; i++) {
        struct span at = u->sentences.at[i].at;
        struct str s = unit_text(u, at);
        CHECK(s.len > 0 && is_blank(str_sub(u->text, done, at.beg)));
        CHECK(!(utf8_class(utf8_at(s, 0)) & UC_SPACE) && !(utf8_class(utf8_before(s, s.len)) & UC_SPACE));
        CHECK(segment_rule_name(with, u->sentences.at[i].rule)[0] != '\0');
        done = at.end;
    }
    CHECK(is_blank(str_from(u->text, done)));
    segment_explain(with, u, keep, &decisions);
    for (size_t i = 0; i < decisions.count; i++) {
        const struct decision *d = &decisions.at[i];
        CHECK(i == 0 || decisions.at[i - 1].at <= d->at);
        decided[d->rule] = true;
        if (d->breaks && breaks < u->sentences.count) {
            CHECK(u->sentences.at[breaks].at.end == d->at && u->sentences.at[breaks].rule == d->rule);
            breaks++;
        }
    }
    CHECK(u->sentences.count == 0 || breaks + 1 == u->sentences.count);
}

/* Cases of one file, with the segmenter; their number. */
static size_t run_cases(const struct segmenter *with, const char *path)
{
    struct input in = { 0 };
    struct fault fault = { 0 };
    struct str rest, line, heading = { 0 };
    struct arena keep = { 0 };
    struct buf text = { 0 }, want = { 0 }, got = { 0 };
    size_t cases = 0;
    if (!CHECK(input_open(&in, path, &fault) == STATUS_OK)) return 0;
    CHECK(input_peek(&in, 1 << 22, &rest, &fault) == STATUS_OK);
    while (str_line(&rest, &line)) {
        if (line.len && line.ptr[0] == '#') heading = line;
        if (line.len == 0 || line.ptr[0] == '#') continue;
        buf_clear(&text), buf_clear(&want), buf_clear(&got);
        read_case(line, &text, &want);
        struct unit u = { .text = buf_str(&text) };
        segment_sentences(with, &u, &keep);
        join_sentences(&u, &got);
        if (!str_eq(buf_str(&got), buf_str(&want))) printf("%s: %.*s\n", path, STR_F(heading));
        CHECK_STR(buf_str(&got), buf_str(&want));
        check_sane(with, &u, &keep);
        arena_reset(&keep);
        cases++;
    }
    buf_release(&text), buf_release(&want), buf_release(&got);
    arena_release(&keep);
    input_close(&in);
    return cases;
}

static int is_case_file(const struct dirent *entry) { return str_ends(str_of(entry->d_name), STR(".txt")); }

static void test_cases(void)
{
    struct dirent **files;
    int count = scandir("tests/cases/segment", &files, is_case_file, alphasort);
    if (!CHECK(count > 0)) return;
    for (int i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path, "tests/cases/segment/%s", files[i]->d_name);
        CHECK(run_cases(segmenter, path) > 0);
        free(files[i]);
    }
    free(files);
    for (uint16_t rule = RULE_BRACKET; rule < rule_count; rule++)
        if (!CHECK(decided[rule])) printf("no case of tests/cases/segment shows the rule %s\n", rules[rule].name);
}

static void test_golden(void)
{
    const char *shared = getenv("PASSEUR_SHARED");
    char path[1024];
    snprintf(path, sizeof path, "%s/segmentation/golden.txt", shared ? shared : "../shared");
    FILE *file = fopen(path, "r");
    if (!file) {
        printf("skip the shared golden cases: no %s\n", path);
        return;
    }
    fclose(file);
    CHECK(run_cases(segmenter, path) > 30);
}

/* Any mixture of what the rules look at is cut in a sane way. */
static void test_mixtures(void)
{
    static const char *const parts[] = { ".", "…", "!", "?", " ", " ", "\n", "\xC2\xA0", "\"", "«", "»", "(", ")", "[", "]",
                                         "a", "Il", "M", "etc", "12", "J.-C", "—", "-", "'", "’", "😀", "¹", "*", "@", ":",
                                         "é", "\xCC\x81", "http://a.b", "\xE2\x80\xAF" };
    struct arena keep = { 0 };
    struct buf text = { 0 };
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        buf_clear(&text);
        for (int n = 0; n < 40; n++) {
            seed = seed * 1664525 + 1013904223;
            buf_add(&text, str_of(parts[(seed >> 16) % (sizeof parts / sizeof *parts)]));
        }
        struct unit u = { .text = buf_str(&text) };
        segment_sentences(segmenter, &u, &keep);
        check_sane(segmenter, &u, &keep);
        arena_reset(&keep);
    }
    buf_release(&text);
    arena_release(&keep);
}

int main(void)
{
    segmenter = opened(&(struct segment_options){ 0 });
    test_cases();
    test_golden();
    test_mixtures();
    segmenter_close(segmenter);
    return check_end("segment");
}
