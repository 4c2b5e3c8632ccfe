/* Sentences: why each ended or did not, abbreviations of the house, ugly input in linear time. */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "check.h"
#include "segment/sentence.h"

static struct segmenter *segmenter;

/* What the layer promises of any text: spans in order, trimmed, and nothing but white space between them. */
static bool is_sane(const struct unit *u)
{
    uint32_t at = 0;
    for (size_t i = 0; i <= u->sentences.count; i++) {
        struct span s = i < u->sentences.count ? u->sentences.at[i].at : (struct span){ (uint32_t)u->text.len, 0 };
        for (size_t k = at; k < s.beg;)
            if (!(utf8_class(utf8_next(u->text, &k)) & UC_SPACE)) return false;
        if (i == u->sentences.count) return true;
        if (s.beg >= s.end || utf8_class(utf8_at(u->text, s.beg)) & UC_SPACE ||
            utf8_class(utf8_before(u->text, s.end)) & UC_SPACE)
            return false;
        at = s.end;
    }
    return false;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double time_of(struct str pattern, size_t bytes)
{
    struct buf text = { 0 };
    struct arena keep = { 0 };
    while (text.len < bytes) buf_add(&text, pattern);
    struct unit u = { .text = buf_str(&text) };
    double start = now();
    segment_sentences(segmenter, &u, &keep);
    double spent = now() - start;
    CHECK(is_sane(&u));
    buf_release(&text);
    arena_release(&keep);
    return spent;
}

/* Four times the length takes about four times as long, not sixteen: the bound is wide, for the machine is shared. */
static void test_ugly(void)
{
    static const char *const patterns[] = { ".", "\"", "(", ")", "« ", "[.", "(a. B", "!? ", "… ", ". . ", "A.", "\xCC\x81", " ",
                                            "😀", "a.(B.[C.", "* .", "'." };
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        double once = time_of(str_of(patterns[i]), 200000), four = time_of(str_of(patterns[i]), 800000);
        if (!CHECK(four < 0.2 || four < 10 * once)) printf("    %s: %.3f s, %.3f s\n", patterns[i], once, four);
    }
}

static void test_house(void)
{
    char path[] = "/tmp/passeur-abbreviations-XXXXXX";
    int fd = mkstemp(path);
    struct segmenter *own = NULL;
    struct fault fault = { 0 };
    struct arena keep = { 0 };
    CHECK(fd >= 0 && write(fd, "# maison\nréf.\nqqp\tparfois\n", 26) > 0);
    CHECK(segmenter_open(&own, &(struct segment_options){ .abbreviations = path }, &fault) == STATUS_OK);
    struct unit u = { .text = STR("Le modèle qqp. Rouge est le qqp. le plus cher.") };
    segment_sentences(own, &u, &keep);
    CHECK(u.sentences.count == 2);
    segmenter_close(own);
    CHECK(ftruncate(fd, 0) == 0 && pwrite(fd, "mot\tbleu\n", 9, 0) == 9);
    CHECK(segmenter_open(&own, &(struct segment_options){ .abbreviations = path }, &fault) == STATUS_FORMAT);
    CHECK(strstr(fault.what, "line 1"));
    segmenter_close(own);
    close(fd);
    unlink(path);
    arena_release(&keep);
}

static void test_explain(void)
{
    struct arena keep = { 0 };
    struct decisions d = { 0 };
    struct unit u = { .text = STR("M. Roy (il dort. Chut.) sort. Il pleut.") };
    segment_explain(segmenter, &u, &keep, &d);
    CHECK(d.count == 4);
    CHECK(d.count == 4 && strcmp(segment_rule_name(segmenter, d.at[0].rule), "abréviation") == 0 && !d.at[0].breaks);
    CHECK(d.count == 4 && strcmp(segment_rule_name(segmenter, d.at[1].rule), "entre-crochets") == 0 && !d.at[1].breaks);
    CHECK(d.count == 4 && strcmp(segment_rule_name(segmenter, d.at[3].rule), "point") == 0 && d.at[3].breaks);
    arena_release(&keep);
}

int main(void)
{
    struct fault fault = { 0 };
    if (!CHECK(segmenter_open(&segmenter, &(struct segment_options){ 0 }, &fault) == STATUS_OK)) return check_end("sentence");
    test_explain();
    test_house();
    test_ugly();
    segmenter_close(segmenter);
    return check_end("sentence");
}
