/*
 * list: the findings of one unit after another, as text: for the terminal, for programs. Each function appends to a buf
 * and knows nothing but its unit, so that workers may call it and the pieces be joined in the order of the units.
 *
 *     struct list_options o = { .file = "roman.md", .lang = "fr" };
 *     list_terminal(&o, unit, &out);
 *
 *     roman.md:12:6: Il vienda demain.
 *                       ^^^^^^ absent du dictionnaire : viendra, vient [orthographe.inconnu, sure]
 */
#ifndef REPORT_LIST_H
#define REPORT_LIST_H

#include "base/buf.h"
#include "unit/unit.h"

struct list_options {
    const char *file; /* as the user named it; bytes that are no UTF-8 are shown as U+FFFD */
    const char *lang; /* of what is said for people: "fr", else English (NULL too) */
    bool colour;      /* terminal only */
    bool all;         /* also what is shown only on demand: unknown-recurrent, name, foreign, and every place of a habit */
    unsigned width;   /* terminal only: its columns; 0 is unknown, then LIMIT_LINE_SHOWN of the line are shown */
};

/* The least sure findings that a list with these options holds, and whether it holds this one. */
enum confidence list_least(const struct list_options *);
bool list_holds(const struct list_options *, const struct finding *);

/*
 * Two lines a finding: FILE:LINE:COLUMN: and the line of the original round it (cut at words, with …, where it is long),
 * then a mark under the words and what there is to say. What a terminal could take for a command, or could not show
 * (controls, direction overrides), appears as U+FFFD; so a hostile document cannot write to the screen.
 */
void list_terminal(const struct list_options *, const struct unit *, struct buf *out);

/*
 * JSON Lines (RFC 8259, UTF-8), one object a finding, keys always all there and in this order:
 *
 *     file                        as given
 *     line, column                in the original, from 1; column in code points
 *     length                      code points of text
 *     text                        the words that are meant, as they stand
 *     rule, confidence            names that never change: findings.list, confidence_name
 *     suggestions                 array of strings, best first
 *     fingerprint                 16 hexadecimal digits, see report/fingerprint.h
 *     message                     what the rule says, in the language of the options
 *     byte, bytes                 offset in the original from 0, and how many bytes
 *     end_line, end_column        behind the last character
 *     column_utf16, length_utf16  the same as column and length in UTF-16 units, for editors
 */
void list_jsonl(const struct list_options *, const struct unit *, struct buf *out);

/*
 * SARIF 2.1.0: head, results, tail; a comma stands before each result that is not the first of its buf. Levels: sure is
 * an error, likely a warning, style a note, the others informational. Columns in code points; each suggestion is a fix;
 * properties hold the confidence and the columns in UTF-16 units.
 */
void list_sarif_head(const struct list_options *, struct buf *out);
void list_sarif(const struct list_options *, const struct unit *, struct buf *out);
void list_sarif_tail(const struct list_options *, struct buf *out);

/* CSV (RFC 4180), keys as in JSON Lines and `context`, the sentence round it; suggestions are joined by "|". */
void list_csv_head(const struct list_options *, struct buf *out);
void list_csv(const struct list_options *, const struct unit *, struct buf *out);

/* Workflow commands of GitHub Actions: sure is ::error, likely ::warning, the others ::notice. */
void list_github(const struct list_options *, const struct unit *, struct buf *out);

#endif
