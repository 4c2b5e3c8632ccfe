/* The findings as plain HTML, for browsers that run no scripts. page.js makes the same elements. */
#include "report/html.h"
#include "report/write.h"

static void add_suggestions(struct buf *out, const struct group *g)
{
    if (g->suggestion_count == 0) return;
    buf_add(out, STR("<ul class=\"suggestions\">"));
    for (size_t i = 0; i < g->suggestion_count; i++) {
        buf_add(out, STR("<li><bdi lang=\"fr\">"));
        write_html(out, g->suggestions[i]);
        buf_add(out, STR("</bdi></li>"));
    }
    buf_add(out, STR("</ul>"));
}

static void add_context(struct buf *out, const struct report *r, const struct context *c)
{
    buf_add(out, STR("<li><span class=\"place\">"));
    if (r->documents.count > 1) {
        struct buf name = { 0 };
        write_utf8(&name, str_of(r->documents.at[c->document].told.name));
        buf_add(out, STR("<bdi>"));
        write_html(out, buf_str(&name));
        buf_add(out, STR("</bdi> "));
        buf_release(&name);
    }
    buf_addf(out, "%u:%u</span> <bdi lang=\"fr\">%s", c->place.line, c->place.column, c->cut_before ? "… " : "");
    write_html(out, str_sub(c->text, 0, c->beg));
    buf_add(out, STR("<mark>"));
    write_html(out, str_sub(c->text, c->beg, c->end));
    buf_add(out, STR("</mark>"));
    write_html(out, str_from(c->text, c->end));
    buf_add(out, c->cut_behind ? STR(" …</bdi></li>") : STR("</bdi></li>"));
}

static void add_group(struct buf *out, const struct report *r, const struct group *g)
{
    struct both confidence = html_confidence(g->confidence);
    buf_addf(out, "<li class=\"group %s\"><div class=\"word\"><bdi lang=\"fr\">", confidence_name(g->confidence));
    write_html(out, g->text);
    buf_add(out, STR("</bdi> <span class=\"count\">× "));
    html_number(out, g->count);
    buf_add(out, STR("</span></div><div class=\"said\"><p class=\"rule\"><span class=\"badge\">"));
    html_both(out, confidence.fr, confidence.en);
    buf_add(out, STR("</span> "));
    html_both(out, rule_text(g->rule, "fr"), rule_text(g->rule, "en"));
    buf_add(out, STR("</p>"));
    add_suggestions(out, g);
    buf_add(out, STR("<ul class=\"contexts\">"));
    for (const struct context *c = g->contexts; c; c = c->next) add_context(out, r, c);
    buf_add(out, STR("</ul></div></li>\n"));
}

void html_groups(struct buf *out, const struct report *r)
{
    struct arena scratch = { 0 };
    uint32_t *ids = groups_ordered(r, &scratch);
    size_t count = 0, shown = 0;
    while (count < r->groups.count && r->groups.at[ids[count]].confidence <= CONFIDENCE_STYLE) count++;
    buf_add(out, STR("<ol class=\"groups\">\n"));
    for (; shown < count && shown < LIMIT_GROUPS_SHOWN; shown++) add_group(out, r, &r->groups.at[ids[shown]]);
    buf_add(out, STR("</ol>\n"));
    if (shown < r->groups.count) {
        buf_add(out, STR("<p>"));
        html_both(out, "Les autres remarques sont dans report.json, ou ici quand le navigateur permet les scripts.",
                  "The other findings are in report.json, or here when the browser allows scripts.");
        buf_add(out, STR("</p>\n"));
    }
    arena_release(&scratch);
}
