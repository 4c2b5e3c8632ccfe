#include "report/html.h"

#include <stdio.h>

#include "gen_page.h"
#include "report/write.h"

void html_both(struct buf *out, const char *fr, const char *en)
{
    buf_addf(out, "<span class=\"fr\" lang=\"fr\">%s</span><span class=\"en\" lang=\"en\" hidden>%s</span>", fr, en);
}

/* n with the sign between groups of three digits. */
static void add_grouped(struct buf *out, uint64_t n, const char *sign)
{
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    for (int i = 0; i < count; i++) {
        if (i && (count - i) % 3 == 0) buf_add(out, str_of(sign));
        buf_addc(out, digits[i]);
    }
}

static void add_number(struct buf *out, uint64_t n, const char *element)
{
    if (n < 1000) {
        write_number(out, n);
        return;
    }
    buf_addf(out, "<%s class=\"fr\">", element);
    add_grouped(out, n, "\xE2\x80\xAF");
    buf_addf(out, "</%s><%s class=\"en\" hidden>", element, element);
    add_grouped(out, n, ",");
    buf_addf(out, "</%s>", element);
}

void html_number(struct buf *out, uint64_t n) { add_number(out, n, "span"); }
void html_number_svg(struct buf *out, uint64_t n) { add_number(out, n, "tspan"); }

void html_percent(struct buf *out, uint64_t part, uint64_t whole)
{
    uint64_t tenths = whole ? (part * 1000 + whole / 2) / whole : 0;
    buf_addf(out, "<span class=\"fr\">%u,%u\xE2\x80\xAF%%</span><span class=\"en\" hidden>%u.%u%%</span>",
             (unsigned)(tenths / 10), (unsigned)(tenths % 10), (unsigned)(tenths / 10), (unsigned)(tenths % 10));
}

struct both html_confidence(enum confidence c)
{
    static const struct both names[CONFIDENCES] = {
        [CONFIDENCE_SURE] = { "sûr", "sure" },
        [CONFIDENCE_LIKELY] = { "probable", "likely" },
        [CONFIDENCE_STYLE] = { "style", "style" },
        [CONFIDENCE_UNKNOWN_RECURRENT] = { "inconnu récurrent", "recurring unknown" },
        [CONFIDENCE_NAME] = { "nom propre", "name" },
        [CONFIDENCE_FOREIGN] = { "mot étranger", "foreign" },
    };
    return names[c];
}

/* No outside resource, nothing evaluated: only our own style and script, by their hashes. */
#define POLICY                                                                                                         \
    "default-src 'none'; style-src " PAGE_CSS_HASH "; script-src " PAGE_JS_HASH "; base-uri 'none'; "      \
    "form-action 'none'; require-trusted-types-for 'script'"

/* The one document, or how many there are. */
static void add_subject(struct buf *out, const struct report *r)
{
    if (r->documents.count == 1) {
        struct buf name = { 0 };
        write_utf8(&name, str_of(r->documents.at[0].told.name));
        write_html(out, buf_str(&name));
        buf_release(&name);
    } else
        buf_addf(out, "%zu documents", r->documents.count);
}

static void add_head(struct buf *out, const struct report *r)
{
    buf_add(out, STR("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n"
                     "<meta name=\"generator\" content=\"passeur " PASSEUR_VERSION "\">\n<title>"));
    add_subject(out, r);
    buf_add(out, STR(" – passeur</title>\n<style>"));
    buf_add(out, str_n(page_css, sizeof page_css - 1));
    buf_add(out, STR("</style>\n</head>\n"));
}

static void add_header(struct buf *out, const struct report *r)
{
    buf_add(out, STR("<body>\n<a class=\"skip\" href=\"#findings\">"));
    html_both(out, "Aller aux remarques", "Skip to the findings");
    buf_add(out, STR("</a>\n<header>\n<div><p class=\"brand\">passeur</p>\n<h1>"));
    add_subject(out, r);
    buf_add(out, STR("</h1></div>\n<div class=\"languages\" role=\"group\" aria-label=\"Langue, language\" hidden>"
                     "<button type=\"button\" lang=\"fr\" data-language=\"fr\" aria-pressed=\"true\">Français</button>"
                     "<button type=\"button\" lang=\"en\" data-language=\"en\" aria-pressed=\"false\">English</button>"
                     "</div>\n</header>\n<main>\n"));
}

static void add_findings(struct buf *out, const struct report *r)
{
    buf_add(out, STR("<section id=\"findings\" aria-labelledby=\"h-findings\" tabindex=\"-1\">\n"
                     "<h2 id=\"h-findings\">"));
    html_both(out, "Remarques", "Findings");
    buf_add(out, STR("</h2>\n<div id=\"app\"></div>\n<noscript>\n"));
    html_groups(out, r);
    buf_add(out, STR("</noscript>\n</section>\n"));
}

static void add_foot(struct buf *out)
{
    buf_add(out, STR("</main>\n<footer><p>"));
    html_both(out, "Fait par passeur " PASSEUR_VERSION ". Cette page se suffit à elle-même et n’envoie rien.",
              "Made by passeur " PASSEUR_VERSION ". This page stands by itself and sends nothing.");
    buf_add(out, STR("</p></footer>\n<script type=\"application/json\" id=\"data\">\n"));
}

enum status report_write_html(const struct report *r, struct output *out, struct fault *fault)
{
    struct buf b = { 0 };
    add_head(&b, r);
    add_header(&b, r);
    html_overview(&b, r);
    html_documents(&b, r);
    html_sentences(&b, r);
    add_findings(&b, r);
    add_foot(&b);
    enum status status = output_add(out, buf_str(&b), fault);
    if (status == STATUS_OK) status = report_write_json(r, out, fault);
    buf_clear(&b);
    buf_add(&b, STR("</script>\n<script>"));
    buf_add(&b, str_n(page_js, sizeof page_js - 1));
    buf_add(&b, STR("</script>\n</body>\n</html>\n"));
    if (status == STATUS_OK) status = output_add(out, buf_str(&b), fault);
    buf_release(&b);
    return status;
}
