/*
 * screen: text of documents on a terminal. What a terminal could take for a command, or could not show (controls,
 * direction overrides), becomes U+FFFD; line ends and tabs a space; soft hyphens and other marks without width go.
 */
#ifndef REPORT_SCREEN_H
#define REPORT_SCREEN_H

#include "base/buf.h"
#include "unit/finding.h"

#define SCREEN_PLACE "\033[2m" /* colours: Select Graphic Rendition of ECMA-48 */
#define SCREEN_END "\033[0m"
const char *screen_colour(enum confidence);

/* Adds s as it may be shown; the columns it takes. */
unsigned screen_add(struct buf *, struct str s);
/* The columns that s, or a code point, takes when shown. */
unsigned screen_width(struct str s);
unsigned screen_columns(uint32_t cp);
/* The same for what stands alone: no-break spaces and spaces at its ends as open boxes, for often they are all there is. */
void screen_add_signs(struct buf *, struct str s);
/* ": un, deux" (French: " : un, deux") after what a finding says; nothing without suggestions. */
void screen_add_suggestions(struct buf *, const char *lang, const struct str *suggestions, size_t count);

#endif
