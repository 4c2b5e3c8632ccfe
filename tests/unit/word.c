/* How French words are cut, and of which kind each is: tests/cases/words.txt, a text and what must come of it. */
#include <stdlib.h>

#include "base/input.h"
#include "check.h"
#include "segment/word.h"

static const char *const kinds[] = { "mot", "élidé", "sigle", "nombre", "mesure", "ordinal", "romain", "adresse",
                                     "courriel", "fichier", "mention", "mot-dièse", "ticker", "code", "chameau",
                                     "inclusif" };

static void cut(struct str text, struct arena *keep, struct unit *u)
{
    *u = (struct unit){ .text = text };
    *arena_push(keep, &u->sentences) = (struct sentence){ .at = { 0, (uint32_t)text.len } };
    segment_words(u, keep);
}

/* "mot L’ [élidé] …": words in a row, the kind behind each that is not a plain word. */
static struct str shown(const struct unit *u, struct buf *b)
{
    buf_clear(b);
    for (size_t i = 0; i < u->words.count; i++) {
        const struct word *w = &u->words.at[i];
        buf_addf(b, "%s%.*s", i ? " | " : "", STR_F(unit_text(u, w->at)));
        if (w->kind != WORD_PLAIN) buf_addf(b, " [%s]", kinds[w->kind]);
    }
    return buf_str(b);
}

static void test_cases(void)
{
    struct input in = { 0 };
    struct fault fault = { 0 };
    struct str all, line, text = { 0 };
    struct arena keep = { 0 };
    struct buf b = { 0 };
    size_t cases = 0;
    if (!CHECK(input_open(&in, "tests/cases/words.txt", &fault) == STATUS_OK)) return;
    CHECK(input_peek(&in, 1 << 20, &all, &fault) == STATUS_OK);
    while (str_line(&all, &line)) {
        struct unit u;
        if (line.len == 0 || line.ptr[0] == '#') continue;
        if (!str_starts(line, STR("= "))) {
            text = line;
            continue;
        }
        cut(text, &keep, &u);
        CHECK_STR(shown(&u, &b), str_from(line, 2));
        CHECK(unit_sane(&u));
        cases++;
    }
    CHECK(cases > 15);
    buf_release(&b);
    arena_release(&keep);
    input_close(&in);
}

static void test_opens(void)
{
    struct arena keep = { 0 };
    struct unit u = { .text = STR("Il part. Elle dort.") };
    *arena_push(&keep, &u.sentences) = (struct sentence){ .at = { 0, 8 } };
    *arena_push(&keep, &u.sentences) = (struct sentence){ .at = { 9, 19 } };
    segment_words(&u, &keep);
    CHECK(u.words.count == 4 && u.words.at[0].opens && !u.words.at[1].opens && u.words.at[2].opens &&
          !u.words.at[3].opens);
    arena_release(&keep);
}

/* Ugly texts: nothing breaks, and the layer stays sane. */
static void test_ugly(void)
{
    static const char *const pieces[] = { "'", "l'", "a.", "-", "a-", "@", "a@", "/a", "e\u0301", "\u0301", "\u200B", "A.",
                                          "é·", "a(e)", "1", "$a", "<a", "a_", "http://", "\u2019x", "\u02BC", " \u02BC", "l`h" };
    struct arena keep = { 0 };
    struct buf b = { 0 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct unit u;
        buf_clear(&b);
        for (int n = 0; n < 30000; n++) buf_add(&b, str_of(pieces[i]));
        cut(buf_str(&b), &keep, &u);
        CHECK(unit_sane(&u));
        arena_reset(&keep);
    }
    buf_release(&b);
    arena_release(&keep);
}

int main(void)
{
    test_cases();
    test_opens();
    test_ugly();
    return check_end("word");
}
