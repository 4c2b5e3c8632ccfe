#include "segment/lexicon.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "gen_lexicon.h"

#define SLOTS (sizeof lexicon_slots / sizeof *lexicon_slots)

static struct str text_of(const struct lexeme *l) { return str_n(lexicon_text + l->text, l->length); }

unsigned lexicon_own(struct str word)
{
    if (word.len == 0 || word.len > LEXICON_LONGEST) return 0;
    for (size_t slot = (size_t)str_hash(word) & (SLOTS - 1); lexicon_slots[slot]; slot = (slot + 1) & (SLOTS - 1)) {
        const struct lexeme *l = &lexemes[lexicon_slots[slot] - 1];
        if (str_eq(text_of(l), word)) return l->classes;
    }
    return 0;
}

unsigned lexicon_find(const struct lexicon *x, struct str word)
{
    unsigned own = lexicon_own(word);
    uint32_t id = x->words.count ? table_find(&x->words, word) : TABLE_NONE;
    if (id == TABLE_NONE) return own;
    return (own & ~(unsigned)(LEXICON_ABBREVIATION | LEXICON_WORD)) | x->classes[id];
}

bool lexicon_ends_name(struct str s)
{
    for (size_t i = 0; i < sizeof lexicon_names / sizeof *lexicon_names; i++)
        if (str_ends(s, str_of(lexicon_names[i]))) return true;
    return false;
}

static unsigned class_of(struct str name)
{
    static const struct {
        const char *table, *class;
        unsigned flags;
    } known[] = {
#define X(table, class, flags) { table, class, flags },
        LEXICON_CLASSES(X)
#undef X
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].table, "abreviations") == 0 && str_eq(str_of(known[i].class), name)) return known[i].flags;
    return 0;
}

static void put(struct lexicon *x, struct str word, unsigned class)
{
    uint32_t id = table_put(&x->words, word, NULL);
    x->classes = memory_grow(x->classes, x->words.cap, sizeof *x->classes);
    x->classes[id] = (uint16_t)class;
}

/* A word in small letters holds with a capital, too. */
static void put_raised(struct lexicon *x, struct str word, unsigned class)
{
    char raised[LEXICON_LONGEST + 4];
    size_t first = 0;
    size_t len = utf8_put(raised, utf8_upper(utf8_next(word, &first)));
    memcpy(raised + len, word.ptr + first, word.len - first);
    put(x, str_n(raised, len + word.len - first), class);
}

/* A line "mot<TAB>classe", the class being "jamais" when it is left out; false when it is wrong. */
static bool add_line(struct lexicon *x, struct str line)
{
    size_t tab = str_find_byte(line, 0, '\t');
    struct str word = str_trim(str_sub(line, 0, tab)), name = str_trim(str_from(line, tab));
    unsigned class = name.len ? class_of(name) : LEXICON_NEVER;
    if (str_ends(word, STR("."))) word.len--;
    if (word.len == 0 || word.len > LEXICON_LONGEST || class == 0) return false;
    put_raised(x, word, class);
    put(x, word, class);
    return true;
}

static struct str content(struct str line) { return str_trim(str_sub(line, 0, str_find_byte(line, 0, '#'))); }

static enum status read_lines(struct lexicon *x, struct str rest, const char *path, struct fault *fault)
{
    struct str line;
    if (utf8_valid(rest) != rest.len)
        return fault_set(fault, STATUS_FORMAT, path, (int64_t)utf8_valid(rest),
                         _("this is no list of abbreviations: give a UTF-8 text with one a line"));
    str_take(&rest, STR("\xEF\xBB\xBF"));
    for (int number = 1; str_line(&rest, &line); number++)
        if (content(line).len && !add_line(x, content(line)))
            return fault_set(fault, STATUS_FORMAT, path, FAULT_NOWHERE,
                             _("line %d: write the abbreviation, a tab and its class: jamais, nom, numéro, parfois or mot"),
                             number);
    return STATUS_OK;
}

enum status lexicon_read(struct lexicon *x, const char *path, struct fault *fault)
{
    struct input in;
    struct str bytes;
    TRY(input_open_whole(&in, path, LIMIT_LIST, &bytes, fault));
    enum status status = read_lines(x, bytes, path, fault);
    input_close(&in);
    return status;
}

void lexicon_release(struct lexicon *x)
{
    table_release(&x->words);
    memory_free(x->classes);
    *x = (struct lexicon){ 0 };
}

void lexicon_each(const struct lexicon *x, unsigned class, void (*each)(void *context, struct str word), void *context)
{
    for (size_t i = 0; i < sizeof lexemes / sizeof *lexemes; i++)
        if ((lexemes[i].classes & class) && lexicon_find(x, text_of(&lexemes[i])) & class) each(context, text_of(&lexemes[i]));
    for (uint32_t id = 0; id < x->words.count; id++)
        if ((x->classes[id] & class) && !(lexicon_own(table_key(&x->words, id)) & class)) each(context, table_key(&x->words, id));
}
