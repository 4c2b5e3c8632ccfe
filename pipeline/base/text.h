/*
 * text: the language of messages. _() marks a message and gives it in the user's language (gettext, domain "passeur");
 * N_() only marks one that stands in a table.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <libintl.h>

#define TEXT_DOMAIN "passeur"
#define _(message) dgettext(TEXT_DOMAIN, (message))
#define N_(message) (message)

#endif
