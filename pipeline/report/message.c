#include "report/message.h"

#include "report/screen.h"

void message_add(struct buf *out, const char *lang, struct str words, const struct finding *f)
{
    bool french = lang && strcmp(lang, "fr") == 0;
    buf_add(out, french ? STR("«\xC2\xA0") : STR("“"));
    screen_add_signs(out, words);
    buf_add(out, french ? STR("\xC2\xA0»\xC2\xA0: ") : STR("”: "));
    finding_say(out, f, french ? "fr" : "en");
    screen_add_suggestions(out, lang, f->suggestions, f->suggestion_count);
}
