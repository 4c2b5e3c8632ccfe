#include "segment/sentence.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "gen_abreviations.h"
#include "gen_amorces.h"
#include "gen_intitules.h"
#include "gen_lettres.h"
#include "gen_noms_a_point.h"
#include "segment/rules.h"
#include "segment/srx.h"
#include "segment/srx_write.h"

#define WORD_REACH 80 /* bytes looked at for the word beside a stop: longer ones are no abbreviation */
#define OPENERS 12    /* characters that may stand before the first letter of a sentence */
#define EMOJI_REACH 32 /* characters of emoji behind one stop */

struct segmenter {
    struct lexicon lexicon;
    struct srx *srx; /* NULL: our own rules */
};

/* Bytes at which scanning stops: stops, brackets, straight quotes; the first byte of …, ‼ and ⁇. */
enum { PLAIN, STOP, OPEN, CLOSE, QUOTE, WIDE };
static const uint8_t kinds[256] = { ['.'] = STOP, ['!'] = STOP, ['?'] = STOP,  ['('] = OPEN,  ['['] = OPEN, ['{'] = OPEN,
                                    [')'] = CLOSE, [']'] = CLOSE, ['}'] = CLOSE, ['"'] = QUOTE, [0xE2] = WIDE };

#define LANGUAGE "fr"    /* whose rules an SRX file is asked for */
#define SRX_END 0xFFFF   /* no rule of the file: the end of the unit */
#define BRACKETS 3 /* kinds of brackets */

struct opened {
    size_t at;        /* byte of the bracket */
    size_t decisions; /* made before it */
};

struct opens {
    struct opened *at;
    size_t count, cap;
};

struct scan {
    const struct segmenter *segmenter;
    struct str text;
    struct arena *keep;
    struct decisions decisions;
    struct opens opens[BRACKETS]; /* of each kind, not closed yet */
    size_t quotes;                /* straight quotation marks before here */
    size_t start;                 /* of the sentence at hand */
};

static bool is_space(uint32_t cp) { return utf8_class(cp) & UC_SPACE; }
static bool is_alnum(uint32_t cp) { return utf8_class(cp) & (UC_LETTER | UC_DIGIT | UC_MARK); }

static size_t skip_spaces(struct str s, size_t at)
{
    for (size_t next = at; at < s.len; at = next)
        if (!is_space(utf8_next(s, &next))) break;
    return at;
}

/* Length of the stop character at `at`, or 0; *mark is raised to its kind. */
static size_t stop_length(struct str s, size_t at, enum mark *mark)
{
    uint32_t cp = utf8_at(s, at);
    if (cp == '.') return 1;
    if (cp == '!' || cp == '?' || (cp >= 0x2047 && cp <= 0x2049) || cp == 0x203C) {
        *mark = MARK_STRONG;
        return cp < 128 ? 1 : 3;
    }
    if (cp == 0x2026 && *mark == MARK_DOT) *mark = MARK_ELLIPSIS;
    return cp == 0x2026 ? 3 : 0;
}

/* The end of the run of stops at `at`: one mark, also with spaces inside, as in "? !" and ". . .". */
static size_t run_end(struct str s, size_t at, enum mark *mark)
{
    size_t len, end = at, dots = 0;
    *mark = MARK_DOT;
    while ((len = stop_length(s, end, mark))) {
        dots += s.ptr[end] == '.';
        end += len;
        size_t next = skip_spaces(s, end);
        enum mark other = MARK_DOT;
        size_t more = next > end && next - end <= 3 ? stop_length(s, next, &other) : 0;
        bool strong = more && other == MARK_STRONG && *mark != MARK_DOT;
        bool spaced_dots = more && s.ptr[next] == '.' && s.ptr[end - 1] == '.' && *mark == MARK_DOT;
        if (strong || spaced_dots) end = next;
    }
    if (*mark == MARK_DOT && dots > 1) *mark = MARK_ELLIPSIS;
    return end;
}

static bool is_emoji(uint32_t cp)
{
    return (cp >= 0x1F000 && cp < 0x20000) || (cp >= 0x2600 && cp < 0x27C0) || cp == 0xFE0F || cp == 0x200D ||
           (cp >= 0xE0020 && cp < 0xE0080);
}

static bool is_superscript(uint32_t cp)
{
    return cp == 0xB9 || cp == 0xB2 || cp == 0xB3 || cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079);
}

/* [12] or (3) at `at`, a note mark: its length, or 0. */
static size_t note_length(struct str s, size_t at)
{
    size_t i = at + 1;
    if (at >= s.len || (s.ptr[at] != '[' && s.ptr[at] != '(')) return 0;
    while (i < s.len && i - at <= 3 && s.ptr[i] >= '0' && s.ptr[i] <= '9') i++;
    return i > at + 1 && i < s.len && s.ptr[i] == (s.ptr[at] == '[' ? ']' : ')') ? i + 1 - at : 0;
}

/* Is the straight quotation mark at `at` a closing one? By its neighbours, then by parity within the paragraph. */
static bool closes_quote(const struct scan *c, size_t at)
{
    uint32_t left = utf8_before(c->text, at), right = utf8_at(c->text, at + 1);
    bool left_open = left == UTF8_NONE || is_space(left), right_open = right == UTF8_NONE || !is_alnum(right);
    if (left_open != right_open) return right_open;
    return c->quotes % 2 == 1;
}

/* Where the closing mark at `at` (white space before it aside) ends, or `at` when there is none. */
static size_t closer_end(const struct scan *c, size_t at)
{
    struct str s = c->text;
    size_t next = skip_spaces(s, at);
    uint32_t cp = utf8_at(s, at), behind = utf8_at(s, next);
    if (behind == 0xBB) return next + 2;                              /* » and its no-break space */
    if (cp == ')' || cp == ']' || cp == '}') return at + 1;
    if (cp == 0x201D || cp == 0x203A) return at + 3;                  /* ” › */
    if (cp == 0x2019 && !is_alnum(utf8_at(s, at + 3))) return at + 3; /* ’ */
    if (cp == '\'' && !is_alnum(utf8_at(s, at + 1))) return at + 1;
    if (behind == '"' && next - at <= 3 && closes_quote(c, next)) return next + 1;
    return at;
}

/* Note marks, emphasis of Markdown, emoji: they belong to the sentence that they follow. */
static size_t trailer_end(struct str s, size_t at)
{
    size_t i = at, note = note_length(s, at), next = skip_spaces(s, at);
    if (note) return at + note;
    uint32_t cp = i < s.len ? utf8_next(s, &i) : UTF8_NONE;
    if (is_superscript(cp)) return i;
    if ((cp == '*' || cp == '_') && !is_alnum(utf8_at(s, i))) return i;
    if (next >= s.len || !is_emoji(utf8_at(s, next))) return at;
    for (int n = 0; n < EMOJI_REACH && next < s.len && is_emoji(utf8_at(s, next)); n++) utf8_next(s, &next);
    return next;
}

static int bracket_kind(char c) { return c == '(' || c == ')' ? 0 : c == '[' || c == ']' ? 1 : 2; }

static void open_bracket(struct scan *c, size_t at)
{
    /* :( and ;-( are faces. */
    bool face = at > 0 && (strchr(":;", c->text.ptr[at - 1]) || (at > 1 && c->text.ptr[at - 1] == '-' &&
                                                                strchr(":;", c->text.ptr[at - 2])));
    if (!face) *arena_push(c->keep, &c->opens[bracket_kind(c->text.ptr[at])]) = (struct opened){ at, c->decisions.count };
}

/* The start of the sentence at hand, after boundaries were taken back. */
static void find_start(struct scan *c)
{
    size_t i = c->decisions.count;
    while (i > 0 && !c->decisions.at[i - 1].breaks) i--;
    c->start = i ? skip_spaces(c->text, c->decisions.at[i - 1].at) : 0;
}

/* A pair of brackets is whole now: nothing ends a sentence inside it. */
static void close_bracket(struct scan *c, size_t at)
{
    struct opens *own = &c->opens[bracket_kind(c->text.ptr[at])];
    if (own->count == 0) return;
    struct opened opened = own->at[--own->count];
    for (int kind = 0; kind < BRACKETS; kind++) /* what was opened inside and not closed reaches no further */
        while (c->opens[kind].count && c->opens[kind].at[c->opens[kind].count - 1].at > opened.at) c->opens[kind].count--;
    bool any = false;
    for (size_t i = c->decisions.count; i > opened.decisions && !any; i--) any = c->decisions.at[i - 1].breaks;
    if (!any) return;
    for (size_t i = opened.decisions; i < c->decisions.count; i++)
        if (c->decisions.at[i].breaks) c->decisions.at[i] = (struct decision){ c->decisions.at[i].at, RULE_BRACKET, false };
    find_start(c);
}

static void pass(struct scan *c, size_t at)
{
    switch (kinds[(unsigned char)c->text.ptr[at]]) {
    case OPEN: open_bracket(c, at); break;
    case CLOSE: close_bracket(c, at); break;
    case QUOTE: c->quotes++; break;
    default: break;
    }
}

static bool is_word_part(uint32_t cp) { return is_alnum(cp) || cp == '.' || cp == '-' || cp == 0xB0 || cp == 0x2011; }

/* The word that ends at `end`, without an elision before it: "art" of "l'art". */
static struct str word_before(struct str s, size_t end)
{
    size_t beg = end;
    while (beg > 0 && end - beg < WORD_REACH) {
        size_t at = beg;
        if (!is_word_part(utf8_prev(s, &at))) break;
        beg = at;
    }
    return str_sub(s, beg, end);
}

/* The word that starts at `at`, letters and inner hyphens. */
static struct str word_after(struct str s, size_t at)
{
    size_t end = at;
    while (end < s.len && end - at < WORD_REACH) {
        size_t next = end;
        uint32_t cp = utf8_next(s, &next);
        if (!is_alnum(cp) && cp != '-') break;
        end = next;
    }
    return str_sub(s, at, end);
}

static bool is_opener(uint32_t cp)
{
    static const uint32_t openers[] = { 0xAB, 0x201C, 0x201E, 0x2018, 0x2039, '"', '\'', '(', '[', '{', 0xBF, 0xA1, '*', '_' };
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (cp == openers[i]) return true;
    return false;
}

static bool is_dash(uint32_t cp)
{
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2022 || cp == 0xB7 || cp == 0x25AA || cp == 0x25BA ||
           cp == 0x25CF || cp == 0x25E6 || cp == 0x2023 || cp == 0x2192;
}

/* What follows: marks that may open a sentence, then the first character and the words there. */
static void look_ahead(struct stop *s)
{
    size_t at = s->next;
    s->next_char = utf8_at(s->text, at);
    for (int n = 0; n < OPENERS && at < s->text.len; n++) {
        size_t next = at;
        uint32_t cp = utf8_next(s->text, &next);
        if (!is_dash(cp) && !is_opener(cp) && !is_space(cp)) break;
        s->dash = s->dash || is_dash(cp);
        s->opener = s->opener || is_opener(cp);
        at = next;
    }
    s->letter = utf8_at(s->text, at);
    s->next_word = word_after(s->text, at);
    size_t second = at + s->next_word.len;
    uint32_t behind = utf8_at(s->text, second);
    s->elided = behind == '\'' || behind == 0x2019;
    second = s->elided ? second + (behind == '\'' ? 1 : 3) : skip_spaces(s->text, second);
    s->second_word = word_after(s->text, second);
}

static void look_back(struct stop *s)
{
    size_t end = s->beg;
    s->word = word_before(s->text, end);
    end -= s->word.len;
    while (end > 0 && s->beg - end < WORD_REACH && is_space(utf8_before(s->text, end))) utf8_prev(s->text, &end);
    s->before = word_before(s->text, end);
}

/* Closing marks and trailers behind the run; brackets and quotes among them are passed. */
static void take_closers(struct scan *c, struct stop *s)
{
    s->after = s->end;
    for (;;) {
        size_t end = closer_end(c, s->after);
        s->closed = s->closed || end > s->after;
        if (end == s->after) end = trailer_end(c->text, s->after);
        if (end == s->after) return;
        for (; s->after < end; s->after++) pass(c, s->after);
    }
}

/* Decides at the run of stops that starts at `at`; what stands behind what belongs to it. */
static size_t judge(struct scan *c, size_t at)
{
    struct stop s = { .lexicon = &c->segmenter->lexicon, .text = c->text, .beg = at };
    s.end = run_end(c->text, at, &s.mark);
    take_closers(c, &s);
    s.start = c->start;
    s.next = skip_spaces(c->text, s.after);
    s.spaced = s.next > s.after;
    if (s.next == c->text.len) return s.after;
    look_back(&s);
    look_ahead(&s);
    uint16_t rule = rules_decide(&s);
    *arena_push(c->keep, &c->decisions) = (struct decision){ (uint32_t)s.after, rule, rules[rule].breaks };
    if (rules[rule].breaks) c->start = s.next;
    return s.after;
}

static bool is_stop(struct str s, size_t at)
{
    enum mark mark = MARK_DOT;
    return stop_length(s, at, &mark) > 0;
}

static void scan_text(struct scan *c)
{
    struct str s = c->text;
    c->start = skip_spaces(s, 0);
    for (size_t i = 0; i < s.len;) {
        uint8_t kind = kinds[(unsigned char)s.ptr[i]];
        if (kind == PLAIN) {
            i++;
        } else if (kind == STOP || (kind == WIDE && is_stop(s, i))) {
            i = judge(c, i);
        } else {
            pass(c, i);
            i += kind == WIDE ? 3 : 1;
        }
    }
}

static size_t skip_spaces_back(struct str s, size_t beg, size_t end)
{
    for (size_t at = end; end > beg; end = at)
        if (!is_space(utf8_prev(s, &at))) break;
    return end;
}

static void add_sentence(struct unit *u, struct arena *keep, size_t beg, size_t end, uint16_t rule)
{
    beg = skip_spaces(u->text, beg);
    end = skip_spaces_back(u->text, beg < end ? beg : end, end);
    if (beg < end) *arena_push(keep, &u->sentences) = (struct sentence){ { (uint32_t)beg, (uint32_t)end }, rule };
}

static struct decisions decisions_of(const struct segmenter *segmenter, struct str text, struct arena *keep)
{
    struct scan c = { .segmenter = segmenter, .text = text, .keep = keep };
    if (segmenter->srx)
        srx_scan(segmenter->srx, text, keep, &c.decisions);
    else
        scan_text(&c);
    return c.decisions;
}

void segment_sentences(const struct segmenter *segmenter, struct unit *u, struct arena *keep)
{
    struct decisions decisions = decisions_of(segmenter, u->text, keep);
    size_t beg = 0;
    for (size_t i = 0; i < decisions.count; i++) {
        const struct decision *d = &decisions.at[i];
        if (!d->breaks) continue;
        add_sentence(u, keep, beg, d->at, d->rule);
        beg = d->at;
    }
    add_sentence(u, keep, beg, u->text.len, segmenter->srx ? SRX_END : RULE_END);
}

void segment_explain(const struct segmenter *segmenter, const struct unit *u, struct arena *keep, struct decisions *out)
{
    *out = decisions_of(segmenter, u->text, keep);
}

const char *segment_rule_name(const struct segmenter *segmenter, uint16_t rule)
{
    if (!segmenter->srx) return rules[rule].name;
    return rule == SRX_END ? rules[RULE_END].name : srx_rule_name(segmenter->srx, rule);
}

enum status segment_write_srx(const struct segmenter *segmenter, struct output *out, struct fault *fault)
{
    return srx_write(&segmenter->lexicon, out, fault);
}

static bool class_of(struct str name, uint8_t *class)
{
    static const struct str names[] = { [ABBREVIATION_NEVER] = { "jamais", 6 },
                                        [ABBREVIATION_MAY] = { "parfois", 7 },
                                        [ABBREVIATION_WORD] = { "mot", 3 } };
    for (*class = ABBREVIATION_NEVER; *class <= ABBREVIATION_WORD; ++*class)
        if (str_eq(names[*class], name)) return true;
    return false;
}

/* A line "mot<TAB>classe", the class being "jamais" when it is left out; false when it is wrong. */
static bool add_abbreviation(struct word_class *list, struct str line)
{
    size_t tab = str_find_byte(line, 0, '\t');
    struct str word = str_trim(str_sub(line, 0, tab)), name = str_trim(str_from(line, tab));
    uint8_t class = ABBREVIATION_NEVER;
    if (str_ends(word, STR("."))) word.len--;
    if (word.len == 0 || (name.len && !class_of(name, &class))) return false;
    uint32_t id = table_put(&list->words, word, NULL);
    list->classes = memory_grow(list->classes, list->words.cap, 1);
    list->classes[id] = class;
    return true;
}

static struct str content(struct str line) { return str_trim(str_sub(line, 0, str_find_byte(line, 0, '#'))); }

static enum status read_abbreviations(struct word_class *list, const char *path, struct fault *fault)
{
    struct input in;
    struct str rest = { 0 }, line;
    TRY(input_open(&in, path, fault));
    enum status status = input_peek(&in, LIMIT_LIST, &rest, fault);
    if (status == STATUS_OK && (rest.len >= LIMIT_LIST || utf8_valid(rest) != rest.len))
        status = fault_set(fault, STATUS_FORMAT, path, (int64_t)utf8_valid(rest),
                           _("this is no list of abbreviations: give a UTF-8 text with one a line"));
    for (int number = 1; status == STATUS_OK && str_line(&rest, &line); number++)
        if (content(line).len && !add_abbreviation(list, content(line)))
            status = fault_set(fault, STATUS_FORMAT, path, FAULT_NOWHERE,
                               _("line %d: write the abbreviation, a tab and its class: jamais, parfois or mot"), number);
    input_close(&in);
    return status;
}

static void add_words(struct table *list, const char *embedded)
{
    struct str rest = str_of(embedded), line;
    while (str_line(&rest, &line)) table_put(list, line, NULL);
}

enum status segmenter_open(struct segmenter **out, const struct segment_options *options, struct fault *fault)
{
    struct segmenter *s = memory_new(1, sizeof *s);
    struct str rest = str_of(gen_abreviations), line;
    while (str_line(&rest, &line)) add_abbreviation(&s->lexicon.abbreviations, line);
    add_words(&s->lexicon.starters, gen_amorces);
    add_words(&s->lexicon.names, gen_noms_a_point);
    add_words(&s->lexicon.letters, gen_lettres);
    add_words(&s->lexicon.headings, gen_intitules);
    *out = s;
    if (options->abbreviations) TRY(read_abbreviations(&s->lexicon.abbreviations, options->abbreviations, fault));
    return options->srx ? srx_open(&s->srx, options->srx, LANGUAGE, fault) : STATUS_OK;
}

void segmenter_close(struct segmenter *s)
{
    srx_close(s->srx);
    table_release(&s->lexicon.abbreviations.words);
    memory_free(s->lexicon.abbreviations.classes);
    table_release(&s->lexicon.starters);
    table_release(&s->lexicon.names);
    table_release(&s->lexicon.letters);
    table_release(&s->lexicon.headings);
    memory_free(s);
}
