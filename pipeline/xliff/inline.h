/*
 * inline: what stands inside of a <source> or a <target> besides text. Codes that stand for characters become these; marks
 * and codes that a tool added vanish; what lies in them is text, except native code and what a translator deleted.
 */
#ifndef XLIFF_INLINE_H
#define XLIFF_INLINE_H

#include "base/arena.h"
#include "xliff/xml.h"

/* Which characters the codes c1, c2… of a source of 1.2 stand for. */
struct characters {
    uint32_t *at;
    size_t count, cap;
};

/*
 * An element was opened inside of a text: adds what it stands for to it. True: nothing inside of the element is text. known
 * is filled in a source and asked in a target; it lives in keep.
 */
bool inline_open(struct xml_reader *, const struct xml_node *, bool in_source, struct characters *known, struct arena *keep,
                 struct buf *text);

/*
 * The text without white space at its ends that has a line feed in it: the layout of a tool, for no sentence begins or ends
 * so. XML gives every line break as one line feed (XML 1.0, 2.11), so a CR is text.
 */
struct str inline_trim(struct str text);

/* "12" at *at, without sign and zeros before it, as a number of at most `most`; *at moves behind it. */
bool inline_number(const char **at, uint64_t most, uint64_t *number);
/* A hexadecimal digit, or -1. */
int inline_hex(char digit);

#endif
