#include "charset/refuse.h"

#include <inttypes.h>

#include "base/text.h"

#define REFUSE(...) return fault_set(fault, STATUS_CHARSET, in->name, (int64_t)at, __VA_ARGS__)

enum status refuse_nul(const struct input *in, uint64_t at, struct fault *fault)
{
    REFUSE(_("a NUL character, which no text holds: this is a binary file or a damaged one; check that it is the right "
             "file, and take the NUL characters out if it is"));
}

enum status refuse_utf8(const struct input *in, uint64_t at, unsigned char byte, uint64_t good, uint64_t bad,
                        struct fault *fault)
{
    if (good + bad == 0)
        REFUSE(_("byte 0x%02X is not UTF-8: get the file again or mend this place, or name the charset that it is in "
                 "with --encoding"),
               byte);
    REFUSE(_("damaged UTF-8: byte 0x%02X belongs to no character (accents and signs in UTF-8: %" PRIu64
             "; bytes that are not: %" PRIu64 "); get the file again or mend this place, or name one charset for all of "
             "it with --encoding"),
           byte, good, bad);
}

enum status refuse_cut(const struct input *in, uint64_t at, const struct charset *c, struct fault *fault)
{
    REFUSE(_("the file ends in the middle of a %s character: get the whole file again, or take the bytes from here on "
             "off"),
           charset_name(c));
}

enum status refuse_unit(const struct input *in, uint64_t at, const struct charset *c, uint32_t unit,
                        struct fault *fault)
{
    REFUSE(_("0x%04" PRIX32 " is no character of %s: get the file again or mend this place, or name its charset with "
             "--encoding"),
           unit, charset_name(c));
}

enum status refuse_byte(const struct input *in, uint64_t at, const struct charset *c, unsigned char byte,
                        struct fault *fault)
{
    REFUSE(_("byte 0x%02X stands for no character in %s: mend this place, or name another charset with --encoding"),
           byte, charset_name(c));
}

enum status refuse_twice(const struct input *in, uint64_t at, uint64_t times, const char *from, struct fault *fault)
{
    REFUSE(_("UTF-8 twice over, as \"Ã©\" for é (%" PRIu64 " places, the first is here): it was taken for %s and made "
             "UTF-8 again; undo that with `iconv -f UTF-8 -t %s`, or take the text as it is with --encoding UTF-8"),
           times, from, from);
}

enum status refuse_order(const struct input *in, const struct charset *declared, const struct charset *marked,
                         struct fault *fault)
{
    uint64_t at = 0;
    REFUSE(_("declared as %s, but the mark at its start says %s: name that one with --encoding, or none"),
           charset_name(declared), charset_name(marked));
}

enum status refuse_unordered(const struct input *in, const struct charset *declared, struct fault *fault)
{
    uint64_t at = 0;
    REFUSE(_("nothing in it shows the byte order of %s: name %sLE or %sBE with --encoding"), charset_name(declared),
           charset_name(declared), charset_name(declared));
}

enum status refuse_unclear(const struct input *in, uint64_t at, const char *candidates, struct fault *fault)
{
    REFUSE(_("cannot tell the charset: it may be %s, and too little from here on shows which; name it with --encoding"),
           candidates);
}
