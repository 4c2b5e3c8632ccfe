#include "report/fingerprint.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"

#define NEIGHBOURS 2      /* words on each side */
#define NEIGHBOUR_BYTES 64 /* of each: enough to know a word, and a bound on a word as long as the unit */

/* The start of s, at most `most` bytes, whole characters. */
static struct str cut(struct str s, size_t most)
{
    if (s.len <= most) return s;
    while (most && ((unsigned char)s.ptr[most] & 0xC0) == 0x80) most--;
    return str_sub(s, 0, most);
}

static void add_word(struct buf *key, struct arena *scratch, struct str word)
{
    struct arena_mark mark = arena_mark(scratch);
    struct str folded = utf8_lower_str(scratch, utf8_nfc(scratch, cut(word, NEIGHBOUR_BYTES)));
    for (size_t i = 0; i < folded.len;) {
        uint32_t cp = utf8_next(folded, &i);
        buf_add_cp(key, cp == 0x2019 ? '\'' : cp);
    }
    buf_addc(key, '\0');
    arena_back(scratch, mark);
}

/* *first: a word such that all before it end before the finding; moves on with the findings. */
static uint64_t base_of(const struct unit *u, const struct finding *f, size_t *first, struct buf *key,
                        struct arena *scratch)
{
    const struct words *words = &u->words;
    while (*first < words->count && words->at[*first].at.end <= f->at.beg) ++*first;
    buf_clear(key);
    buf_add(key, str_of(rule_name(f->rule)));
    if (finding_is_convention(f)) return str_hash(buf_str(key));
    buf_addc(key, '\0');
    struct arena_mark mark = arena_mark(scratch);
    buf_add(key, utf8_nfc(scratch, unit_text(u, f->at)));
    arena_back(scratch, mark);
    buf_addc(key, '\0');
    for (size_t i = *first > NEIGHBOURS ? *first - NEIGHBOURS : 0; i < *first; i++)
        add_word(key, scratch, unit_text(u, words->at[i].at));
    buf_addc(key, '\1');
    size_t i = *first;
    while (i < words->count && words->at[i].at.beg < f->at.end) i++;
    for (size_t n = 0; n < NEIGHBOURS && i < words->count; n++, i++)
        add_word(key, scratch, unit_text(u, words->at[i].at));
    return str_hash(buf_str(key));
}

struct entry {
    uint64_t hash;
    size_t finding;
};

static int by_hash(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return x->finding < y->finding ? -1 : x->finding > y->finding;
}

/* Findings that share a hash become number 0, 1, 2 … of it. */
static void tell_apart(struct entry *entries, size_t count, uint64_t *out)
{
    qsort(entries, count, sizeof *entries, by_hash);
    uint32_t same = 0;
    for (size_t i = 0; i < count; i++) {
        same = i && entries[i].hash == entries[i - 1].hash ? same + 1 : 0;
        char bytes[12];
        for (int k = 0; k < 8; k++) bytes[k] = (char)(entries[i].hash >> 8 * k);
        for (int k = 0; k < 4; k++) bytes[8 + k] = (char)(same >> 8 * k);
        out[entries[i].finding] = same ? str_hash(str_n(bytes, sizeof bytes)) : entries[i].hash;
    }
}

uint64_t *fingerprints(const struct unit *u, enum confidence least, struct arena *keep)
{
    size_t count = u->findings.count, told = 0, first = 0;
    uint64_t *out = arena_new(keep, uint64_t, count);
    struct entry *entries = arena_new(keep, struct entry, count);
    struct buf key = { 0 };
    for (size_t i = 0; i < count; i++)
        if (u->findings.at[i].confidence <= least)
            entries[told++] = (struct entry){ base_of(u, &u->findings.at[i], &first, &key, keep), i };
    tell_apart(entries, told, out);
    buf_release(&key);
    return out;
}
