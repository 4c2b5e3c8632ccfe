#include "report/excerpt.h"

#include "base/utf8.h"

struct str excerpt_words(const struct unit *u, struct span at)
{
    struct str s = unit_text(u, at);
    if (s.len <= EXCERPT_WORDS) return s;
    size_t n = EXCERPT_WORDS;
    while (((unsigned char)s.ptr[n] & 0xC0) == 0x80) n--;
    return str_sub(s, 0, n);
}

struct str excerpt_start(const struct unit *u, struct span at, size_t most, bool *cut)
{
    size_t end = at.beg, space = at.beg;
    for (size_t n = 0; n < most && end < at.end; n++) {
        size_t before = end;
        if (utf8_next(u->text, &end) == ' ') space = before;
    }
    *cut = end < at.end;
    bool whole = !*cut || space == at.beg || u->text.ptr[end] == ' ';
    return str_sub(u->text, at.beg, whole ? end : space);
}

/* The same backwards from `from`, not before `least`. */
static uint32_t start_before(struct str text, uint32_t from, uint32_t least)
{
    size_t at = from, word = from;
    for (int n = 0; n < EXCERPT_SIDE && at > least; n++) {
        size_t behind = at;
        if (utf8_prev(text, &at) == ' ') word = behind;
    }
    bool whole = at == least || word == from || text.ptr[at - 1] == ' ';
    return (uint32_t)(whole ? at : word);
}

static struct span sentence_at(const struct unit *u, size_t *next, uint32_t at)
{
    const struct sentences *s = &u->sentences;
    while (*next < s->count && s->at[*next].at.end <= at) ++*next;
    if (*next < s->count && s->at[*next].at.beg <= at) return s->at[*next].at;
    return (struct span){ 0, (uint32_t)u->text.len };
}

struct excerpt excerpt_of(const struct unit *u, size_t *next, struct span at)
{
    struct span sentence = sentence_at(u, next, at.beg);
    struct excerpt e = { .words = { at.beg, at.beg + (uint32_t)excerpt_words(u, at).len } };
    struct span behind = { e.words.end, sentence.end > e.words.end ? sentence.end : e.words.end };
    e.shown.beg = start_before(u->text, at.beg, sentence.beg);
    e.shown.end = e.words.end + (uint32_t)excerpt_start(u, behind, EXCERPT_SIDE, &e.cut_behind).len;
    e.cut_before = e.shown.beg > sentence.beg;
    return e;
}

void excerpt_add(struct buf *out, const struct unit *u, const struct excerpt *e)
{
    if (e->cut_before) buf_add(out, STR("… "));
    buf_add(out, unit_text(u, e->shown));
    if (e->cut_behind) buf_add(out, STR(" …"));
}
