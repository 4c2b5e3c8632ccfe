#include "charset/names.h"

/*
 * Apple's ROMAN.TXT (Unicode consortium, VENDORS/APPLE): the currency sign became the euro in Mac OS 8.5, 0xC6 is the
 * mathematical increment, 0xF0 the apple. glibc and GNU libiconv differ on these.
 */
static const struct fix macintosh[] = { { 0xC6, 0x2206 }, { 0xDB, 0x20AC }, { 0xF0, 0xF8FF }, { 0, 0 } };

/*
 * Names: IANA character-sets; aliases: IANA's, those of the WHATWG Encoding Standard that mean the same table, and the
 * words that iconvs know. One-byte charsets without state only: windows-1255 and -1258 compose characters.
 */
static const struct charset charsets[] = {
    { "UTF-8", "UTF8 CP65001 csUTF8", STEP_SAME, ORDER_NONE, NULL },
    { "UTF-16", "UTF16 UCS-2 ISO-10646-UCS-2 csUTF16", STEP_UTF16, ORDER_NONE, NULL },
    { "UTF-16LE", "UCS-2LE CP1200 csUTF16LE", STEP_UTF16, ORDER_LITTLE, NULL },
    { "UTF-16BE", "UCS-2BE CP1201 csUTF16BE", STEP_UTF16, ORDER_BIG, NULL },
    { "UTF-32", "UTF32 UCS-4 ISO-10646-UCS-4 csUTF32", STEP_UTF32, ORDER_NONE, NULL },
    { "UTF-32LE", "UCS-4LE CP12000 csUTF32LE", STEP_UTF32, ORDER_LITTLE, NULL },
    { "UTF-32BE", "UCS-4BE CP12001 csUTF32BE", STEP_UTF32, ORDER_BIG, NULL },
    { "US-ASCII", "ASCII ANSI_X3.4-1968 ISO646-US IBM367 CP367 646 csASCII", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-1", "ISO_8859-1:1987 ISO-IR-100 LATIN1 L1 IBM819 CP819 28591 csISOLatin1", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-2", "ISO_8859-2:1987 ISO-IR-101 LATIN2 L2 CP28592 csISOLatin2", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-3", "ISO_8859-3:1988 ISO-IR-109 LATIN3 L3 csISOLatin3", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-4", "ISO_8859-4:1988 ISO-IR-110 LATIN4 L4 csISOLatin4", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-5", "ISO_8859-5:1988 ISO-IR-144 CYRILLIC csISOLatinCyrillic", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-7", "ISO_8859-7:1987 ISO-IR-126 GREEK GREEK8 ELOT_928 csISOLatinGreek", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-9", "ISO_8859-9:1989 ISO-IR-148 LATIN5 L5 csISOLatin5", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-10", "ISO_8859-10:1992 ISO-IR-157 LATIN6 L6 csISOLatin6", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-13", "ISO-IR-179 LATIN7 L7 csISO885913", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-14", "ISO_8859-14:1998 ISO-IR-199 LATIN8 L8 csISO885914", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-15", "ISO_8859-15:1998 ISO-IR-203 LATIN-9 CP28605 csISO885915", STEP_BYTE, ORDER_NONE, NULL },
    { "ISO-8859-16", "ISO_8859-16:2001 ISO-IR-226 LATIN10 L10 csISO885916", STEP_BYTE, ORDER_NONE, NULL },
    { "windows-1250", "CP1250 MS-EE x-cp1250 cswindows1250", STEP_BYTE, ORDER_NONE, NULL },
    { "windows-1251", "CP1251 MS-CYRL x-cp1251 cswindows1251", STEP_BYTE, ORDER_NONE, NULL },
    { "windows-1252", "CP1252 MS-ANSI ANSI x-cp1252 cswindows1252", STEP_BYTE, ORDER_NONE, NULL },
    { "windows-1253", "CP1253 MS-GREEK x-cp1253 cswindows1253", STEP_BYTE, ORDER_NONE, NULL },
    { "windows-1254", "CP1254 MS-TURK x-cp1254 cswindows1254", STEP_BYTE, ORDER_NONE, NULL },
    { "windows-1257", "CP1257 WINBALTRIM x-cp1257 cswindows1257", STEP_BYTE, ORDER_NONE, NULL },
    { "KOI8-R", "KOI8 csKOI8R", STEP_BYTE, ORDER_NONE, NULL },
    { "KOI8-U", "csKOI8U", STEP_BYTE, ORDER_NONE, NULL },
    { "macintosh", "MAC MACROMAN MAC-ROMAN x-mac-roman csMacintosh", STEP_BYTE, ORDER_NONE, macintosh },
    { "IBM437", "CP437 437 DOS-437 csPC8CodePage437", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM850", "CP850 850 DOS-850 OEM850 csPC850Multilingual", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM852", "CP852 852 csPCp852", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM00858", "IBM858 CP858 CP00858 PC-Multilingual-850+euro 858", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM863", "CP863 863 csIBM863", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM865", "CP865 865 csIBM865", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM866", "CP866 866 csIBM866", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM297", "CP297 EBCDIC-CP-FR csIBM297", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM500", "CP500 EBCDIC-CP-BE EBCDIC-CP-CH csIBM500", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM01147", "IBM1147 CP1147 EBCDIC-FR-297+euro", STEP_BYTE, ORDER_NONE, NULL },
    { "IBM01148", "IBM1148 CP1148 EBCDIC-international-500+euro", STEP_BYTE, ORDER_NONE, NULL },
    { "hp-roman8", "ROMAN8 R8 csHPRoman8", STEP_BYTE, ORDER_NONE, NULL },
};

static const size_t charset_count = sizeof charsets / sizeof *charsets;

/* The next character that counts, in lower case; 0 at the end: of the word in our list, of the whole of the user's name. */
static char significant(const char **z, bool listed)
{
    while (**z == '-' || **z == '_' || (**z == ' ' && !listed)) (*z)++;
    if (**z == '\0' || **z == ' ') return 0;
    char c = *(*z)++;
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool word_is(const char *word, const char *name)
{
    char a, b;
    do {
        a = significant(&word, true);
        b = significant(&name, false);
    } while (a && a == b);
    return a == b;
}

static bool row_is(const struct charset *c, const char *name)
{
    if (word_is(c->name, name)) return true;
    for (const char *word = c->aliases; word; word = strchr(word, ' ') ? strchr(word, ' ') + 1 : NULL)
        if (word_is(word, name)) return true;
    return false;
}

const struct charset *charset_find(const char *name)
{
    for (size_t i = 0; i < charset_count; i++)
        if (row_is(&charsets[i], name)) return &charsets[i];
    return NULL;
}

const struct charset *charset_at(size_t i) { return i < charset_count ? &charsets[i] : NULL; }
const char *charset_name(const struct charset *c) { return c->name; }
enum step charset_step(const struct charset *c) { return c->step; }

const char *charset_how_name(enum charset_how how)
{
    static const char *const names[] = {
        [CHARSET_DECLARED] = "declared", [CHARSET_BOM] = "bom",       [CHARSET_NULS] = "nul-pattern",
        [CHARSET_UTF8] = "utf-8",        [CHARSET_SCORED] = "scored",
    };
    return names[how];
}
