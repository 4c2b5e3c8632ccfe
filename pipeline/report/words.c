/* The findings grouped by word, for a terminal. */
#include "report/formats.h"
#include "report/model.h"
#include "report/screen.h"
#include "report/write.h"

static void add_context(const struct report *r, const struct list_options *o, const struct group *g,
                        const struct context *c, struct buf *out)
{
    struct buf place = { 0 };
    write_utf8(&place, str_of(r->documents.at[c->document].told.name));
    buf_addf(&place, ":%u:%u:", c->place.line, c->place.column);
    buf_add(out, o->colour ? STR("    " SCREEN_PLACE) : STR("    "));
    screen_add(out, buf_str(&place));
    buf_addf(out, "%s %s", o->colour ? SCREEN_END : "", c->cut_before ? "… " : "");
    screen_add(out, str_sub(c->text, 0, c->beg));
    if (o->colour) buf_add(out, str_of(screen_colour(g->confidence)));
    screen_add(out, str_sub(c->text, c->beg, c->end));
    if (o->colour) buf_add(out, STR(SCREEN_END));
    screen_add(out, str_from(c->text, c->end));
    buf_add(out, c->cut_behind ? STR(" …\n") : STR("\n"));
    buf_release(&place);
}

static void add_group(const struct report *r, const struct list_options *o, const struct group *g, struct buf *out)
{
    if (o->colour) buf_add(out, str_of(screen_colour(g->confidence)));
    screen_add(out, g->text);
    if (o->colour) buf_add(out, STR(SCREEN_END));
    buf_add(out, STR(" ×"));
    write_number(out, g->count);
    buf_addc(out, ' ');
    buf_add(out, str_of(rule_text(g->rule, o->lang ? o->lang : "en")));
    screen_add_suggestions(out, o->lang, g->suggestions, g->suggestion_count);
    buf_addf(out, " [%s, %s]\n", rule_name(g->rule), confidence_name(g->confidence));
    for (const struct context *c = g->contexts; c; c = c->next) add_context(r, o, g, c, out);
}

enum status report_write_words(const struct report *r, const struct list_options *o, struct output *out,
                               struct fault *fault)
{
    struct arena scratch = { 0 };
    struct buf b = { 0 };
    uint32_t *ids = groups_ordered(r, &scratch);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < r->groups.count && status == STATUS_OK; i++) {
        const struct group *g = &r->groups.at[ids[i]];
        if (!o->all && g->confidence > CONFIDENCE_STYLE) break; /* surest first: none comes behind */
        buf_clear(&b);
        add_group(r, o, g, &b);
        status = output_add(out, buf_str(&b), fault);
    }
    buf_release(&b);
    arena_release(&scratch);
    return status;
}
