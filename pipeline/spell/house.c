#include "spell/house.h"

#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"

void house_form(void *context, struct str entry, struct str form)
{
    struct house *h = context;
    bool fresh;
    uint32_t number = table_put(&h->entries, entry, NULL), id = table_put(&h->forms, form, &fresh);
    if (id >= h->cap) {
        h->cap = h->cap ? 2 * h->cap : 256;
        h->entry_of = memory_grow(h->entry_of, h->cap, sizeof *h->entry_of);
    }
    if (fresh) h->entry_of[id] = number;
}

/* Writes s with its first letter, or all of them, as capitals. */
static struct str raised(struct str s, bool all, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        bool first = i == 0;
        uint32_t cp = utf8_next(s, &i);
        n += utf8_put(out + n, all || first ? utf8_upper(cp) : cp);
    }
    return str_n(out, n);
}

static bool is_seen(const struct evidence *e, struct str form)
{
    char bytes[4 * LIMIT_WORD];
    return evidence_of(e, form).all || evidence_of(e, raised(form, false, bytes)).all ||
           evidence_of(e, raised(form, true, bytes)).all;
}

bool house_unused(const struct house *h, const struct evidence *e, size_t i, struct str *entry)
{
    bool *used = memory_new(h->entries.count + 1, sizeof *used);
    for (uint32_t id = 0; id < h->forms.count; id++)
        if (!used[h->entry_of[id]]) used[h->entry_of[id]] = is_seen(e, table_key(&h->forms, id));
    uint32_t number = 0;
    while (number < h->entries.count && (used[number] || i-- > 0)) number++;
    memory_free(used);
    if (number < h->entries.count) *entry = table_key(&h->entries, number);
    return number < h->entries.count;
}

void house_release(struct house *h)
{
    table_release(&h->entries);
    table_release(&h->forms);
    memory_free(h->entry_of);
    *h = (struct house){ 0 };
}
