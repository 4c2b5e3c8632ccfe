/*
 * segment FILE: how fast the sentences of a text are found, beside ICU's sentence iterator (locale fr) on the same
 * paragraphs in the same run, one thread each; and the time on inputs made to be ugly, once and at twice their length.
 * ICU has one iterator that is handed text after text, and its best case too: UTF-16 made beforehand.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/input.h"
#include "segment/sentence.h"

#if __has_include(<unicode/ubrk.h>)
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#define WITH_ICU 1
#else
typedef uint16_t UChar;
#define WITH_ICU 0
#endif

#define ROUNDS 5        /* the best counts */
#define UGLY (20 << 20) /* bytes */

struct paragraph {
    struct str text;
    const UChar *wide;
    int32_t wide_length;
};

struct paragraphs {
    struct paragraph *at;
    size_t count, cap;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void fail(const char *what)
{
    fprintf(stderr, "segment: %s\n", what);
    exit(3);
}

#if WITH_ICU
static void widen(struct arena *keep, struct paragraph *p)
{
    UErrorCode code = U_ZERO_ERROR;
    UChar *wide = arena_alloc(keep, p->text.len + 1, sizeof *wide);
    u_strFromUTF8(wide, (int32_t)p->text.len + 1, &p->wide_length, p->text.ptr, (int32_t)p->text.len, &code);
    if (U_FAILURE(code)) fail("ICU does not take the text");
    p->wide = wide;
}

static double icu_time(const struct paragraphs *list, bool utf8, size_t *sentences)
{
    UErrorCode code = U_ZERO_ERROR;
    UText *text = NULL;
    UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, "fr", NULL, 0, &code);
    if (U_FAILURE(code)) fail("ICU has no sentence iterator");
    double start = now();
    *sentences = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct paragraph *p = &list->at[i];
        if (utf8) {
            text = utext_openUTF8(text, p->text.ptr, (int64_t)p->text.len, &code);
            ubrk_setUText(iterator, text, &code);
        } else {
            ubrk_setText(iterator, p->wide, p->wide_length, &code);
        }
        while (ubrk_next(iterator) != UBRK_DONE) ++*sentences;
    }
    double taken = now() - start;
    utext_close(text);
    ubrk_close(iterator);
    return taken;
}

static void show_icu(const char *name, double time, double ours, double mb, size_t sentences)
{
    printf("%-22s %7.1f MB/s   %zu sentences; passeur is %.1f times as fast (asked: 2)\n", name, mb / time, sentences,
           time / ours);
}
#endif

static void add_paragraph(struct arena *keep, struct paragraphs *list, struct str text)
{
    struct paragraph *p = arena_push(keep, list);
    *p = (struct paragraph){ .text = text };
#if WITH_ICU
    widen(keep, p);
#endif
}

/* Paragraphs have empty lines between them. */
static void cut(struct arena *keep, struct paragraphs *list, struct str text)
{
    while (text.len) {
        const char *end = memmem(text.ptr, text.len, "\n\n", 2);
        size_t len = end ? (size_t)(end - text.ptr) : text.len;
        if (len) add_paragraph(keep, list, str_sub(text, 0, len));
        text = str_from(text, end ? len + 2 : len);
    }
}

static double our_time(const struct segmenter *segmenter, const struct paragraphs *list, size_t *sentences)
{
    struct arena keep = { 0 };
    double start = now();
    *sentences = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct unit u = { .text = list->at[i].text };
        segment_sentences(segmenter, &u, &keep);
        *sentences += u.sentences.count;
        arena_reset(&keep);
    }
    double taken = now() - start;
    arena_release(&keep);
    return taken;
}

static void compare(const struct segmenter *segmenter, const struct paragraphs *list, size_t bytes)
{
    double ours = 1e9, icu[2] = { 1e9, 1e9 }, mb = (double)bytes / 1e6, t;
    size_t count = 0, icu_count[2] = { 0 };
    for (int i = 0; i < ROUNDS; i++) {
        if ((t = our_time(segmenter, list, &count)) < ours) ours = t;
#if WITH_ICU
        for (int utf8 = 0; utf8 < 2; utf8++)
            if ((t = icu_time(list, utf8, &icu_count[utf8])) < icu[utf8]) icu[utf8] = t;
#endif
    }
    printf("%-22s %7.1f MB/s   %zu sentences\n", "passeur", mb / ours, count);
#if WITH_ICU
    show_icu("ICU, UTF-16 beforehand", icu[0], ours, mb, icu_count[0]);
    show_icu("ICU, from UTF-8", icu[1], ours, mb, icu_count[1]);
#else
    (void)icu, (void)icu_count;
    puts("ICU: skipped, libicu-dev is not installed");
#endif
}

static double ugly_time(const struct segmenter *segmenter, struct str part, size_t bytes)
{
    struct buf text = { 0 };
    while (text.len < bytes) buf_add(&text, part);
    struct paragraph one = { .text = buf_str(&text) };
    struct paragraphs list = { &one, 1, 1 };
    size_t sentences;
    double taken = our_time(segmenter, &list, &sentences);
    buf_release(&text);
    return taken;
}

static void ugly(const struct segmenter *segmenter)
{
    static const char *const parts[] = { ".", "\"", "(", "« ", ". ", "a. ", "(.", "!\"", " ", "\xC2\xA0", "…»", "1.",
                                         "x", "(a. B) ", "😀", ".😀 ", "'", "[1]", ".[1]", "— ", ". — ", "https://", "-" };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        double half = ugly_time(segmenter, str_of(parts[i]), UGLY / 2);
        double whole = ugly_time(segmenter, str_of(parts[i]), UGLY);
        printf("20 MB of %-10s %.3f s, half of it %.3f s\n", parts[i], whole, half);
    }
}

int main(int count, char **words)
{
    struct fault fault = { 0 };
    struct input in;
    struct str text;
    struct segmenter *segmenter;
    struct arena keep = { 0 };
    struct paragraphs list = { 0 };
    double start = now();
    if (segmenter_open(&segmenter, &(struct segment_options){ 0 }, &fault) != STATUS_OK) fail(fault.what);
    printf("opened in %.2f ms\n", (now() - start) * 1e3);
    if (count == 2) {
        if (input_open(&in, words[1], &fault) != STATUS_OK) fail(fault.what);
        if (input_peek(&in, SIZE_MAX / 4, &text, &fault) != STATUS_OK) fail(fault.what);
        cut(&keep, &list, text);
        compare(segmenter, &list, text.len);
        struct paragraphs line = { 0 };
        add_paragraph(&keep, &line, text);
        size_t sentences;
        printf("as one line of %zu MB: %.3f s\n", text.len / 1000000, our_time(segmenter, &line, &sentences));
        input_close(&in);
    }
    ugly(segmenter);
    segmenter_close(segmenter);
    arena_release(&keep);
    return 0;
}
