#include "xliff/read.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/table.h"
#include "base/text.h"
#include "base/utf8.h"
#include "xliff/xml.h"

/* Bytes of what is held of a unit. */
struct range {
    size_t beg, end;
};

/* A segment or an ignorable of 2.0; all of a <trans-unit>. */
struct part {
    struct range source, target, state;
    uint32_t sentence; /* 0: ignorable */
    uint32_t place;    /* of the target among the targets of the unit, from 1 */
    bool has_source, has_target;
};

struct parts { struct part *at; size_t count, cap; };
struct characters { uint32_t *at; size_t count, cap; };

/* The text of what is being collected. */
enum collecting { NOTHING, SOURCE, TARGET, HASH };

struct xliff_reader {
    struct xml_reader *xml;
    struct xliff_origin origin;
    struct arena keep; /* of the origin */
    char space[64];    /* the namespace of the root; "" before it */
    unsigned files;

    enum collecting collecting;
    size_t begun;      /* where in the text of the unit */
    int depth;         /* of the element that is collected */
    int skipping;      /* depth of an element that holds nothing for us, + 1; 0: none */

    /* The unit: all strings of it in one buffer, the rest in its arena. */
    bool in_unit, in_part, complete; /* complete: its parts from `next` on wait */
    uint64_t unit;
    uint32_t sentence;
    size_t next;
    struct buf text;
    struct parts parts;
    struct table ids;             /* of inline codes of a source that stand for characters, … */
    struct characters characters; /* … and which, by the number of the id */
    struct arena arena;
    bool ended;
};

static enum status refuse(struct xliff_reader *r, const char *what, struct fault *fault)
{
    return xml_reader_refuse(r->xml, STATUS_FORMAT, what, fault);
}

static const char *attribute(struct xliff_reader *r, const char *name)
{
    const char *value = xml_reader_attribute(r->xml, name);
    return value ? value : "";
}

static const char *kept(struct xliff_reader *r, const char *value) { return arena_str(&r->keep, str_of(value)).ptr; }

/* Adds a string to those of the unit. */
static struct range hold(struct xliff_reader *r, const char *z)
{
    struct range range = { r->text.len, r->text.len };
    buf_add(&r->text, str_of(z));
    range.end = r->text.len;
    return range;
}

static struct str held(const struct xliff_reader *r, struct range range)
{
    return range.beg < range.end ? str_n(r->text.ptr + range.beg, range.end - range.beg) : STR("");
}

/* The root, the file, its header. */
static enum status open_root(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    static const struct {
        const char *space;
        enum xliff_version version;
    } versions[] = {
        { "urn:oasis:names:tc:xliff:document:1.2", XLIFF_12 },
        { "urn:oasis:names:tc:xliff:document:2.0", XLIFF_20 }, /* 2.1 too */
        { "urn:oasis:names:tc:xliff:document:2.2", XLIFF_20 },
    };
    for (size_t i = 0; i < sizeof versions / sizeof *versions && strcmp(node->name, "xliff") == 0; i++) {
        if (strcmp(node->space, versions[i].space) != 0) continue;
        snprintf(r->space, sizeof r->space, "%s", node->space);
        r->origin.version = versions[i].version;
        r->origin.source_lang = kept(r, attribute(r, "srcLang"));
        r->origin.target_lang = kept(r, attribute(r, "trgLang"));
        return STATUS_OK;
    }
    char what[300];
    snprintf(what, sizeof what,
             _("this is no XLIFF 1.2 or 2.x file (its first element is <%.40s> of the namespace “%.60s”): name the XLIFF that "
               "your tool exported"),
             node->name, node->space);
    return refuse(r, what, fault);
}

static enum status open_file(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)node, (void)fault;
    if (++r->files > 1) return STATUS_OK;
    r->origin.original = kept(r, attribute(r, "original"));
    if (r->origin.version != XLIFF_12) return STATUS_OK;
    r->origin.source_lang = kept(r, attribute(r, "source-language"));
    r->origin.target_lang = kept(r, attribute(r, "target-language"));
    return STATUS_OK;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* %XX as the byte that it stands for (RFC 3986, 2.1). */
static const char *path_of(struct xliff_reader *r, const char *reference)
{
    struct str path = arena_str(&r->keep, str_of(reference));
    char *to = (char *)path.ptr;
    for (const char *p = path.ptr; *p; p++) {
        bool escape = *p == '%' && hex_value(p[1]) >= 0 && hex_value(p[2]) >= 0;
        *to++ = escape ? (char)(hex_value(p[1]) * 16 + hex_value(p[2])) : *p;
        if (escape) p += 2;
    }
    *to = '\0';
    return path.ptr;
}

/* <external-file> of 1.2, <skeleton> of 2.0. */
static enum status open_skeleton(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)node, (void)fault;
    if (r->origin.skeleton[0] || r->files > 1) return STATUS_OK;
    r->origin.skeleton = path_of(r, attribute(r, "href"));
    const char *uid = attribute(r, "uid");
    if (strncmp(uid, XLIFF_HASH "-", sizeof XLIFF_HASH) == 0) r->origin.sha256 = kept(r, uid + sizeof XLIFF_HASH);
    return STATUS_OK;
}

static void skip(struct xliff_reader *r, const struct xml_node *node) { r->skipping = node->depth + 1; }

static void collect(struct xliff_reader *r, enum collecting what, const struct xml_node *node)
{
    if (what == HASH) buf_clear(&r->text);
    r->collecting = what;
    r->begun = r->text.len;
    r->depth = node->depth;
}

/* Units and their parts. */
static bool read_number(const char **at, uint64_t most, uint64_t *number)
{
    char *end;
    if (**at < '1' || **at > '9') return false;
    unsigned long long n = strtoull(*at, &end, 10);
    if (n > most || end - *at > 19) return false; /* 20 digits and more are beyond what strtoull can tell */
    *at = end;
    *number = n;
    return true;
}

/* "u12-s3", "u12"; *sentence is 0 where there is none. */
static bool read_id(const char *id, uint64_t *unit, uint32_t *sentence)
{
    uint64_t number = 0;
    if (*id++ != 'u' || !read_number(&id, UINT64_MAX, unit)) return false;
    if (id[0] == '-' && id[1] == 's') {
        id += 2;
        if (!read_number(&id, UINT32_MAX, &number)) return false;
    }
    *sentence = (uint32_t)number;
    return *id == '\0';
}

static enum status strange_id(struct xliff_reader *r, const char *id, struct fault *fault)
{
    char what[300];
    struct str shown = str_of(id);
    if (shown.len > 60) {
        shown.len = 60;
        shown.len = utf8_valid(shown);
    }
    snprintf(what, sizeof what, _("the id “%.*s” is not one of passeur's: the XLIFF is of another program"), STR_F(shown));
    return refuse(r, what, fault);
}

static void begin_part(struct xliff_reader *r, uint32_t sentence)
{
    uint32_t place = (uint32_t)r->parts.count + 1;
    *arena_push(&r->arena, &r->parts) = (struct part){ .sentence = sentence, .place = place };
    r->in_part = true;
}

static void forget_unit(struct xliff_reader *r)
{
    buf_clear(&r->text);
    if (r->ids.count) table_release(&r->ids);
    r->ids = (struct table){ 0 };
    arena_reset(&r->arena);
    r->parts = (struct parts){ 0 };
    r->characters = (struct characters){ 0 };
    r->sentence = 0;
}

static enum status open_unit(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)node;
    bool one = r->origin.version == XLIFF_12;
    uint32_t sentence;
    if (r->files > 1)
        return refuse(r, _("the file holds several documents; passeur makes one XLIFF for each: split it in your tool"), fault);
    if (!read_id(attribute(r, "id"), &r->unit, &sentence) &&
        !read_id(attribute(r, one ? "resname" : "name"), &r->unit, &sentence))
        return strange_id(r, attribute(r, "id"), fault);
    forget_unit(r);
    r->in_unit = true;
    if (one) begin_part(r, sentence ? sentence : 1);
    return STATUS_OK;
}

static enum status open_segment(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)node, (void)fault;
    if (!r->in_unit) return STATUS_OK;
    begin_part(r, ++r->sentence);
    r->parts.at[r->parts.count - 1].state = hold(r, attribute(r, "state"));
    return STATUS_OK;
}

static enum status open_ignorable(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)node, (void)fault;
    if (r->in_unit) begin_part(r, 0);
    return STATUS_OK;
}

static enum status close_part(struct xliff_reader *r, struct fault *fault)
{
    bool whole = !r->in_part || r->parts.at[r->parts.count - 1].has_source;
    r->in_part = false;
    return whole ? STATUS_OK : refuse(r, _("a segment has no <source>: export the file again from your tool"), fault);
}

static enum status open_source(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)fault;
    if (r->in_part) collect(r, SOURCE, node);
    return STATUS_OK;
}

/* 0 where it is no number. */
static uint32_t read_order(const char *order, uint32_t natural)
{
    uint64_t place;
    if (!*order) return natural;
    return read_number(&order, UINT32_MAX, &place) && !*order ? (uint32_t)place : 0;
}

static enum status open_target(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)fault;
    if (!r->in_part) return STATUS_OK;
    struct part *part = &r->parts.at[r->parts.count - 1];
    if (r->origin.version == XLIFF_12)
        part->state = hold(r, attribute(r, "state"));
    else
        part->place = read_order(attribute(r, "order"), part->place);
    collect(r, TARGET, node);
    return STATUS_OK;
}

/* Other translations, from memories. */
static enum status open_alternative(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)fault;
    skip(r, node);
    return STATUS_OK;
}

/*
 * A target with the attribute order (XLIFF 2.0, 4.3.1.16) belongs at that place among the segments and ignorables of its
 * unit: then each source gets the text of the one whose target stands in its place.
 */
static enum status put_in_order(struct xliff_reader *r, struct fault *fault)
{
    struct parts *p = &r->parts;
    bool moved = false;
    for (size_t i = 0; i < p->count; i++) moved = moved || p->at[i].place != i + 1;
    if (!moved) return STATUS_OK;
    struct part *old = arena_new(&r->arena, struct part, p->count);
    bool *taken = arena_new(&r->arena, bool, p->count);
    memcpy(old, p->at, p->count * sizeof *old);
    for (size_t i = 0; i < p->count; i++) {
        size_t to = (size_t)old[i].place - 1; /* 0 becomes larger than any */
        if (to >= p->count || taken[to] || !old[to].sentence != !old[i].sentence)
            return refuse(r, _("the attribute order of a <target> cannot be followed: put the segments of this unit back "
                               "into their order in your tool"),
                          fault);
        taken[to] = true;
        p->at[to].target = old[i].has_target ? old[i].target : old[i].source;
        p->at[to].has_target = old[i].has_target || to != i;
        p->at[to].state = old[i].state;
    }
    return STATUS_OK;
}

static enum status close_unit(struct xliff_reader *r, struct fault *fault)
{
    if (r->in_part) TRY(close_part(r, fault));
    r->in_unit = false;
    r->complete = true;
    r->next = 0;
    return put_in_order(r, fault);
}

/* Text. */
static uint32_t read_hex(const char *hex)
{
    char *end;
    unsigned long cp = strtoul(hex, &end, 16);
    bool is_one = hex_value(hex[0]) >= 0 && *end == '\0' && cp > 0 && cp < 0x110000 && (cp < 0xD800 || cp > 0xDFFF);
    return is_one ? (uint32_t)cp : 0;
}

static void add_character(struct xliff_reader *r, uint32_t cp)
{
    if (cp) buf_add_cp(&r->text, cp);
}

/* <cp hex="0001"/>: a character that XML forbids. */
static void take_cp(struct xliff_reader *r, const struct xml_node *node)
{
    (void)node;
    add_character(r, read_hex(attribute(r, "hex")));
}

/*
 * <x id="c1" ctype="x-char-0001"/>, the same in 1.2; ctype="lb" is a line break that a tool put there. Clients that build a
 * target anew may keep nothing but the id (translate-toolkit does): then it stands for what it stood for in the source.
 */
static void take_x(struct xliff_reader *r, const struct xml_node *node)
{
    (void)node;
    const char *ctype = attribute(r, "ctype");
    uint32_t cp = strcmp(ctype, "lb") == 0 ? '\n' : 0;
    if (strncmp(ctype, XLIFF_CTYPE, sizeof XLIFF_CTYPE - 1) == 0) cp = read_hex(ctype + sizeof XLIFF_CTYPE - 1);
    struct str id = str_of(attribute(r, "id"));
    if (cp && r->collecting == SOURCE) {
        bool fresh;
        table_put(&r->ids, id, &fresh);
        if (fresh) *arena_push(&r->arena, &r->characters) = cp;
    } else if (!cp && r->collecting == TARGET) {
        uint32_t number = table_find(&r->ids, id);
        if (number != TABLE_NONE) cp = r->characters.at[number];
    }
    add_character(r, cp);
}

/* Native code in 1.2; in 2.0 <ph subType="xlf:lb"/> is a line break that a tool put there. */
static void take_ph(struct xliff_reader *r, const struct xml_node *node)
{
    if (strcmp(attribute(r, "subType"), "xlf:lb") == 0 || strcmp(attribute(r, "ctype"), "lb") == 0) add_character(r, '\n');
    skip(r, node);
}

/* What a translator deleted under tracked changes stays in the file of some tools (SDL Trados Studio). */
static void take_mrk(struct xliff_reader *r, const struct xml_node *node)
{
    static const char *const deleted[] = { "x-sdl-deleted", "x-sdl-feedback-deleted" };
    const char *type = attribute(r, "mtype");
    for (size_t i = 0; i < sizeof deleted / sizeof *deleted; i++)
        if (strcmp(type, deleted[i]) == 0) skip(r, node);
}

/* Elements inside of text. Of all others, what is inside counts, and they themselves do not. */
static const struct {
    const char *name;
    void (*take)(struct xliff_reader *, const struct xml_node *);
} inline_elements[] = {
    { "x", take_x },  { "cp", take_cp }, { "ph", take_ph }, { "mrk", take_mrk },
    { "bpt", skip },  { "ept", skip },   { "it", skip },    { "sub", skip },
};

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/*
 * Without white space at the ends that has a line feed in it: the layout of a tool. XML gives every line break as one line
 * feed (XML 1.0, 2.11), so a CR is text.
 */
static struct range without_layout(struct str text, struct range range)
{
    size_t beg = range.beg, end = range.end;
    bool breaks = false;
    for (; beg < end && is_blank(text.ptr[beg]); beg++) breaks = breaks || text.ptr[beg] == '\n';
    if (breaks) range.beg = beg;
    breaks = false;
    for (; end > range.beg && is_blank(text.ptr[end - 1]); end--) breaks = breaks || text.ptr[end - 1] == '\n';
    if (breaks) range.end = end;
    return range;
}

static void end_text(struct xliff_reader *r)
{
    enum collecting what = r->collecting;
    r->collecting = NOTHING;
    if (what == HASH) {
        r->origin.sha256 = arena_str(&r->keep, str_trim(buf_str(&r->text))).ptr;
        return;
    }
    struct part *part = &r->parts.at[r->parts.count - 1];
    struct range *range = what == SOURCE ? &part->source : &part->target;
    *(what == SOURCE ? &part->has_source : &part->has_target) = true;
    *range = without_layout(buf_str(&r->text), (struct range){ r->begun, r->text.len });
}

static enum status take_text(struct xliff_reader *r, struct str text, struct fault *fault)
{
    if (!r->collecting || r->skipping) return STATUS_OK;
    buf_add(&r->text, text);
    if (r->text.len - r->begun <= LIMIT_SEGMENT) return STATUS_OK;
    return xml_reader_refuse(r->xml, STATUS_LIMIT, _("a segment is too long to be the translation of one"), fault);
}

/* Elements outside of text. */
static const struct element {
    const char *name;
    enum status (*open)(struct xliff_reader *, const struct xml_node *, struct fault *);
    enum status (*close)(struct xliff_reader *, struct fault *);
} elements[] = {
    { "trans-unit", open_unit, close_unit },
    { "unit", open_unit, close_unit },
    { "segment", open_segment, close_part },
    { "ignorable", open_ignorable, close_part },
    { "source", open_source, NULL },
    { "target", open_target, NULL },
    { "alt-trans", open_alternative, NULL },
    { "file", open_file, NULL },
    { "external-file", open_skeleton, NULL },
    { "skeleton", open_skeleton, NULL },
};

static const struct element *find_element(const struct xliff_reader *r, const struct xml_node *node)
{
    if (strcmp(node->space, r->space) != 0) return NULL;
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, node->name) == 0) return &elements[i];
    return NULL;
}

static void open_inside(struct xliff_reader *r, const struct xml_node *node)
{
    for (size_t i = 0; i < sizeof inline_elements / sizeof *inline_elements; i++)
        if (strcmp(inline_elements[i].name, node->name) == 0) inline_elements[i].take(r, node);
}

/* An element of another namespace: our hash in 2.0, or something of a tool's own, which may hold whole other units. */
static void open_foreign(struct xliff_reader *r, const struct xml_node *node)
{
    if (strcmp(node->space, XLIFF_METADATA) != 0)
        skip(r, node);
    else if (!r->in_unit && strcmp(node->name, "meta") == 0 && strcmp(attribute(r, "type"), XLIFF_HASH) == 0)
        collect(r, HASH, node);
}

static enum status opened(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    if (!r->space[0]) return open_root(r, node, fault);
    if (r->skipping) return STATUS_OK;
    if (r->collecting) {
        open_inside(r, node);
        return STATUS_OK;
    }
    const struct element *element = find_element(r, node);
    if (element) return element->open(r, node, fault);
    if (strcmp(node->space, r->space) != 0) open_foreign(r, node);
    return STATUS_OK;
}

static enum status closed(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    if (r->skipping) {
        if (r->skipping == node->depth + 1) r->skipping = 0;
        return STATUS_OK;
    }
    if (r->collecting) {
        if (r->depth == node->depth) end_text(r);
        return STATUS_OK;
    }
    const struct element *element = find_element(r, node);
    return element && element->close ? element->close(r, fault) : STATUS_OK;
}

static enum status take_node(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    switch (node->kind) {
    case XML_TEXT: return take_text(r, node->text, fault);
    case XML_CLOSED: return closed(r, node, fault);
    case XML_OPENED:
        TRY(opened(r, node, fault));
        return node->empty ? closed(r, node, fault) : STATUS_OK;
    case XML_FINISHED: r->ended = true;
    }
    return STATUS_OK;
}

static bool is_too_large(const struct xliff_reader *r)
{
    size_t parts = r->parts.count * sizeof *r->parts.at;
    return r->text.len + parts + r->ids.count * sizeof(struct table_key) > LIMIT_XLIFF_UNIT;
}

/* Reads until a segment waits or the file ends. */
static enum status advance(struct xliff_reader *r, struct fault *fault)
{
    for (; !r->ended; r->complete = false) {
        while (!r->complete && !r->ended) {
            struct xml_node node;
            TRY(xml_reader_next(r->xml, &node, fault));
            TRY(take_node(r, &node, fault));
            if (is_too_large(r))
                return xml_reader_refuse(r->xml, STATUS_LIMIT, _("a unit is too long to be a paragraph of ours"), fault);
        }
        while (r->next < r->parts.count && !r->parts.at[r->next].sentence) r->next++;
        if (r->next < r->parts.count) return STATUS_OK;
    }
    return STATUS_OK;
}

enum status xliff_reader_open(struct xliff_reader **out, struct input *in, struct fault *fault)
{
    struct xliff_reader *r = memory_new(1, sizeof *r);
    r->xml = xml_reader_new(in);
    r->origin = (struct xliff_origin){ XLIFF_12, "", "", "", "", "" };
    enum status status = advance(r, fault);
    if (status != STATUS_OK) {
        xliff_reader_free(r);
        r = NULL;
    }
    *out = r;
    return status;
}

const struct xliff_origin *xliff_reader_origin(const struct xliff_reader *r) { return &r->origin; }

enum status xliff_reader_next(struct xliff_reader *r, struct xliff_segment *s, bool *more, struct fault *fault)
{
    TRY(advance(r, fault));
    *more = !r->ended;
    if (r->ended) return STATUS_OK;
    const struct part *part = &r->parts.at[r->next++];
    *s = (struct xliff_segment){ .unit = r->unit,
                                 .sentence = part->sentence,
                                 .source = held(r, part->source),
                                 .target = held(r, part->target),
                                 .has_target = part->has_target,
                                 .state = held(r, part->state) };
    return STATUS_OK;
}

void xliff_reader_free(struct xliff_reader *r)
{
    if (!r) return;
    xml_reader_free(r->xml);
    arena_release(&r->keep);
    arena_release(&r->arena);
    table_release(&r->ids);
    buf_release(&r->text);
    memory_free(r);
}
