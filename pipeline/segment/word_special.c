#include "segment/word_special.h"

#include "base/utf8.h"
#include "segment/lexicon.h"

#define LOOK_AHEAD 255 /* bytes: the longest name of a file or a host (POSIX NAME_MAX, RFC 1035) */

static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_ident(char c) { return is_ascii_letter(c) || is_digit(c) || c == '_'; }
static bool is_ident_or_high(char c) { return is_ident(c) || (unsigned char)c >= 0xC2; }

bool word_special_possible(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        switch (s.ptr[i]) {
        case '@': case '#': case '$': case '/': case '\\': case '_': case '<': case '&': case '(': case '=': case '{':
        case ':': case '>': case '%':
            return true;
        case '.':
            if (i + 1 < s.len && is_ident_or_high(s.ptr[i + 1])) return true;
            break;
        default: break;
        }
    }
    return false;
}

/* Behind the longest run of bytes at `at` that `in` takes, LOOK_AHEAD bytes at most. */
static size_t run_of(struct str s, size_t at, bool in(char))
{
    size_t stop = s.len - at > LOOK_AHEAD ? at + LOOK_AHEAD : s.len;
    while (at < stop && in(s.ptr[at])) at++;
    return at;
}

/* An address does not hold the punctuation of the sentence behind it. */
static size_t without_tail(struct str s, size_t beg, size_t end)
{
    bool opened = false;
    for (size_t i = beg; i < end; i++) opened |= s.ptr[i] == '(';
    while (end > beg) {
        size_t at = end;
        uint32_t cp = utf8_prev(s, &at);
        bool tail = cp == '.' || cp == ',' || cp == ';' || cp == ':' || cp == '!' || cp == '?' || cp == '\'' ||
                    cp == '"' || cp == '*' || cp == '>' || cp == ']' || cp == 0xBB || cp == 0x2019 || cp == 0x201D ||
                    cp == 0x2026 || (cp == ')' && !opened);
        if (!tail) break;
        end = at;
    }
    return end;
}

static size_t url_at(struct str s, size_t at)
{
    static const struct str heads[] = { STR("http://"), STR("https://"), STR("ftp://"), STR("www."), STR("mailto:"),
                                        STR("file://"), STR("git://"), STR("ssh://"), STR("doi:") };
    struct str rest = str_from(s, at);
    size_t letters = run_of(s, at, is_ascii_letter);
    bool is_url = letters > at && str_starts(str_from(s, letters), STR("://"));
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        is_url |= rest.len > heads[i].len && str_starts(rest, heads[i]);
    return is_url ? without_tail(s, at, s.len) : at;
}

static bool in_mail(char c) { return is_ident(c) || c == '.' || c == '-' || c == '+' || c == '%'; }
static bool in_host(char c) { return is_ident(c) || c == '.' || c == '-'; }

static size_t mail_at(struct str s, size_t at)
{
    size_t sign = run_of(s, at, in_mail);
    if (sign == at || sign >= s.len || s.ptr[sign] != '@') return at;
    size_t end = without_tail(s, sign + 1, run_of(s, sign + 1, in_host));
    return end > sign + 1 && str_find_byte(str_sub(s, 0, end), sign + 1, '.') < end ? end : at;
}

static bool in_name(char c)
{
    return is_ident_or_high(c) || (unsigned char)c >= 0x80 || c == '.' || c == '-' || c == '~' || c == '+';
}
static bool in_path(char c) { return in_name(c) || c == '/' || c == '\\' || c == ':' || c == '%' || c == '@'; }

/* No-break spaces, dashes, quotation marks and the like (U+00A0…U+00BF, U+2000…U+206F) end a name. */
static size_t name_end(struct str s, size_t at, size_t end)
{
    for (size_t i = at; i < end;) {
        size_t here = i;
        if (!((unsigned char)s.ptr[i] & 0x80)) {
            i++;
            continue;
        }
        uint32_t cp = utf8_next(s, &i);
        if (cp < 0xC0 || (cp >= 0x2000 && cp < 0x2070)) return here;
        if (i > end) return here;
    }
    return end;
}

/* /usr/lib  ./essai  ~/notes  C:\Windows  src/main.c  docs/guide_de_style */
static size_t path_at(struct str s, size_t at, bool opens)
{
    size_t end = without_tail(s, at, name_end(s, at, run_of(s, at, in_path)));
    struct str path = str_sub(s, at, end);
    size_t slash = str_find_byte(path, 0, '/');
    if (path.len > 3 && path.ptr[1] == ':' && path.ptr[2] == '\\') return end;
    if (slash == path.len || path.len < 3) return at;
    bool rooted = opens && (slash == 0 || str_starts(path, STR("./")) || str_starts(path, STR("../")) ||
                            str_starts(path, STR("~/")));
    if (rooted && is_ident_or_high(path.ptr[slash + 1 < path.len ? slash + 1 : slash])) return end;
    size_t dot = path.len;
    while (dot && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/') dot--;
    if (dot && path.ptr[dot - 1] == '.' && lexicon_own(str_from(path, dot)) & LEXICON_FILE) return end;
    size_t stop = str_find_byte(path, 0, '.');
    if (stop < slash) {
        struct str host = str_sub(path, 0, slash);
        size_t last = host.len;
        while (last && host.ptr[last - 1] != '.') last--;
        if (lexicon_own(str_from(host, last)) & LEXICON_DOMAIN) return end;
    }
    return str_find_byte(path, 0, '_') < path.len ? end : at;
}

/* README.md  monsite.fr  archive.tar.gz */
static size_t dotted_at(struct str s, size_t at, enum word_kind *kind)
{
    size_t end = without_tail(s, at, name_end(s, at, run_of(s, at, in_name)));
    size_t dot = end;
    while (dot > at && s.ptr[dot - 1] != '.') dot--;
    if (dot <= at + 1 || dot >= end) return at;
    struct str last = str_sub(s, dot, end);
    unsigned ends = lexicon_own(last);
    bool is_host = ends & LEXICON_DOMAIN;
    if (!is_host && !(ends & LEXICON_FILE)) return at;
    *kind = is_host && !str_eq(last, STR("md")) ? WORD_URL : WORD_FILE;
    return end;
}

/* getUserName() config_generale $this->nom objet::methode cle=valeur \section ${x} &nbsp; <br/> %s */
static size_t code_at(struct str s, size_t at)
{
    char c = s.ptr[at], next = at + 1 < s.len ? s.ptr[at + 1] : ' ';
    if (c == '<' && (is_ascii_letter(next) || next == '/' || next == '!')) {
        size_t stop = s.len - at > LOOK_AHEAD ? at + LOOK_AHEAD : s.len;
        size_t close = str_find_byte(str_sub(s, 0, stop), at, '>');
        return close < stop ? close + 1 : at;
    }
    if (c == '&' && (is_ascii_letter(next) || next == '#')) {
        size_t end = run_of(s, at + 1 + (next == '#'), is_ident);
        return end < s.len && s.ptr[end] == ';' ? end + 1 : at;
    }
    if (c == '\\' && is_ascii_letter(next)) return run_of(s, at + 1, is_ident);
    if (c == '%' && is_ascii_letter(next) && run_of(s, at + 1, is_ascii_letter) == at + 2) return at + 2;
    if ((c == '{' || (c == '$' && next == '{')) && str_find_byte(s, at, '}') < s.len) {
        size_t open = at + (c == '$') + 1, end = run_of(s, open, in_name);
        return end > open && end < s.len && s.ptr[end] == '}' ? end + 1 : at;
    }
    size_t end = run_of(s, at, is_ident);
    if (end == at || is_digit(c)) return at;
    bool is_code = str_find_byte(str_sub(s, 0, end), at, '_') < end;
    for (;;) {
        struct str rest = str_from(s, end);
        size_t joint = str_starts(rest, STR("()")) || str_starts(rest, STR("->")) || str_starts(rest, STR("::")) ? 2 : 0;
        if (joint == 0 && rest.len > 1 && rest.ptr[0] == '=' && (is_ident(rest.ptr[1]) || rest.ptr[1] == '"')) joint = 1;
        if (joint == 0 || end - at > LOOK_AHEAD) break;
        is_code = true;
        end = run_of(s, end + joint, is_ident);
    }
    if (is_code && end < s.len && (unsigned char)s.ptr[end] >= 0xC2 && name_end(s, end, s.len) > end) return at;
    return is_code ? end : at;
}

static size_t signed_at(struct str s, size_t at, enum word_kind *kind)
{
    static const struct { char sign; uint8_t kind; } signs[] = {
        { '@', WORD_MENTION }, { '#', WORD_HASHTAG }, { '$', WORD_TICKER },
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (s.ptr[at] != signs[i].sign || at + 1 >= s.len || !is_ident_or_high(s.ptr[at + 1])) continue;
        *kind = (enum word_kind)signs[i].kind;
        return without_tail(s, at, name_end(s, at, run_of(s, at + 1, in_name)));
    }
    return at;
}

size_t word_special(struct str s, size_t at, enum word_kind *kind)
{
    size_t end;
    bool opens = at == 0 || !is_ident_or_high(s.ptr[at - 1]);
    if ((end = url_at(s, at)) > at) return *kind = WORD_URL, end;
    if ((end = mail_at(s, at)) > at) return *kind = WORD_EMAIL, end;
    if ((end = signed_at(s, at, kind)) > at) return end;
    if ((end = path_at(s, at, opens)) > at) return *kind = WORD_FILE, end;
    if ((end = dotted_at(s, at, kind)) > at) return end;
    if ((end = code_at(s, at)) > at) return *kind = WORD_CODE, end;
    return at;
}
