/*
 * Plain text. How its lines make paragraphs is found by evidence over the whole document (survey), or told by the user.
 */
#include "base/limits.h"
#include "base/utf8.h"
#include "format/format.h"
#include "format/lines.h"
#include "format/wrap.h"
#include "unit/build.h"
#include "unit/marker.h"

/*
 * The evidence. Two lines with none between are a pair; in hard-wrapped prose most pairs cut a sentence, so the second
 * starts with a small letter. In verse it starts with a capital, but the first ends with a comma again and again.
 */
#define LENGTHS 256 /* lines of so many code points and more are counted together */
#define WRAP_PERCENT 30 /* pairs that go on in lower case: prose shows 60 to 80, lists and verse under 10 */
#define VERSE_PERCENT 20 /* pairs that go on, commas counted */
#define WRAP_LONGEST 160 /* code points: who wraps lines by hand or program does so at 60 to 132 */

struct evidence {
    uint64_t lines, blanks, pairs, lower, comma;
    uint64_t lengths[LENGTHS]; /* of the first lines of pairs */
    struct {
        struct str end;
        uint64_t count;
    } ends[8];
};

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static struct str trimmed(struct str s, size_t *indent)
{
    size_t beg = 0;
    while (beg < s.len && is_blank(s.ptr[beg])) beg++;
    while (s.len > beg && is_blank(s.ptr[s.len - 1])) s.len--;
    *indent = beg;
    return str_from(s, beg);
}

static void count_end(struct evidence *e, struct str end, struct arena *keep)
{
    for (size_t i = 0; end.len && i < sizeof e->ends / sizeof *e->ends; i++) {
        if (e->ends[i].count == 0) e->ends[i].end = arena_str(keep, end);
        if (str_eq(e->ends[i].end, end)) {
            e->ends[i].count++;
            return;
        }
    }
}

static bool starts_lower(struct str s) { return utf8_class(utf8_at(s, 0)) & UC_LOWER; }

static enum status gather(struct document *doc, struct evidence *e, struct arena *keep, struct fault *fault)
{
    struct lines lines;
    struct line line;
    bool more = true, comma = false;
    size_t before = 0; /* code points of the line before; 0: blank or none */
    lines_init(&lines, doc);
    enum status status;
    while ((status = lines_next(&lines, &line, &more, fault)) == STATUS_OK && more) {
        size_t indent;
        struct str text = trimmed(line.text, &indent);
        count_end(e, line.end, keep);
        if (marker_read(text, NULL)) {
            before = 0;
            continue;
        }
        if (text.len && before) {
            e->pairs++;
            e->lower += starts_lower(text);
            e->comma += comma && !starts_lower(text);
            e->lengths[before < LENGTHS ? before : LENGTHS - 1]++;
        }
        e->lines += text.len > 0;
        e->blanks += text.len == 0;
        before = text.len && !line.cut ? indent + utf8_count(text) : 0;
        comma = str_ends(text, STR(","));
    }
    lines_release(&lines);
    return status;
}

/* The length that only one line in a hundred exceeds. */
static uint32_t usual_width(const struct evidence *e)
{
    uint64_t longer = 0;
    uint32_t width = LENGTHS - 1;
    while (width > 0 && (longer += e->lengths[width]) * 100 <= e->pairs) width--;
    return width;
}

static enum paragraphs decide(const struct evidence *e)
{
    if (e->pairs == 0) return PARAGRAPHS_LINE;
    if (e->lower * 100 >= e->pairs * WRAP_PERCENT && usual_width(e) <= WRAP_LONGEST) return PARAGRAPHS_WRAP;
    if (e->blanks && (e->lower + e->comma) * 100 >= e->pairs * VERSE_PERCENT) return PARAGRAPHS_BLANK;
    return PARAGRAPHS_LINE;
}

static struct str usual_end(const struct evidence *e)
{
    size_t most = 0;
    for (size_t i = 1; i < sizeof e->ends / sizeof *e->ends; i++)
        if (e->ends[i].count > e->ends[most].count) most = i;
    static const struct str known[] = { { "\n", 1 }, { "\r\n", 2 }, { "\r", 1 }, { "\xC2\x85", 2 }, { "\xE2\x80\xA8", 3 } };
    for (size_t i = 0; e->ends[most].count && i < sizeof known / sizeof *known; i++)
        if (str_eq(known[i], e->ends[most].end)) return known[i];
    return known[0];
}

static int text_bid(struct str head, const char *name)
{
    (void)head;
    (void)name;
    return 1; /* everything that nobody else wants */
}

static enum status text_survey(struct document *doc, const struct format_options *options, struct fault *fault)
{
    TRY(charset_detect(doc->in, options->encoding, &doc->charset, fault));
    struct evidence e = { 0 };
    struct arena keep = { 0 };
    enum status status = gather(doc, &e, &keep, fault);
    doc->paragraphs = options->paragraphs == PARAGRAPHS_AUTO ? decide(&e) : options->paragraphs;
    doc->width = doc->paragraphs == PARAGRAPHS_WRAP ? usual_width(&e) : 0;
    doc->line_break = usual_end(&e);
    arena_release(&keep);
    return status;
}

/* The line before, as far as the next one must know it. */
struct before {
    bool text;      /* false: blank, or there is none */
    bool cut;       /* longer than LIMIT_UNIT: this line is its rest */
    bool page;      /* ended by a form feed or a paragraph separator */
    bool stop;      /* ended by a stop, closing marks aside */
    bool hyphen;    /* ended by a letter and a hyphen */
    size_t indent, length; /* code points; length with the indent */
};

static bool ends_with_stop(struct str s)
{
    for (size_t i = s.len; i > 0;) {
        uint32_t cp = utf8_prev(s, &i);
        if (cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == 0x2026) return true;
        if (cp != '"' && cp != ')' && cp != ']' && cp != 0xBB && cp != 0x201D && cp != ' ' && cp != 0xA0 && cp != 0x202F)
            return false;
    }
    return false;
}

static bool ends_with_hyphen(struct str s)
{
    return s.len > 1 && s.ptr[s.len - 1] == '-' && utf8_class(utf8_before(s, s.len - 1)) & UC_LETTER;
}

/* text: empty where nothing goes on with this line. */
static void remember(struct before *b, const struct line *line, struct str text, size_t indent)
{
    *b = (struct before){ .text = text.len > 0,
                          .cut = line->cut,
                          .page = line->end.len && (line->end.ptr[0] == '\f' || line->end.ptr[0] == '\v' ||
                                                    str_eq(line->end, STR("\xE2\x80\xA9"))),
                          .stop = ends_with_stop(text),
                          .hyphen = ends_with_hyphen(text),
                          .indent = indent,
                          .length = indent + utf8_count(text) };
}

/* "— ", "- ", "• ", "* ", "-- ": what opens a line of dialogue or a point of a list. */
static bool starts_with_marker(struct str s)
{
    size_t i = 0;
    while (i < s.len && (s.ptr[i] == '-' || s.ptr[i] == '*')) i++;
    if (i == 0) {
        uint32_t cp = utf8_next(s, &i);
        if (cp != 0x2014 && cp != 0x2013 && cp != 0x2022) return false;
    }
    uint32_t next = utf8_at(s, i);
    return next == ' ' || next == 0xA0 || next == 0x202F;
}

static size_t first_word(struct str s) { return utf8_count(str_sub(s, 0, str_find_byte(s, 0, ' '))); }

/* Does this line of a wrapped text go on with the paragraph of the line before? */
static bool joins(const struct document *doc, const struct before *b, struct str text, size_t indent)
{
    bool lower = starts_lower(text);
    if (lower && !b->stop) return true;
    if (b->stop && (starts_with_marker(text) || indent > b->indent)) return false;
    size_t room = b->length + 1 + first_word(text);
    return room + doc->width / 4 > doc->width; /* the next word had no room, or not much: the line was wrapped */
}

/* The break between two lines of one unit: from behind the last character of the one to the first of the other. */
static void add_break(struct build *b, const struct document *doc, const struct before *before, const struct line *line,
                      size_t indent)
{
    const struct piece *last = &b->pieces.at[b->pieces.count - 1];
    struct str text = str_sub(buf_str(&b->text), last->at.beg, last->at.end);
    struct str shown = doc->paragraphs == PARAGRAPHS_BLANK ? STR("\n") : before->hyphen ? STR("") : STR(" ");
    build_add(b, shown,
              (struct piece){ .from = last->upto,
                              .upto = line->from + step_bytes(charset_step(doc->charset.charset), str_sub(line->text, 0, indent)),
                              .line = last->line,
                              .column = last->column + (uint32_t)utf8_count(text),
                              .step = STEP_WHOLE });
}

static void add_line(struct build *b, const struct document *doc, const struct line *line, struct str text, size_t indent)
{
    enum step step = charset_step(doc->charset.charset);
    uint64_t from = line->from + step_bytes(step, str_sub(line->text, 0, indent));
    build_add(b, text,
              (struct piece){ .from = from,
                              .upto = from + step_bytes(step, text),
                              .line = line->number,
                              .column = line->column + (uint32_t)indent,
                              .step = step });
}

static bool goes_on(const struct document *doc, const struct before *before, struct str text, size_t indent)
{
    if (doc->paragraphs == PARAGRAPHS_LINE || !before->text || before->page) return false;
    return doc->paragraphs == PARAGRAPHS_BLANK || joins(doc, before, text, indent);
}

static enum status take_line(struct document *doc, struct build *b, struct before *before, const struct line *line,
                             struct sink sink, struct fault *fault)
{
    size_t indent;
    struct str text = trimmed(line->text, &indent);
    bool marker = !before->cut && !line->cut && marker_read(text, NULL);
    if (text.len == 0 || marker || before->cut || !goes_on(doc, before, text, indent)) {
        TRY(build_push(b, sink, fault));
        b->unit.continues = before->cut;
    } else if (b->text.len + text.len + 1 > LIMIT_UNIT) {
        TRY(build_push(b, sink, fault));
        b->unit.continues = true;
    }
    if (b->text.len == 0) b->unit.aside = marker;
    before->hyphen = before->hyphen && starts_lower(text);
    if (text.len) {
        if (b->text.len) add_break(b, doc, before, line, indent);
        add_line(b, doc, line, text, indent);
    }
    remember(before, line, marker ? STR("") : text, indent);
    return STATUS_OK;
}

static enum status text_extract(struct document *doc, struct sink sink, struct fault *fault)
{
    struct lines lines;
    struct line line;
    bool more = true;
    struct build build = { .unit.document = doc->number };
    struct before before = { 0 };
    lines_init(&lines, doc);
    enum status status;
    while ((status = lines_next(&lines, &line, &more, fault)) == STATUS_OK && more)
        if ((status = take_line(doc, &build, &before, &line, sink, fault)) != STATUS_OK) break;
    if (status == STATUS_OK) status = build_push(&build, sink, fault);
    build_release(&build);
    lines_release(&lines);
    return status;
}

const struct format format_text = { "text", text_bid, text_survey, text_extract, wrap_merge };
