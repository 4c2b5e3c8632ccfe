#include "unit/marker.h"

#include "base/utf8.h"

/* How comments begin and end; the last character of the beginning may be repeated (##, ;;;, <!---). */
static const struct {
    const char *opens, *closes;
} comments[] = {
    { "<!--", "-->" }, { "/*", "*/" }, { "{#", "#}" }, { "[//]: # (", ")" }, { "//", "" },     { "#", "" },
    { "%", "" },       { ";", "" },    { "--", "" },   { ".\\\"", "" },      { "..", "" },
};

static const struct word {
    const char *word;
    enum marker_kind kind;
} words[] = {
    { "ignore", MARKER_NEXT },        { "ignorer", MARKER_NEXT },
    { "ignore-start", MARKER_START }, { "ignorer-début", MARKER_START },
    { "ignore-end", MARKER_END },     { "ignorer-fin", MARKER_END },
    { "ignore-file", MARKER_FILE },   { "ignorer-fichier", MARKER_FILE },
    { "ignorer-debut", MARKER_START }, /* typed where there are no accents */
};

/* Blanks of ASCII, and the no-break spaces that French has before a colon. */
static struct str skip_blanks(struct str s)
{
    size_t at = 0;
    for (size_t next = 0; next < s.len; at = next) {
        uint32_t cp = utf8_next(s, &next);
        if (cp != ' ' && cp != '\t' && cp != 0xA0 && cp != 0x202F) break;
    }
    return str_from(s, at);
}

/* Letters begin most lines, and no comment. */
static bool may_open(struct str line)
{
    unsigned char c = line.len ? (unsigned char)line.ptr[0] : 'a';
    return c < 'A' || (c > 'Z' && c < 'a') || c == '{';
}

/* What the comment says, without the blanks round it. */
static bool open_comment(struct str line, struct str *inside)
{
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
        struct str opens = str_of(comments[i].opens), closes = str_of(comments[i].closes), s = line;
        if (!str_take(&s, opens) || !str_ends(s, closes)) continue;
        s.len -= closes.len;
        while (s.len && s.ptr[0] == opens.ptr[opens.len - 1]) s = str_from(s, 1);
        *inside = str_trim(skip_blanks(s));
        return true;
    }
    return false;
}

/* Cuts the next word off *rest; blanks and commas part words, and a bracket begins a remark. */
static bool next_word(struct str *rest, struct str *word)
{
    struct str s = skip_blanks(*rest);
    while (str_take(&s, STR(","))) s = skip_blanks(s);
    size_t end = 0;
    while (end < s.len && s.ptr[end] != ' ' && s.ptr[end] != '\t' && s.ptr[end] != ',' && s.ptr[end] != '(') end++;
    *word = str_sub(s, 0, end);
    *rest = str_from(s, end);
    return end > 0;
}

static void read_rules(struct str rest, struct marker *m)
{
    struct str word;
    bool named = false;
    for (; next_word(&rest, &word); named = true)
        if ((m->kind == MARKER_END || !rules_add(&m->rules, word)) && m->strange.len == 0) m->strange = word;
    if (!named && m->kind != MARKER_END) memset(m->rules.has, true, sizeof m->rules.has);
}

/* The word behind "passeur:" in a comment, and what stands behind it. */
static bool open_marker(struct str line, struct str *word, struct str *rest)
{
    if (!may_open(line) || !open_comment(line, rest) || !str_take(rest, STR("passeur"))) return false;
    *rest = skip_blanks(*rest);
    return str_take(rest, STR(":")) && next_word(rest, word);
}

static const struct word *find_word(struct str s)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(s, str_of(words[i].word))) return &words[i];
    return NULL;
}

bool marker_read(struct str line, struct marker *m)
{
    struct str s, word;
    const struct word *known = open_marker(line, &word, &s) ? find_word(word) : NULL;
    if (!known) return false;
    if (m) *m = (struct marker){ .kind = known->kind };
    if (m) read_rules(s, m);
    return true;
}

struct str marker_mistyped(struct str line)
{
    struct str s, word;
    if (!open_marker(line, &word, &s) || !str_starts(word, STR("igno")) || find_word(word)) return STR("");
    return word;
}
