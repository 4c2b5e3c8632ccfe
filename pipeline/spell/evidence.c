#include "spell/evidence.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "spell/fold.h"

bool evidence_wants(const struct word *w)
{
    return w->kind == WORD_PLAIN || w->kind == WORD_ACRONYM || w->kind == WORD_CAMEL || w->kind == WORD_ELIDED;
}

/* Before a word that opens something, besides the start of a sentence: quotation marks, brackets, dashes, colons, stops. */
bool evidence_opens(const struct unit *u, size_t word)
{
    const struct word *w = &u->words.at[word];
    if (w->opens) return true;
    size_t at = w->at.beg;
    uint32_t cp = UTF8_NONE;
    while (at > 0) {
        cp = utf8_prev(u->text, &at);
        if (!(utf8_class(cp) & UC_SPACE) && cp != '*' && cp != '_') break;
        cp = UTF8_NONE;
    }
    if (cp == UTF8_NONE || cp == '-') return cp == UTF8_NONE || at == 0 || u->text.ptr[at - 1] == ' ';
    return cp == 0xAB || cp == '"' || cp == 0x201C || cp == ':' || cp == '(' || cp == '[' || cp == 0x2014 ||
           cp == 0x2013 || cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x2022 || cp == '>' ||
           cp == '#' || cp == '|' || cp == 0x241F;
}

static bool ends_straight(const struct unit *u, const struct word *w) { return u->text.ptr[w->at.end - 1] == '\''; }

int evidence_curved(const struct unit *u)
{
    int64_t more = 0;
    for (size_t i = 0; i < u->words.count; i++)
        if (u->words.at[i].kind == WORD_ELIDED) more += ends_straight(u, &u->words.at[i]) ? -1 : 1;
    return (more > 0) - (more < 0);
}

struct str evidence_form(struct arena *keep, const struct unit *u, const struct word *w)
{
    struct str text = unit_text(u, w->at);
    return w->plain && text.len <= LIMIT_FOLDED ? text : fold_word(keep, text);
}

void evidence_add(struct evidence *e, struct str form, struct count c)
{
    uint32_t id = table_put(&e->forms, form, NULL);
    if (id >= e->cap) {
        uint32_t cap = e->cap ? 2 * e->cap : 1024;
        e->counts = memory_grow(e->counts, cap, sizeof *e->counts);
        memset(e->counts + e->cap, 0, (cap - e->cap) * sizeof *e->counts);
        e->cap = cap;
    }
    struct count *mine = &e->counts[id];
    mine->all += c.all;
    mine->inside += c.inside;
    mine->document = mine->document == 0 || mine->document == c.document ? c.document : EVIDENCE_SEVERAL;
}

static void survey_parts(struct evidence *e, struct str form, struct count c)
{
    for (size_t beg = 0, end; beg < form.len; beg = end + 1) {
        end = beg;
        while (end < form.len && form.ptr[end] != '-' && form.ptr[end] != '\'') end++;
        if (end > beg && end - beg < form.len) evidence_add(e, str_sub(form, beg, end), c);
    }
}

static bool parts_inclusive(uint32_t cp)
{
    return cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x22C5 || cp == '.' || cp == '(' || cp == ')';
}

struct inclusive inclusive_parts(struct arena *keep, const struct unit *u, size_t word)
{
    struct str text = unit_text(u, u->words.at[word].at);
    size_t end[2] = { text.len, text.len }, beg = 0, n = 0;
    for (size_t i = 0; i < text.len && n < 2;) {
        size_t here = i;
        if (!parts_inclusive(utf8_next(text, &i))) continue;
        end[n++] = here;
        if (n == 1) beg = i;
    }
    struct str head = str_sub(text, 0, end[0]), next = n ? str_sub(text, beg, end[1] < beg ? text.len : end[1]) : STR("");
    return (struct inclusive){ fold_word(keep, head), fold_word(keep, arena_join(keep, head, next)), (uint32_t)end[0] };
}

/* A word of another script is never looked up, so it is not counted either. */
static bool is_of_other_script(struct str form)
{
    if ((unsigned char)form.ptr[0] < 0xCD) return false; /* what begins with a Latin letter or a digit, nearly always */
    for (size_t i = 0; i < form.len;) {
        uint32_t cp = utf8_next(form, &i);
        if (utf8_class(cp) & UC_LETTER && fold_is_latin_letter(cp)) return false;
    }
    return true;
}

static void survey_inclusive(struct evidence *e, const struct unit *u, size_t word, struct arena *scratch)
{
    struct inclusive parts = inclusive_parts(scratch, u, word);
    struct count c = { 1, 0, u->document + 1 };
    if (parts.head.len) evidence_add(e, parts.head, c);
    if (parts.joined.len) evidence_add(e, parts.joined, c);
}

void evidence_survey(struct evidence *e, const struct unit *u, struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    for (size_t i = 0; i < u->words.count; i++) {
        const struct word *w = &u->words.at[i];
        if (w->kind == WORD_INCLUSIVE) survey_inclusive(e, u, i, scratch);
        if (w->kind == WORD_ELIDED) *(ends_straight(u, w) ? &e->straight : &e->curved) += 1;
        if (!evidence_wants(w) || w->kind == WORD_ELIDED) continue;
        struct str form = evidence_form(scratch, u, w);
        if (form.len == 0 || is_of_other_script(form)) continue;
        bool upper = utf8_class(utf8_at(form, 0)) & UC_UPPER;
        struct count c = { 1, upper && !evidence_opens(u, i), u->document + 1 };
        evidence_add(e, form, c);
        if (w->plain) continue;
        if (memchr(form.ptr, '-', form.len) || memchr(form.ptr, '\'', form.len)) survey_parts(e, form, c);
    }
    arena_back(scratch, mark);
}

void evidence_merge(struct evidence *e, const struct evidence *from)
{
    for (uint32_t id = 0; id < from->forms.count; id++) evidence_add(e, table_key(&from->forms, id), from->counts[id]);
    e->curved += from->curved;
    e->straight += from->straight;
}

struct count evidence_of(const struct evidence *e, struct str form)
{
    uint32_t id = table_find(&e->forms, form);
    static const struct count none;
    return id == TABLE_NONE ? none : e->counts[id];
}

void evidence_clear(struct evidence *e)
{
    if (e->cap) memset(e->counts, 0, e->forms.count * sizeof *e->counts);
    table_clear(&e->forms);
    e->curved = e->straight = 0;
}

void evidence_release(struct evidence *e)
{
    table_release(&e->forms);
    memory_free(e->counts);
    *e = (struct evidence){ 0 };
}
