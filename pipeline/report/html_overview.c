/* What stands above the findings: figures, charts, documents, sentences that stand out. */
#include "report/data.h"
#include "report/html.h"
#include "report/write.h"

#define BIN 5        /* words: a bar of the chart */
#define BINS 13      /* the last is for all that is longer */
#define LONG_BIN 8   /* the first bar of sentences above 40 words */
#define CHART_WIDTH 650
#define CHART_HEIGHT 190
#define BASELINE 160
#define KINDS_SHOWN 5 /* as tall as the chart beside them */

static void add_figure(struct buf *out, const char *fr, const char *en, uint64_t n)
{
    buf_add(out, STR("<div><dt>"));
    html_both(out, fr, en);
    buf_add(out, STR("</dt><dd>"));
    html_number(out, n);
    buf_add(out, STR("</dd></div>\n"));
}

/* The most important thing first, in one sentence. */
static void add_verdict(struct buf *out, const struct report_counts *c)
{
    uint64_t sure = c->findings[CONFIDENCE_SURE], likely = c->findings[CONFIDENCE_LIKELY];
    buf_add(out, STR("<p class=\"verdict\">"));
    if (sure + likely == 0) {
        html_both(out, "Aucune faute relevée.", "No mistake was found.");
    } else {
        buf_add(out, STR("<a href=\"#findings\"><strong>"));
        html_number(out, sure);
        buf_add(out, STR("</strong> "));
        html_both(out, sure > 1 ? "fautes sûres" : "faute sûre", sure == 1 ? "sure mistake" : "sure mistakes");
        buf_add(out, STR(", <strong>"));
        html_number(out, likely);
        buf_add(out, STR("</strong> "));
        html_both(out, likely > 1 ? "probables" : "probable", "likely");
        buf_add(out, STR("</a>"));
    }
    buf_add(out, STR("</p>\n"));
}

void html_overview(struct buf *out, const struct report *r)
{
    const struct report_counts *c = &r->counts;
    buf_add(out, STR("<section aria-labelledby=\"h-overview\">\n<h2 id=\"h-overview\" class=\"unseen\">"));
    html_both(out, "Vue d’ensemble", "Overview");
    buf_add(out, STR("</h2>\n"));
    add_verdict(out, c);
    buf_add(out, STR("<dl class=\"figures\">\n"));
    add_figure(out, c->documents > 1 ? "documents" : "document", c->documents == 1 ? "document" : "documents",
               c->documents);
    add_figure(out, "unités de texte", "text units", c->units);
    add_figure(out, "mots", "words", c->words);
    add_figure(out, "phrases", "sentences", c->sentences);
    add_figure(out, "phrases distinctes", "distinct sentences", c->distinct_sentences);
    buf_add(out, STR("<div><dt>"));
    html_both(out, "répétitions", "repetitions");
    buf_add(out, STR("</dt><dd>"));
    html_number(out, c->repetitions);
    buf_add(out, STR(" <small>"));
    html_percent(out, c->repetitions, c->sentences);
    buf_add(out, STR("</small></dd></div>\n</dl>\n</section>\n"));
}

static void add_header_cell(struct buf *out, const char *fr, const char *en, bool number)
{
    buf_add(out, number ? STR("<th scope=\"col\" class=\"n\">") : STR("<th scope=\"col\">"));
    html_both(out, fr, en);
    buf_add(out, STR("</th>"));
}

static void add_number_cell(struct buf *out, uint64_t n)
{
    buf_add(out, STR("<td class=\"n\">"));
    html_number(out, n);
    buf_add(out, STR("</td>"));
}

/* How a charset was found, for people. What is not in the list is shown as it is called. */
static const struct {
    const char *name;
    struct both shown;
} hows[] = {
    { "declared", { "indiqué", "declared" } },
    { "bom", { "marque d’ordre des octets", "byte order mark" } },
    { "nul-pattern", { "octets nuls", "pattern of NUL bytes" } },
    { "utf-8", { "UTF-8 valide", "valid UTF-8" } },
    { "scored", { "reconnu au français", "recognised by its French" } },
    { "wrap", { "lignes coupées", "hard-wrapped lines" } },
    { "blank", { "lignes vides", "empty lines" } },
    { "line", { "une ligne chacun", "one line each" } },
};

static void add_how(struct buf *out, const char *name)
{
    for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
        if (strcmp(hows[i].name, name) == 0) {
            html_both(out, hows[i].shown.fr, hows[i].shown.en);
            return;
        }
    write_html(out, str_of(name));
}

static void add_document(struct buf *out, const struct model_document *d)
{
    struct buf name = { 0 };
    write_utf8(&name, str_of(d->told.name));
    buf_add(out, STR("<tr><th scope=\"row\"><bdi>"));
    write_html(out, buf_str(&name));
    buf_release(&name);
    buf_add(out, STR("</bdi></th><td>"));
    write_html(out, str_of(d->told.charset));
    buf_add(out, STR(" <small>"));
    add_how(out, d->told.charset_how);
    buf_add(out, STR("</small></td><td>"));
    add_how(out, d->told.paragraphs);
    buf_add(out, STR("</td>"));
    add_number_cell(out, d->told.bytes);
    add_number_cell(out, d->counts.words);
    add_number_cell(out, d->counts.sentences);
    add_number_cell(out, d->counts.repetitions);
    add_number_cell(out, d->counts.findings[CONFIDENCE_SURE] + d->counts.findings[CONFIDENCE_LIKELY]);
    buf_add(out, STR("</tr>\n"));
}

void html_documents(struct buf *out, const struct report *r)
{
    bool many = r->documents.count > 12;
    buf_add(out, STR("<section aria-labelledby=\"h-documents\">\n<h2 id=\"h-documents\">Documents</h2>\n"));
    if (many) {
        buf_add(out, STR("<details><summary>"));
        html_both(out, "Voir les documents", "Show the documents");
        buf_add(out, STR("</summary>\n"));
    }
    buf_add(out, STR("<div class=\"wide\" role=\"region\" aria-labelledby=\"h-documents\" tabindex=\"0\"><table>\n"
                     "<thead><tr>"));
    add_header_cell(out, "nom", "name", false);
    add_header_cell(out, "jeu de caractères", "charset", false);
    add_header_cell(out, "paragraphes", "paragraphs", false);
    add_header_cell(out, "octets", "bytes", true);
    add_header_cell(out, "mots", "words", true);
    add_header_cell(out, "phrases", "sentences", true);
    add_header_cell(out, "répétitions", "repetitions", true);
    add_header_cell(out, "fautes", "mistakes", true);
    buf_add(out, STR("</tr></thead>\n<tbody>\n"));
    for (size_t i = 0; i < r->documents.count; i++) add_document(out, &r->documents.at[i]);
    buf_add(out, STR("</tbody>\n</table></div>\n"));
    if (many) buf_add(out, STR("</details>\n"));
    buf_add(out, STR("</section>\n"));
}

/* The sentences of each bar: up to 5 words, 6 to 10, … */
static uint64_t fill_bins(const struct report *r, uint64_t bins[BINS])
{
    uint64_t most = 0;
    memset(bins, 0, BINS * sizeof *bins);
    for (unsigned words = 0; words <= REPORT_LENGTHS; words++) {
        unsigned bin = words ? (words - 1) / BIN : 0;
        bins[bin < BINS ? bin : BINS - 1] += r->lengths[words];
    }
    for (int i = 0; i < BINS; i++) most = bins[i] > most ? bins[i] : most;
    return most;
}

static void add_bar(struct buf *out, unsigned i, uint64_t n, uint64_t most)
{
    unsigned step = CHART_WIDTH / BINS, x = i * step, middle = x + step / 2;
    unsigned height = most ? (unsigned)(n * (BASELINE - 24) / most) : 0;
    if (n && height < 2) height = 2;
    buf_addf(out, "<rect class=\"%s\" x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\" rx=\"2\"/>",
             i >= LONG_BIN ? "long" : "bar", x + 4, BASELINE - height, step - 8, height);
    if (n) {
        buf_addf(out, "<text class=\"value\" x=\"%u\" y=\"%u\">", middle, BASELINE - height - 6);
        html_number_svg(out, n);
        buf_add(out, STR("</text>"));
    }
    if (i == 0)
        buf_addf(out, "<text x=\"%u\" y=\"%u\">1–%u</text>\n", middle, BASELINE + 18, BIN);
    else if (i == BINS - 1)
        buf_addf(out, "<text x=\"%u\" y=\"%u\">%u +</text>\n", middle, BASELINE + 18, i * BIN + 1);
    else
        buf_addf(out, "<text x=\"%u\" y=\"%u\">%u–%u</text>\n", middle, BASELINE + 18, i * BIN + 1, (i + 1) * BIN);
}

static void add_caption(struct buf *out, const struct report *r)
{
    unsigned long long half = data_quantile(r, 1, 2), most = data_quantile(r, 9, 10);
    unsigned long long longest = r->longest_length;
    buf_addf(out,
             "<figcaption><span class=\"fr\" lang=\"fr\">Longueur des phrases, en mots : la moitié en ont %llu au plus, "
             "neuf sur dix %llu au plus, la plus longue %llu.</span><span class=\"en\" lang=\"en\" hidden>Length of "
             "sentences in words: half have %llu at most, nine in ten %llu at most, the longest %llu.</span>"
             "</figcaption>\n",
             half, most, longest, half, most, longest);
}

static void add_lengths(struct buf *out, const struct report *r)
{
    uint64_t bins[BINS], most = fill_bins(r, bins);
    buf_add(out, STR("<figure>\n<div class=\"chart\">\n"));
    buf_addf(out, "<svg class=\"lengths\" viewBox=\"0 0 %u %u\" role=\"img\" aria-labelledby=\"t-lengths\">\n",
             CHART_WIDTH, CHART_HEIGHT);
    buf_add(out, STR("<title id=\"t-lengths\">Phrases par nombre de mots / sentences by number of words</title>\n"));
    for (unsigned i = 0; i < BINS; i++) add_bar(out, i, bins[i], most);
    buf_addf(out, "<path class=\"axis\" d=\"M0 %u.5H%u\"/>\n</svg>\n</div>\n", BASELINE, CHART_WIDTH);
    add_caption(out, r);
    buf_add(out, STR("</figure>\n"));
}

static void add_place(struct buf *out, const struct report *r, uint32_t document, struct place p)
{
    buf_add(out, STR("<span class=\"place\">"));
    if (r->documents.count > 1) {
        struct buf name = { 0 };
        write_utf8(&name, str_of(r->documents.at[document].told.name));
        buf_add(out, STR("<bdi>"));
        write_html(out, buf_str(&name));
        buf_add(out, STR("</bdi> "));
        buf_release(&name);
    }
    buf_addf(out, "%u:%u</span> ", p.line, p.column);
}

static void add_noted(struct buf *out, const struct report *r, const struct noted *n, bool passage)
{
    buf_add(out, STR("<li>"));
    add_place(out, r, n->document, n->place);
    buf_add(out, STR("<span class=\"size\">"));
    if (passage) {
        html_number(out, n->sentences);
        html_both(out, n->sentences > 1 ? " phrases, " : " phrase, ",
                  n->sentences == 1 ? " sentence, " : " sentences, ");
    }
    html_number(out, n->words);
    html_both(out, " mots", " words");
    if (n->times > 1) buf_addf(out, ", × %llu", (unsigned long long)n->times);
    buf_add(out, STR("</span> <q lang=\"fr\"><bdi>"));
    write_html(out, str_n(n->text, n->len));
    buf_add(out, STR("</bdi></q></li>\n"));
}

static void add_list(struct buf *out, const struct report *r, const struct noted *list, bool passages,
                     const char *fr, const char *en)
{
    if (list[0].words == 0) return;
    buf_add(out, STR("<details class=\"noted\"><summary>"));
    html_both(out, fr, en);
    buf_add(out, STR("</summary>\n<ul>\n"));
    for (size_t i = 0; i < NOTED && list[i].words; i++) add_noted(out, r, &list[i], passages);
    buf_add(out, STR("</ul></details>\n"));
}

void html_sentences(struct buf *out, const struct report *r)
{
    struct noted repeated[NOTED];
    model_repeated(r, repeated);
    buf_add(out, STR("<div class=\"charts\">\n<section aria-labelledby=\"h-sentences\">\n<h2 id=\"h-sentences\">"));
    html_both(out, "Phrases", "Sentences");
    buf_add(out, STR("</h2>\n"));
    add_lengths(out, r);
    add_list(out, r, repeated, true, "Passages répétés les plus longs", "Longest repeated passages");
    add_list(out, r, r->longest, false, "Phrases les plus longues", "Longest sentences");
    buf_add(out, STR("</section>\n"));
    html_kinds(out, r);
    buf_add(out, STR("</div>\n"));
}

/* A bar of one kind, cut by confidence. */
static void add_stack(struct buf *out, const uint64_t findings[CONFIDENCES], uint64_t most)
{
    uint64_t before = 0;
    buf_add(out, STR("<svg class=\"stack\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\""
                     " aria-hidden=\"true\">"));
    for (int c = 0; c < CONFIDENCES; c++) {
        if (findings[c] == 0) continue;
        unsigned long long beg = before * 1000 / most, end = (before + findings[c]) * 1000 / most;
        if (end < beg + 4) end = beg + 4;
        buf_addf(out, "<rect class=\"%s\" x=\"%llu\" width=\"%llu\" height=\"10\"/>",
                 confidence_name((enum confidence)c), beg, end - beg);
        before += findings[c];
    }
    buf_add(out, STR("</svg>"));
}

static uint64_t total(const uint64_t findings[CONFIDENCES])
{
    uint64_t n = 0;
    for (int c = 0; c < CONFIDENCES; c++) n += findings[c];
    return n;
}

/* "5 sure, 3 likely": the same in words, for the bar says it in colours only. */
static void add_split(struct buf *out, const uint64_t findings[CONFIDENCES])
{
    buf_add(out, STR("<ul class=\"split\">"));
    for (int c = 0; c < CONFIDENCES; c++) {
        if (findings[c] == 0) continue;
        struct both name = html_confidence((enum confidence)c);
        buf_addf(out, "<li class=\"key %s\">", confidence_name((enum confidence)c));
        html_number(out, findings[c]);
        buf_addc(out, ' ');
        html_both(out, name.fr, name.en);
        buf_add(out, STR("</li>"));
    }
    buf_add(out, STR("</ul>"));
}

static void add_kind(struct buf *out, const uint64_t findings[CONFIDENCES], int rule, uint64_t most)
{
    buf_add(out, STR("<tr><th scope=\"row\"><div class=\"kind\">"));
    html_both(out, rule_text((enum rule)rule, "fr"), rule_text((enum rule)rule, "en"));
    add_split(out, findings);
    buf_add(out, STR("</div>"));
    add_stack(out, findings, most);
    buf_add(out, STR("</th>"));
    add_number_cell(out, total(findings));
    buf_add(out, STR("</tr>\n"));
}

/* The rules that were met, the most frequent first; how many there are. */
static size_t order_rules(const struct report *r, int rules[RULES])
{
    size_t count = 0;
    for (int i = 0; i < RULES; i++) {
        size_t k = count;
        if (total(r->rules[i]) == 0) continue;
        for (; k && total(r->rules[rules[k - 1]]) < total(r->rules[i]); k--) rules[k] = rules[k - 1];
        rules[k] = i;
        count++;
    }
    return count;
}

static void add_kinds(struct buf *out, const struct report *r, const int *kinds, size_t count, uint64_t most)
{
    buf_add(out, STR("<div class=\"wide\"><table class=\"kinds\">\n<thead><tr>"));
    add_header_cell(out, "genre", "kind", false);
    add_header_cell(out, "nombre", "number", true);
    buf_add(out, STR("</tr></thead>\n<tbody>\n"));
    for (size_t i = 0; i < count; i++) add_kind(out, r->rules[kinds[i]], kinds[i], most);
    buf_add(out, STR("</tbody>\n</table></div>\n"));
}

void html_kinds(struct buf *out, const struct report *r)
{
    int kinds[RULES];
    size_t count = order_rules(r, kinds);
    buf_add(out, STR("<section aria-labelledby=\"h-kinds\">\n<h2 id=\"h-kinds\">"));
    html_both(out, "Remarques par genre", "Findings by kind");
    buf_add(out, STR("</h2>\n"));
    if (count == 0) {
        buf_add(out, STR("<p>"));
        html_both(out, "Rien à signaler.", "Nothing was found.");
        buf_add(out, STR("</p>\n</section>\n"));
        return;
    }
    size_t first = count <= KINDS_SHOWN + 1 ? count : KINDS_SHOWN; /* one alone is not worth a fold */
    uint64_t most = total(r->rules[kinds[0]]);
    add_kinds(out, r, kinds, first, most);
    if (first < count) {
        buf_add(out, STR("<details><summary>"));
        html_both(out, "Genres plus rares", "Rarer kinds");
        buf_addf(out, " (%zu)</summary>\n", count - first);
        add_kinds(out, r, kinds + first, count - first, most);
        buf_add(out, STR("</details>\n"));
    }
    buf_add(out, STR("</section>\n"));
}
