/*
 * lexicon TABLE…: the word tables of the segmenter (segment/lexicon.h names them and their classes) as one table of
 * hashes on standard output, so that the program has nothing to read when it starts. What is wrong in a table is an error
 * with its file and line.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/table.h"
#include "base/utf8.h"
#include "segment/lexicon.h"

#define LONGEST_LINE 512
#define ABBREVIATIONS (LEXICON_ABBREVIATION | LEXICON_WORD)

static const struct {
    const char *table, *class;
    unsigned flags;
} known[] = {
#define X(table, class, flags) { table, class, flags },
    LEXICON_CLASSES(X)
#undef X
};

static struct table words, names;
static uint32_t classes[UINT16_MAX]; /* by number of the word */
static uint8_t given[UINT16_MAX];    /* 1: stands in a table, 0: was made of one that does */

static int fail(const char *path, int line, const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", path, line, what);
    return 1;
}

static struct str table_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str name = str_of(slash ? slash + 1 : path);
    return str_ends(name, STR(".txt")) ? str_sub(name, 0, name.len - 4) : name;
}

static unsigned flags_of(const char *path, struct str class)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_eq(str_of(known[i].table), table_name(path)) && str_eq(str_of(known[i].class), class)) return known[i].flags;
    return 0;
}

static uint32_t add(struct str word, unsigned flags)
{
    bool fresh;
    uint32_t id = table_put(&words, word, &fresh);
    if (id >= UINT16_MAX) fprintf(stderr, "too many words\n"), exit(1);
    classes[id] |= flags;
    return id;
}

/* A name is found by its last word; all of it is compared then. */
static const char *add_name(struct str word)
{
    bool fresh;
    size_t end = word.len, beg;
    if (!str_ends(word, STR("!")) && !str_ends(word, STR("?"))) return "a name here ends with ! or ?";
    while (end > 0 && strchr("!? ", word.ptr[end - 1])) end--;
    for (beg = end; beg > 0 && word.ptr[beg - 1] != ' ';) beg--;
    if (beg == end) return "no word before the mark";
    table_put(&names, word, &fresh);
    if (!fresh) return "stands twice";
    given[add(str_sub(word, beg, end), LEXICON_NAME)] = 1;
    return NULL;
}

static const char *add_word(struct str word, unsigned flags)
{
    if (flags & LEXICON_NAME) return add_name(word);
    uint32_t id = table_find(&words, word);
    if (id != TABLE_NONE && (classes[id] & flags)) return "stands twice";
    if (id != TABLE_NONE && (classes[id] & ABBREVIATIONS) && (flags & ABBREVIATIONS)) return "stands twice, in two classes";
    given[add(word, flags)] = 1;
    return NULL;
}

static const char *add_line(const char *path, struct str line)
{
    size_t tab = str_find_byte(line, 0, '\t');
    struct str word = str_trim(str_sub(line, 0, tab)), class = str_trim(str_from(line, tab));
    if (utf8_valid(line) != line.len) return "not UTF-8";
    if (str_find_byte(line, 0, '"') < line.len || str_find_byte(line, 0, '\\') < line.len) return "a \" or a \\";
    if (word.len == 0 || word.len > LEXICON_LONGEST) return "no word, or one that is too long";
    unsigned flags = flags_of(path, class);
    if (flags == 0) return "no such class: the head of the file names them";
    if ((flags & ABBREVIATIONS) && str_ends(word, STR("."))) return "abbreviations stand here without their last stop";
    return add_word(word, flags);
}

static int read_table(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) return perror(path), 1;
    static char bytes[LONGEST_LINE];
    int wrong = 0;
    for (int number = 1; fgets(bytes, sizeof bytes, file) && !wrong; number++) {
        struct str line = str_of(bytes);
        line = str_trim(str_sub(line, 0, str_find_byte(line, 0, '#')));
        const char *what = line.len ? add_line(path, line) : NULL;
        if (what) wrong = fail(path, number, what);
    }
    fclose(file);
    return wrong;
}

/* With a capital, or in capitals; the same word where nothing changes. */
static struct str raised(struct buf *b, struct str word, bool all)
{
    buf_clear(b);
    for (size_t i = 0; i < word.len;) {
        bool first = i == 0;
        uint32_t cp = utf8_next(word, &i);
        buf_add_cp(b, first || all ? utf8_upper(cp) : cp);
    }
    return buf_str(b);
}

static void add_variant(struct str word, unsigned flags)
{
    uint32_t id = table_find(&words, word);
    if (id == TABLE_NONE || !(classes[id] & ABBREVIATIONS)) add(word, flags);
}

/*
 * An abbreviation in small letters holds with a capital, too; all in capitals it may be a plain word (FIN. MIN. PAR.), so
 * that only a number makes it one.
 */
static void add_variants(void)
{
    struct buf b = { 0 };
    uint32_t count = words.count;
    for (uint32_t id = 0; id < count; id++) {
        struct str word = table_key(&words, id);
        unsigned flags = classes[id] & ABBREVIATIONS;
        if (!flags || !given[id] || !(utf8_class(utf8_at(word, 0)) & UC_LOWER)) continue;
        add_variant(raised(&b, word, false), flags);
        if (utf8_count(word) > 1) add_variant(raised(&b, word, true), flags & LEXICON_MAY ? LEXICON_MAY : LEXICON_WORD);
    }
    buf_release(&b);
}

static void print_words(void)
{
    size_t at = 0;
    printf("static const char lexicon_text[] =\n");
    for (uint32_t id = 0; id < words.count; id++) printf("    \"%.*s\"\n", STR_F(table_key(&words, id)));
    printf(";\n\nstatic const struct lexeme lexemes[] = {\n");
    for (uint32_t id = 0; id < words.count; id++) {
        struct str word = table_key(&words, id);
        printf("    { %zu, %zu, %u }, /* %.*s */\n", at, word.len, classes[id], STR_F(word));
        at += word.len;
    }
    printf("};\n\n");
    if (at > UINT16_MAX) fprintf(stderr, "too much text for 16 bits\n"), exit(1);
}

/* Slots by the low bits of str_hash: number + 1, 0 is free; a clash takes the next one. */
static void print_slots(void)
{
    uint32_t size = 64;
    while (size < 4 * words.count) size *= 2;
    uint16_t *slots = memory_new(size, sizeof *slots);
    for (uint32_t id = 0; id < words.count; id++) {
        uint32_t slot = (uint32_t)str_hash(table_key(&words, id)) & (size - 1);
        while (slots[slot]) slot = (slot + 1) & (size - 1);
        slots[slot] = (uint16_t)(id + 1);
    }
    printf("static const uint16_t lexicon_slots[%u] = {", size);
    for (uint32_t i = 0; i < size; i++) printf("%s%u,", i % 16 ? " " : "\n    ", slots[i]);
    printf("\n};\n\n");
    memory_free(slots);
}

int main(int count, char **paths)
{
    printf("/* made from");
    for (int i = 1; i < count; i++) printf(" %s", paths[i]);
    printf(": change those files, not this one */\n");
    for (int i = 1; i < count; i++)
        if (read_table(paths[i])) return 1;
    add_variants();
    print_words();
    print_slots();
    printf("static const char *const lexicon_names[] = {\n");
    for (uint32_t id = 0; id < names.count; id++) printf("    \"%.*s\",\n", STR_F(table_key(&names, id)));
    printf("};\n");
    return 0;
}
