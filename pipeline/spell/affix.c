#include "spell/affix.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/table.h"
#include "base/text.h"
#include "base/utf8.h"

#define LONGEST_CONDITION 8 /* characters of a condition; the longest of the French dictionary has six */

typedef uint32_t flag;

/* What a list of flags says of a form that bears it, worked out once: most lists are those of a rule that makes thousands. */
enum trait {
    TRAIT_FORBIDDEN = 1,
    TRAIT_UNFINISHED = 2, /* needs an affix, or another word */
    TRAIT_ELIDES = 4,
    TRAIT_DERIVES = 8, /* some flag names a class with rules */
};

struct flags {
    flag *at;
    size_t count, cap;
    unsigned traits; /* set by weigh_flags, when all classes are known */
    unsigned marks;  /* FORM_* */
};

/* Which codes may stand at each place, for example [^sxz] or eler. */
struct condition {
    uint32_t may[LONGEST_CONDITION][8];
    unsigned count;
};

struct rule {
    uint8_t *strip, *add;
    uint8_t strip_len, add_len;
    struct flags then; /* flags that the new form has */
    uint32_t condition;
};

struct class {
    flag name;
    bool suffix, crosses, elides;
    struct rule *at;
    size_t count, cap;
};

struct affix {
    struct alphabet *alphabet;
    struct arena keep;
    enum { FLAG_CHAR, FLAG_LONG, FLAG_NUMBER, FLAG_UTF8 } flag_type;
    flag need_affix, forbidden, keep_case, no_suggest, only_compound;
    bool incomplete;
    struct { struct class *at; size_t count, cap; } classes;
    struct { struct condition *at; size_t count, cap; } conditions;
    struct table condition_names;
    uint16_t *class_of; /* by flag below 65536: number of its class + 1 */
};

struct affix *affix_new(struct alphabet *alphabet)
{
    struct affix *a = memory_new(1, sizeof *a);
    a->alphabet = alphabet;
    a->class_of = memory_new(65536, sizeof *a->class_of);
    return a;
}

void affix_free(struct affix *a)
{
    if (!a) return;
    table_release(&a->condition_names);
    arena_release(&a->keep);
    memory_free(a->class_of);
    memory_free(a);
}

bool affix_complete(const struct affix *a) { return !a->incomplete; }

static const struct class *class_of(const struct affix *a, flag f)
{
    return f < 65536 && a->class_of[f] ? &a->classes.at[a->class_of[f] - 1] : NULL;
}

/* ---- reading ---- */

static struct str next_field(struct str *line)
{
    while (line->len && (line->ptr[0] == ' ' || line->ptr[0] == '\t')) *line = str_from(*line, 1);
    size_t n = 0;
    while (n < line->len && line->ptr[n] != ' ' && line->ptr[n] != '\t') n++;
    struct str field = str_sub(*line, 0, n);
    *line = str_from(*line, n);
    return field;
}

static unsigned number_of(struct str s)
{
    unsigned n = 0;
    for (size_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && n < 100000; i++)
        n = 10 * n + (unsigned)(s.ptr[i] - '0');
    return n;
}

/* The next flag of a list of flags (hunspell(5), FLAG). */
static flag next_flag(const struct affix *a, struct str *s)
{
    const unsigned char *p = (const unsigned char *)s->ptr;
    size_t n = 1;
    flag f = p[0];
    switch (a->flag_type) {
    case FLAG_CHAR: break;
    case FLAG_LONG:
        n = s->len > 1 ? 2 : 1;
        f = n == 2 ? (flag)p[0] << 8 | p[1] : p[0];
        break;
    case FLAG_NUMBER:
        f = number_of(*s);
        n = str_find_byte(*s, 0, ',');
        n += n < s->len;
        break;
    case FLAG_UTF8:
        n = 0;
        f = utf8_next(*s, &n);
        break;
    }
    *s = str_from(*s, n);
    return f;
}

static void read_flags(struct affix *a, struct str s, struct arena *keep, struct flags *out)
{
    while (s.len) *arena_push(keep, out) = next_flag(a, &s);
}

static flag one_flag(const struct affix *a, struct str s) { return s.len ? next_flag(a, &s) : 0; }

static size_t encode(struct affix *a, struct str s, uint8_t *out, size_t max)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        if (n == max) return 0;
        uint8_t code = alphabet_add(a->alphabet, utf8_next(s, &i));
        if (code == 0) return 0;
        out[n++] = code;
    }
    return n;
}

static uint8_t *encoded(struct affix *a, struct str s, uint8_t *len)
{
    uint8_t codes[LIMIT_WORD];
    size_t n = str_eq(s, STR("0")) ? 0 : encode(a, s, codes, sizeof codes);
    uint8_t *copy = arena_new(&a->keep, uint8_t, n + 1);
    memcpy(copy, codes, n);
    *len = (uint8_t)n;
    return copy;
}

static void allow(uint32_t may[8], uint8_t code, bool yes)
{
    if (yes)
        may[code >> 5] |= 1u << (code & 31);
    else
        may[code >> 5] &= ~(1u << (code & 31));
}

/* The number of a condition, which is read once however often it stands in the file. */
static uint32_t condition_number(struct affix *a, struct str text)
{
    bool fresh;
    uint32_t number = table_put(&a->condition_names, text, &fresh);
    if (!fresh) return number;
    struct condition *c = arena_push(&a->keep, &a->conditions);
    *c = (struct condition){ 0 };
    if (str_eq(text, STR("."))) return number;
    for (size_t i = 0; i < text.len && c->count < LONGEST_CONDITION; c->count++) {
        uint32_t *may = c->may[c->count], cp = utf8_next(text, &i);
        bool set = cp == '[', negated = set && utf8_at(text, i) == '^';
        if (negated) i++;
        if (negated || cp == '.') memset(may, 0xFF, sizeof c->may[0]);
        if (!set && cp != '.') allow(may, alphabet_add(a->alphabet, cp), true);
        while (set && i < text.len && (cp = utf8_next(text, &i)) != ']')
            allow(may, alphabet_add(a->alphabet, cp), !negated);
    }
    return number;
}

static struct class *class_named(struct affix *a, flag name, bool suffix)
{
    for (size_t i = 0; i < a->classes.count; i++)
        if (a->classes.at[i].name == name && a->classes.at[i].suffix == suffix) return &a->classes.at[i];
    struct class *c = arena_push(&a->keep, &a->classes);
    *c = (struct class){ .name = name, .suffix = suffix };
    if (name < 65536) a->class_of[name] = (uint16_t)a->classes.count;
    return c;
}

/* "SFX a0 er erions/n'q' [^cg]er"; the line that opens a class, "SFX a0 Y 103", has four fields and a count. */
static void read_rule(struct affix *a, bool suffix, struct str line)
{
    struct class *c = class_named(a, one_flag(a, next_field(&line)), suffix);
    struct str strip = next_field(&line), add = next_field(&line), condition = next_field(&line);
    if (condition.len == 0) {
        c->crosses = str_eq(strip, STR("Y"));
        return;
    }
    size_t slash = str_find_byte(add, 0, '/');
    if (!suffix && str_find_byte(add, 0, '\'') < slash) { /* an elided article: words are cut behind it */
        c->elides = true;
        return;
    }
    struct rule *r = arena_push(&a->keep, c);
    *r = (struct rule){ .condition = condition_number(a, condition) };
    r->strip = encoded(a, strip, &r->strip_len);
    r->add = encoded(a, str_sub(add, 0, slash), &r->add_len);
    if (slash < add.len) read_flags(a, str_from(add, slash + 1), &a->keep, &r->then);
}

static void read_flag_type(struct affix *a, struct str type)
{
    a->flag_type = str_eq(type, STR("long")) ? FLAG_LONG : str_eq(type, STR("num")) ? FLAG_NUMBER :
                   str_eq(type, STR("UTF-8")) ? FLAG_UTF8 : FLAG_CHAR;
}

/* What changes no verdict on a form: suggestions of hunspell's own, and what our words never hold. */
static const struct str indifferent[] = {
    STR("SET"), STR("LANG"), STR("NAME"), STR("HOME"), STR("VERSION"), STR("TRY"), STR("KEY"), STR("MAP"), STR("REP"),
    STR("PHONE"), STR("ICONV"), STR("OCONV"), STR("WORDCHARS"), STR("BREAK"), STR("FULLSTRIP"), STR("MAXNGRAMSUGS"),
    STR("MAXDIFF"), STR("ONLYMAXDIFF"), STR("NOSPLITSUGS"), STR("SUGSWITHDOTS"), STR("MAXCPDSUGS"), STR("WARN"),
    STR("CIRCUMFIX"), STR("SUBSTANDARD"), STR("CHECKSHARPS"), STR("COMPOUNDMIN"),
};

static bool is_indifferent(struct str name)
{
    for (size_t i = 0; i < sizeof indifferent / sizeof *indifferent; i++)
        if (str_eq(name, indifferent[i])) return true;
    return false;
}

static void read_directive(struct affix *a, struct str line)
{
    struct str name = next_field(&line);
    if (name.len == 0 || name.ptr[0] == '#') return;
    if (str_eq(name, STR("SFX")) || str_eq(name, STR("PFX"))) {
        read_rule(a, name.ptr[0] == 'S', line);
        return;
    }
    const struct { struct str name; flag *to; } marks[] = {
        { STR("NEEDAFFIX"), &a->need_affix }, { STR("FORBIDDENWORD"), &a->forbidden },
        { STR("KEEPCASE"), &a->keep_case },   { STR("NOSUGGEST"), &a->no_suggest },
        { STR("ONLYINCOMPOUND"), &a->only_compound },
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_eq(name, marks[i].name)) {
            *marks[i].to = one_flag(a, next_field(&line));
            return;
        }
    if (str_eq(name, STR("FLAG")))
        read_flag_type(a, next_field(&line));
    else
        a->incomplete |= !is_indifferent(name);
}

static int by_added(const void *a, const void *b)
{
    const struct rule *x = a, *y = b;
    int order = memcmp(x->add, y->add, x->add_len < y->add_len ? x->add_len : y->add_len);
    return order ? order : x->add_len - y->add_len;
}

static void weigh_flags(const struct affix *a, struct flags *flags)
{
    for (size_t i = 0; i < flags->count; i++) {
        flag f = flags->at[i];
        const struct class *c = class_of(a, f);
        if (f == 0) continue;
        if (f == a->forbidden) flags->traits |= TRAIT_FORBIDDEN;
        if (f == a->need_affix || f == a->only_compound) flags->traits |= TRAIT_UNFINISHED;
        if (f == a->no_suggest) flags->marks |= FORM_UNSUGGESTED;
        if (f == a->keep_case) flags->marks |= FORM_KEEPS_CASE;
        if (c && c->elides) flags->traits |= TRAIT_ELIDES;
        if (c && c->count) flags->traits |= TRAIT_DERIVES;
    }
}

/* In order of what they add: the forms of a stem then come nearly sorted. */
static void end_class(const struct affix *a, struct class *c)
{
    for (size_t i = 0; i < c->count; i++) weigh_flags(a, &c->at[i].then);
    if (c->count) qsort(c->at, c->count, sizeof *c->at, by_added);
}

enum status affix_read(struct affix *a, const char *name, struct str bytes, struct fault *fault)
{
    if (utf8_valid(bytes) != bytes.len)
        return fault_set(fault, STATUS_FORMAT, name, (int64_t)utf8_valid(bytes),
                         _("the dictionary is not in UTF-8: convert its .aff and .dic with iconv and set SET UTF-8"));
    struct str line;
    arena_expect(&a->keep, 6 * bytes.len);
    while (str_line(&bytes, &line)) read_directive(a, str_trim(line));
    for (size_t i = 0; i < a->classes.count; i++) end_class(a, &a->classes.at[i]);
    return STATUS_OK;
}

/* ---- spelling out ---- */

struct expansion {
    struct affix *affix;
    struct forms *forms;
    unsigned marks; /* of every form */
};

static bool holds(const struct condition *c, const uint8_t *at)
{
    for (unsigned i = 0; i < c->count; i++)
        if (!(c->may[i][at[i] >> 5] >> (at[i] & 31) & 1)) return false;
    return true;
}

/* The form that a rule makes of a stem in out; its length, 0 where the rule does not apply. */
static size_t apply(const struct affix *a, const struct rule *r, bool suffix, const uint8_t *stem, size_t n, uint8_t *out)
{
    const struct condition *c = &a->conditions.at[r->condition];
    if (n < r->strip_len || n < c->count || n - r->strip_len + r->add_len > LIMIT_WORD) return 0;
    const uint8_t *end = suffix ? stem + n : stem;
    if (!holds(c, suffix ? end - c->count : end)) return 0;
    if (memcmp(suffix ? end - r->strip_len : end, r->strip, r->strip_len)) return 0;
    size_t kept = n - r->strip_len;
    memcpy(out + (suffix ? kept : 0), r->add, r->add_len);
    memcpy(out + (suffix ? 0 : r->add_len), suffix ? stem : stem + r->strip_len, kept);
    return kept + r->add_len;
}

static void expand(struct expansion *e, const uint8_t *form, size_t n, const struct flags *flags, unsigned marks, int depth);

/*
 * All forms that a class makes of a stem. What the rule's own flags make comes after it; a prefix also goes before the
 * forms of the stem's suffixes, when both classes cross.
 */
static void expand_class(struct expansion *e, const struct class *c, const uint8_t *stem, size_t n,
                         const struct flags *flags, unsigned marks, int depth)
{
    uint8_t out[LIMIT_WORD];
    static const struct flags none;
    unsigned kept = c->crosses && flags->traits & TRAIT_ELIDES ? FORM_ELIDES : 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct rule *r = &c->at[i];
        size_t len = apply(e->affix, r, c->suffix, stem, n, out);
        if (len == 0) continue;
        expand(e, out, len, &r->then, marks | kept, depth + 1);
        for (size_t j = 0; !c->suffix && c->crosses && j < flags->count; j++) {
            const struct class *other = class_of(e->affix, flags->at[j]);
            if (other && other->suffix && other->crosses)
                expand_class(e, other, out, len, &none, marks, depth + 1);
        }
    }
}

static void expand(struct expansion *e, const uint8_t *form, size_t n, const struct flags *flags, unsigned marks, int depth)
{
    if (flags->traits & TRAIT_FORBIDDEN || depth > 3) return;
    marks |= flags->marks;
    if (!(flags->traits & TRAIT_UNFINISHED))
        forms_add(e->forms, form, n, marks | e->marks | (flags->traits & TRAIT_ELIDES ? FORM_ELIDES : 0));
    for (size_t i = 0; flags->traits & TRAIT_DERIVES && i < flags->count; i++) {
        const struct class *c = class_of(e->affix, flags->at[i]);
        if (c) expand_class(e, c, form, n, flags, marks, depth);
    }
}

/* A line of a .dic: "mot/flags po:nom"; a slash that belongs to the word is written \/. */
static struct str split_entry(struct str line, struct str *flags)
{
    size_t end = 0;
    while (end < line.len && line.ptr[end] != '\t' && line.ptr[end] != '/' && line.ptr[end] != ' ')
        end += line.ptr[end] == '\\' && end + 1 < line.len ? 2 : 1;
    size_t stop = end;
    if (end < line.len && line.ptr[end] == '/')
        while (stop < line.len && line.ptr[stop] != '\t' && line.ptr[stop] != ' ') stop++;
    *flags = stop > end ? str_sub(line, end + 1, stop) : STR("");
    return str_sub(line, 0, end);
}

/* What its part of speech tells of a line: po:, the first field (hunspell(5)), whose values for verbs begin with v in French. */
static unsigned marks_of(struct str line)
{
    return str_starts(str_from(line, str_find_byte(line, 0, ' ')), STR(" po:v")) ? FORM_VERB : 0;
}

static void expand_entry(struct expansion *e, struct str word, struct str flag_text, unsigned marks, struct arena *scratch)
{
    uint8_t codes[LIMIT_WORD];
    size_t n = encode(e->affix, word, codes, sizeof codes);
    if (n == 0) return;
    struct arena_mark mark = arena_mark(scratch);
    struct flags flags = { 0 };
    read_flags(e->affix, flag_text, scratch, &flags);
    weigh_flags(e->affix, &flags);
    expand(e, codes, n, &flags, marks, 0);
    arena_back(scratch, mark);
}

void affix_expand_file(struct affix *a, struct str dic, struct forms *forms)
{
    struct arena scratch = { 0 };
    struct expansion e = { a, forms, 0 };
    struct str line, flags;
    arena_alloc(&scratch, 1, 1);
    str_line(&dic, &line);
    while (str_line(&dic, &line)) {
        struct str word = split_entry(line, &flags);
        if (word.len && word.ptr[0] != '#') expand_entry(&e, word, flags, marks_of(line), &scratch);
    }
    arena_release(&scratch);
}

/* The flags of every model that words name, by the number of the model in models. */
static void find_models(struct str dic, const struct table *models, struct str *flags)
{
    struct str line, mine;
    str_line(&dic, &line);
    while (models->count && str_line(&dic, &line)) {
        struct str word = split_entry(line, &mine);
        uint32_t id = word.len ? table_find(models, word) : TABLE_NONE;
        if (id != TABLE_NONE && flags[id].len == 0) flags[id] = mine;
    }
}

static struct str word_entry(struct str line, struct str *model)
{
    line = str_trim(str_sub(line, 0, str_find_byte(line, 0, '#')));
    size_t slash = str_find_byte(line, 0, '/');
    *model = slash < line.len ? str_trim(str_from(line, slash + 1)) : STR("");
    return str_trim(str_sub(line, 0, slash));
}

size_t affix_expand_words(struct affix *a, struct str dic, struct str words, unsigned flags, struct forms *forms,
                          struct affix_entries *entries, struct arena *keep)
{
    struct arena scratch = { 0 };
    struct table models = { 0 };
    struct str rest = words, line, model;
    while (str_line(&rest, &line))
        if (word_entry(line, &model).len && model.len) table_put(&models, model, NULL);
    arena_alloc(&scratch, 1, 1);
    struct str *model_flags = arena_new(&scratch, struct str, models.count + 1);
    find_models(dic, &models, model_flags);
    struct expansion e = { a, forms, flags };
    size_t missing = 0;
    for (rest = words; str_line(&rest, &line);) {
        struct str word = word_entry(line, &model);
        struct str its = model.len ? model_flags[table_find(&models, model)] : STR("");
        missing += model.len && its.len == 0;
        if (word.len && entries)
            *arena_push(keep, entries) =
                (struct affix_entry){ str_sub(line, 0, str_find_byte(line, 0, '#')), forms->count };
        if (word.len) expand_entry(&e, word, its, 0, &scratch);
    }
    table_release(&models);
    arena_release(&scratch);
    return missing;
}
