/*
 * marker: a line that speaks to passeur and is no text of the document: what is not to be told, and where. It is a comment
 * of whatever language the document is in, and nothing else stands on the line.
 *
 *     <!-- passeur: ignore -->                                nothing of the next paragraph is told
 *     // passeur: ignore typographie, orthographe.inconnu     … of these rules: names, or the part before a stop
 *     # passeur : ignorer-début typographie (une citation)    from here; a remark stands in brackets
 *     # passeur : ignorer-fin                                 to here, or to the end of the document
 *     .\" passeur: ignore-file orthographe                    in the whole document; it stands before all text
 *
 * The words are English or French. A line whose word is neither is text like any other; where the word begins as they do, it
 * is one that somebody typed wrong.
 */
#ifndef UNIT_MARKER_H
#define UNIT_MARKER_H

#include "base/str.h"
#include "unit/finding.h"

enum marker_kind { MARKER_NEXT, MARKER_START, MARKER_END, MARKER_FILE };

struct marker {
    enum marker_kind kind;
    struct rules rules; /* all of them where none is named; of an end none */
    struct str strange; /* the first word of the line that names no rule; empty: there is none */
};

/* Reads a line without the white space round it (UTF-8); false when it is no marker. marker may be NULL: only asked. */
bool marker_read(struct str line, struct marker *);
/* The word of such a line that is none of ours, but begins like them (ignorre); empty: there is none. */
struct str marker_mistyped(struct str line);

#endif
