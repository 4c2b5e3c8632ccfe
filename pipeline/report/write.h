/* write: what all writers of reports need: text that may be hostile, numbers, and bytes on their way to an output. */
#ifndef REPORT_WRITE_H
#define REPORT_WRITE_H

#include "base/buf.h"
#include "base/output.h"

/* s, which may be any bytes (the name of a file), as UTF-8: what is none becomes U+FFFD. */
void write_utf8(struct buf *, struct str s);
/* The same as a JSON string; "<" is written \u003c, so that it may stand inside a script element of HTML. */
void write_json(struct buf *, struct str s);
/* s, valid UTF-8, as text or attribute value of HTML and XML: & < > " ' escaped, what XML forbids becomes U+FFFD. */
void write_html(struct buf *, struct str s);
/* The path of a file (any bytes) as a URI reference (RFC 3986): file:// before an absolute one. */
void write_uri(struct buf *, struct str path);
/* n in decimal. */
void write_number(struct buf *, uint64_t n);

#endif
