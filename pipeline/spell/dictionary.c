/* Where hunspell's dictionaries lie on the systems that we know. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "spell/speller.h"

static const char *const folders[] = {
    "/usr/share/hunspell",           "/usr/share/myspell",           "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",     "/opt/homebrew/share/hunspell", "/opt/local/share/hunspell",
    "/Library/Spelling",
};

static bool pair_in(struct str folder, struct str name, struct dictionary_paths *p)
{
    int a = snprintf(p->aff, sizeof p->aff, "%.*s/%.*s.aff", STR_F(folder), STR_F(name));
    int d = snprintf(p->dic, sizeof p->dic, "%.*s/%.*s.dic", STR_F(folder), STR_F(name));
    return a > 0 && d > 0 && (size_t)a < sizeof p->aff && (size_t)d < sizeof p->dic && access(p->aff, R_OK) == 0 &&
           access(p->dic, R_OK) == 0;
}

/* DICPATH is hunspell's own variable, folders parted by colons. */
static bool pair_on_path(struct str name, struct dictionary_paths *p)
{
    struct str rest = str_of(getenv("DICPATH"));
    while (rest.len) {
        size_t end = str_find_byte(rest, 0, ':');
        if (end && pair_in(str_sub(rest, 0, end), name, p)) return true;
        rest = str_from(rest, end + (end < rest.len));
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (pair_in(str_of(folders[i]), name, p)) return true;
    return false;
}

bool dictionary_find(const char *given, struct dictionary_paths *p)
{
    struct str name = str_of(given);
    if (str_ends(name, STR(".dic")) || str_ends(name, STR(".aff"))) name.len -= 4;
    size_t slash = name.len;
    while (slash && name.ptr[slash - 1] != '/') slash--;
    if (slash) return pair_in(str_sub(name, 0, slash - 1), str_from(name, slash), p);
    return (name.len < (size_t)strlen(given) && pair_in(STR("."), name, p)) || pair_on_path(name, p);
}
