#include "charset/score.h"

#include "base/utf8.h"

/* What French sees in a character. */
enum kind {
    KIND_OTHER, /* no sign of a French text, or a byte without a character */
    KIND_SPACE,
    KIND_HARD_SPACE, /* no-break */
    KIND_LOWER,      /* ASCII */
    KIND_UPPER,
    KIND_DIGIT,
    KIND_STOP,  /* : ; ? ! . , */
    KIND_PLAIN, /* other ASCII */
    KIND_JOINT, /* hyphens: a letter may follow inside the word, or none */
    KIND_FRENCH_LOWER,
    KIND_FRENCH_UPPER,
    KIND_FOREIGN_LOWER,
    KIND_FOREIGN_UPPER,
    KIND_APOSTROPHE, /* ’ */
    KIND_OPENING, /* « */
    KIND_CLOSING,
    KIND_OPENING_HIGH, /* “ */
    KIND_CLOSING_HIGH,
    KIND_DASH,
    KIND_DOTS,
    KIND_EURO,
    KIND_DEGREE,
    KIND_POWER, /* ² ³ */
    KIND_MICRO, /* µ */
    KIND_FRACTION,
    KIND_MATHS,
    KIND_NEUTRAL,
    KIND_BOX,   /* line drawing */
    KIND_GREEK, /* in formulas */
    KIND_NEXT_LINE,
    KIND_COUNT,
};

/* Where a letter stands in a word: ALONE, at its START (a letter only behind), its END, in its MIDDLE… */
enum {
    ALONE = 1,
    START = 2,
    END = 4,
    MIDDLE = 8,
    CAPITAL = 16,       /* …and its capital: begins words in small letters, */
    CAPITAL_ALONE = 32, /* is a word */
    INITIAL = 64,       /* stands for a first name */
};

/*
 * The accented letters and ligatures of French, where words hold them, and for some the only letters before or behind
 * them. "là", "déjà" and "à" are all that ends in à; only "où" has ù; ç stands before a, o, u, î before a consonant; a diaeresis behind a
 * vowel.
 */
static const struct letter {
    uint32_t lower, upper;
    unsigned places;
    const char *before, *after;
    int points;
} letters[] = {
    { 0xE0, 0xC0, ALONE | END | CAPITAL_ALONE, "lj", NULL, 3 },                   /* à */
    { 0xE2, 0xC2, START | MIDDLE | CAPITAL, "bcdefghiklmnpqrstuvxyz", NULL, 3 },  /* â */
    { 0xE6, 0xC6, MIDDLE | END, NULL, NULL, 1 },                                  /* æ */
    { 0xE7, 0xC7, START | MIDDLE | CAPITAL, NULL, "aou", 3 },                     /* ç */
    { 0xE8, 0xC8, START | MIDDLE, NULL, NULL, 3 },                                /* è */
    { 0xE9, 0xC9, START | MIDDLE | END | CAPITAL | INITIAL, NULL, NULL, 3 },      /* é */
    { 0xEA, 0xCA, START | MIDDLE | CAPITAL, NULL, NULL, 3 },                      /* ê */
    { 0xEB, 0xCB, MIDDLE | END, "aouy", NULL, 3 },                                /* ë */
    { 0xEE, 0xCE, START | MIDDLE | CAPITAL, NULL, "bcdfglmnprstv", 3 },           /* î */
    { 0xEF, 0xCF, MIDDLE | END, "aou", NULL, 3 },                                 /* ï */
    { 0xF4, 0xD4, START | MIDDLE | END | CAPITAL_ALONE, NULL, NULL, 3 },          /* ô */
    { 0xF9, 0xD9, END, "o", NULL, 3 },                                            /* ù */
    { 0xFB, 0xDB, MIDDLE | END, "bcdefghjklmnopqrstuvxyz", NULL, 3 },             /* û */
    { 0xFC, 0xDC, MIDDLE, NULL, NULL, 1 },                                        /* ü */
    { 0xFF, 0x178, MIDDLE, NULL, NULL, 1 },                                       /* ÿ */
    { 0x153, 0x152, START | MIDDLE | CAPITAL, NULL, "cdeimnstu", 3 },             /* œ */
};

static const struct {
    uint32_t cp;
    enum kind kind;
} signs[] = {
    { 0x85, KIND_NEXT_LINE }, { 0xA0, KIND_HARD_SPACE }, { 0xAD, KIND_JOINT },      { 0x2019, KIND_APOSTROPHE },
    { 0xAB, KIND_OPENING },   { 0xBB, KIND_CLOSING },    { 0x201C, KIND_OPENING_HIGH },  { 0x201D, KIND_CLOSING_HIGH },
    { 0x2013, KIND_DASH },    { 0x2014, KIND_DASH },     { 0x2026, KIND_DOTS },     { 0x20AC, KIND_EURO },
    { 0xB0, KIND_DEGREE },    { 0xB2, KIND_POWER },      { 0xB3, KIND_POWER },      { 0xBC, KIND_FRACTION },
    { 0xBD, KIND_FRACTION },  { 0xBE, KIND_FRACTION },   { 0xB1, KIND_MATHS },      { 0xD7, KIND_MATHS },
    { 0xF7, KIND_MATHS },     { 0x2264, KIND_MATHS },    { 0x2265, KIND_MATHS },    { 0x2260, KIND_MATHS },
    { 0x2248, KIND_MATHS },   { 0xA3, KIND_NEUTRAL },
    { 0xA7, KIND_NEUTRAL },   { 0xA9, KIND_NEUTRAL },    { 0xAA, KIND_NEUTRAL },    { 0xAE, KIND_NEUTRAL },
    { 0xB5, KIND_MICRO },   { 0xB6, KIND_NEUTRAL },    { 0xB7, KIND_NEUTRAL },    { 0xB9, KIND_NEUTRAL },
    { 0xBA, KIND_NEUTRAL },   { 0x2018, KIND_NEUTRAL },  { 0x201E, KIND_NEUTRAL },  { 0x2020, KIND_NEUTRAL },
    { 0x2021, KIND_NEUTRAL }, { 0x2022, KIND_NEUTRAL },  { 0x2030, KIND_NEUTRAL },  { 0x2039, KIND_NEUTRAL },
    { 0x203A, KIND_NEUTRAL }, { 0x2122, KIND_NEUTRAL },
};

/* In the order in which ties go; families apart. */
static const struct {
    const char *name;
    unsigned family;
} candidates[SCORE_CANDIDATES] = {
    { "windows-1252", 0 }, { "ISO-8859-15", 0 }, { "ISO-8859-1", 0 }, { "macintosh", 1 }, { "IBM850", 2 }, { "IBM437", 2 },
};

static enum kind kind_of_ascii(uint32_t cp)
{
    if (cp >= 'a' && cp <= 'z') return KIND_LOWER;
    if (cp >= 'A' && cp <= 'Z') return KIND_UPPER;
    if (cp >= '0' && cp <= '9') return KIND_DIGIT;
    if (cp == ' ' || (cp >= '\t' && cp <= '\r')) return KIND_SPACE;
    if (cp == '-') return KIND_JOINT;
    return cp && strchr(":;?!.,", (int)cp) ? KIND_STOP : KIND_PLAIN;
}

static enum kind kind_of(uint32_t cp, unsigned char *letter)
{
    if (cp < 0x80) return kind_of_ascii(cp);
    if (cp == UTF8_NONE) return KIND_OTHER;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        *letter = (unsigned char)i;
        if (cp == letters[i].lower) return KIND_FRENCH_LOWER;
        if (cp == letters[i].upper) return KIND_FRENCH_UPPER;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (cp == signs[i].cp) return signs[i].kind;
    if (cp >= 0x2500 && cp < 0x25A0) return KIND_BOX;
    if (cp >= 0x391 && cp <= 0x3C9) return KIND_GREEK;
    unsigned class = utf8_class(cp);
    if (cp < 0x250 && cp != 0x131 && cp != 0x192) { /* Latin letters; not the dotless i and the florin */
        if (class & UC_LOWER) return KIND_FOREIGN_LOWER;
        if (class & UC_UPPER) return KIND_FOREIGN_UPPER;
    }
    return KIND_OTHER;
}

void score_init(struct score *s)
{
    *s = (struct score){ 0 };
    for (size_t i = 0; i < SCORE_CANDIDATES; i++) {
        struct candidate *c = &s->at[s->count];
        *c = (struct candidate){ .charset = charset_find(candidates[i].name), .family = candidates[i].family };
        if (bytes_init(&c->bytes, c->charset, NULL) != STATUS_OK) continue;
        for (size_t b = 0; b < 256; b++) c->kind[b] = (unsigned char)kind_of(c->bytes.cp[b], &c->letter[b]);
        s->count++;
    }
}

/* A character as one candidate sees it, among its neighbours. */
struct sight {
    struct candidate *candidate;
    const struct letter *letter;
    enum kind before2, before, after, after2;
    char ascii_before, ascii_after; /* the neighbours that are ASCII, in lower case; 0 the others */
    bool full_stop;                 /* an initial's */
};

static bool is_lower(enum kind k) { return k == KIND_LOWER || k == KIND_FRENCH_LOWER || k == KIND_FOREIGN_LOWER; }
static bool is_upper(enum kind k) { return k == KIND_UPPER || k == KIND_FRENCH_UPPER || k == KIND_FOREIGN_UPPER; }
static bool is_ascii_letter(enum kind k) { return k == KIND_LOWER || k == KIND_UPPER; }
static bool is_letter(enum kind k) { return is_lower(k) || is_upper(k); }
static bool is_high_letter(enum kind k) { return is_letter(k) && !is_ascii_letter(k); }
static bool is_space(enum kind k) { return k == KIND_SPACE || k == KIND_HARD_SPACE; }

static bool between_letters(const struct sight *s) { return is_letter(s->before) && is_letter(s->after); }
/* Two accents side by side are rare in French (créée), three are another script read as ours. */
static bool between_accents(const struct sight *s) { return is_high_letter(s->before) && is_high_letter(s->after); }
static bool digit_before(const struct sight *s)
{
    return s->before == KIND_DIGIT || (is_space(s->before) && s->before2 == KIND_DIGIT);
}
static bool digit_after(const struct sight *s)
{
    return s->after == KIND_DIGIT || (is_space(s->after) && s->after2 == KIND_DIGIT);
}

/* Bit 0: no letter on that side, bit 1: a letter. A hyphen may be either. */
static unsigned side(enum kind k) { return is_letter(k) ? 2 : k == KIND_JOINT ? 3 : 1; }

/* French has the letter at this place of a word, beside such neighbours. */
static bool fits(const struct sight *s)
{
    static const unsigned place[2][2] = { { ALONE, START }, { END, MIDDLE } };
    unsigned left = side(s->before), right = side(s->after), here = 0;
    for (unsigned l = 0; l < 2; l++)
        for (unsigned r = 0; r < 2; r++)
            if (left >> l & 1 && right >> r & 1) here |= place[l][r];
    const struct letter *row = s->letter;
    bool before = !row->before || !is_ascii_letter(s->before) || strchr(row->before, s->ascii_before);
    bool after = !row->after || !is_ascii_letter(s->after) || strchr(row->after, s->ascii_after);
    return here & row->places && before && after;
}

static bool alone(const struct sight *s) { return !is_letter(s->before) && !is_letter(s->after); }

static int french_lower(const struct sight *s)
{
    if (between_accents(s)) return -4;
    if (is_upper(s->after) || !fits(s)) return -3;
    if (alone(s) && (s->before == KIND_STOP || s->before == KIND_DIGIT)) return -3; /* the … of windows-1252 */
    bool beside_accent_only = (is_high_letter(s->before) || is_high_letter(s->after)) &&
                              !is_ascii_letter(s->before) && !is_ascii_letter(s->after);
    return beside_accent_only ? 0 : s->letter->points;
}

static bool breaks_a_word(const struct sight *s)
{
    return is_lower(s->before) || (is_letter(s->before) && is_lower(s->after)) || between_accents(s);
}

static int french_upper(const struct sight *s)
{
    int points = s->letter->points > 1 ? 2 : 1;
    unsigned places = s->letter->places;
    if (breaks_a_word(s)) return -4;
    if (is_lower(s->after)) return places & CAPITAL && fits(s) ? points : 0;
    if (alone(s)) return places & CAPITAL_ALONE || (places & INITIAL && s->full_stop) ? points : -3;
    if (!is_letter(s->before) && is_lower(s->after2)) return 0; /* two capitals, then small letters */
    return fits(s) ? points : -3;
}

/* Names hold the letters of other languages: Ibáñez, Dvořák. */
static int foreign_lower(const struct sight *s)
{
    if (between_accents(s)) return -4;
    if (is_upper(s->after) || alone(s)) return -3;
    return between_letters(s) ? 1 : 0;
}

static int foreign_upper(const struct sight *s)
{
    if (breaks_a_word(s)) return -4;
    return alone(s) ? -3 : 0;
}

static int apostrophe(const struct sight *s)
{
    if (between_letters(s)) return 3;
    return is_space(s->before) ? -4 : 0;
}

/*
 * « and » with a space inside, as French has them, count at once; quotation marks at letters in pairs, at the end: a lone
 * « before a letter is as likely the Ç of another charset.
 */
static int opening_high(const struct sight *s)
{
    if (between_letters(s)) return -4;
    s->candidate->opened += !is_letter(s->before) && s->before != KIND_DIGIT && !is_space(s->after);
    return 0;
}

static int closing_high(const struct sight *s)
{
    if (between_letters(s)) return -4;
    s->candidate->closed += !is_letter(s->after) && s->after != KIND_DIGIT && !is_space(s->before);
    return 0;
}

static int opening(const struct sight *s)
{
    bool spaced = is_space(s->after) && !is_letter(s->before) && s->before != KIND_DIGIT;
    return spaced ? 3 : opening_high(s);
}

static int closing(const struct sight *s)
{
    bool spaced = is_space(s->before) && !is_letter(s->after) && s->after != KIND_DIGIT;
    return spaced ? 3 : closing_high(s);
}

static int hard_space(const struct sight *s)
{
    bool near = s->after == KIND_STOP || s->after == KIND_CLOSING || s->after == KIND_EURO || s->after == KIND_DIGIT ||
                s->before == KIND_DIGIT || s->before == KIND_OPENING || s->before == KIND_DEGREE ||
                (s->before == KIND_STOP && s->before2 == KIND_DIGIT);
    return near ? 2 : 0;
}

static int dash(const struct sight *s)
{
    if (is_space(s->before) || (s->before == KIND_DIGIT && s->after == KIND_DIGIT)) return 2;
    return is_space(s->after) && !is_letter(s->before) ? 2 : 0;
}

static int dots(const struct sight *s)
{
    if (between_letters(s)) return -4;
    return (is_lower(s->before) || s->before == KIND_STOP) && !is_letter(s->after) ? 2 : 0;
}

static int neutral(const struct sight *s) { return between_letters(s) ? -4 : 0; }

static int euro(const struct sight *s)
{
    return digit_before(s) || s->after == KIND_DIGIT ? 2 : neutral(s);
}

/* n° 5, 20 °C */
static int degree(const struct sight *s)
{
    bool number = s->ascii_before == 'n' && !is_letter(s->after);
    return number || digit_before(s) ? 2 : neutral(s);
}

/* m², km³ */
static int power(const struct sight *s) { return s->ascii_before == 'm' && !is_letter(s->after) ? 2 : neutral(s); }

/* 50 µs */
static int micro(const struct sight *s) { return digit_before(s) ? 2 : neutral(s); }

static int fraction(const struct sight *s)
{
    if (is_letter(s->before) || is_letter(s->after)) return -4;
    return digit_after(s) ? -1 : digit_before(s) ? 1 : 0;
}

static int maths(const struct sight *s) { return digit_before(s) || digit_after(s) ? 2 : neutral(s); }

static int box(const struct sight *s) { return is_lower(s->before) || is_lower(s->after) || between_letters(s) ? -4 : 0; }

/* ISO-8859-1 and -15 only: a line end on mainframes, where others have … or a letter. */
static int next_line(const struct sight *s)
{
    return s->before == KIND_STOP && is_letter(s->after) ? 2 : -4;
}

static int greek(const struct sight *s) { return is_letter(s->before) || is_letter(s->after) ? -4 : 0; }

static int joint(const struct sight *s) { return between_letters(s) ? 1 : 0; }

static int other(const struct sight *s) { return (void)s, -4; }

static int (*const rules[KIND_COUNT])(const struct sight *) = {
    [KIND_OTHER] = other,
    [KIND_HARD_SPACE] = hard_space,
    [KIND_JOINT] = joint,
    [KIND_FRENCH_LOWER] = french_lower,
    [KIND_FRENCH_UPPER] = french_upper,
    [KIND_FOREIGN_LOWER] = foreign_lower,
    [KIND_FOREIGN_UPPER] = foreign_upper,
    [KIND_APOSTROPHE] = apostrophe,
    [KIND_OPENING] = opening,
    [KIND_CLOSING] = closing,
    [KIND_OPENING_HIGH] = opening_high,
    [KIND_CLOSING_HIGH] = closing_high,
    [KIND_DASH] = dash,
    [KIND_DOTS] = dots,
    [KIND_EURO] = euro,
    [KIND_DEGREE] = degree,
    [KIND_POWER] = power,
    [KIND_MICRO] = micro,
    [KIND_FRACTION] = fraction,
    [KIND_MATHS] = maths,
    [KIND_NEUTRAL] = neutral,
    [KIND_BOX] = box,
    [KIND_GREEK] = greek,
    [KIND_NEXT_LINE] = next_line,
};

static enum kind kind_in(const struct candidate *c, int byte)
{
    return byte < 0 ? KIND_SPACE : (enum kind)c->kind[byte];
}

static char ascii_lower(int byte)
{
    if (byte >= 'A' && byte <= 'Z') return (char)(byte + ('a' - 'A'));
    return byte > 0 && byte < 0x80 ? (char)byte : 0;
}

void score_byte(struct score *s, const struct near *n)
{
    s->used[n->byte] = true;
    struct sight sight = {
        .ascii_before = ascii_lower(n->before), .ascii_after = ascii_lower(n->after), .full_stop = n->after == '.'
    };
    for (size_t i = 0; i < s->count; i++) {
        struct candidate *c = &s->at[i];
        sight.candidate = c;
        sight.letter = &letters[c->letter[n->byte]];
        sight.before2 = kind_in(c, n->before2);
        sight.before = kind_in(c, n->before);
        sight.after = kind_in(c, n->after);
        sight.after2 = kind_in(c, n->after2);
        c->points += rules[c->kind[n->byte]](&sight);
        if (c->bytes.cp[n->byte] == UTF8_NONE && !c->undefined) {
            c->undefined = true;
            c->undefined_byte = (unsigned char)n->byte;
            c->undefined_at = n->at;
        }
    }
}

static int64_t total(const struct candidate *c)
{
    uint64_t pairs = c->opened < c->closed ? c->opened : c->closed;
    return c->points + 6 * (int64_t)pairs;
}

static const struct candidate *first_of_best(const struct score *s)
{
    const struct candidate *best = &s->at[0];
    for (size_t i = 1; i < s->count; i++)
        if (total(&s->at[i]) > total(best)) best = &s->at[i];
    return best;
}

static bool same_text(const struct score *s, const struct candidate *a, const struct candidate *b)
{
    for (size_t i = 0x80; i < 256; i++)
        if (s->used[i] && a->bytes.cp[i] != b->bytes.cp[i]) return false;
    return true;
}

static bool is_rival(const struct score *s, const struct candidate *best, const struct candidate *c)
{
    return c->family != best->family && !same_text(s, best, c) && total(best) - total(c) < SCORE_MARGIN;
}

bool score_best(const struct score *s, const struct candidate **found)
{
    const struct candidate *best = *found = first_of_best(s);
    for (size_t i = 0; i < s->count; i++)
        if (is_rival(s, best, &s->at[i])) return false;
    return total(best) >= SCORE_LEAST;
}

/* Where even the best has no points every candidate is named: none is nearer than the others. */
void score_names(const struct score *s, struct buf *names)
{
    const struct candidate *best = first_of_best(s);
    for (size_t i = 0; i < s->count; i++) {
        const struct candidate *c = &s->at[i];
        if (c != best && !is_rival(s, best, c) && total(best) >= SCORE_LEAST) continue;
        buf_addf(names, "%s%s", names->len ? ", " : "", charset_name(c->charset));
    }
}
