#include "xliff/read.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "xliff/inline.h"

/* Bytes of what is held of a unit; LIMIT_XLIFF_UNIT fits. */
struct range {
    uint32_t beg, end;
};

/* A segment of 2.0; all of a <trans-unit>. A unit may have hundreds of thousands, so they are small. */
struct part {
    struct range source, target, state;
    uint32_t place, wanted; /* of the target among the segments and ignorables of the unit, from 1; where order wants it */
    bool has_source, has_target;
};

struct parts { struct part *at; size_t count, cap; };

/* The text of what is being collected. */
enum collecting { NOTHING, SOURCE, TARGET, HASH };

/* Where in a unit we are. */
enum inside { NO_PART, SEGMENT, IGNORABLE };

struct xliff_reader {
    struct xml_reader *xml;
    struct xliff_origin origin;
    struct arena keep; /* of the origin */
    bool rooted;       /* the root has come */
    char space[64];    /* its namespace, or "" */
    unsigned files;

    enum collecting collecting;
    size_t begun;      /* where in the text of the unit */
    int depth;         /* of the element that is collected */
    int skipping;      /* depth of an element that holds nothing for us, + 1; 0: none */

    /* The unit: all its strings in one buffer; parts, which may be many, in an array that is kept for the next one. */
    bool in_unit, complete; /* complete: its parts from `next` on wait */
    enum inside inside;
    uint64_t unit;
    uint32_t sentence;      /* of the first part */
    uint32_t place;         /* of the last part */
    bool strange_order;     /* an ignorable wants to stand elsewhere */
    size_t next;
    struct buf text;
    struct parts parts;
    struct characters characters; /* that inline codes c1, c2… of the source stand for */
    struct arena arena;
    bool ended;
};

static enum status refuse(struct xliff_reader *r, const char *what, struct fault *fault)
{
    return xml_reader_refuse(r->xml, STATUS_FORMAT, what, fault);
}

/* The first bytes of z, as whole characters. */
static struct str shown(const char *z, size_t most)
{
    struct str s = str_of(z);
    if (s.len > most) s.len = utf8_valid(str_sub(s, 0, most));
    return s;
}

static const char *attribute(struct xliff_reader *r, const char *name)
{
    const char *value = xml_reader_attribute(r->xml, name);
    return value ? value : "";
}

static const char *kept(struct xliff_reader *r, const char *value) { return arena_str(&r->keep, str_of(value)).ptr; }

static struct range range_of(size_t beg, size_t end) { return (struct range){ (uint32_t)beg, (uint32_t)end }; }

static struct str held(const struct xliff_reader *r, struct range range)
{
    return range.beg < range.end ? str_n(r->text.ptr + range.beg, range.end - range.beg) : STR("");
}

/* The root, the file, its header. */
static enum status open_root(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    static const struct {
        const char *space, *version; /* the attribute of a file without a namespace: ilib-xliff writes such */
        enum xliff_version is;
    } versions[] = {
        { "urn:oasis:names:tc:xliff:document:1.2", "1.2", XLIFF_12 },
        { "urn:oasis:names:tc:xliff:document:2.0", "2.0", XLIFF_20 },
        { "urn:oasis:names:tc:xliff:document:2.0", "2.1", XLIFF_20 },
        { "urn:oasis:names:tc:xliff:document:2.2", "2.2", XLIFF_20 },
    };
    for (size_t i = 0; i < sizeof versions / sizeof *versions && strcmp(node->name, "xliff") == 0; i++) {
        bool is = node->space[0] ? strcmp(node->space, versions[i].space) == 0
                                 : strcmp(attribute(r, "version"), versions[i].version) == 0;
        if (!is) continue;
        snprintf(r->space, sizeof r->space, "%s", node->space);
        r->origin.version = versions[i].is;
        r->origin.source_lang = kept(r, attribute(r, "srcLang"));
        r->origin.target_lang = kept(r, attribute(r, "trgLang"));
        r->rooted = true;
        return STATUS_OK;
    }
    char what[300];
    struct str name = shown(node->name, 40), space = shown(node->space, 60);
    snprintf(what, sizeof what,
             _("this is no XLIFF 1.2 or 2.x file (its first element is <%.*s> of the namespace “%.*s”): name the XLIFF that "
               "your tool exported"),
             STR_F(name), STR_F(space));
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

/* %XX as the byte that it stands for (RFC 3986, 2.1). */
static const char *path_of(struct xliff_reader *r, const char *reference)
{
    struct str path = arena_str(&r->keep, str_of(reference));
    char *to = (char *)path.ptr;
    for (const char *p = path.ptr; *p; p++) {
        bool escape = *p == '%' && inline_hex(p[1]) >= 0 && inline_hex(p[2]) >= 0;
        *to++ = escape ? (char)(inline_hex(p[1]) * 16 + inline_hex(p[2])) : *p;
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
/* "u12-s3", "u12"; *sentence is 0 where there is none. */
static bool read_id(const char *id, uint64_t *unit, uint32_t *sentence)
{
    uint64_t number = 0;
    if (*id++ != 'u' || !inline_number(&id, UINT64_MAX, unit)) return false;
    if (id[0] == '-' && id[1] == 's') {
        id += 2;
        if (!inline_number(&id, UINT32_MAX, &number)) return false;
    }
    *sentence = (uint32_t)number;
    return *id == '\0';
}

static enum status strange_id(struct xliff_reader *r, const char *id, struct fault *fault)
{
    char what[300];
    struct str begin = shown(id, 60);
    snprintf(what, sizeof what, _("the id “%.*s” is not one of passeur's: the XLIFF is of another program"), STR_F(begin));
    return refuse(r, what, fault);
}

/* The state of a part; most are that of the one before it. */
static struct range hold_state(struct xliff_reader *r, const char *state)
{
    if (r->parts.count > 1) {
        struct range before = r->parts.at[r->parts.count - 2].state;
        if (str_eq(held(r, before), str_of(state))) return before;
    }
    buf_add(&r->text, str_of(state));
    return range_of(r->text.len - strlen(state), r->text.len);
}

static void begin_part(struct xliff_reader *r)
{
    struct parts *p = &r->parts;
    if (p->count == p->cap) {
        p->cap = p->cap ? 2 * p->cap : 64;
        p->at = memory_grow(p->at, p->cap, sizeof *p->at);
    }
    r->inside = SEGMENT;
    r->place++;
    p->at[p->count++] = (struct part){ .place = r->place, .wanted = r->place };
}

static struct part *last_part(struct xliff_reader *r) { return &r->parts.at[r->parts.count - 1]; }

static void forget_unit(struct xliff_reader *r)
{
    buf_clear(&r->text);
    arena_reset(&r->arena);
    r->parts.count = 0;
    r->characters = (struct characters){ 0 };
    r->inside = NO_PART;
    r->place = 0;
    r->strange_order = false;
}

static enum status open_unit(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)node;
    bool one = r->origin.version == XLIFF_12;
    if (r->files > 1)
        return refuse(r, _("the file holds several documents; passeur makes one XLIFF for each: split it in your tool"), fault);
    if (!read_id(attribute(r, "id"), &r->unit, &r->sentence) &&
        !read_id(attribute(r, one ? "resname" : "name"), &r->unit, &r->sentence))
        return strange_id(r, attribute(r, "id"), fault);
    forget_unit(r);
    r->in_unit = true;
    if (!r->sentence) r->sentence = 1;
    if (one) begin_part(r);
    return STATUS_OK;
}

static enum status open_segment(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)node, (void)fault;
    if (!r->in_unit) return STATUS_OK;
    begin_part(r);
    last_part(r)->state = hold_state(r, attribute(r, "state"));
    return STATUS_OK;
}

static enum status open_ignorable(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)node, (void)fault;
    if (!r->in_unit) return STATUS_OK;
    r->inside = IGNORABLE;
    r->place++;
    return STATUS_OK;
}

static enum status close_part(struct xliff_reader *r, struct fault *fault)
{
    bool whole = r->inside != SEGMENT || last_part(r)->has_source;
    r->inside = NO_PART;
    return whole ? STATUS_OK : refuse(r, _("a segment has no <source>: export the file again from your tool"), fault);
}

static enum status open_source(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)fault;
    if (r->inside == SEGMENT) collect(r, SOURCE, node);
    return STATUS_OK;
}

/* 0 where it is no number. */
static uint32_t read_order(const char *order, uint32_t place)
{
    uint64_t wanted;
    if (!*order) return place;
    return inline_number(&order, UINT32_MAX, &wanted) && !*order ? (uint32_t)wanted : 0;
}

static enum status open_target(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    (void)fault;
    if (r->inside == NO_PART) return STATUS_OK;
    uint32_t wanted = read_order(attribute(r, "order"), r->place);
    if (r->inside == IGNORABLE) {
        r->strange_order = r->strange_order || wanted != r->place;
        return STATUS_OK;
    }
    if (r->origin.version == XLIFF_12)
        last_part(r)->state = hold_state(r, attribute(r, "state"));
    else
        last_part(r)->wanted = wanted;
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

/* The part at a place, or the count where none is. */
static size_t find_place(const struct parts *p, uint32_t place)
{
    size_t beg = 0, end = p->count;
    while (beg < end) {
        size_t middle = beg + (end - beg) / 2;
        if (p->at[middle].place < place)
            beg = middle + 1;
        else
            end = middle;
    }
    return beg < p->count && p->at[beg].place == place ? beg : p->count;
}

/*
 * A target with the attribute order (XLIFF 2.0) belongs at that place among the segments and ignorables of its
 * unit: then each source gets the text of the one whose target stands in its place.
 */
static enum status put_in_order(struct xliff_reader *r, struct fault *fault)
{
    struct parts *p = &r->parts;
    bool moved = r->strange_order, followed = !r->strange_order;
    for (size_t i = 0; i < p->count; i++) moved = moved || p->at[i].wanted != p->at[i].place;
    if (!moved) return STATUS_OK;
    struct part *old = arena_new(&r->arena, struct part, p->count);
    bool *taken = arena_new(&r->arena, bool, p->count);
    for (size_t i = 0; i < p->count; i++) old[i] = p->at[i];
    for (size_t i = 0; i < p->count && followed; i++) {
        size_t to = find_place(p, old[i].wanted);
        followed = to < p->count && !taken[to];
        if (!followed) break;
        taken[to] = true;
        p->at[to].target = old[i].has_target ? old[i].target : old[i].source;
        p->at[to].has_target = old[i].has_target || to != i;
        p->at[to].state = old[i].state;
    }
    return followed ? STATUS_OK
                    : refuse(r, _("the attribute order of a <target> cannot be followed: put the segments of this unit back "
                                  "into their order in your tool"), fault);
}

static enum status close_unit(struct xliff_reader *r, struct fault *fault)
{
    TRY(close_part(r, fault));
    r->in_unit = false;
    r->complete = true;
    r->next = 0;
    return put_in_order(r, fault);
}

/* Text. */
static void end_text(struct xliff_reader *r)
{
    enum collecting what = r->collecting;
    struct str text = inline_trim(str_from(buf_str(&r->text), r->begun));
    r->collecting = NOTHING;
    if (what == HASH) {
        r->origin.sha256 = arena_str(&r->keep, str_trim(text)).ptr;
        return;
    }
    struct part *part = last_part(r);
    size_t beg = text.len ? (size_t)(text.ptr - r->text.ptr) : 0;
    *(what == SOURCE ? &part->source : &part->target) = range_of(beg, beg + text.len);
    *(what == SOURCE ? &part->has_source : &part->has_target) = true;
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

/* An element of another namespace: our hash in 2.0, or something of a tool's own, which may hold whole other units. */
static void open_foreign(struct xliff_reader *r, const struct xml_node *node)
{
    if (strcmp(node->space, XLIFF_METADATA) != 0)
        skip(r, node);
    else if (!r->in_unit && !r->origin.sha256[0] && strcmp(node->name, "meta") == 0 && strcmp(attribute(r, "type"), XLIFF_HASH) == 0)
        collect(r, HASH, node);
}

static enum status opened(struct xliff_reader *r, const struct xml_node *node, struct fault *fault)
{
    if (!r->rooted) return open_root(r, node, fault);
    if (r->skipping) return STATUS_OK;
    if (r->collecting) {
        if (inline_open(r->xml, node, r->collecting == SOURCE, &r->characters, &r->arena, &r->text)) skip(r, node);
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
    size_t parts = r->parts.count * sizeof *r->parts.at, characters = r->characters.count * sizeof *r->characters.at;
    return r->text.len + parts + characters > LIMIT_XLIFF_UNIT;
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
        if (r->next < r->parts.count) return STATUS_OK;
    }
    return STATUS_OK;
}

enum status xliff_reader_open(struct xliff_reader **out, struct input *in, struct fault *fault)
{
    *out = NULL;
    TRY(xml_load(fault));
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
    const struct part *part = &r->parts.at[r->next];
    *s = (struct xliff_segment){ .unit = r->unit,
                                 .sentence = r->sentence + (uint32_t)r->next,
                                 .source = held(r, part->source),
                                 .target = held(r, part->target),
                                 .has_target = part->has_target,
                                 .state = held(r, part->state) };
    r->next++;
    return STATUS_OK;
}

void xliff_reader_free(struct xliff_reader *r)
{
    if (!r) return;
    xml_reader_free(r->xml);
    arena_release(&r->keep);
    arena_release(&r->arena);
    buf_release(&r->text);
    memory_free(r->parts.at);
    memory_free(r);
}
