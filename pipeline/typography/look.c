#include "typography/look.h"

void look_add(struct look *l, struct sighting s)
{
    if (l->out->count < LIMIT_SIGHTINGS) *arena_push(l->keep, l->out) = s;
}

void look_wrong(struct look *l, enum rule rule, bool sure, size_t beg, size_t end, struct str fix)
{
    look_add(l, (struct sighting){ .at = { (uint32_t)beg, (uint32_t)end },
                                   .kept = { (uint32_t)end, (uint32_t)end },
                                   .rule = (uint8_t)rule,
                                   .variant = sure ? VARIANT_WRONG : VARIANT_DOUBTFUL,
                                   .fix = fix });
}

void look_form(struct look *l, enum rule rule, unsigned variant, enum part part, size_t beg, size_t end)
{
    look_add(l, (struct sighting){ .at = { (uint32_t)beg, (uint32_t)end },
                                   .kept = { (uint32_t)end, (uint32_t)end },
                                   .rule = (uint8_t)rule,
                                   .variant = (uint8_t)variant,
                                   .part = (uint8_t)part });
}

/* Which space it is; VARIANTS: several of them, which another rule looks at. */
static unsigned space_variant(struct str gap)
{
    if (gap.len == 0) return SPACE_NONE;
    size_t i = 0;
    uint32_t cp = utf8_next(gap, &i);
    if (i != gap.len) return VARIANTS;
    return cp == ' ' ? SPACE_PLAIN : cp == 0xA0 ? SPACE_NOBREAK : SPACE_NARROW;
}

void look_gap(struct look *l, enum rule rule, enum part part, size_t beg, size_t end)
{
    struct str t = l->u->text;
    unsigned variant = space_variant(str_sub(t, beg, end));
    if (variant == VARIANTS) return;
    size_t from = beg, upto = end;
    if (part == PART_FIRST)
        utf8_prev(t, &from);
    else
        utf8_next(t, &upto);
    look_add(l, (struct sighting){ .at = { (uint32_t)beg, (uint32_t)end },
                                   .kept = part == PART_FIRST ? (struct span){ (uint32_t)from, (uint32_t)beg }
                                                              : (struct span){ (uint32_t)end, (uint32_t)upto },
                                   .rule = (uint8_t)rule,
                                   .variant = (uint8_t)variant,
                                   .part = (uint8_t)part });
}

struct str look_join(struct look *l, struct str a, struct str b, struct str c)
{
    return arena_join(l->keep, arena_join(l->keep, a, b), c);
}

bool look_special(struct look *l, size_t at)
{
    const struct words *w = &l->u->words;
    while (l->word < w->count && w->at[l->word].at.end <= at) l->word++;
    if (l->word == w->count || w->at[l->word].at.beg > at) return false;
    switch (w->at[l->word].kind) {
    case WORD_URL:
    case WORD_EMAIL:
    case WORD_FILE:
    case WORD_MENTION:
    case WORD_HASHTAG:
    case WORD_TICKER:
    case WORD_CODE: return true;
    default: return false;
    }
}

static struct str find_apostrophe(struct str t)
{
    for (size_t i = str_find_byte(t, 1, '\''); i < t.len; i = str_find_byte(t, i + 1, '\''))
        if (is_letter(utf8_before(t, i)) && is_letter(utf8_at(t, i + 1))) return STR("'");
    return STR("’");
}

struct str look_apostrophe_of(struct look *l)
{
    if (!l->apostrophe.ptr) l->apostrophe = find_apostrophe(l->u->text);
    return l->apostrophe;
}

size_t skip_spaces(struct str t, size_t at)
{
    while (at < t.len && is_space(utf8_at(t, at))) utf8_next(t, &at);
    return at;
}

size_t before_spaces(struct str t, size_t at)
{
    for (size_t i = at; i > 0 && is_space(utf8_prev(t, &i));) at = i;
    return at;
}

/*
 * Bytes at which a mark, a digit or a no-break space may begin: all others are passed by. Plain spaces and n°, which begin
 * with what is frequent, are found between the words and at them.
 */
static const bool stops_at[256] = {
    ['!'] = true, ['"'] = true, ['$'] = true, ['\''] = true, ['('] = true, [')'] = true, [','] = true,  ['-'] = true,
    ['.'] = true, [':'] = true, [';'] = true, ['?'] = true,  ['['] = true, [']'] = true, ['0'] = true,  ['1'] = true,
    ['2'] = true, ['3'] = true, ['4'] = true, ['5'] = true,  ['6'] = true, ['7'] = true, ['8'] = true,  ['9'] = true,
    [0xC2] = true, [0xE2] = true,
};

static size_t next_stop(struct str t, size_t i)
{
    while (i < t.len && !stops_at[(unsigned char)t.ptr[i]]) i++;
    return i;
}

static void look_at(struct look *l, uint32_t cp, size_t at, size_t *end)
{
    if (is_digit(cp) || cp == '$' || cp == 0x20AC || cp == 0xA3) {
        look_at_number(l, cp, at, end);
        return;
    }
    size_t behind = *end;
    look_at_space(l, cp, at, end);
    if (is_space(cp)) return;
    look_at_bracket(l, cp, at);
    look_at_mark(l, cp, at, &behind);
    if (behind > *end) *end = behind;
}

/* Of the sightings from `first` on: a speech may go on behind a paragraph in another language. */
static void keep_pairs(struct sightings *out, size_t first)
{
    size_t count = first;
    for (size_t i = first; i < out->count; i++)
        if (out->at[i].rule == RULE_TYPO_PAIR) out->at[count++] = out->at[i];
    out->count = count;
}

void look_unit(struct look *l)
{
    struct str t = l->u->text;
    size_t before = l->out->count;
    l->word = l->depth = l->loose = 0;
    l->start = skip_spaces(t, 0);
    l->apostrophe.ptr = NULL;
    l->straight.open = l->english.open = false;
    l->inside = 0;
    look_at_paragraph(l);
    for (size_t i = 0; (i = next_stop(t, i)) < t.len;) {
        size_t at = i;
        uint32_t cp = utf8_next(t, &i);
        look_at(l, cp, at, &i);
    }
    look_at_brackets_left(l);
    look_at_words(l);
    if (l->out->count > before && look_is_foreign(l)) keep_pairs(l->out, before);
}
