/*
 * charset: from the bytes of a document to UTF-8 and back. Knows charsets and what French looks like in them; knows
 * nothing of paragraphs or formats. A document's charset is declared, or else found by evidence, in this order:
 *
 *     declared      the user or the document says it
 *     bom           a byte order mark (UTF-32 is asked before UTF-16, whose mark it begins with)
 *     nul-pattern   NUL bytes in every second or in three of four places: UTF-16, UTF-32 without a mark
 *     utf-8         strictly valid; nearly no text in another charset is by chance
 *     scored        the reading that makes the best French, see charset/score.h
 *
 *     struct charset_found found;
 *     TRY(charset_detect(&in, NULL, &found, fault));
 *     struct decoder decoder;
 *     decoder_init(&decoder, &found);
 *     do {
 *         status = decoder_next(&decoder, &in, &text, &from, fault);
 *     } while (status == STATUS_OK && text.len && (use(text, from), true));
 *     decoder_release(&decoder);
 */
#ifndef CHARSET_CHARSET_H
#define CHARSET_CHARSET_H

#include "base/input.h"
#include "base/step.h"

enum charset_how { CHARSET_DECLARED, CHARSET_BOM, CHARSET_NULS, CHARSET_UTF8, CHARSET_SCORED };
/* "declared", "bom", "nul-pattern", "utf-8" or "scored": for people and for job.json; not translated. */
const char *charset_how_name(enum charset_how);

/* A row of our table: static, compare by pointer. */
struct charset;

/* UTF-8, UTF-16, UTF-32 and one-byte charsets, by any alias; case, spaces, "-" and "_" do not count. NULL: none of ours. */
const struct charset *charset_find(const char *name);
/* Number i of the table, from 0; NULL behind the last. For help texts and tests. */
const struct charset *charset_at(size_t i);
/* The name that IANA prefers: "UTF-8", "windows-1252", "ISO-8859-15", "macintosh", "IBM850". */
const char *charset_name(const struct charset *);
/* How its characters step through bytes: STEP_SAME, STEP_BYTE, STEP_UTF16 or STEP_UTF32. */
enum step charset_step(const struct charset *);

struct charset_found {
    const struct charset *charset; /* never the bare "UTF-16" or "UTF-32": the byte order is settled */
    enum charset_how how;
    size_t bom; /* bytes of the mark at the start, which are no text */
};

/*
 * Finds the charset of all that `in` has, and makes sure that every byte of it can be decoded: a decoder of *found
 * meets no bad byte later, unless the file changes. Reads from the start in constant memory (UTF-8 once, others twice)
 * and leaves `in` at its start. An empty document is UTF-8. `declared` may be NULL; a name that charset_find does not
 * know is STATUS_USAGE. What is no text, or cannot be told, is STATUS_CHARSET with file, byte and what to do:
 * NUL bytes, damaged UTF-8, UTF-8 twice over ("Ã©" for é; taken as it is where UTF-8 is declared), unpaired surrogates,
 * half a character at the end, bytes without a character, two readings equally good.
 */
MUST_CHECK enum status charset_detect(struct input *in, const char *declared, struct charset_found *found,
                                      struct fault *fault);

struct decoder {
    const struct charset *charset;
    size_t bom;
    struct byte_text *bytes; /* one-byte charsets: what each byte is in UTF-8; made at the first call */
    struct buf text;
};

void decoder_init(struct decoder *, const struct charset_found *);
/*
 * The next stretch of the text: whole characters in valid UTF-8 without U+0000; empty at the end only. *from is the
 * offset of its first byte in the original (step_bytes tells those of the others). Good until the next call or the next
 * input_peek: a stretch of UTF-8 is a view of the input. Stretches hold some ten KiB and are the same whatever
 * the input reads at once. `in` stands at its start before the first call and is moved by nobody else in between.
 */
MUST_CHECK enum status decoder_next(struct decoder *, struct input *in, struct str *text, uint64_t *from,
                                    struct fault *);
void decoder_release(struct decoder *);

/* Encoding many texts: { 0 } is not ready, encoder_init is. Owns nothing. Fails where iconv lacks the charset. */
struct encoder {
    const struct charset *charset;
    bool ascii; /* the bytes below 0x80 are ASCII */
    size_t count;
    struct encoder_pair {
        uint32_t cp;
        unsigned char byte;
    } pairs[256]; /* one-byte charsets, by cp */
};
MUST_CHECK enum status encoder_init(struct encoder *, const struct charset *, struct fault *);
/*
 * Adds text (valid UTF-8) in the charset to *out; no mark. False, with *out as it was, when a character has no place in
 * it: *place is then its offset in text (place may be NULL).
 */
bool encoder_add(const struct encoder *, struct str text, struct buf *out, size_t *place);
/* The same for one text. */
bool charset_encode(const struct charset *, struct str text, struct buf *out);

#endif
