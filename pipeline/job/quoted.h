/*
 * quoted: names of files in lines of text, as git writes them: as they are, or between " " with \n, \t, \", \\ and octal
 * numbers where they would break the line.
 *
 *     roman.txt          "bo\303\256te.txt"          "deux\nlignes.txt"
 */
#ifndef JOB_QUOTED_H
#define JOB_QUOTED_H

#include "base/buf.h"

/* Any bytes; what is no UTF-8 is written in octal. */
void quoted_add(struct buf *, struct str name);

/* s begins with ": adds the name to *name and moves *s behind the closing one. False when it is not as git writes it. */
bool quoted_read(struct str *s, struct buf *name);

/* The name without any ./ before it: "./roman.txt" is "roman.txt". */
struct str quoted_bare(struct str name);

#endif
