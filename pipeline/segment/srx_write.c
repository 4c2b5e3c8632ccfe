#include "segment/srx_write.h"

/* Closing and opening marks, as expressions of ICU. Counts are bounded: some tools make look-behinds of them. */
#define CLOSERS "[)\\]}”’\"]{0,3}(?:[\\p{Z}]?»)?[)\\]}”’\"]{0,3}(?:\\[[0-9]{1,3}\\])?"
#define OPENERS "[\\p{Z}\\s]+(?:[«“\"(\\[*—–-][\\p{Z}]?)*"

/* What stands in every file, in its order: exceptions first. “{…}” takes the abbreviations of a class. */
static const struct {
    bool breaks;
    const char *before, *after;
} written[] = {
    { false, "(?:^|[\\p{Z}\\s(«“'’\\[-]){jamais}\\.", "[\\p{Z}\\s]" },
    { false, "(?:^|[\\p{Z}\\s(«“'’\\[-]){numéro}\\.", "[\\p{Z}\\s]+(?:[\\p{Ll}0-9]|[IVXLCDM]+\\b|\\p{Lu}\\b)" },
    { false, "(?:^|[\\p{Z}\\s(«“'’\\[-]){nom}\\.", "[\\p{Z}\\s]+(?!{amorce}\\b)" },
    { false, "(?:^|[\\p{Z}\\s(«“'’\\[-]){parfois}\\.", "[\\p{Z}\\s]+[\\p{Ll}0-9]" },
    { false, "(?:^|[\\p{Z}\\s(«“'’\\[-]){mot}\\.", "[\\p{Z}\\s]+(?:[0-9]|[IVXLCDM]+\\b|\\p{Lu}\\b)" },
    { false, "(?:^|[\\p{Z}\\s(«“'’\\[.-])\\p{Lu}\\.", "[\\p{Z}\\s]+\\p{L}" },
    { false, "(?:\\p{L}\\.){2,8}", "[\\p{Z}\\s]+\\p{Ll}" },
    { false, "[0-9][\\p{Z}\\s](?:h|min)\\.", "[\\p{Z}\\s]+[0-9]" },
    { false, "^[\\p{Z}\\s]{0,8}(?:[0-9]{1,3}|[IVXLCDM]{1,8}|\\p{L})\\.", "[\\p{Z}\\s]" },
    { false, "[0-9]\\.", "[\\p{Z}\\s]+\\p{Ll}" },
    { false, "\\[(?:…|\\.\\.\\.)\\]", "[\\p{Z}\\s]" },
    { false, "[.!?…]" CLOSERS, "[\\p{Z}\\s]*[,;:)\\]»”…!?]" },
    { false, "[.!?…][\\p{Z}]?»[)\\]}”’\"]{0,3}", "[\\p{Z}\\s]+\\p{Ll}" },
    { false, "[.!?…][)\\]}”’\"]{1,3}", "[\\p{Z}\\s]+\\p{Ll}" },
    { false, "(?:[!?…]|\\.\\.)", OPENERS "\\p{Ll}" },
    { true, "[.!?…]{1,8}" CLOSERS, "[\\p{Z}\\s]+\\S" },
};

static const struct {
    struct str mark;
    unsigned class;
} classes[] = { { STR("{jamais}"), LEXICON_NEVER },
                { STR("{nom}"), LEXICON_NOUN },
                { STR("{numéro}"), LEXICON_NUMBER },
                { STR("{parfois}"), LEXICON_MAY },
                { STR("{mot}"), LEXICON_WORD },
                { STR("{amorce}"), LEXICON_STARTER } };
#define CLASSES (sizeof classes / sizeof *classes)

static void add_xml(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '&')
            buf_add(b, STR("&amp;"));
        else if (c == '<')
            buf_add(b, STR("&lt;"));
        else
            buf_addc(b, c);
    }
}

/* An abbreviation as an alternative, its dots and hyphens taken literally. */
static void add_alternative(void *context, struct str word)
{
    struct buf *b = context;
    if (b->ptr[b->len - 1] != ':') buf_addc(b, '|');
    for (size_t i = 0; i < word.len; i++) {
        if (strchr(".&+*?()[]{}|^$\\", word.ptr[i])) buf_addc(b, '\\');
        add_xml(b, str_sub(word, i, i + 1));
    }
}

/* (?:M|Mme|…): the words of a class. */
static void add_class(struct buf *b, const struct lexicon *x, unsigned class)
{
    buf_add(b, STR("(?:"));
    lexicon_each(x, class, add_alternative, b);
    buf_addc(b, ')');
}

static void add_expression(struct buf *b, const struct lexicon *x, struct str s)
{
    for (size_t i = 0; i < s.len;) {
        size_t c = 0;
        while (c < CLASSES && !str_starts(str_from(s, i), classes[c].mark)) c++;
        if (c < CLASSES) {
            add_class(b, x, classes[c].class);
            i += classes[c].mark.len;
        } else {
            add_xml(b, str_sub(s, i, i + 1));
            i++;
        }
    }
}

enum status srx_write(const struct lexicon *x, struct output *out, struct fault *fault)
{
    struct buf b = { 0 };
    buf_add(&b, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n"
                    "  <header segmentsubflows=\"yes\" cascade=\"no\">\n"
                    "    <formathandle type=\"start\" include=\"no\"/>\n    <formathandle type=\"end\" include=\"yes\"/>\n"
                    "    <formathandle type=\"isolated\" include=\"no\"/>\n  </header>\n"
                    "  <body>\n    <languagerules>\n      <languagerule languagerulename=\"French\">\n"));
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        buf_addf(&b, "        <rule break=\"%s\">\n          <beforebreak>", written[i].breaks ? "yes" : "no");
        add_expression(&b, x, str_of(written[i].before));
        buf_add(&b, STR("</beforebreak>\n          <afterbreak>"));
        add_expression(&b, x, str_of(written[i].after));
        buf_add(&b, STR("</afterbreak>\n        </rule>\n"));
    }
    buf_add(&b, STR("      </languagerule>\n    </languagerules>\n    <maprules>\n"
                    "      <languagemap languagepattern=\"[Ff][Rr].*\" languagerulename=\"French\"/>\n"
                    "    </maprules>\n  </body>\n</srx>\n"));
    enum status status = output_add(out, buf_str(&b), fault);
    buf_release(&b);
    return status;
}
