#include "report/message.h"

void message_add(struct buf *out, const char *lang, struct str words, enum rule rule, const struct str *suggestions,
                 size_t count)
{
    bool french = lang && strcmp(lang, "fr") == 0;
    buf_add(out, french ? STR("«\xC2\xA0") : STR("“"));
    buf_add(out, words);
    buf_add(out, french ? STR("\xC2\xA0»\xC2\xA0: ") : STR("”: "));
    buf_add(out, str_of(rule_text(rule, french ? "fr" : "en")));
    for (size_t i = 0; i < count; i++) {
        buf_add(out, i ? STR(", ") : french ? STR("\xC2\xA0: ") : STR(": "));
        buf_add(out, suggestions[i]);
    }
}
