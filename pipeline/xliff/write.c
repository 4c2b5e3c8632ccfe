#include "xliff/write.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "xliff/xml.h"

#define NAMESPACE_12 "urn:oasis:names:tc:xliff:document:1.2"
#define NAMESPACE_20 "urn:oasis:names:tc:xliff:document:2.0"

struct writing {
    struct xml xml;
    enum xliff_version version;
    const struct unit *unit;
    struct buf scratch;
};

static const char *format(struct buf *b, const char *pattern, ...) __attribute__((format(printf, 2, 3)));

#include <stdarg.h>
#include <stdio.h>

static const char *format(struct buf *b, const char *pattern, ...)
{
    va_list args;
    va_start(args, pattern);
    buf_clear(b);
    int n = vsnprintf(buf_room(b, 200), 200, pattern, args);
    va_end(args);
    b->len = n > 0 && n < 200 ? (size_t)n : 0;
    return buf_z(b);
}

/* A character that XML forbids, as an inline code that says which. */
static void forbidden(struct writing *w, uint32_t cp, unsigned number)
{
    if (w->version == XLIFF_20) {
        xml_start(&w->xml, "cp");
        xml_attribute(&w->xml, "hex", format(&w->scratch, "%04X", (unsigned)cp));
    } else {
        xml_start(&w->xml, "x");
        xml_attribute(&w->xml, "id", format(&w->scratch, "c%u", number));
        xml_attribute(&w->xml, "ctype", format(&w->scratch, "x-char-%04X", (unsigned)cp));
    }
    xml_end(&w->xml);
}

static void write_text(struct writing *w, const char *element, const char *state, struct str text)
{
    unsigned codes = 0;
    size_t beg = 0;
    xml_start(&w->xml, element);
    if (state) xml_attribute(&w->xml, "state", state);
    for (size_t i = 0; i < text.len;) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte >= 0x20 && byte != 0xEF) { /* only U+FFFE and U+FFFF, which start with EF, are forbidden above */
            i++;
            continue;
        }
        size_t at = i;
        uint32_t cp = utf8_next(text, &i);
        if (xml_allows(cp)) continue;
        xml_text(&w->xml, str_sub(text, beg, at));
        forbidden(w, cp, ++codes);
        beg = i;
    }
    xml_text(&w->xml, str_from(text, beg));
    xml_end(&w->xml);
}

static bool is_shown(const struct finding *f) { return f->confidence <= CONFIDENCE_STYLE; }

/* “vienda”: not in the dictionary (orthographe.inconnu, likely); viendra, vienne */
static void write_note(struct writing *w, const struct finding *f, int depth)
{
    struct buf note = { 0 };
    buf_addf(&note, "“%.*s”: %s (%s, %s)", STR_F(unit_text(w->unit, f->at)), rule_text((enum rule)f->rule, "en"),
             rule_name((enum rule)f->rule), confidence_name((enum confidence)f->confidence));
    for (size_t i = 0; i < f->suggestion_count; i++)
        buf_addf(&note, "%s %.*s", i ? "," : ";", STR_F(f->suggestions[i]));
    for (size_t i = 0; i < note.len; i++)
        if (!xml_allows((unsigned char)note.ptr[i])) note.ptr[i] = ' ';
    xml_break(&w->xml, depth);
    xml_start(&w->xml, "note");
    if (w->version == XLIFF_12) xml_attribute(&w->xml, "from", "passeur");
    else xml_attribute(&w->xml, "category", "passeur");
    xml_text(&w->xml, buf_str(&note));
    xml_end(&w->xml);
    buf_release(&note);
}

/* Findings in [beg, end), from *next on. */
static size_t write_notes(struct writing *w, size_t next, uint32_t end, int depth)
{
    const struct findings *list = &w->unit->findings;
    for (; next < list->count && list->at[next].at.beg < end; next++)
        if (is_shown(&list->at[next])) write_note(w, &list->at[next], depth);
    return next;
}

static void unit_12(struct writing *w)
{
    const struct unit *u = w->unit;
    size_t note = 0;
    for (size_t i = 0; i < u->sentences.count; i++) {
        struct str text = unit_text(u, u->sentences.at[i].at);
        xml_break(&w->xml, 3);
        xml_start(&w->xml, "trans-unit");
        const char *id = format(&w->scratch, "u%" PRIu64 "-s%zu", u->number, i + 1);
        xml_attribute(&w->xml, "id", id);
        xml_attribute(&w->xml, "resname", id);
        xml_attribute(&w->xml, "xml:space", "preserve");
        xml_break(&w->xml, 4);
        write_text(w, "source", NULL, text);
        xml_break(&w->xml, 4);
        write_text(w, "target", "new", text);
        bool last = i + 1 == u->sentences.count;
        note = write_notes(w, note, last ? UINT32_MAX : u->sentences.at[i + 1].at.beg, 4);
        xml_break(&w->xml, 3);
        xml_end(&w->xml);
    }
}

static void part_20(struct writing *w, const char *element, char letter, size_t number, struct str text)
{
    xml_break(&w->xml, 3);
    xml_start(&w->xml, element);
    xml_attribute(&w->xml, "id", format(&w->scratch, "%c%zu", letter, number));
    if (letter == 's') xml_attribute(&w->xml, "state", "initial");
    write_text(w, "source", NULL, text);
    xml_end(&w->xml);
}

static void unit_20(struct writing *w)
{
    const struct unit *u = w->unit;
    bool any = false;
    for (size_t i = 0; i < u->findings.count; i++) any = any || is_shown(&u->findings.at[i]);
    xml_break(&w->xml, 2);
    xml_start(&w->xml, "unit");
    const char *id = format(&w->scratch, "u%" PRIu64, u->number);
    xml_attribute(&w->xml, "id", id);
    xml_attribute(&w->xml, "name", id);
    xml_attribute(&w->xml, "xml:space", "preserve");
    if (any) {
        xml_break(&w->xml, 3);
        xml_start(&w->xml, "notes");
        write_notes(w, 0, UINT32_MAX, 4);
        xml_break(&w->xml, 3);
        xml_end(&w->xml);
    }
    uint32_t at = u->sentences.at[0].at.beg;
    for (size_t i = 0; i < u->sentences.count; i++) {
        struct span sentence = u->sentences.at[i].at;
        if (sentence.beg > at) part_20(w, "ignorable", 'i', i, str_sub(u->text, at, sentence.beg));
        part_20(w, "segment", 's', i + 1, unit_text(u, sentence));
        at = sentence.end;
    }
    xml_break(&w->xml, 2);
    xml_end(&w->xml);
}

void xliff_units(const struct xliff_head *head, const struct unit *units, size_t count, struct buf *out)
{
    struct writing w = { .version = head->version };
    xml_open(&w.xml, out);
    for (size_t i = 0; i < count; i++) {
        w.unit = &units[i];
        if (w.unit->sentences.count == 0) continue;
        (head->version == XLIFF_12 ? unit_12 : unit_20)(&w);
    }
    xml_close(&w.xml);
    buf_release(&w.scratch);
}

static void begin_12(struct xml *x, const struct xliff_head *h, struct buf *scratch)
{
    xml_attribute(x, "version", "1.2");
    xml_attribute(x, "xmlns", NAMESPACE_12);
    xml_break(x, 1);
    xml_start(x, "file");
    xml_attribute(x, "original", h->original);
    xml_attribute(x, "source-language", h->source_lang);
    xml_attribute(x, "target-language", h->target_lang);
    xml_attribute(x, "datatype", "plaintext");
    xml_attribute(x, "tool-id", "passeur");
    xml_break(x, 2);
    xml_start(x, "header");
    xml_start(x, "skl");
    xml_start(x, "external-file");
    xml_attribute(x, "href", h->skeleton);
    xml_attribute(x, "uid", format(scratch, "sha256-%s", h->sha256));
    xml_end(x);
    xml_end(x);
    xml_start(x, "tool");
    xml_attribute(x, "tool-id", "passeur");
    xml_attribute(x, "tool-name", "passeur");
    xml_attribute(x, "tool-version", PASSEUR_VERSION);
    xml_end(x);
    xml_end(x);
    xml_break(x, 2);
    xml_start(x, "body");
}

static void begin_20(struct xml *x, const struct xliff_head *h, struct buf *scratch)
{
    xml_attribute(x, "version", "2.0");
    xml_attribute(x, "xmlns", NAMESPACE_20);
    xml_attribute(x, "srcLang", h->source_lang);
    xml_attribute(x, "trgLang", h->target_lang);
    xml_break(x, 1);
    xml_start(x, "file");
    xml_attribute(x, "id", "f1");
    xml_attribute(x, "original", h->original);
    xml_break(x, 2);
    xml_start(x, "skeleton");
    xml_attribute(x, "href", h->skeleton);
    xml_end(x);
    xml_break(x, 2);
    xml_start(x, "notes");
    xml_start(x, "note");
    xml_attribute(x, "category", "sha256");
    xml_text(x, str_of(format(scratch, "%s", h->sha256)));
    xml_end(x);
    xml_end(x);
}

void xliff_begin(const struct xliff_head *h, struct buf *out)
{
    struct xml x;
    struct buf scratch = { 0 };
    xml_open(&x, out);
    xml_declare(&x);
    xml_start(&x, "xliff");
    (h->version == XLIFF_12 ? begin_12 : begin_20)(&x, h, &scratch);
    xml_text(&x, STR("")); /* ends the start tag */
    /* The elements stay open for the units to come: the writer would close them, so what it adds from here on is dropped. */
    xmlTextWriterFlush(x.writer);
    size_t open = out->len;
    xml_close(&x);
    out->len = open;
    buf_release(&scratch);
}

void xliff_end(const struct xliff_head *h, struct buf *out)
{
    buf_add(out, h->version == XLIFF_12 ? STR("\n    </body>\n  </file>\n</xliff>\n") : STR("\n  </file>\n</xliff>\n"));
}
