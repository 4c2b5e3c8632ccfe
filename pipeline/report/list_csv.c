/* CSV (RFC 4180): commas, CR LF, quotation marks doubled; UTF-8 with a byte order mark, which spreadsheets need. */
#include "base/utf8.h"
#include "report/listed.h"
#include "report/write.h"

void list_csv_head(const struct list_options *o, struct buf *out)
{
    (void)o;
    buf_add(out, STR("\xEF\xBB\xBF" "file,line,column,length,text,suggestions,rule,confidence,message,context,"
                     "fingerprint,byte,bytes,end_line,end_column,column_utf16,length_utf16\r\n"));
}

/*
 * A field with a comma behind it. One that begins like a formula gets an apostrophe before it: spreadsheets would run
 * what a hostile document says (OWASP, "CSV Injection").
 */
static void add_text(struct buf *out, struct str s)
{
    buf_addc(out, '"');
    if (s.len && strchr("=+-@\t\r", s.ptr[0])) buf_addc(out, '\'');
    size_t start = out->len;
    write_utf8(out, s);
    struct buf raw = { 0 };
    if (memchr(out->ptr + start, '"', out->len - start)) {
        buf_add(&raw, str_from(buf_str(out), start));
        out->len = start;
        for (size_t i = 0; i < raw.len; i++) {
            if (raw.ptr[i] == '"') buf_addc(out, '"');
            buf_addc(out, raw.ptr[i]);
        }
    }
    buf_release(&raw);
    buf_add(out, STR("\","));
}

static void add_numbers(struct buf *out, const uint64_t *numbers, size_t count, const char *end)
{
    for (size_t i = 0; i < count; i++) {
        if (i) buf_addc(out, ',');
        write_number(out, numbers[i]);
    }
    buf_add(out, str_of(end));
}

static void add_suggestions(struct buf *out, const struct finding *f)
{
    struct buf joined = { 0 };
    for (size_t i = 0; i < f->suggestion_count; i++) {
        if (i) buf_addc(&joined, '|');
        buf_add(&joined, f->suggestions[i]);
    }
    add_text(out, buf_str(&joined));
    buf_release(&joined);
}

static void add_row(const struct list_options *o, const struct listed *l, struct buf *out)
{
    const struct finding *f = l->finding;
    const struct place beg = l->extent.beg, end = l->extent.end;
    struct buf context = { 0 };
    excerpt_add(&context, l->unit, &l->excerpt);
    add_text(out, str_of(o->file));
    add_numbers(out, (uint64_t[]){ beg.line, beg.column, utf8_count(l->text) }, 3, ",");
    add_text(out, l->text);
    add_suggestions(out, f);
    add_text(out, str_of(rule_name(f->rule)));
    add_text(out, str_of(confidence_name(f->confidence)));
    struct buf message = { 0 };
    finding_say(&message, f, listed_language(o));
    add_text(out, buf_str(&message));
    buf_release(&message);
    add_text(out, buf_str(&context));
    buf_addf(out, "%016llx,", (unsigned long long)l->fingerprint);
    add_numbers(out, (uint64_t[]){ beg.byte, end.byte - beg.byte, end.line, end.column, l->extent.beg16, l->length16 }, 6,
                "\r\n");
    buf_release(&context);
}

void list_csv(const struct list_options *o, const struct unit *u, struct buf *out) { listed_each(o, u, add_row, out); }
