/* The findings grouped by word, for a terminal. */
#include "report/formats.h"
#include "report/listed.h"
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
    screen_add_signs(out, g->text);
    if (o->colour) buf_add(out, STR(SCREEN_END));
    buf_add(out, STR(" ×"));
    write_number(out, g->count);
    buf_addc(out, ' ');
    buf_add(out, str_of(rule_text(g->rule, listed_language(o))));
    screen_add_suggestions(out, o->lang, g->suggestions, g->suggestion_count);
    buf_addf(out, " [%s, %s]\n", rule_name(g->rule), confidence_name(g->confidence));
    for (const struct context *c = g->contexts; c; c = c->next) add_context(r, o, g, c, out);
}

/* How many of the groups are shown, and how many more there are that are no noise. */
static size_t count_shown(const struct report *r, const struct list_options *o, const uint32_t *ids, size_t *more)
{
    size_t count = 0;
    *more = 0;
    if (o->all) return r->groups.count;
    while (count < r->groups.count && r->groups.at[ids[count]].confidence <= CONFIDENCE_STYLE) count++;
    if (count <= LIMIT_GROUPS_SHOWN) return count;
    *more = count - LIMIT_GROUPS_SHOWN;
    return LIMIT_GROUPS_SHOWN;
}

static void add_more(const struct list_options *o, size_t more, struct buf *out)
{
    bool french = strcmp(listed_language(o), "fr") == 0;
    buf_addf(out, french ? "… encore %zu groupes : --all montre tout\n" : "… %zu more groups: --all shows all\n", more);
}

enum status report_write_words(const struct report *r, const struct list_options *o, struct output *out,
                               struct fault *fault)
{
    struct arena scratch = { 0 };
    struct buf b = { 0 };
    uint32_t *ids = groups_ordered(r, &scratch);
    enum status status = STATUS_OK;
    size_t more, count = count_shown(r, o, ids, &more);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        buf_clear(&b);
        add_group(r, o, &r->groups.at[ids[i]], &b);
        status = output_add(out, buf_str(&b), fault);
    }
    buf_clear(&b);
    if (more) add_more(o, more, &b);
    if (status == STATUS_OK) status = output_add(out, buf_str(&b), fault);
    buf_release(&b);
    arena_release(&scratch);
    return status;
}
