/* The tables of dictionaries/ that the rules read, with a number or a text for each word. */
#include <assert.h>

#include "gen_a_preposition.h"
#include "gen_abreges.h"
#include "gen_amorces.h"
#include "gen_echelles.h"
#include "gen_h_aspire.h"
#include "gen_h_muet.h"
#include "gen_mesures.h"
#include "gen_monnaies.h"
#include "gen_mots_outils.h"
#include "gen_ordinaux.h"
#include "gen_petits_mots.h"
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
static const char *const measures[] = { "", "signe", "long", "court", "quantité", "monnaie", "nom", "compté", NULL };
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

static size_t longest(const struct table *words)
{
    size_t len = 0;
    for (uint32_t id = 0; id < words->count; id++)
        if (words->keys[id].len > len) len = words->keys[id].len;
    return len;
}

static void read_tools(struct usage *u)
{
    struct str *languages = READ(u, &u->tools, mots_outils);
    u->tool_is_french = arena_new(&u->keep, bool, u->tools.count);
    for (uint32_t id = 0; id < u->tools.count; id++) u->tool_is_french[id] = str_eq(languages[id], STR("fr"));
    u->longest_tool = longest(&u->tools);
}

/* ---- small words and letters ---- */

static const struct {
    const char *name;
    enum small bit;
} small_classes[] = {
    { "élide-nom", SMALL_ELIDES_NOUN }, { "élide-tout", SMALL_ELIDES_ANY }, { "élide-pronom", SMALL_ELIDES_PRONOUN },
    { "élide-il", SMALL_ELIDES_IL },    { "élide-être", SMALL_ELIDES_BE },  { "incertain", SMALL_DOUBTFUL },
    { "pronom", SMALL_PRONOUN },        { "il", SMALL_IL },                 { "être", SMALL_BE },
    { "seul", SMALL_LONE },             { "voyelle", SMALL_VOWEL },         { "sujet", SMALL_SUBJECT },
    { "infinitif", SMALL_INFINITIVE },  { "titre", SMALL_TITLE },           { "premier", SMALL_FIRST },
    { "article", SMALL_ARTICLE },
};

static uint32_t small_class(struct str name)
{
    for (size_t i = 0; i < sizeof small_classes / sizeof *small_classes; i++)
        if (str_eq(name, str_of(small_classes[i].name))) return small_classes[i].bit;
    assert(false && "a class that petits_mots.txt has, and nobody reads");
    return 0;
}

static uint32_t small_classes_of(struct str names)
{
    uint32_t bits = 0;
    for (size_t beg = 0, end; beg < names.len; beg = end + 1) {
        end = str_find_byte(names, beg, ' ');
        bits |= small_class(str_sub(names, beg, end));
    }
    return bits;
}

/* le leaves l, que leaves qu. */
static void cut_small(struct usage *u, struct str word)
{
    size_t end = word.len;
    utf8_prev(word, &end);
    u->is_lost[(unsigned char)word.ptr[word.len - 1]] = true;
    u->small_class[table_put(&u->small, str_sub(word, 0, end), NULL)] |= SMALL_CUT;
}

static void read_small(struct usage *u)
{
    struct str *classes = READ(u, &u->small, petits_mots);
    uint32_t count = u->small.count;
    u->small_class = arena_new(&u->keep, uint32_t, 2 * count);
    for (uint32_t id = 0; id < count; id++) u->small_class[id] = small_classes_of(classes[id]);
    for (uint32_t id = 0; id < count; id++)
        if (u->small_class[id] & SMALL_ELIDED) cut_small(u, table_key(&u->small, id));
    u->longest_small = longest(&u->small);
}

static bool is_vowel(const struct usage *u, uint32_t cp)
{
    char bytes[4];
    return usage_small(u, str_n(bytes, utf8_put(bytes, cp))) & SMALL_VOWEL;
}

static void mark_first(struct usage *u, struct str word)
{
    uint32_t first = utf8_at(word, 0);
    if (first < USAGE_LETTERS) u->letters[first] |= LETTER_ELIDES;
}

static void read_letters(struct usage *u)
{
    for (uint32_t cp = 1; cp < USAGE_LETTERS; cp++)
        if (is_vowel(u, cp) || is_vowel(u, utf8_base(cp))) u->letters[cp] = LETTER_VOWEL | LETTER_ELIDES;
    for (uint32_t id = 0; id < u->mute.count; id++) mark_first(u, table_key(&u->mute, id));
    for (uint32_t id = 0; id < u->small.count; id++)
        if (u->small_class[id] & SMALL_LONE) mark_first(u, table_key(&u->small, id));
}

unsigned usage_small(const struct usage *u, struct str word)
{
    uint32_t id = word.len <= u->longest_small ? table_find(&u->small, word) : TABLE_NONE;
    return id == TABLE_NONE ? 0 : u->small_class[id];
}

unsigned usage_letter(const struct usage *u, uint32_t cp)
{
    uint32_t letter = cp < USAGE_LETTERS ? cp : utf8_base(cp);
    return letter < USAGE_LETTERS ? u->letters[letter] : 0;
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
    read_tools(u);
    u->money_name = READ(u, &u->monies, monnaies);
    u->scale_right = READ(u, &u->scales, echelles);
    read_small(u);
    read_letters(u);
    chain_abbreviations(u);
}

void usage_release(struct usage *u)
{
    struct table *tables[] = { &u->doubles, &u->ordinals, &u->unelided, &u->mute,   &u->aspirated, &u->behind_a, &u->openings,
                               &u->tools,   &u->units,    &u->small,    &u->monies, &u->scales,    &u->starts };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) table_release(tables[i]);
    arena_release(&u->keep);
}
