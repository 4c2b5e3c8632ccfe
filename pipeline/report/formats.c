#include "report/formats.h"

#include <inttypes.h>

static enum status write_html(const struct report *r, const struct list_options *o, struct output *out,
                              struct fault *fault)
{
    (void)o;
    return report_write_html(r, out, fault);
}

static enum status write_json(const struct report *r, const struct list_options *o, struct output *out,
                              struct fault *fault)
{
    (void)o;
    return report_write_json(r, out, fault);
}

static void write_unknown(struct str form, uint32_t times, struct buf *out)
{
    buf_addf(out, "%7" PRIu32 " %.*s\n", times, STR_F(form));
}

static const struct list_format formats[] = {
    { "terminal", NULL, list_terminal, NULL, "", NULL, NULL },
    { "words", NULL, NULL, NULL, "", report_write_words, NULL },
    { "jsonl", NULL, list_jsonl, NULL, "", NULL, NULL },
    { "sarif", list_sarif_head, list_sarif, list_sarif_tail, ",", NULL, NULL },
    { "csv", list_csv_head, list_csv, NULL, "", NULL, NULL },
    { "github", NULL, list_github, NULL, "", NULL, NULL },
    { "junit", NULL, NULL, NULL, "", report_write_junit, NULL },
    { "html", NULL, NULL, NULL, "", write_html, NULL },
    { "json", NULL, NULL, NULL, "", write_json, NULL },
    { "unknown", NULL, NULL, NULL, "", NULL, write_unknown },
};

const struct list_format *list_format_at(size_t i) { return i < sizeof formats / sizeof *formats ? &formats[i] : NULL; }

const struct list_format *list_format_find(const char *name)
{
    if (!name) return &formats[0];
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    return NULL;
}
