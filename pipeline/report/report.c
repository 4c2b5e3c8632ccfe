#include "report/report.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "report/excerpt.h"
#include "report/model.h"
#include "report/where.h"

#define LONG_SENTENCE 40      /* words: shorter ones are no news to a translator */
#define PASSAGE_WORDS 12      /* a repeated passage below that is a turn of phrase */
#define FIRST_SEEN 4096

struct report *report_new(void)
{
    struct report *r = memory_new(1, sizeof *r);
    r->seen_cap = FIRST_SEEN;
    r->seen = memory_new(r->seen_cap, sizeof *r->seen);
    return r;
}

void report_free(struct report *r)
{
    if (!r) return;
    memory_free(r->seen);
    table_release(&r->keys);
    buf_release(&r->key);
    arena_release(&r->scratch);
    arena_release(&r->keep);
    memory_free(r);
}

struct report_counts report_counts(const struct report *r) { return r->counts; }

struct report_counts report_document_counts(const struct report *r, size_t document)
{
    return r->documents.at[document].counts;
}

static bool same_text(const struct noted *a, const struct noted *b)
{
    return a->words == b->words && a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

/* Enters n in a list of the NOTED with the most words; of equals the first met stays before. */
static void note(struct noted *list, const struct noted *n)
{
    size_t i = NOTED;
    while (i && list[i - 1].words < n->words) i--;
    for (size_t k = i; k && list[k - 1].words == n->words; k--)
        if (same_text(&list[k - 1], n)) {
            list[k - 1].times++;
            return;
        }
    if (i == NOTED) return;
    memmove(list + i + 1, list + i, (NOTED - 1 - i) * sizeof *list);
    list[i] = *n;
}

static void note_passage(struct noted *list, const struct noted *passage)
{
    if (passage->sentences && passage->words >= PASSAGE_WORDS) note(list, passage);
}

static void end_passage(struct report *r)
{
    note_passage(r->repeated, &r->passage);
    r->passage.sentences = 0;
}

void model_repeated(const struct report *r, struct noted repeated[NOTED])
{
    memcpy(repeated, r->repeated, sizeof r->repeated);
    note_passage(repeated, &r->passage);
}

static const char *copy_z(struct report *r, const char *z) { return arena_str(&r->keep, str_of(z)).ptr; }

void report_document(struct report *r, const struct report_document *d)
{
    end_passage(r);
    *arena_push(&r->keep, &r->documents) = (struct model_document){
        .told = { .name = copy_z(r, d->name),
                  .bytes = d->bytes,
                  .charset = copy_z(r, d->charset),
                  .charset_how = copy_z(r, d->charset_how),
                  .sha256 = copy_z(r, d->sha256),
                  .paragraphs = copy_z(r, d->paragraphs) },
        .counts = { .documents = 1 },
    };
    r->counts.documents++;
}

static uint64_t *seen_slot(uint64_t *slots, size_t cap, uint64_t hash)
{
    size_t i = (size_t)hash & (cap - 1);
    while (slots[i] && slots[i] != hash) i = (i + 1) & (cap - 1);
    return &slots[i];
}

static void widen_seen(struct report *r)
{
    size_t cap = 2 * r->seen_cap;
    uint64_t *slots = memory_new(cap, sizeof *slots);
    for (size_t i = 0; i < r->seen_cap; i++)
        if (r->seen[i]) *seen_slot(slots, cap, r->seen[i]) = r->seen[i];
    memory_free(r->seen);
    r->seen = slots;
    r->seen_cap = cap;
}

/* Whether the sentence is met for the first time in this job. */
static bool is_new(struct report *r, struct str sentence)
{
    if (r->counts.distinct_sentences * 4 >= r->seen_cap * 3) widen_seen(r);
    uint64_t hash = str_hash(sentence);
    if (hash == 0) hash = 1;
    uint64_t *slot = seen_slot(r->seen, r->seen_cap, hash);
    bool fresh = *slot == 0;
    *slot = hash;
    return fresh;
}

/* Adds to the text of n as much as there is room for. */
static void add_noted(struct noted *n, const struct unit *u, struct span at)
{
    size_t room = NOTED_SHOWN - 2 - utf8_count(str_n(n->text, n->len));
    if (n->cut || room > NOTED_SHOWN) return;
    if (n->len) n->text[n->len++] = ' ';
    struct str start = excerpt_start(u, at, room, &n->cut);
    memcpy(n->text + n->len, start.ptr, start.len);
    n->len += (uint32_t)start.len;
    if (!n->cut) return;
    memcpy(n->text + n->len, "…", 3);
    n->len += 3;
}

static void set_noted(struct noted *n, const struct report *r, const struct unit *u, struct where *w, struct span at,
                      uint64_t words)
{
    n->words = words;
    n->sentences = n->times = 1;
    n->document = (uint32_t)r->documents.count - 1;
    n->place = where_extent(w, (struct span){ at.beg, at.beg }).beg;
    n->len = 0;
    n->cut = false;
    add_noted(n, u, at);
}

/* A sentence that stood before begins a passage or lengthens it. */
static void add_repetition(struct report *r, const struct unit *u, struct where *w, struct span at, uint64_t words)
{
    if (r->passage.sentences) {
        r->passage.sentences++;
        r->passage.words += words;
        add_noted(&r->passage, u, at);
    } else
        set_noted(&r->passage, r, u, w, at, words);
}

static void add_new(struct report *r, const struct unit *u, struct where *w, struct span at, uint64_t words)
{
    end_passage(r);
    if (words < LONG_SENTENCE || words <= r->longest[NOTED - 1].words) return;
    struct noted n;
    set_noted(&n, r, u, w, at, words);
    note(r->longest, &n);
}

static void add_sentence(struct report *r, const struct unit *u, struct where *w, struct span at, uint64_t words)
{
    struct report_counts *counts = &r->documents.at[r->documents.count - 1].counts;
    r->counts.sentences++, counts->sentences++;
    r->lengths[words < REPORT_LENGTHS ? words : REPORT_LENGTHS]++;
    if (words > r->longest_length) r->longest_length = words;
    if (is_new(r, unit_text(u, at))) {
        r->counts.distinct_sentences++, counts->distinct_sentences++;
        add_new(r, u, w, at, words);
    } else {
        r->counts.repetitions++, counts->repetitions++;
        add_repetition(r, u, w, at, words);
    }
}

/* A word is one that holds more than punctuation: @nom and $TSLA are, a dash is not. */
static bool is_counted(const struct unit *u, struct span at)
{
    for (size_t i = at.beg; i < at.end;)
        if (!(utf8_class(utf8_next(u->text, &i)) & (UC_PUNCTUATION | UC_SPACE | UC_CONTROL))) return true;
    return false;
}

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Words from number *next on that begin before `end`; *next moves behind them. */
static uint64_t count_words(const struct unit *u, size_t *next, uint32_t end)
{
    uint64_t n = 0;
    for (; *next < u->words.count && u->words.at[*next].at.beg < end; ++*next) {
        struct span at = u->words.at[*next].at;
        n += at.beg < at.end && (is_letter_or_digit(u->text.ptr[at.beg]) || is_counted(u, at));
    }
    return n;
}

void report_unit(struct report *r, const struct unit *u)
{
    struct report_counts *counts = &r->documents.at[r->documents.count - 1].counts;
    uint64_t words = 0, characters = utf8_count(u->text);
    size_t next = 0;
    struct where w = where_begin(u);
    for (size_t i = 0; i < u->sentences.count; i++) {
        struct span at = u->sentences.at[i].at;
        words += count_words(u, &next, at.beg);
        uint64_t length = count_words(u, &next, at.end);
        words += length;
        add_sentence(r, u, &w, at, length);
    }
    words += count_words(u, &next, (uint32_t)u->text.len);
    r->counts.units++, counts->units++;
    r->counts.words += words, counts->words += words;
    r->counts.characters += characters, counts->characters += characters;
    if (u->findings.count) groups_add(r, u);
}
