#include "report/screen.h"

#include "base/utf8.h"

const char *screen_colour(enum confidence c)
{
    static const char *const colours[CONFIDENCES] = {
        [CONFIDENCE_SURE] = "\033[1;31m",  [CONFIDENCE_LIKELY] = "\033[1;33m",
        [CONFIDENCE_STYLE] = "\033[1;36m", [CONFIDENCE_UNKNOWN_RECURRENT] = "\033[1;35m",
        [CONFIDENCE_NAME] = "\033[1;34m",  [CONFIDENCE_FOREIGN] = "\033[1;34m",
    };
    return colours[c];
}

/* What is shown for a code point: itself, a space, nothing (UTF8_NONE), or U+FFFD. */
static uint32_t shown(uint32_t cp)
{
    if (cp == 0xAD || cp == 0xFEFF || (cp >= 0x200B && cp <= 0x200D) || cp == 0x2060) return UTF8_NONE;
    if (cp == 0x2028 || cp == 0x2029) return ' ';
    unsigned class = utf8_class(cp);
    if (class & UC_SPACE && cp < 0xA0) return ' ';
    return class & UC_CONTROL ? 0xFFFD : cp;
}

unsigned screen_columns(uint32_t cp)
{
    uint32_t c = shown(cp);
    return c == UTF8_NONE ? 0 : utf8_width(c);
}

unsigned screen_add(struct buf *out, struct str s)
{
    unsigned columns = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = shown(utf8_next(s, &i));
        if (cp == UTF8_NONE) continue;
        buf_add_cp(out, cp);
        columns += utf8_width(cp);
    }
    return columns;
}

unsigned screen_width(struct str s)
{
    unsigned columns = 0;
    for (size_t i = 0; i < s.len;) columns += screen_columns(utf8_next(s, &i));
    return columns;
}

void screen_add_signs(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_next(s, &i);
        bool edge = i == s.len || i == 1;
        if (cp == 0xA0 || cp == 0x202F)
            buf_add_cp(out, 0x237D); /* shouldered open box, the sign of ISO 9995-7 for the no-break space */
        else if (cp == ' ' && edge)
            buf_add_cp(out, 0x2423); /* open box */
        else if (shown(cp) != UTF8_NONE)
            buf_add_cp(out, shown(cp));
    }
}

void screen_add_suggestions(struct buf *out, const char *lang, const struct str *suggestions, size_t count)
{
    bool french = lang && strcmp(lang, "fr") == 0;
    for (size_t i = 0; i < count; i++) {
        buf_add(out, i ? STR(", ") : french ? STR("\xC2\xA0: ") : STR(": "));
        screen_add_signs(out, suggestions[i]);
    }
}
