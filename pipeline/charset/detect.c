#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/text.h"
#include "charset/refuse.h"
#include "charset/score.h"
#include "charset/twice.h"

/* What one pass over the bytes of a document tells. */
struct scan {
    uint64_t size;
    uint64_t nuls[4], first_nul; /* NUL bytes at places 0, 1, 2, 3 modulo 4 */
    uint64_t good;               /* characters in UTF-8 that a French text is likely to hold */
    uint64_t odd;                /* others above U+007F */
    uint64_t bad, first_bad;     /* bytes that are no UTF-8 */
    unsigned char bad_byte;
    bool cut;                    /* the first of them is the start of a character that the end cuts off */
    uint64_t first_high;         /* byte above 0x7F; only when there is one */
    uint64_t first_twice;
    struct twice twice;
    struct score *score;         /* NULL until UTF-8 is in doubt */
    int before2, before;         /* the bytes in front of the window */
};

/* Bytes kept ahead of the place looked at: context of the scorer, whole characters, characters twice over. */
#define AHEAD (TWICE_AHEAD + 4)

/* In real UTF-8 damage is rare; in other charsets bytes that happen to be likely UTF-8 are (windows-1252: "Ã©"). */
#define BAD_FOR_ONE_GOOD 16
/* A text that talks of "Ã©" holds other accents too; one that is twice over holds little else. */
#define ONCE_FOR_ONE_TWICE 4
/* Points for a reading to beat strict UTF-8: "l’état" in macintosh is an Armenian letter, if one believes it. */
#define POINTS_OVER_UTF8 5

static int byte_at(const struct scan *scan, struct str s, size_t i, int away)
{
    if (away < 0 && i < (size_t)-away) return away == -1 || i == 1 ? scan->before : scan->before2;
    size_t at = away < 0 ? i - (size_t)-away : i + (size_t)away;
    return at < s.len ? (unsigned char)s.ptr[at] : -1;
}

static void score(struct scan *scan, struct str s, size_t i, size_t len)
{
    for (size_t end = i + len; i < end; i++) {
        struct near near = {
            .before2 = byte_at(scan, s, i, -2), .before = byte_at(scan, s, i, -1), .byte = (unsigned char)s.ptr[i],
            .after = byte_at(scan, s, i, 1),    .after2 = byte_at(scan, s, i, 2),  .at = scan->size + i,
        };
        score_byte(scan->score, &near);
    }
}

/*
 * The scorer starts where UTF-8 becomes doubtful: at the first character that French does not use or byte that is no
 * UTF-8, unless likely characters came before; then when the bad ones have outnumbered them.
 */
static bool in_doubt(const struct scan *scan)
{
    if (scan->good == 0) return scan->odd + scan->bad > 0;
    return scan->bad > BAD_FOR_ONE_GOOD * scan->good;
}

/* So many whole characters and no bad byte: no other charset does that by chance, whatever language it is. */
#define WHOLE_FOR_SURE 1000
static bool is_surely_utf8(const struct scan *scan)
{
    return scan->bad == 0 && scan->good + scan->odd >= WHOLE_FOR_SURE;
}

static void bad_byte(struct scan *scan, struct str s, size_t i, enum utf8_check why)
{
    if (scan->bad++) return;
    scan->first_bad = scan->size + i;
    scan->bad_byte = (unsigned char)s.ptr[i];
    scan->cut = why == UTF8_MORE;
}

/* The character, or bad byte, above 0x7F at place i; how many bytes it took. */
static size_t scan_high(struct scan *scan, struct str s, size_t i)
{
    size_t len = 1;
    enum utf8_check check = utf8_check(str_from(s, i), &len);
    if (scan->good + scan->odd + scan->bad + scan->twice.all == 0) scan->first_high = scan->size + i;
    if (check != UTF8_WHOLE) {
        len = 1;
        bad_byte(scan, s, i, check);
    } else {
        size_t twice = twice_at(&scan->twice, s, i);
        if (twice && scan->twice.all == 1) scan->first_twice = scan->size + i;
        if (twice) return twice;
        if (twice_plausible(utf8_at(s, i))) scan->good++;
        else scan->odd++;
    }
    if (!scan->score && in_doubt(scan)) {
        scan->score = memory_new(1, sizeof *scan->score);
        score_init(scan->score);
    }
    if (scan->score && !is_surely_utf8(scan)) score(scan, s, i, len);
    return len;
}

static void scan_nul(struct scan *scan, uint64_t at)
{
    if (scan->nuls[0] + scan->nuls[1] + scan->nuls[2] + scan->nuls[3] == 0) scan->first_nul = at;
    scan->nuls[at % 4]++;
}

/* Over ASCII without NUL, eight bytes at a time, from i on; where it stops. */
static size_t skip_ascii(struct str s, size_t i)
{
    for (; i + 8 <= s.len; i += 8) {
        uint64_t eight;
        memcpy(&eight, s.ptr + i, 8);
        if (eight & 0x8080808080808080u) break;
        if (((eight + 0x7F7F7F7F7F7F7F7Fu) & 0x8080808080808080u) != 0x8080808080808080u) break;
    }
    return i;
}

/* Looks at the bytes of s up to `limit` or a little further; how many it is done with. */
static size_t scan_window(struct scan *scan, struct str s, size_t limit)
{
    size_t i = 0;
    while (i < limit) {
        i = skip_ascii(str_sub(s, 0, limit), i);
        if (i >= limit) break;
        unsigned char byte = (unsigned char)s.ptr[i];
        if (byte >= 0x80) {
            i += scan_high(scan, s, i);
            continue;
        }
        if (byte == 0) scan_nul(scan, scan->size + i);
        i++;
    }
    int before2 = i ? byte_at(scan, s, i, -2) : scan->before2;
    scan->before = i ? byte_at(scan, s, i, -1) : scan->before;
    scan->before2 = before2;
    return i;
}

static enum status scan_all(struct input *in, struct scan *scan, struct fault *fault)
{
    scan->before = scan->before2 = -1;
    for (;;) {
        struct str s;
        TRY(input_peek(in, LIMIT_READ, &s, fault));
        if (s.len == 0) return STATUS_OK;
        scan->size = in->offset;
        input_take(in, scan_window(scan, s, s.len < LIMIT_READ ? s.len : s.len - AHEAD));
        scan->size = in->offset;
    }
}

/* Goes back to the start, reads all of it as *found says, and goes back again. */
static enum status verify(struct input *in, const struct charset_found *found, struct fault *fault)
{
    struct decoder decoder;
    struct str text = STR("-");
    uint64_t from = 0;
    enum status status = input_seek(in, 0, fault);
    decoder_init(&decoder, found);
    while (status == STATUS_OK && text.len) status = decoder_next(&decoder, in, &text, &from, fault);
    decoder_release(&decoder);
    return status == STATUS_OK ? input_seek(in, 0, fault) : status;
}

static bool at_least(uint64_t part, uint64_t whole, uint64_t in_sixteenths)
{
    return whole && part * 16 >= whole * in_sixteenths;
}

/*
 * In UTF-32 the two high bytes of all that is French are NUL and the lowest is not; in UTF-16 the high byte is in most
 * characters, the low byte hardly ever. NULL: no such pattern.
 */
static const char *nul_pattern(const struct scan *scan)
{
    const uint64_t *n = scan->nuls;
    uint64_t quads = scan->size / 4, pairs = scan->size / 2, even = n[0] + n[2], odd = n[1] + n[3];
    if (at_least(n[3], quads, 15) && at_least(n[2], quads, 15) && !at_least(n[0], quads, 1)) return "UTF-32LE";
    if (at_least(n[0], quads, 15) && at_least(n[1], quads, 15) && !at_least(n[3], quads, 1)) return "UTF-32BE";
    if (at_least(odd, pairs, 4) && !at_least(even, pairs, 1)) return "UTF-16LE";
    if (at_least(even, pairs, 4) && !at_least(odd, pairs, 1)) return "UTF-16BE";
    return NULL;
}

static enum status by_nuls(struct input *in, const struct scan *scan, struct charset_found *found, struct fault *fault)
{
    const char *name = nul_pattern(scan);
    if (!name) return refuse_nul(in, scan->first_nul, fault);
    *found = (struct charset_found){ .charset = charset_find(name), .how = CHARSET_NULS };
    return verify(in, found, fault);
}

static enum status unclear(const struct input *in, const struct scan *scan, struct fault *fault)
{
    struct buf names = { 0 };
    score_names(scan->score, &names);
    enum status status = refuse_unclear(in, scan->first_high, buf_z(&names), fault);
    buf_release(&names);
    return status;
}

static enum status by_score(const struct input *in, const struct scan *scan, struct charset_found *found,
                            struct fault *fault)
{
    const struct candidate *best;
    if (!score_best(scan->score, &best)) return unclear(in, scan, fault);
    if (best->undefined) return refuse_byte(in, best->undefined_at, best->charset, best->undefined_byte, fault);
    *found = (struct charset_found){ .charset = best->charset, .how = CHARSET_SCORED };
    return STATUS_OK;
}

static bool score_beats_utf8(const struct scan *scan)
{
    const struct candidate *best;
    return scan->good == 0 && scan->score && score_best(scan->score, &best) && best->points >= POINTS_OVER_UTF8 &&
           !best->undefined;
}

/* What the sums say of a document without a mark, or (marked) with that of UTF-8. */
static enum status judge(struct input *in, const struct scan *scan, bool marked, struct charset_found *found,
                         struct fault *fault)
{
    bool nul = scan->nuls[0] + scan->nuls[1] + scan->nuls[2] + scan->nuls[3] > 0;
    if (nul && marked) return refuse_nul(in, scan->first_nul, fault);
    if (nul) return by_nuls(in, scan, found, fault);
    if (scan->bad && (marked || (scan->good && scan->bad <= BAD_FOR_ONE_GOOD * scan->good))) {
        if (scan->cut) return refuse_cut(in, scan->first_bad, found->charset, fault);
        return refuse_utf8(in, scan->first_bad, scan->bad_byte, scan->good + scan->odd, scan->bad, fault);
    }
    if (scan->bad || (!marked && score_beats_utf8(scan))) return by_score(in, scan, found, fault);
    if (scan->twice.all && scan->good <= ONCE_FOR_ONE_TWICE * scan->twice.all)
        return refuse_twice(in, scan->first_twice, scan->twice.all, twice_charset(&scan->twice), fault);
    return STATUS_OK;
}

/* UTF-8, marked or by evidence, or a charset without a mark. */
static enum status by_bytes(struct input *in, struct charset_found *found, struct fault *fault)
{
    struct scan scan = { 0 };
    enum status status = input_seek(in, found->bom, fault);
    if (status == STATUS_OK) status = scan_all(in, &scan, fault);
    if (status == STATUS_OK) status = judge(in, &scan, found->bom > 0, found, fault);
    memory_free(scan.score);
    return status == STATUS_OK ? input_seek(in, 0, fault) : status;
}

/* UTF-32LE before UTF-16LE, whose mark it begins with. */
static const struct {
    struct str bytes;
    const char *name;
} marks[] = {
    { { "\xEF\xBB\xBF", 3 }, "UTF-8" },
    { { "\xFF\xFE\0\0", 4 }, "UTF-32LE" },
    { { "\0\0\xFE\xFF", 4 }, "UTF-32BE" },
    { { "\xFF\xFE", 2 }, "UTF-16LE" },
    { { "\xFE\xFF", 2 }, "UTF-16BE" },
};

/* found->charset stays as it is where no mark stands. */
static enum status find_mark(struct input *in, struct charset_found *found, struct fault *fault)
{
    struct str head;
    TRY(input_seek(in, 0, fault));
    TRY(input_peek(in, 4, &head, fault));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(head, marks[i].bytes)) {
            *found = (struct charset_found){ charset_find(marks[i].name), CHARSET_BOM, marks[i].bytes.len };
            break;
        }
    return STATUS_OK;
}

/* "UTF-16" alone: the mark tells the order, else the NUL bytes do. */
static enum status find_order(struct input *in, struct charset_found *found, struct fault *fault)
{
    const struct charset *declared = found->charset;
    struct scan scan = { 0 };
    enum status status = scan_all(in, &scan, fault);
    memory_free(scan.score);
    TRY(status);
    const char *name = nul_pattern(&scan);
    if (scan.size == 0) name = declared->step == STEP_UTF16 ? "UTF-16LE" : "UTF-32LE";
    if (!name || charset_find(name)->step != declared->step) return refuse_unordered(in, declared, fault);
    found->charset = charset_find(name);
    return STATUS_OK;
}

static enum status by_declaration(struct input *in, const char *declared, struct charset_found *found,
                                  struct fault *fault)
{
    const struct charset *charset = charset_find(declared);
    if (!charset)
        return fault_set(fault, STATUS_USAGE, in->name, FAULT_NOWHERE,
                         _("\"%s\" is no charset that passeur reads (it reads UTF-8, UTF-16, UTF-32 and those of one "
                           "byte a character: windows-1252, ISO-8859-15, macintosh, IBM850…): check the name, or "
                           "convert the file first: iconv -f %s -t UTF-8"),
                         declared, declared);
    struct charset_found marked = { 0 };
    TRY(find_mark(in, &marked, fault));
    *found = (struct charset_found){ .charset = charset, .how = CHARSET_DECLARED };
    if (marked.charset && charset->step != STEP_BYTE && marked.charset->step == charset->step) {
        if (charset->order && marked.charset != charset) return refuse_order(in, charset, marked.charset, fault);
        found->charset = marked.charset;
        found->bom = marked.bom;
    } else if (charset->order == ORDER_NONE && (charset->step == STEP_UTF16 || charset->step == STEP_UTF32)) {
        TRY(find_order(in, found, fault));
    }
    return verify(in, found, fault);
}

enum status charset_detect(struct input *in, const char *declared, struct charset_found *found, struct fault *fault)
{
    if (declared) return by_declaration(in, declared, found, fault);
    *found = (struct charset_found){ .charset = charset_find("UTF-8"), .how = CHARSET_UTF8 };
    TRY(find_mark(in, found, fault));
    return found->charset->step == STEP_SAME ? by_bytes(in, found, fault) : verify(in, found, fault);
}
