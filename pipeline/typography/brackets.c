/*
 * Brackets and quotation marks without their other in a paragraph. Whether it comes in a later one, the document says:
 * a speech may open here and close some paragraphs further down.
 */
#include "typography/look.h"

static const struct {
    uint32_t open, close;
} pairs[LOOSE_STRAIGHT] = { { '(', ')' }, { '[', ']' }, { 0xAB, 0xBB }, { 0x201C, 0x201D } };

static bool begins(const struct look *l, size_t at) { return l->start == at; }

void look_loose(struct look *l, unsigned kind, size_t at, unsigned what)
{
    size_t end = at;
    if (l->loose++ >= LIMIT_LOOSE_MARKS) return;
    utf8_next(l->u->text, &end);
    look_form(l, RULE_TYPO_PAIR, begins(l, at) ? what | LOOSE_FIRST : what, (enum part)kind, at, end);
}

static bool is_counting(uint32_t cp) { return is_digit(cp) || (cp < 128 && strchr("IVXivx", (int)cp)); }

/* a), 12) and 1°) at the start or behind a space count things; :) smiles. */
static bool is_mark_of_list(struct str t, size_t at)
{
    size_t i = at, n = 0;
    bool number = true;
    uint32_t degree = utf8_before(t, i);
    if (degree == 0xB0 || degree == 0xBA) utf8_prev(t, &i);
    while (i > 0 && n < 5 && is_alnum(utf8_before(t, i))) number &= is_counting(utf8_prev(t, &i)), n++;
    uint32_t before = utf8_before(t, i);
    return (n == 1 || (number && n > 0 && n < 5)) &&
           (is_gap(before) || before == '(' || before == '.' || before == '-' || before == '*');
}

static bool is_face(struct str t, size_t at)
{
    uint32_t eyes = utf8_before(t, at), behind = utf8_at(t, at + 1);
    if (eyes == '-' && at > 1) eyes = utf8_before(t, at - 1);
    return eyes == ':' || eyes == ';' || eyes == '=' || eyes == '^' || behind == ':' || behind == ';';
}

static void look_close(struct look *l, unsigned kind, size_t at)
{
    for (size_t i = l->depth; i-- > 0;)
        if (l->open[i].kind == kind) { /* what was opened inside and is still open crosses it */
            if (kind >= 2 && begins(l, l->open[i].at)) look_loose(l, kind, at, LOOSE_SPEECH);
            memmove(l->open + i, l->open + i + 1, (l->depth - i - 1) * sizeof *l->open);
            l->depth--;
            return;
        }
    if (kind == 2 && begins(l, at)) return; /* » in the margin: the speech goes on, as old books set it */
    if (kind == 3 && l->mixed) return; /* "so”: a matter of their forms */
    if (kind < 2 && (is_mark_of_list(l->u->text, at) || is_face(l->u->text, at))) return;
    look_loose(l, kind, at, LOOSE_CLOSE);
}

void look_at_bracket(struct look *l, uint32_t cp, size_t at)
{
    for (unsigned kind = 0; kind < LOOSE_STRAIGHT; kind++) {
        if ((cp != pairs[kind].open && cp != pairs[kind].close) || look_special(l, at)) continue;
        if (cp == pairs[kind].close)
            look_close(l, kind, at);
        else if (l->depth < LIMIT_OPEN_MARKS && !(kind < 2 && is_face(l->u->text, at)))
            l->open[l->depth++] = (struct open_mark){ at, kind };
    }
}

void look_at_brackets_left(struct look *l)
{
    bool told[LOOSE_STRAIGHT] = { 0 };
    for (size_t i = 0; i < l->depth; i++) {
        unsigned kind = l->open[i].kind;
        if (kind < 2 || !told[kind]) look_loose(l, kind, l->open[i].at, LOOSE_OPEN);
        told[kind] = true; /* old books set « before every verse of a speech */
    }
}
