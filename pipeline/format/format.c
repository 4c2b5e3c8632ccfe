#include "format/format.h"

#define HEAD 4096 /* bytes that a format sees before it bids */

static const struct format *const formats[] = { &format_text };

static const char *const paragraphs_names[] = {
    [PARAGRAPHS_AUTO] = "auto",
    [PARAGRAPHS_LINE] = "line",
    [PARAGRAPHS_BLANK] = "blank",
    [PARAGRAPHS_WRAP] = "wrap",
};

const char *paragraphs_name(enum paragraphs p) { return paragraphs_names[p]; }

enum paragraphs paragraphs_find(const char *name)
{
    enum paragraphs p = PARAGRAPHS_AUTO;
    while (p < PARAGRAPHS_COUNT && strcmp(paragraphs_names[p], name) != 0) p++;
    return p;
}

enum status format_open(struct document *doc, const struct format_options *options, struct fault *fault)
{
    struct str head;
    TRY(input_peek(doc->in, HEAD, &head, fault));
    int highest = -1;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        int bid = formats[i]->bid(head, doc->in->name);
        if (bid > highest) {
            highest = bid;
            doc->format = formats[i];
        }
    }
    TRY(doc->format->survey(doc, options, fault));
    return input_seek(doc->in, 0, fault);
}
