#include "report/formats.h"

#include <inttypes.h>

#include "base/text.h"

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
    { "terminal", N_("the line of each finding, with a mark under the words"), NULL, list_terminal, NULL, "", NULL, NULL },
    { "words", N_("grouped by word, surest first"), NULL, NULL, NULL, "", report_write_words, NULL },
    { "jsonl", N_("JSON Lines, one object a finding"), NULL, list_jsonl, NULL, "", NULL, NULL },
    { "sarif", N_("SARIF 2.1.0, for code hosts and editors"), list_sarif_head, list_sarif, list_sarif_tail, ",", NULL, NULL },
    { "csv", N_("CSV, for spreadsheets"), list_csv_head, list_csv, NULL, "", NULL, NULL },
    { "github", N_("annotations of GitHub Actions"), NULL, list_github, NULL, "", NULL, NULL },
    { "junit", N_("JUnit XML, a failed test a word"), NULL, NULL, NULL, "", report_write_junit, NULL },
    { "html", N_("the report as a page"), NULL, NULL, NULL, "", write_html, NULL },
    { "json", N_("the data of the report"), NULL, NULL, NULL, "", write_json, NULL },
    { "unknown", N_("unknown forms and how often each stands, the quickest"), NULL, NULL, NULL, "", NULL, write_unknown },
};

const struct list_format *list_format_at(size_t i) { return i < sizeof formats / sizeof *formats ? &formats[i] : NULL; }

const struct list_format *list_format_find(const char *name)
{
    if (!name) return &formats[0];
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    return NULL;
}
