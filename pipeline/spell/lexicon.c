#include "spell/lexicon.h"

#include "base/limits.h"
#include "base/utf8.h"

enum casing lexicon_casing(struct str s)
{
    size_t uppers = 0, lowers = 0, first = 0, n = 0;
    for (size_t i = 0; i < s.len; n++) {
        unsigned class = utf8_class(utf8_next(s, &i));
        if (n == 0 && class & UC_UPPER) first = 1;
        uppers += (class & UC_UPPER) != 0;
        lowers += (class & UC_LOWER) != 0;
    }
    if (uppers == 0) return CASE_SMALL;
    if (lowers == 0 && uppers > 1) return CASE_ALL;
    return uppers == 1 && first ? CASE_FIRST : CASE_MIXED;
}

static bool find(const struct lexicon *x, struct str form, struct entry *entry)
{
    return index_find(x->index, form, entry) || (x->words && index_find(x->words, form, entry));
}

bool lexicon_has(const struct lexicon *x, struct str form, struct entry *entry)
{
    struct entry kept = { 0 };
    if (!entry) entry = &kept;
    if (find(x, form, entry)) return true;
    enum casing casing = lexicon_casing(form);
    if (casing == CASE_SMALL || casing == CASE_MIXED) return false;
    char bytes[2 * LIMIT_WORD + 8];
    size_t n = 0;
    if (form.len > LIMIT_WORD) return false;
    for (size_t i = 0; i < form.len;) n += utf8_put(bytes + n, utf8_lower(utf8_next(form, &i)));
    if (find(x, str_n(bytes, n), entry) && !(entry->flags & FORM_KEEPS_CASE)) return true;
    if (casing != CASE_ALL) return false;
    size_t first = 0, at = 0;
    utf8_next(form, &first);
    memcpy(bytes, form.ptr, first); /* PARIS: Paris */
    n = first;
    for (at = first; at < form.len;) {
        bool joined = form.ptr[at - 1] == '-' || form.ptr[at - 1] == '\'';
        uint32_t cp = utf8_next(form, &at);
        n += utf8_put(bytes + n, joined ? cp : utf8_lower(cp));
    }
    return find(x, str_n(bytes, n), entry);
}

size_t lexicon_elision(const struct lexicon *x, struct str form)
{
    size_t n = str_find_byte(form, 0, '\'');
    if (n >= form.len || n > 7) return 0;
    char small[8];
    for (size_t i = 0; i < n; i++) small[i] = (char)(form.ptr[i] | 0x20);
    return particles_is(x->particles, str_n(small, n), PARTICLE_ELIDED) ? n + 1 : 0;
}

#define MOST_PARTS 8 /* hyphens of a compound that is looked at part by part */

/* Whether the form from its part number `from` on is made of words joined by hyphens: aide + médico-psychologique. */
static bool parts_accepted(const struct lexicon *x, struct str form, int depth, struct entry *entry)
{
    if (lexicon_has(x, form, entry)) return true;
    size_t elided = lexicon_elision(x, form);
    if (elided && elided < form.len && parts_accepted(x, str_from(form, elided), depth + 1, entry)) return true;
    if (depth >= MOST_PARTS) return false;
    for (size_t i = str_find_byte(form, 0, '-'); i < form.len; i = str_find_byte(form, i + 1, '-'))
        if (i && lexicon_has(x, str_sub(form, 0, i), NULL) && parts_accepted(x, str_from(form, i + 1), depth + 1, entry))
            return true;
    return false;
}

bool lexicon_accepts(const struct lexicon *x, struct str form, struct entry *entry)
{
    struct entry kept = { 0 };
    return form.len && parts_accepted(x, form, 0, entry ? entry : &kept);
}
