#include "segment/scan.h"

#include "segment/rules.h"

#define BRACKETS 3     /* kinds of brackets */
#define NESTING 64     /* brackets of one kind that are open at once and remembered: the last ones */
#define EMOJI_REACH 32 /* characters of emoji behind one stop */
#define LABEL_REACH 40 /* bytes of a note in brackets: [réf. nécessaire] */
#define QUOTE_GAP 3    /* bytes of white space before a closing straight quotation mark */

/* Bytes at which scanning stops: stops, brackets, straight quotes; the first byte of …, ‼ and ⁇. */
enum { PLAIN, STOP, OPEN, CLOSE, QUOTE, WIDE };
static const uint8_t kinds[256] = { ['.'] = STOP, ['!'] = STOP, ['?'] = STOP,  ['('] = OPEN,  ['['] = OPEN, ['{'] = OPEN,
                                    [')'] = CLOSE, [']'] = CLOSE, ['}'] = CLOSE, ['"'] = QUOTE, [0xE2] = WIDE };

struct opened {
    size_t at;        /* byte of the bracket */
    size_t sentences; /* ended before it */
    size_t decisions; /* made before it */
};

/* A ring: the oldest of too many is forgotten. */
struct opens {
    size_t count, first; /* those in use: first … count - 1, each at its number modulo NESTING */
    struct opened at[NESTING];
};

struct scan {
    const struct lexicon *lexicon;
    struct str text;
    struct arena *keep;
    struct sentences *sentences;
    struct decisions *decisions; /* NULL: nobody asks why */
    size_t quotes;               /* straight quotation marks before here */
    size_t start;                /* of the sentence at hand */
    size_t head;                 /* behind the number of a point or heading at its start */
    struct opens opens[BRACKETS]; /* of each kind, not closed yet; only their counts are set at first */
};

static bool is_emoji(uint32_t cp)
{
    return (cp >= 0x1F000 && cp < 0x20000) || (cp >= 0x2600 && cp < 0x27C0) || cp == 0xFE0F || cp == 0x200D ||
           cp == 0x2B50 || (cp >= 0xE0020 && cp < 0xE0080);
}

static bool is_superscript(uint32_t cp)
{
    return cp == 0xB9 || cp == 0xB2 || cp == 0xB3 || cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079);
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
    if (behind == '"' && next - at <= QUOTE_GAP && closes_quote(c, next)) return next + 1;
    return at;
}

/* [12], (3) or [réf. nécessaire] right behind the stop, a note: its end, or `at`. */
static size_t note_end(struct str s, size_t at)
{
    if (at >= s.len || (s.ptr[at] != '[' && s.ptr[at] != '(')) return at;
    bool square = s.ptr[at] == '[';
    for (size_t i = at + 1; i < s.len && i - at <= (square ? LABEL_REACH : 4); i++) {
        char c = s.ptr[i];
        if (c == (square ? ']' : ')')) return i > at + 1 ? i + 1 : at;
        if (c == '[' || c == '(' || c == '\n' || (!square && !is_digit((unsigned char)c))) return at;
    }
    return at;
}

/* [3] behind a space: only digits make it a note. */
static size_t spaced_note_end(struct str s, size_t at)
{
    size_t end = at < s.len && s.ptr[at] == '[' ? note_end(s, at) : at;
    for (size_t i = at + 1; i + 1 < end; i++)
        if (!is_digit((unsigned char)s.ptr[i])) return at;
    return end;
}

/* fin.12 Le…: a note mark that lost its raising stands right behind the stop of a plain word. */
static size_t lowered_note_end(const struct stop *s)
{
    size_t end = s->end;
    if (s->after != s->end || (s->classes & (LEXICON_ABBREVIATION | LEXICON_WORD))) return s->end;
    while (end < s->text.len && end - s->end < 3 && is_digit((unsigned char)s->text.ptr[end])) end++;
    if (end == s->end || end - s->end > 2 || !is_space(utf8_at(s->text, end)) || s->word.len < 4) return s->end;
    for (size_t i = 0; i < s->word.len;)
        if (!is_lower(utf8_next(s->word, &i))) return s->end;
    return is_upper(utf8_at(s->text, skip_spaces(s->text, end))) ? end : s->end;
}

/* :-) ;) :D ^^ <3 at `at`, with white space or the end behind it: its end, or `at`. */
static size_t face_end(struct str s, size_t at)
{
    size_t i = at;
    if (i + 1 >= s.len) return at;
    if ((s.ptr[i] == '^' && s.ptr[i + 1] == '^') || (s.ptr[i] == '<' && s.ptr[i + 1] == '3')) {
        i += 2;
    } else if (strchr(":;=", s.ptr[i])) {
        i += s.ptr[i + 1] == '-' ? 2 : 1;
        size_t mouth = i;
        while (i < s.len && i - mouth < 4 && strchr(")(DPp|/*$]", s.ptr[i]) && s.ptr[i]) i++;
        if (i == mouth) return at;
    }
    return i > at && (i == s.len || is_space(utf8_at(s, i))) ? i : at;
}

/* Note marks, emphasis of Markdown, emoji, faces: they belong to the sentence that they follow. */
static size_t trailer_end(const struct stop *stop)
{
    struct str s = stop->text;
    size_t at = stop->after, i = at, next = skip_spaces(s, at), end;
    if ((end = note_end(s, at)) > at || (end = lowered_note_end(stop)) > at) return end;
    uint32_t cp = i < s.len ? utf8_next(s, &i) : UTF8_NONE;
    if (is_superscript(cp)) return i;
    if ((cp == '*' || cp == '_') && !is_alnum(utf8_at(s, i))) return i;
    if (next >= s.len) return at;
    if ((end = spaced_note_end(s, next)) > next || (end = face_end(s, next)) > next) return end;
    if (!is_emoji(utf8_at(s, next))) return at;
    for (int n = 0; n < EMOJI_REACH && next < s.len && is_emoji(utf8_at(s, next)); n++) utf8_next(s, &next);
    return next;
}

static int bracket_kind(char c) { return c == '(' || c == ')' ? 0 : c == '[' || c == ']' ? 1 : 2; }

/* :( and ;-) are faces, no brackets. */
static bool is_face(struct str s, size_t at)
{
    if (at > 0 && s.ptr[at - 1] == '-') at--;
    return at > 0 && strchr(":;", s.ptr[at - 1]) && (at == 1 || is_space(utf8_before(s, at - 1)));
}

static void open_bracket(struct scan *c, size_t at)
{
    struct opens *own = &c->opens[bracket_kind(c->text.ptr[at])];
    if (is_face(c->text, at)) return;
    own->at[own->count % NESTING] = (struct opened){ at, c->sentences->count, c->decisions ? c->decisions->count : 0 };
    if (++own->count - own->first > NESTING) own->first++;
}

/* Boundaries behind a bracket that has closed now are taken back. */
static void take_back(struct scan *c, struct opened from)
{
    if (c->sentences->count <= from.sentences) return;
    c->start = c->head = c->sentences->at[from.sentences].at.beg;
    c->sentences->count = from.sentences;
    for (size_t i = from.decisions; c->decisions && i < c->decisions->count; i++) {
        struct decision *d = &c->decisions->at[i];
        if (d->breaks) *d = (struct decision){ d->at, RULE_BRACKET, false };
    }
}

/* A pair of brackets is whole now: nothing ends a sentence inside it. */
static void close_bracket(struct scan *c, size_t at)
{
    struct opens *own = &c->opens[bracket_kind(c->text.ptr[at])];
    if (own->count == own->first || is_face(c->text, at)) return;
    struct opened opened = own->at[--own->count % NESTING];
    for (int kind = 0; kind < BRACKETS; kind++) { /* what was opened inside and not closed reaches no further */
        struct opens *o = &c->opens[kind];
        while (o->count > o->first && o->at[(o->count - 1) % NESTING].at > opened.at) o->count--;
    }
    take_back(c, opened);
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

/* Closing marks and trailers behind the run; brackets and quotes among them are passed. */
static void take_closers(struct scan *c, struct stop *s)
{
    s->after = s->end;
    if (s->after + 1 < s->text.len && s->text.ptr[s->after] == ' ' && is_alnum((unsigned char)s->text.ptr[s->after + 1]) &&
        (signed char)s->text.ptr[s->after + 1] > 0)
        return; /* ". A", the usual case, at once */
    for (;;) {
        size_t end = closer_end(c, s->after);
        s->closed = s->closed || end > s->after;
        if (end == s->after) end = trailer_end(s);
        if (end == s->after) return;
        for (; s->after < end; s->after++) pass(c, s->after);
    }
}

static void end_sentence(struct scan *c, size_t end, uint16_t rule)
{
    size_t beg = c->start;
    for (size_t at = end; end > beg; end = at)
        if (!is_space(utf8_prev(c->text, &at))) break;
    if (beg < end)
        *arena_push(c->keep, c->sentences) = (struct sentence){ { (uint32_t)beg, (uint32_t)end }, rule };
}

/* Decides at the run of stops that starts at `at`; what stands behind what belongs to it. */
static size_t judge(struct scan *c, size_t at)
{
    struct stop s = { .lexicon = c->lexicon, .text = c->text, .beg = at };
    stop_run(&s);
    stop_look_back(&s);
    take_closers(c, &s);
    stop_look_ahead(&s);
    if (s.next == c->text.len) return s.after;
    s.start = c->head;
    uint16_t rule = rules_decide(&s);
    bool breaks = rules[rule].verdict == BREAKS;
    if (c->decisions) *arena_push(c->keep, c->decisions) = (struct decision){ (uint32_t)s.after, rule, breaks };
    if (breaks) {
        end_sentence(c, s.after, rule);
        c->start = c->head = s.next;
    } else if (rules[rule].verdict == NUMBERS) {
        c->head = s.next;
    }
    return s.after;
}

/* …, ‼, ⁇ at a byte 0xE2: the only ones of its characters that stop a sentence. */
static bool is_wide_stop(const unsigned char *p)
{
    return (p[1] == 0x80 && (p[2] == 0xA6 || p[2] == 0xBC)) || (p[1] == 0x81 && p[2] >= 0x87 && p[2] <= 0x89);
}

typedef uint8_t lanes __attribute__((vector_size(16)));

/*
 * The first byte at or after `at` that is not PLAIN, or the end: sixteen at once. The comparisons are those of kinds[]:
 * | 1 makes ( of ), and | 0x20 makes { and } of [ and ].
 */
static size_t skip_plain(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (; s.len - at >= sizeof(lanes); at += sizeof(lanes)) {
        lanes v;
        uint64_t any[2];
        memcpy(&v, p + at, sizeof v);
        lanes hit = (lanes)(v == '.') | (lanes)(v == '?') | (lanes)(v == '!') | (lanes)(v == '"') | (lanes)((v | 1) == ')') |
                    (lanes)((v | 0x20) == '{') | (lanes)((v | 0x20) == '}') | (lanes)(v == 0xE2);
        memcpy(any, &hit, sizeof any);
        if (any[0] | any[1]) break;
    }
    while (at < s.len && kinds[p[at]] == PLAIN) at++;
    return at;
}

static void walk(struct scan *c)
{
    struct str s = c->text;
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (size_t i = skip_plain(s, 0); i < s.len; i = skip_plain(s, i)) {
        uint8_t kind = kinds[p[i]];
        if (kind == STOP || (kind == WIDE && is_wide_stop(p + i))) {
            i = judge(c, i);
        } else {
            pass(c, i);
            i += kind == WIDE ? 3 : 1;
        }
    }
}

void scan_text(const struct lexicon *lexicon, struct str text, struct arena *keep, struct sentences *sentences,
               struct decisions *decisions)
{
    struct scan c;
    c.lexicon = lexicon;
    c.text = text;
    c.keep = keep;
    c.sentences = sentences;
    c.decisions = decisions;
    c.quotes = 0;
    c.start = c.head = skip_spaces(text, 0);
    for (int kind = 0; kind < BRACKETS; kind++) c.opens[kind].count = c.opens[kind].first = 0;
    walk(&c);
    end_sentence(&c, text.len, RULE_END);
}
