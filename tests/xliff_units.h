/*
 * xliff_units: units made by hand, and their XLIFF. In the marked text, {…} is a sentence; what stands between two of them
 * is the white space that belongs to none.
 */
#ifndef TESTS_XLIFF_UNITS_H
#define TESTS_XLIFF_UNITS_H

#include "xliff/read.h"
#include "xliff/write.h"

static inline struct unit xliff_unit_of(struct arena *keep, uint64_t number, struct str marked)
{
    struct unit u = { .number = number };
    struct buf text = { 0 };
    uint32_t beg = 0;
    for (size_t i = 0; i < marked.len; i++) {
        if (marked.ptr[i] == '{')
            beg = (uint32_t)text.len;
        else if (marked.ptr[i] == '}')
            *arena_push(keep, &u.sentences) = (struct sentence){ { beg, (uint32_t)text.len }, 0 };
        else
            buf_addc(&text, marked.ptr[i]);
    }
    u.text = arena_str(keep, buf_str(&text));
    buf_release(&text);
    return u;
}

/* All that is hard: no-break spaces, quotes, emoji, what XML escapes and what it forbids, line breaks. */
#define XLIFF_HARD                                                                                                     \
    "\t{Il dit\xC2\xA0: «\xE2\x80\xAF"                                                                                 \
    "A < B & \"C\"\xE2\x80\xAF» \x01\x0B"                                                                              \
    "ici\xEF\xBF\xBE\xEF\xBF\xBD 😀 e\xCC\x81 \x7F\xC2\x85.}\x0C  \t{Fin ]]> l'été\r\net\nla\tsuite &amp;.} \n"

static inline struct finding xliff_finding_of(const struct unit *u, const char *word, enum confidence confidence,
                                              struct str *suggestions, size_t count)
{
    const char *at = memmem(u->text.ptr, u->text.len, word, strlen(word));
    uint32_t beg = (uint32_t)(at - u->text.ptr);
    return (struct finding){ .at = { beg, beg + (uint32_t)strlen(word) }, .rule = RULE_SPELL_UNKNOWN, .confidence = (uint8_t)confidence,
                             .suggestions = suggestions, .suggestion_count = count };
}

static inline void xliff_file_of(const struct xliff_head *head, const struct unit *units, size_t count, struct buf *out)
{
    xliff_begin(head, out);
    xliff_units(head, units, count, out);
    xliff_end(head, out);
}

#endif
