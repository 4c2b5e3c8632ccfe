#include "segment/srx.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/memory.h"
#include "base/text.h"
#include "segment/srx_read.h"

#define MOST_STEPS 200000 /* of one match: an expression that needs more is a trap */
#define LOOK_BEHIND 200   /* bytes before a place where an exception may start */

struct pattern {
    pcre2_code *code;
};

struct srx {
    struct arena keep;
    struct srx_rules rules;
    /* A break rule's beforebreak and afterbreak; both in one for an exception, with a callout where the break would be. */
    struct pattern *before, *after;
    pcre2_match_context *limits;
};

/* \uXXXX and \UXXXXXXXX of ICU and Java are \x{…} here. */
static struct str translated(struct arena *keep, struct str expression)
{
    struct buf out = { 0 };
    for (size_t i = 0; i < expression.len; i++) {
        char c = expression.ptr[i], next = i + 1 < expression.len ? expression.ptr[i + 1] : '\0';
        size_t digits = c != '\\' ? 0 : next == 'u' ? 4 : next == 'U' ? 8 : 0;
        if (digits && i + 2 + digits <= expression.len) {
            buf_addf(&out, "\\x{%.*s}", (int)digits, expression.ptr + i + 2);
            i += 1 + digits;
        } else {
            buf_addc(&out, c);
            if (c == '\\' && next) buf_addc(&out, expression.ptr[++i]);
        }
    }
    struct str kept = arena_str(keep, buf_str(&out));
    buf_release(&out);
    return kept;
}

static enum status compile(const char *path, int line, struct str expression, struct pattern *pattern, struct fault *fault)
{
    int error;
    PCRE2_SIZE place;
    pattern->code = pcre2_compile((PCRE2_SPTR)expression.ptr, expression.len, PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK,
                                  &error, &place, NULL);
    if (pattern->code) {
        pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE); /* where there is no JIT, matching is only slower */
        return STATUS_OK;
    }
    char why[200];
    pcre2_get_error_message(error, (PCRE2_UCHAR *)why, sizeof why);
    return fault_set(fault, STATUS_FORMAT, path, FAULT_NOWHERE, _("line %d: the expression %.*s: %s at its byte %zu"), line,
                     STR_F(expression), why, (size_t)place);
}

static enum status map_matches(struct str expression, const char *language, bool *matches, struct fault *fault)
{
    struct pattern p;
    TRY(compile(NULL, 0, expression, &p, fault));
    pcre2_match_data *data = pcre2_match_data_create_from_pattern(p.code, NULL);
    *matches = pcre2_match(p.code, (PCRE2_SPTR)language, strlen(language), 0, PCRE2_ANCHORED | PCRE2_ENDANCHORED, data,
                           NULL) >= 0;
    pcre2_match_data_free(data);
    pcre2_code_free(p.code);
    return STATUS_OK;
}

static struct str wrapped(struct arena *keep, const char *open, struct str inner, const char *close)
{
    return arena_join(keep, arena_join(keep, str_of(open), inner), str_of(close));
}

static enum status compile_rule(struct srx *s, size_t i, const char *path, struct fault *fault)
{
    const struct srx_rule *r = &s->rules.at[i];
    struct str before = wrapped(&s->keep, "(?:", translated(&s->keep, r->before), ")");
    struct str after = wrapped(&s->keep, "(?:", translated(&s->keep, r->after), ")");
    if (r->breaks) {
        TRY(compile(path, r->line, before, &s->before[i], fault));
        return compile(path, r->line, after, &s->after[i], fault);
    }
    return compile(path, r->line, arena_join(&s->keep, wrapped(&s->keep, "", before, "(?C1)"), after), &s->before[i], fault);
}

enum status srx_open(struct srx **out, const char *path, const char *language, struct fault *fault)
{
    struct srx *s = memory_new(1, sizeof *s);
    s->limits = pcre2_match_context_create(NULL);
    if (!s->limits) memory_lost(0);
    pcre2_set_match_limit(s->limits, MOST_STEPS);
    enum status status = srx_read(path, language, map_matches, &s->keep, &s->rules, fault);
    s->before = arena_new(&s->keep, struct pattern, s->rules.count);
    s->after = arena_new(&s->keep, struct pattern, s->rules.count);
    for (size_t i = 0; i < s->rules.count && status == STATUS_OK; i++) status = compile_rule(s, i, path, fault);
    if (status == STATUS_OK) {
        *out = s;
        return STATUS_OK;
    }
    srx_close(s);
    return status;
}

void srx_close(struct srx *s)
{
    if (!s) return;
    for (size_t i = 0; s->before && i < s->rules.count; i++) {
        pcre2_code_free(s->before[i].code);
        pcre2_code_free(s->after[i].code);
    }
    pcre2_match_context_free(s->limits);
    arena_release(&s->keep);
    memory_free(s);
}

const char *srx_rule_name(const struct srx *s, uint16_t rule) { return rule < s->rules.count ? s->rules.at[rule].name : ""; }

/* One scan of one text: what PCRE2 needs to write to. */
struct scan {
    const struct srx *srx;
    struct str text;
    pcre2_match_data *data;
    pcre2_match_context *limits; /* a copy, for its callout */
    size_t place;                /* where an exception must have its break */
    size_t *next;                /* of each break rule: the place it matches next, or SIZE_MAX */
    size_t *from;                /* and where the search goes on behind it */
};

static bool matches_at(struct scan *c, const struct pattern *p, size_t at)
{
    return pcre2_match(p->code, (PCRE2_SPTR)c->text.ptr, c->text.len, at, PCRE2_ANCHORED | PCRE2_NO_UTF_CHECK, c->data,
                       c->srx->limits) >= 0;
}

/* The next place of break rule i: beforebreak ends there, afterbreak starts there. Matches do not overlap. */
static void move(struct scan *c, size_t i)
{
    while (c->from[i] <= c->text.len) {
        int got = pcre2_match(c->srx->before[i].code, (PCRE2_SPTR)c->text.ptr, c->text.len, c->from[i], PCRE2_NO_UTF_CHECK,
                              c->data, c->srx->limits);
        if (got < 0) break;
        const PCRE2_SIZE *at = pcre2_get_ovector_pointer(c->data);
        size_t beg = at[0], end = at[1];
        c->from[i] = end > beg ? end : end + 1;
        while (c->from[i] < c->text.len && ((unsigned char)c->text.ptr[c->from[i]] & 0xC0) == 0x80) c->from[i]++;
        if (end < c->text.len && matches_at(c, &c->srx->after[i], end)) {
            c->next[i] = end;
            return;
        }
    }
    c->next[i] = SIZE_MAX;
}

/* Called where the break of an exception would be: backtracks unless that is the place. */
static int at_place(pcre2_callout_block *block, void *context)
{
    const struct scan *c = context;
    return block->current_position == c->place ? 0 : 1;
}

static bool is_exception(struct scan *c, size_t rule, size_t place)
{
    size_t from = place > LOOK_BEHIND ? place - LOOK_BEHIND : 0;
    while (((unsigned char)c->text.ptr[from] & 0xC0) == 0x80) from++;
    c->place = place;
    return pcre2_match(c->srx->before[rule].code, (PCRE2_SPTR)c->text.ptr, c->text.len, from, PCRE2_NO_UTF_CHECK, c->data,
                       c->limits) >= 0;
}

/* The first rule that applies at a place where break rule `rule` does. */
static struct decision decide(struct scan *c, size_t rule, size_t place)
{
    for (size_t i = 0; i < rule; i++)
        if (!c->srx->rules.at[i].breaks && is_exception(c, i, place))
            return (struct decision){ (uint32_t)place, (uint16_t)i, false };
    return (struct decision){ (uint32_t)place, (uint16_t)rule, true };
}

/* The break rule whose place comes first, the earlier rule where two are equal; SIZE_MAX when all are done. */
static size_t first_rule(const struct scan *c)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < c->srx->rules.count; i++)
        if (c->next[i] != SIZE_MAX && (first == SIZE_MAX || c->next[i] < c->next[first])) first = i;
    return first;
}

static void scan_text(struct scan *c, struct arena *keep, struct decisions *out)
{
    size_t count = c->srx->rules.count;
    for (size_t i = 0; i < count; i++) {
        c->next[i] = SIZE_MAX;
        if (c->srx->rules.at[i].breaks) move(c, i);
    }
    for (size_t i = first_rule(c); i != SIZE_MAX; i = first_rule(c)) {
        struct decision d = decide(c, i, c->next[i]);
        bool again = out->count && out->at[out->count - 1].at == d.at; /* another rule at the same place */
        if (!again)
            *arena_push(keep, out) = d;
        else if (d.breaks)
            out->at[out->count - 1] = d;
        move(c, i);
    }
}

void srx_scan(const struct srx *s, struct str text, struct arena *keep, struct decisions *out)
{
    struct scan c = { .srx = s, .text = text };
    if (text.len == 0) return;
    c.data = pcre2_match_data_create(1, NULL);
    c.limits = pcre2_match_context_copy(s->limits);
    if (!c.data || !c.limits) memory_lost(0);
    pcre2_set_callout(c.limits, at_place, &c);
    c.next = arena_new(keep, size_t, s->rules.count);
    c.from = arena_new(keep, size_t, s->rules.count);
    scan_text(&c, keep, out);
    pcre2_match_data_free(c.data);
    pcre2_match_context_free(c.limits);
}
