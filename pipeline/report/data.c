/* The data of a report as JSON: report.json, and what the page carries. Keys: report.h. */
#include "base/utf8.h"
#include "report/data.h"
#include "report/write.h"

static void key(struct buf *out, const char *name)
{
    if (out->len && !strchr("{[", out->ptr[out->len - 1])) buf_addc(out, ',');
    buf_addc(out, '"');
    buf_add(out, str_of(name));
    buf_add(out, STR("\":"));
}

static void number(struct buf *out, const char *name, uint64_t n)
{
    key(out, name);
    write_number(out, n);
}

static void text(struct buf *out, const char *name, struct str s)
{
    key(out, name);
    write_json(out, s);
}

static void by_confidence(struct buf *out, const uint64_t findings[CONFIDENCES])
{
    key(out, "findings");
    buf_addc(out, '{');
    for (int c = 0; c < CONFIDENCES; c++) number(out, confidence_name((enum confidence)c), findings[c]);
    buf_addc(out, '}');
}

static void counts(struct buf *out, const struct report_counts *c)
{
    number(out, "documents", c->documents);
    number(out, "units", c->units);
    number(out, "sentences", c->sentences);
    number(out, "distinct_sentences", c->distinct_sentences);
    number(out, "repetitions", c->repetitions);
    number(out, "words", c->words);
    number(out, "characters", c->characters);
    by_confidence(out, c->findings);
}

uint64_t data_id(const struct report *r)
{
    struct buf all = { 0 };
    for (size_t i = 0; i < r->documents.count; i++) {
        const struct report_document *d = &r->documents.at[i].told;
        buf_add(&all, str_of(d->name));
        buf_addc(&all, '\0');
        buf_add(&all, str_of(d->sha256));
        buf_addc(&all, '\0');
    }
    uint64_t id = str_hash(buf_str(&all));
    buf_release(&all);
    return id;
}

uint64_t data_quantile(const struct report *r, uint64_t numerator, uint64_t denominator)
{
    uint64_t below = 0, wanted = (r->counts.sentences * numerator + denominator - 1) / denominator;
    for (uint64_t words = 0; words < REPORT_LENGTHS; words++) {
        below += r->lengths[words];
        if (below >= wanted) return words;
    }
    return REPORT_LENGTHS;
}

static void begin_item(struct buf *out)
{
    buf_add(out, out->len && out->ptr[out->len - 1] == '[' ? STR("\n{") : STR(",\n{"));
}

static void document(struct buf *out, const struct model_document *d)
{
    begin_item(out);
    text(out, "name", str_of(d->told.name));
    number(out, "bytes", d->told.bytes);
    text(out, "charset", str_of(d->told.charset));
    text(out, "charset_how", str_of(d->told.charset_how));
    text(out, "sha256", str_of(d->told.sha256));
    text(out, "paragraphs", str_of(d->told.paragraphs));
    counts(out, &d->counts);
    buf_addc(out, '}');
}

static void lengths(struct buf *out, const struct report *r)
{
    number(out, "median", data_quantile(r, 1, 2));
    number(out, "nine_in_ten", data_quantile(r, 9, 10));
    number(out, "longest", r->longest_length);
    key(out, "lengths");
    buf_addc(out, '[');
    for (unsigned words = 0; words <= REPORT_LENGTHS; words++) {
        if (r->lengths[words] == 0) continue;
        if (out->ptr[out->len - 1] != '[') buf_addc(out, ',');
        buf_addf(out, "[%u,", words);
        write_number(out, r->lengths[words]);
        buf_addc(out, ']');
    }
    buf_addc(out, ']');
}

static void place(struct buf *out, uint32_t where, struct place p)
{
    number(out, "document", where);
    number(out, "line", p.line);
    number(out, "column", p.column);
}

static void noted(struct buf *out, const char *name, const struct noted *list, bool passages)
{
    key(out, name);
    buf_addc(out, '[');
    for (size_t i = 0; i < NOTED && list[i].words; i++) {
        begin_item(out);
        place(out, list[i].document, list[i].place);
        if (passages) number(out, "sentences", list[i].sentences);
        number(out, "words", list[i].words);
        if (passages) number(out, "times", list[i].times);
        text(out, "text", str_n(list[i].text, list[i].len));
        buf_addc(out, '}');
    }
    buf_addc(out, ']');
}

static void rules(struct buf *out, const struct report *r)
{
    for (int i = 0; i < RULES; i++) {
        uint64_t met = 0;
        for (int c = 0; c < CONFIDENCES; c++) met += r->rules[i][c];
        if (met == 0) continue;
        begin_item(out);
        text(out, "rule", str_of(rule_name((enum rule)i)));
        text(out, "en", str_of(rule_text((enum rule)i, "en")));
        text(out, "fr", str_of(rule_text((enum rule)i, "fr")));
        by_confidence(out, r->rules[i]);
        buf_addc(out, '}');
    }
}

static void context(struct buf *out, const struct context *c)
{
    if (out->ptr[out->len - 1] != '[') buf_addc(out, ',');
    uint64_t shift = c->cut_before ? 2 : 0; /* the … and its space */
    uint64_t numbers[] = { c->document, c->place.line, c->place.column,
                           shift + utf8_count_utf16(str_sub(c->text, 0, c->beg)),
                           shift + utf8_count_utf16(str_sub(c->text, 0, c->end)) };
    buf_addc(out, '[');
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        write_number(out, numbers[i]);
        buf_addc(out, ',');
    }
    struct buf shown = { 0 };
    if (c->cut_before) buf_add(&shown, STR("… "));
    buf_add(&shown, c->text);
    if (c->cut_behind) buf_add(&shown, STR(" …"));
    write_json(out, buf_str(&shown));
    buf_release(&shown);
    buf_addc(out, ']');
}

static void group(struct buf *out, const struct group *g)
{
    begin_item(out);
    text(out, "text", g->text);
    number(out, "count", g->count);
    key(out, "suggestions");
    buf_addc(out, '[');
    for (size_t i = 0; i < g->suggestion_count; i++) {
        if (i) buf_addc(out, ',');
        write_json(out, g->suggestions[i]);
    }
    buf_addc(out, ']');
    key(out, "documents");
    buf_addc(out, '[');
    for (const struct share *share = g->shares; share; share = share->next) {
        buf_addf(out, share == g->shares ? "[%u," : ",[%u,", share->document);
        write_number(out, share->count);
        buf_addc(out, ']');
    }
    buf_addc(out, ']');
    key(out, "contexts");
    buf_addc(out, '[');
    for (const struct context *c = g->contexts; c; c = c->next) context(out, c);
    buf_add(out, STR("]}"));
}

/* Before the first group of a rule and confidence. */
static void begin_kind(struct buf *out, const struct group *g)
{
    begin_item(out);
    text(out, "rule", str_of(rule_name(g->rule)));
    text(out, "confidence", str_of(confidence_name(g->confidence)));
    key(out, "groups");
    buf_addc(out, '[');
}

/* All before the groups. */
static void head(struct buf *out, const struct report *r)
{
    struct noted repeated[NOTED];
    model_repeated(r, repeated);
    buf_addc(out, '{');
    text(out, "generator", STR("passeur " PASSEUR_VERSION));
    key(out, "id");
    buf_addf(out, "\"%016llx\"", (unsigned long long)data_id(r));
    key(out, "counts");
    buf_addc(out, '{');
    counts(out, &r->counts);
    buf_addc(out, '}');
    key(out, "documents");
    buf_addc(out, '[');
    for (size_t i = 0; i < r->documents.count; i++) document(out, &r->documents.at[i]);
    buf_addc(out, ']');
    key(out, "sentence_lengths");
    buf_addc(out, '{');
    lengths(out, r);
    buf_addc(out, '}');
    noted(out, "longest", r->longest, false);
    noted(out, "repeated", repeated, true);
    key(out, "rules");
    buf_addc(out, '[');
    rules(out, r);
    buf_addc(out, ']');
    key(out, "kinds");
    buf_addc(out, '[');
}

/* What b holds goes out, but for its last byte, which tells whether a comma must follow. */
static enum status pass_on(struct buf *b, struct output *out, struct fault *fault)
{
    if (b->len < LIMIT_READ) return STATUS_OK;
    enum status status = output_add(out, str_sub(buf_str(b), 0, b->len - 1), fault);
    buf_drop(b, b->len - 1);
    return status;
}

enum status report_write_json(const struct report *r, struct output *out, struct fault *fault)
{
    struct buf b = { 0 };
    struct arena scratch = { 0 };
    head(&b, r);
    enum status status = STATUS_OK;
    uint32_t *ids = groups_ordered(r, &scratch);
    const struct group *before = NULL;
    for (size_t i = 0; i < r->groups.count && status == STATUS_OK; i++) {
        const struct group *g = &r->groups.at[ids[i]];
        bool begins = !before || g->rule != before->rule || g->confidence != before->confidence;
        if (begins && before) buf_add(&b, STR("]}"));
        if (begins) begin_kind(&b, g);
        group(&b, g);
        before = g;
        status = pass_on(&b, out, fault);
    }
    buf_add(&b, before ? STR("]}]}\n") : STR("]}\n"));
    if (status == STATUS_OK) status = output_add(out, buf_str(&b), fault);
    arena_release(&scratch);
    buf_release(&b);
    return status;
}
