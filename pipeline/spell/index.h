/*
 * index: all forms of a dictionary, with those of our own tables and how frequent each is, ready to be looked up and
 * searched. Made once from the .aff and .dic, then kept as a file in the user's cache folder that later runs map into
 * memory; its name bears the hash of all that it was made from, so a changed dictionary gets a new one. Two runs may
 * make it at once: each writes a file of its own and renames it.
 *
 *     struct index *index;
 *     TRY(index_open(&index, &(struct index_source){ "fr.aff", "fr.dic", .tables = true }, cache, fault));
 *     struct entry e;
 *     if (index_find(index, STR("chats"), &e)) ... e.flags, e.rate ...
 *     index_close(index);
 */
#ifndef SPELL_INDEX_H
#define SPELL_INDEX_H

#include "base/status.h"
#include "spell/alphabet.h"
#include "spell/forms.h"
#include "spell/graph.h"

struct index {
    struct graph graph;
    struct alphabet alphabet;
    bool complete; /* a form that is not in the index is not in the dictionary either; else ask hunspell */
    bool verbs;    /* the dictionary tells verbs from other words: FORM_VERB */
    void *mapped;  /* the file, or NULL: then the edges are our own memory */
    size_t mapped_len;
};

/* What is known of a form: FORM_* of spell/forms.h, and its rate from 0 to 31 (dictionaries/frequences.txt). */
struct entry {
    uint8_t flags, rate;
};
static inline struct entry entry_of(uint32_t value)
{
    return (struct entry){ (uint8_t)(value & 63), (uint8_t)(value >> 6 & 31) };
}

struct index_source {
    const char *aff, *dic; /* paths */
    bool tables;           /* with dictionaries/: terms, names, frequencies */
};

/* cache: a folder that exists, or NULL to keep no file. A cache that cannot be read or written costs time only. */
MUST_CHECK enum status index_open(struct index **, const struct index_source *, const char *cache, struct fault *);

typedef void index_form(void *context, struct str entry, struct str form);

/* A project's own words: lists as affix_expand_words reads them; each (may be NULL) is told every form of every entry. */
struct index_words {
    const struct str *texts;
    size_t count;
    index_form *each;
    void *context;
};

/* An index of these words alone; the source's .dic lends the flags of models. */
MUST_CHECK enum status index_open_words(struct index **, const struct index_source *, const struct index_words *,
                                        struct fault *);
void index_close(struct index *);

/* Whether the index has exactly this form. entry may be NULL. */
bool index_find(const struct index *, struct str form, struct entry *entry);

#endif
