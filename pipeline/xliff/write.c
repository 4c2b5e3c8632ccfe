#include "xliff/write.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "xliff/mark.h"
#include "xliff/xml.h"

#define NAMESPACE_12 "urn:oasis:names:tc:xliff:document:1.2"
#define NAMESPACE_20 "urn:oasis:names:tc:xliff:document:2.0"
#define NAMESPACE_ITS "http://www.w3.org/2005/11/its"

struct writing {
    struct xml_writer xml;
    const struct xliff_head *head;
    const struct unit *unit;
    struct marks marks; /* of the unit, where they are asked for */
    size_t mark;        /* the first that is not written yet */
    struct arena arena; /* of the marks */
    struct buf scratch, note;
    char printed[64];
};

/* What to print between the parts of a note; the rule's text comes from findings.list. */
static const struct note_style {
    const char *lang, *open, *close, *before_list;
} note_styles[] = {
    { "en", "“", "”: ", ";" },
    { "fr", "« ", " » : ", " ;" },
};

static const char *print(struct writing *w, const char *pattern, ...) __attribute__((format(printf, 2, 3)));

/* For numbers; good until the next call. */
static const char *print(struct writing *w, const char *pattern, ...)
{
    va_list args;
    va_start(args, pattern);
    vsnprintf(w->printed, sizeof w->printed, pattern, args);
    va_end(args);
    return w->printed;
}

/* Strings of the caller's as an attribute's value. */
static const char *clean(struct writing *w, const char *before, const char *z)
{
    buf_clear(&w->scratch);
    buf_add(&w->scratch, str_of(before));
    xml_clean(&w->scratch, str_of(z));
    return buf_z(&w->scratch);
}

/* A path as a relative reference (RFC 3986, 3.3): what may not stand in a path goes as %XX. */
static const char *reference(struct writing *w, const char *path)
{
    static const char also[] = "-._~/!$&'()*+,;=@";
    buf_clear(&w->scratch);
    for (const char *p = path; *p; p++) {
        bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9') || strchr(also, *p);
        if (plain)
            buf_addc(&w->scratch, *p);
        else
            buf_addf(&w->scratch, "%%%02X", (unsigned char)*p);
    }
    return buf_z(&w->scratch);
}

/* A character that XML forbids, as an inline code that says which. */
static void write_forbidden(struct writing *w, uint32_t cp, unsigned number)
{
    struct xml_writer *x = &w->xml;
    if (w->head->version == XLIFF_20) {
        xml_start(x, "cp");
        xml_attribute(x, "hex", print(w, "%04X", (unsigned)cp));
    } else {
        xml_start(x, "x");
        xml_attribute(x, "id", print(w, "c%u", number));
        xml_attribute(x, "ctype", print(w, XLIFF_CTYPE "%04X", (unsigned)cp));
        xml_attribute(x, "equiv-text", print(w, "U+%04X", (unsigned)cp));
    }
    xml_end(x);
}

/* *codes: how many inline codes the element has. */
static void write_text(struct writing *w, struct span at, unsigned *codes)
{
    struct str text = unit_text(w->unit, at);
    for (size_t i = 0;;) {
        i += xml_text(&w->xml, str_from(text, i));
        if (i == text.len) break;
        write_forbidden(w, utf8_next(text, &i), ++*codes);
    }
}

/* The first characters of what a note quotes. */
static struct str quoted(struct str text)
{
    size_t end = 0;
    for (unsigned n = 0; end < text.len && n < LIMIT_NOTE_WORD; n++) utf8_next(text, &end);
    return str_sub(text, 0, end);
}

/* “vienda”: not in the dictionary (orthographe.inconnu, likely); viendra, vienne. Into w->note. */
static void say(struct writing *w, const struct finding *f)
{
    bool french = w->head->notes_lang && strcmp(w->head->notes_lang, "fr") == 0;
    const struct note_style *style = &note_styles[french];
    struct str text = unit_text(w->unit, f->at), shown = quoted(text);
    buf_clear(&w->scratch);
    buf_addf(&w->scratch, "%s%.*s%s%s", style->open, STR_F(shown), shown.len < text.len ? "…" : "", style->close);
    finding_say(&w->scratch, f, style->lang);
    buf_addf(&w->scratch, " (%s, %s)", rule_name((enum rule)f->rule), confidence_name((enum confidence)f->confidence));
    for (size_t i = 0; i < f->suggestion_count; i++)
        buf_addf(&w->scratch, "%s %.*s", i ? "," : style->before_list, STR_F(f->suggestions[i]));
    buf_clear(&w->note);
    xml_clean(&w->note, buf_str(&w->scratch));
}

static void write_note(struct writing *w, const struct finding *f, int depth)
{
    say(w, f);
    xml_break(&w->xml, depth);
    xml_start(&w->xml, "note");
    if (w->head->version == XLIFF_12) {
        xml_attribute(&w->xml, "from", "passeur");
    } else {
        xml_attribute(&w->xml, "appliesTo", "source");
        xml_attribute(&w->xml, "category", "passeur");
    }
    xml_text(&w->xml, buf_str(&w->note));
    xml_end(&w->xml);
}

/* The notes of what was found before `end`, from finding *next on. */
static void write_notes(struct writing *w, size_t *next, uint32_t end, int depth)
{
    const struct findings *list = &w->unit->findings;
    for (; *next < list->count && list->at[*next].at.beg < end; ++*next)
        if (mark_is_shown(&list->at[*next])) write_note(w, &list->at[*next], depth);
}

/* What ITS 2.0 (8.17) says of a finding, as attributes of a mark or of an element of its own. */
static void write_issue(struct writing *w, const struct finding *f, const char *prefix)
{
    static const char *const severities[] = {
        [CONFIDENCE_SURE] = "100", [CONFIDENCE_LIKELY] = "60", [CONFIDENCE_STYLE] = "20",
    };
    struct xml_writer *x = &w->xml;
    say(w, f);
    xml_attribute(x, print(w, "%slocQualityIssueType", prefix), rule_issue_type((enum rule)f->rule));
    xml_attribute(x, print(w, "%slocQualityIssueComment", prefix), buf_z(&w->note));
    xml_attribute(x, print(w, "%slocQualityIssueSeverity", prefix), severities[f->confidence]);
}

/* Several findings of the same text stand in a list beside it, which the mark names. */
static const char *list_id(struct writing *w, const char *before, size_t mark)
{
    return print(w, "%su%" PRIu64 "-q%zu", before, w->unit->number, mark + 1);
}

/* In 1.2 as the mapping of ITS to XLIFF 1.2 (W3C) has it, in 2.0 as the ITS module that 2.1 has (5.9). */
static void open_mark(struct writing *w, size_t number)
{
    struct xml_writer *x = &w->xml;
    const struct mark *m = &w->marks.at[number];
    bool one = w->head->version == XLIFF_12;
    xml_start(x, "mrk");
    if (!one) xml_attribute(x, "id", print(w, "m%zu", number + 1));
    xml_attribute(x, one ? "mtype" : "type", one ? "x-its" : "its:generic");
    if (m->count > 1)
        xml_attribute(x, "its:locQualityIssuesRef", list_id(w, one ? "#" : "#its=", number));
    else
        write_issue(w, m->findings[0], "its:");
}

/* Marks before `at` belong to text that is not written. The first one from there on. */
static size_t skip_marks(struct writing *w, uint32_t at)
{
    while (w->mark < w->marks.count && w->marks.at[w->mark].at.beg < at) w->mark++;
    return w->mark;
}

/* The text with the marks that begin in it. */
static void write_marked(struct writing *w, struct span at, unsigned *codes)
{
    const struct marks *marks = &w->marks;
    uint32_t ends[LIMIT_MARKS];
    size_t depth = 0;
    for (;;) {
        uint32_t end = depth ? ends[depth - 1] : at.end;
        const struct mark *next = w->mark < marks->count ? &marks->at[w->mark] : NULL;
        bool opens = next && next->at.beg < end;
        if (opens) end = next->at.beg;
        write_text(w, (struct span){ at.beg, end }, codes);
        at.beg = end;
        if (opens) {
            open_mark(w, w->mark++);
            ends[depth++] = next->at.end;
        } else if (depth) {
            xml_end(&w->xml);
            depth--;
        } else
            break;
    }
}

static void write_source(struct writing *w, struct span at)
{
    unsigned codes = 0;
    xml_start(&w->xml, "source");
    write_marked(w, at, &codes);
    xml_end(&w->xml);
}

/* Without marks: it is the translator's. */
static void write_target(struct writing *w, struct span at)
{
    unsigned codes = 0;
    xml_start(&w->xml, "target");
    xml_attribute(&w->xml, "state", "new");
    write_text(w, at, &codes);
    xml_end(&w->xml);
}

/* The lists that marks before `end` name, from number `mark` on. */
static void write_lists(struct writing *w, size_t mark, uint32_t end, int depth)
{
    struct xml_writer *x = &w->xml;
    for (size_t i = mark; i < w->marks.count && w->marks.at[i].at.beg < end; i++) {
        const struct mark *m = &w->marks.at[i];
        if (m->count < 2) continue;
        xml_break(x, depth);
        xml_start(x, "its:locQualityIssues");
        xml_attribute(x, "xml:id", list_id(w, "", i));
        for (size_t k = 0; k < m->count; k++) {
            xml_break(x, depth + 1);
            xml_start(x, "its:locQualityIssue");
            write_issue(w, m->findings[k], "");
            xml_end(x);
        }
        xml_break(x, depth);
        xml_end(x);
    }
}

static void write_unit_12(struct writing *w)
{
    const struct unit *u = w->unit;
    size_t note = 0;
    for (size_t i = 0; i < u->sentences.count; i++) {
        struct span sentence = u->sentences.at[i].at;
        size_t mark = skip_marks(w, sentence.beg);
        bool last = i + 1 == u->sentences.count;
        xml_break(&w->xml, 3);
        xml_start(&w->xml, "trans-unit");
        const char *id = print(w, "u%" PRIu64 "-s%zu", u->number, i + 1);
        xml_attribute(&w->xml, "id", id);
        xml_attribute(&w->xml, "resname", id);
        xml_attribute(&w->xml, "xml:space", "preserve");
        xml_break(&w->xml, 4);
        write_source(w, sentence);
        xml_break(&w->xml, 4);
        write_target(w, sentence);
        write_notes(w, &note, last ? UINT32_MAX : u->sentences.at[i + 1].at.beg, 4);
        write_lists(w, mark, sentence.end, 4);
        xml_break(&w->xml, 3);
        xml_end(&w->xml);
    }
}

static void write_part_20(struct writing *w, const char *element, char letter, size_t number, struct span at)
{
    xml_break(&w->xml, 3);
    xml_start(&w->xml, element);
    xml_attribute(&w->xml, "id", print(w, "%c%zu", letter, number));
    if (letter == 's') xml_attribute(&w->xml, "state", "initial");
    write_source(w, at);
    xml_end(&w->xml);
}

static void write_notes_20(struct writing *w)
{
    const struct findings *list = &w->unit->findings;
    size_t first = 0;
    while (first < list->count && !mark_is_shown(&list->at[first])) first++;
    if (first == list->count) return;
    xml_break(&w->xml, 3);
    xml_start(&w->xml, "notes");
    write_notes(w, &first, UINT32_MAX, 4);
    xml_break(&w->xml, 3);
    xml_end(&w->xml);
}

static void write_unit_20(struct writing *w)
{
    const struct unit *u = w->unit;
    uint32_t at = u->sentences.at[0].at.beg;
    xml_break(&w->xml, 2);
    xml_start(&w->xml, "unit");
    const char *id = print(w, "u%" PRIu64, u->number);
    xml_attribute(&w->xml, "id", id);
    xml_attribute(&w->xml, "name", id);
    xml_attribute(&w->xml, "xml:space", "preserve");
    write_lists(w, skip_marks(w, at), u->sentences.at[u->sentences.count - 1].at.end, 3);
    write_notes_20(w);
    for (size_t i = 0; i < u->sentences.count; i++) {
        struct span sentence = u->sentences.at[i].at;
        if (sentence.beg > at) write_part_20(w, "ignorable", 'i', i, (struct span){ at, sentence.beg });
        write_part_20(w, "segment", 's', i + 1, sentence);
        at = sentence.end;
    }
    xml_break(&w->xml, 2);
    xml_end(&w->xml);
}

static void release(struct writing *w)
{
    xml_close(&w->xml);
    arena_release(&w->arena);
    buf_release(&w->scratch);
    buf_release(&w->note);
}

void xliff_units(const struct xliff_head *head, const struct unit *units, size_t count, struct buf *out)
{
    struct writing w = { .head = head };
    xml_open(&w.xml, out);
    for (size_t i = 0; i < count; i++) {
        w.unit = &units[i];
        arena_reset(&w.arena);
        w.marks = head->its ? marks_of(w.unit, &w.arena) : (struct marks){ 0 };
        w.mark = 0;
        if (w.unit->sentences.count) (head->version == XLIFF_12 ? write_unit_12 : write_unit_20)(&w);
    }
    release(&w);
}

static void declare_its(struct writing *w)
{
    if (!w->head->its) return;
    xml_attribute(&w->xml, "xmlns:its", NAMESPACE_ITS);
    xml_attribute(&w->xml, "its:version", "2.0");
}

static void write_header_12(struct writing *w)
{
    struct xml_writer *x = &w->xml;
    xml_break(x, 3);
    xml_start(x, "skl");
    xml_break(x, 4);
    xml_start(x, "external-file");
    xml_attribute(x, "href", reference(w, w->head->skeleton));
    xml_attribute(x, "uid", clean(w, XLIFF_HASH "-", w->head->sha256));
    xml_end(x);
    xml_break(x, 3);
    xml_end(x);
    xml_break(x, 3);
    xml_start(x, "tool");
    xml_attribute(x, "tool-id", "passeur");
    xml_attribute(x, "tool-name", "passeur");
    xml_attribute(x, "tool-version", PASSEUR_VERSION);
    xml_end(x);
}

static void begin_12(struct writing *w)
{
    struct xml_writer *x = &w->xml;
    xml_attribute(x, "version", "1.2");
    xml_attribute(x, "xmlns", NAMESPACE_12);
    declare_its(w);
    xml_break(x, 1);
    xml_start(x, "file");
    xml_attribute(x, "original", clean(w, "", w->head->original));
    xml_attribute(x, "source-language", clean(w, "", w->head->source_lang));
    xml_attribute(x, "target-language", clean(w, "", w->head->target_lang));
    xml_attribute(x, "datatype", "plaintext");
    xml_attribute(x, "tool-id", "passeur");
    xml_break(x, 2);
    xml_start(x, "header");
    write_header_12(w);
    xml_break(x, 2);
    xml_end(x);
    xml_break(x, 2);
    xml_start(x, "body");
}

static void write_hash_20(struct writing *w)
{
    struct xml_writer *x = &w->xml;
    xml_break(x, 2);
    xml_start(x, "mda:metadata");
    xml_start(x, "mda:metaGroup");
    xml_attribute(x, "category", "passeur");
    xml_start(x, "mda:meta");
    xml_attribute(x, "type", XLIFF_HASH);
    xml_text(x, str_of(clean(w, "", w->head->sha256)));
    xml_end(x);
    xml_end(x);
    xml_end(x);
}

static void begin_20(struct writing *w)
{
    struct xml_writer *x = &w->xml;
    xml_attribute(x, "version", "2.0");
    xml_attribute(x, "xmlns", NAMESPACE_20);
    xml_attribute(x, "xmlns:mda", XLIFF_METADATA);
    declare_its(w);
    xml_attribute(x, "srcLang", clean(w, "", w->head->source_lang));
    xml_attribute(x, "trgLang", clean(w, "", w->head->target_lang));
    xml_break(x, 1);
    xml_start(x, "file");
    xml_attribute(x, "id", "f1");
    xml_attribute(x, "original", clean(w, "", w->head->original));
    xml_break(x, 2);
    xml_start(x, "skeleton");
    xml_attribute(x, "href", reference(w, w->head->skeleton));
    xml_end(x);
    write_hash_20(w);
}

enum status xliff_load(struct fault *fault) { return xml_load(fault); }

void xliff_begin(const struct xliff_head *head, struct buf *out)
{
    struct writing w = { .head = head };
    xml_open(&w.xml, out);
    xml_declare(&w.xml);
    xml_start(&w.xml, "xliff");
    (head->version == XLIFF_12 ? begin_12 : begin_20)(&w);
    xml_text(&w.xml, STR("")); /* ends the start tag; the elements stay open for the units to come */
    release(&w);
}

void xliff_end(const struct xliff_head *head, struct buf *out)
{
    buf_add(out, head->version == XLIFF_12 ? STR("\n    </body>\n  </file>\n</xliff>\n") : STR("\n  </file>\n</xliff>\n"));
}
