#include "report/message.h"

void message_add(struct buf *out, const char *lang, struct str words, const struct finding *f)
{
    bool french = lang && strcmp(lang, "fr") == 0;
    buf_add(out, french ? STR("«\xC2\xA0") : STR("“"));
    buf_add(out, words);
    buf_add(out, french ? STR("\xC2\xA0»\xC2\xA0: ") : STR("”: "));
    finding_say(out, f, french ? "fr" : "en");
    for (size_t i = 0; i < f->suggestion_count; i++) {
        buf_add(out, i ? STR(", ") : french ? STR("\xC2\xA0: ") : STR(": "));
        buf_add(out, f->suggestions[i]);
    }
}
