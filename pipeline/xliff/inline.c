#include "xliff/inline.h"

#include <stdlib.h>

#include "xliff/write.h"

/* An element inside of a text. */
struct code {
    struct xml_reader *xml;
    bool in_source;
    struct characters *known;
    struct arena *keep;
    struct buf *text;
};

static const char *attribute(const struct code *c, const char *name)
{
    const char *value = xml_reader_attribute(c->xml, name);
    return value ? value : "";
}

bool inline_number(const char **at, uint64_t most, uint64_t *number)
{
    char *end;
    if (**at < '1' || **at > '9') return false;
    unsigned long long n = strtoull(*at, &end, 10);
    if (n > most || end - *at > 19) return false; /* 20 digits and more are beyond what strtoull can tell */
    *at = end;
    *number = n;
    return true;
}

int inline_hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "0001" as a code point; 0 where it is none. */
static uint32_t code_point(const char *hex)
{
    char *end;
    unsigned long cp = strtoul(hex, &end, 16);
    bool is_one = inline_hex(hex[0]) >= 0 && *end == '\0' && cp < 0x110000 && (cp < 0xD800 || cp > 0xDFFF);
    return is_one ? (uint32_t)cp : 0;
}

static void add_character(const struct code *c, uint32_t cp)
{
    if (cp) buf_add_cp(c->text, cp);
}

/* <cp hex="0001"/>: a character that XML forbids. */
static bool open_cp(const struct code *c)
{
    add_character(c, code_point(attribute(c, "hex")));
    return false;
}

/*
 * Clients that build a target anew may keep nothing of a code but its id (translate-toolkit does): then it stands for what
 * it stood for in the source.
 */
static uint32_t look_up(const struct code *c, const char *id, uint32_t cp)
{
    uint64_t number = 0;
    if (*id != 'c') return cp;
    id++;
    if (!inline_number(&id, UINT32_MAX, &number) || *id) return cp;
    if (cp && c->in_source && number == c->known->count + 1) *arena_push(c->keep, c->known) = cp;
    if (!cp && !c->in_source && number <= c->known->count) return c->known->at[number - 1];
    return cp;
}

/* <x id="c1" ctype="x-char-0001"/>, the same in 1.2; ctype="lb" is a line break that a tool put there. */
static bool open_x(const struct code *c)
{
    const char *ctype = attribute(c, "ctype");
    uint32_t cp = strcmp(ctype, "lb") == 0 ? '\n' : 0;
    if (strncmp(ctype, XLIFF_CTYPE, sizeof XLIFF_CTYPE - 1) == 0) cp = code_point(ctype + sizeof XLIFF_CTYPE - 1);
    add_character(c, look_up(c, attribute(c, "id"), cp));
    return false;
}

/* Native code in 1.2; in 2.0 <ph subType="xlf:lb"/> is a line break that a tool put there. */
static bool open_ph(const struct code *c)
{
    if (strcmp(attribute(c, "subType"), "xlf:lb") == 0 || strcmp(attribute(c, "ctype"), "lb") == 0) add_character(c, '\n');
    return true;
}

/* What a translator deleted under tracked changes stays in the file of some tools (SDL Trados Studio). */
static bool open_mrk(const struct code *c)
{
    const char *type = attribute(c, "mtype");
    return strcmp(type, "x-sdl-deleted") == 0 || strcmp(type, "x-sdl-feedback-deleted") == 0;
}

static bool open_native(const struct code *c)
{
    (void)c;
    return true;
}

static const struct {
    const char *name;
    bool (*open)(const struct code *);
} elements[] = {
    { "x", open_x },        { "cp", open_cp },      { "ph", open_ph },     { "mrk", open_mrk },
    { "bpt", open_native }, { "ept", open_native }, { "it", open_native }, { "sub", open_native },
};

bool inline_open(struct xml_reader *xml, const struct xml_node *node, bool in_source, struct characters *known,
                 struct arena *keep, struct buf *text)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, node->name) == 0)
            return elements[i].open(&(struct code){ xml, in_source, known, keep, text });
    return false;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

struct str inline_trim(struct str text)
{
    size_t beg = 0, end = text.len;
    bool breaks = false;
    for (; beg < text.len && is_blank(text.ptr[beg]); beg++) breaks = breaks || text.ptr[beg] == '\n';
    if (!breaks) beg = 0;
    for (breaks = false; end > beg && is_blank(text.ptr[end - 1]); end--) breaks = breaks || text.ptr[end - 1] == '\n';
    return str_sub(text, beg, breaks ? end : text.len);
}
