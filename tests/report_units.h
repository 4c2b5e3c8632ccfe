/*
 * report_units: units made by hand, for tests of reports. In the marked text, {mot|sure|un,deux} is a finding of "mot"
 * with a confidence and suggestions; "\n" is a line break of the original (one unit, hard-wrapped). Sentences end at
 * ". " and words are runs of letters and digits: enough for reports, which see layers and not French.
 */
#ifndef TESTS_REPORT_UNITS_H
#define TESTS_REPORT_UNITS_H

#include "base/utf8.h"
#include "unit/unit.h"

static inline uint8_t confidence_of(struct str name)
{
    for (int c = 0; c < CONFIDENCES; c++)
        if (str_eq(name, str_of(confidence_name((enum confidence)c)))) return (uint8_t)c;
    return CONFIDENCE_SURE;
}

/* The part of *rest before c or all of it; *rest moves behind c. */
static inline struct str part(struct str *rest, char c)
{
    size_t end = str_find_byte(*rest, 0, c);
    struct str head = str_sub(*rest, 0, end);
    *rest = str_from(*rest, end + (end < rest->len));
    return head;
}

static inline struct finding finding_of(struct arena *keep, struct str marked, struct str *word)
{
    struct finding f = { .rule = RULE_SPELL_UNKNOWN };
    *word = part(&marked, '|');
    f.confidence = confidence_of(part(&marked, '|'));
    f.suggestions = arena_new(keep, struct str, 8);
    while (marked.len) f.suggestions[f.suggestion_count++] = arena_str(keep, part(&marked, ','));
    return f;
}

static inline void add_words_of(struct unit *u, struct arena *keep)
{
    for (size_t i = 0; i < u->text.len;) {
        size_t beg = i;
        while (utf8_class(utf8_at(u->text, i)) & (UC_LETTER | UC_DIGIT | UC_MARK)) utf8_next(u->text, &i);
        if (i > beg)
            *arena_push(keep, &u->words) = (struct word){ .at = { (uint32_t)beg, (uint32_t)i } };
        else
            utf8_next(u->text, &i);
    }
}

static inline void add_sentences_of(struct unit *u, struct arena *keep)
{
    for (size_t beg = 0, i = 0; i < u->text.len; i++) {
        bool last = i + 1 == u->text.len;
        if (!last && !(u->text.ptr[i] == '.' && u->text.ptr[i + 1] == ' ')) continue;
        *arena_push(keep, &u->sentences) = (struct sentence){ .at = { (uint32_t)beg, (uint32_t)i + 1 } };
        beg = i + 2;
    }
}

/* One piece a line, and a piece of one space for each break. *byte and *line say where it begins and move behind it. */
static inline void add_pieces_of(struct unit *u, struct arena *keep, struct str broken, uint64_t *byte, uint32_t *line)
{
    for (size_t i = 0; i < broken.len || (i == 0 && broken.len == 0);) {
        size_t end = str_find_byte(broken, i, '\n');
        *arena_push(keep, &u->pieces) = (struct piece){
            { (uint32_t)i, (uint32_t)end }, *byte, *byte + end - i, *line, 1, STEP_SAME };
        *byte += end - i + 1;
        if (end < broken.len)
            *arena_push(keep, &u->pieces) = (struct piece){ { (uint32_t)end, (uint32_t)end + 1 },
                *byte - 1, *byte, *line, (uint32_t)utf8_count(str_sub(broken, i, end)) + 1, STEP_WHOLE };
        ++*line;
        i = end + 1;
    }
}

static inline struct unit *make_unit(struct arena *keep, struct str marked, uint64_t *byte, uint32_t *line)
{
    struct unit *u = arena_new(keep, struct unit, 1);
    char *text = arena_alloc(keep, marked.len + 1, 1), *broken = arena_alloc(keep, marked.len + 1, 1);
    size_t len = 0;
    while (marked.len) {
        struct str plain = part(&marked, '{'), word = { 0 };
        memcpy(broken + len, plain.ptr, plain.len);
        len += plain.len;
        if (marked.len == 0) break;
        struct finding f = finding_of(keep, part(&marked, '}'), &word);
        memcpy(broken + len, word.ptr, word.len);
        f.at = (struct span){ (uint32_t)len, (uint32_t)(len + word.len) };
        len += word.len;
        *arena_push(keep, &u->findings) = f;
    }
    memcpy(text, broken, len);
    for (size_t i = 0; i < len; i++)
        if (text[i] == '\n') text[i] = ' ';
    u->text = str_n(text, len);
    u->number = 1;
    add_pieces_of(u, keep, str_n(broken, len), byte, line);
    add_sentences_of(u, keep);
    add_words_of(u, keep);
    return u;
}

#endif
