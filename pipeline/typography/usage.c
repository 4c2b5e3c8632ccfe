/* The tables of dictionaries/ that the rules read, with a number or a text for each word. */
#include "gen_a_preposition.h"
#include "gen_abreges.h"
#include "gen_amorces.h"
#include "gen_h_aspire.h"
#include "gen_h_muet.h"
#include "gen_mesures.h"
#include "gen_mots_outils.h"
#include "gen_ordinaux.h"
#include "gen_redoublements.h"
#include "gen_sans_elision.h"
#include "typography/look.h"

/* The words of a table, and what stands behind their tab. */
static struct str *read_table(struct usage *u, struct table *words, const char *bytes, size_t size)
{
    struct str text = str_n(bytes, size - 1), line;
    size_t lines = 0;
    for (size_t i = 0; i < text.len; i++) lines += text.ptr[i] == '\n';
    struct str *values = arena_new(&u->keep, struct str, lines + 1);
    while (str_line(&text, &line)) {
        size_t tab = str_find_byte(line, 0, '\t');
        values[table_put(words, str_sub(line, 0, tab), NULL)] = str_from(line, tab < line.len ? tab + 1 : tab);
    }
    return values;
}

#define READ(usage, words, name) read_table(usage, words, gen_##name, sizeof gen_##name)

/* The classes of mesures.txt and of redoublements.txt, in the order of their enums. */
static const char *const measures[] = { "", "signe", "long", "court", "quantité", "monnaie", NULL };
static const char *const doublings[] = { "permis", "faute", "particule", NULL };

/* A table whose values are names of classes. */
static uint8_t *read_classes(struct usage *u, struct table *words, const char *bytes, size_t size, const char *const *names)
{
    struct str *values = read_table(u, words, bytes, size);
    uint8_t *classes = arena_new(&u->keep, uint8_t, words->count);
    for (uint32_t id = 0; id < words->count; id++)
        for (uint8_t i = 0; names[i]; i++)
            if (str_eq(values[id], str_of(names[i]))) classes[id] = i;
    return classes;
}

#define READ_CLASSES(usage, words, name, names) read_classes(usage, words, gen_##name, sizeof gen_##name, names)

static size_t first_letters(struct str s)
{
    size_t end = 0;
    while (end < s.len && is_letter(utf8_at(s, end))) utf8_next(s, &end);
    return end;
}

static void chain_abbreviations(struct usage *u)
{
    struct table wrong = { 0 };
    struct str *right = READ(u, &wrong, abreges);
    u->abbreviations = arena_new(&u->keep, struct abbreviation, wrong.count + 1);
    u->first = arena_new(&u->keep, uint32_t, wrong.count + 1);
    for (uint32_t id = wrong.count; id-- > 0;) {
        struct str key = arena_str(&u->keep, table_key(&wrong, id));
        size_t bar = str_find_byte(right[id], 0, '/');
        uint32_t start = table_put(&u->starts, str_sub(key, 0, first_letters(key)), NULL);
        u->abbreviations[id] = (struct abbreviation){ key, str_sub(right[id], 0, bar),
                                                      bar < right[id].len ? right[id].ptr[bar + 1] : 0,
                                                      u->first[start] };
        u->first[start] = id + 1;
        u->starts_with[(unsigned char)key.ptr[0]] |= (uint64_t)1 << (key.ptr[1] & 63); /* all have two and more */
    }
    table_release(&wrong);
}

void usage_open(struct usage *u)
{
    u->double_class = READ_CLASSES(u, &u->doubles, redoublements, doublings);
    u->unit_class = READ_CLASSES(u, &u->units, mesures, measures);
    u->ordinal_right = READ(u, &u->ordinals, ordinaux);
    u->article = READ(u, &u->aspirated, h_aspire);
    struct str *unelided = READ(u, &u->unelided, sans_elision);
    u->only_articles = arena_new(&u->keep, bool, u->unelided.count);
    for (uint32_t id = 0; id < u->unelided.count; id++) u->only_articles[id] = unelided[id].len > 0;
    READ(u, &u->mute, h_muet);
    READ(u, &u->behind_a, a_preposition);
    READ(u, &u->openings, amorces);
    struct str *tools = READ(u, &u->tools, mots_outils);
    u->tool_is_french = arena_new(&u->keep, bool, u->tools.count);
    for (uint32_t id = 0; id < u->tools.count; id++) u->tool_is_french[id] = str_eq(tools[id], STR("fr"));
    chain_abbreviations(u);
}

void usage_release(struct usage *u)
{
    struct table *tables[] = { &u->doubles,  &u->ordinals, &u->unelided, &u->mute,   &u->aspirated,
                               &u->behind_a, &u->openings, &u->tools,    &u->units,  &u->starts };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) table_release(tables[i]);
    arena_release(&u->keep);
}
