/*
 * The report: counts, groups, the page and its data. `report pages FOLDER` writes pages for tests/report_page.test:
 * small.html (a little of everything), large.html (50,000 findings, each of its own word), many.html (as many of forty
 * words), none.html (nothing found), hostile.html.
 */
#include "report/report.h"

#include <jansson.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "check.h"
#include "report_units.h"

static struct arena keep;

static void tell(struct report *r, const char *name, const char *charset, const char *how)
{
    report_document(r, &(struct report_document){ name, 12345, charset, how, "00ff", "line" });
}

/* Each line of the marked text is a unit. */
static void add(struct report *r, struct str marked)
{
    uint64_t byte = 0;
    uint32_t line = 1;
    struct arena arena = { 0 };
    for (struct str one; str_line(&marked, &one);) {
        struct unit *u = make_unit(&arena, one, &byte, &line);
        report_unit(r, u);
        /* The report may keep no view of the unit. */
        memset((char *)(uintptr_t)u->text.ptr, 'x', u->text.len);
        arena_reset(&arena);
    }
    arena_release(&arena);
}

typedef enum status write_fn(const struct report *, struct output *, struct fault *);

static struct str written(write_fn *write, const struct report *r)
{
    FILE *file = tmpfile();
    struct output out;
    struct fault fault = { 0 };
    output_open_fd(&out, fileno(file), "report");
    CHECK(output_close(&out, write(r, &out, &fault), &fault) == STATUS_OK);
    long size = (fseek(file, 0, SEEK_END), ftell(file));
    char *bytes = arena_alloc(&keep, (size_t)size + 1, 1);
    rewind(file);
    CHECK(fread(bytes, 1, (size_t)size, file) == (size_t)size);
    fclose(file);
    return str_n(bytes, (size_t)size);
}

static bool holds(struct str s, const char *part)
{
    return memmem(s.ptr, s.len, part, strlen(part)) != NULL;
}

static json_t *data_of(const struct report *r)
{
    struct str s = written(report_write_json, r);
    json_error_t error;
    json_t *data = json_loadb(s.ptr, s.len, 0, &error);
    if (!CHECK(data != NULL)) printf("    %s at %d\n", error.text, error.position);
    return data;
}

static json_int_t number(json_t *object, const char *key) { return json_integer_value(json_object_get(object, key)); }
static struct str string(json_t *object, const char *key)
{
    return str_of(json_string_value(json_object_get(object, key)));
}

static void test_counts(void)
{
    struct report *r = report_new();
    tell(r, "un.txt", "UTF-8", "bom");
    add(r, STR("Un chat dort. Le chien 2 aboie. Un chat dort.\nÉté – oui."));
    tell(r, "deux.txt", "UTF-8", "bom");
    add(r, STR("Un chat dort. Fin {zz|sure|} {yy|likely|}."));
    struct report_counts all = report_counts(r), second = report_document_counts(r, 1);
    CHECK(all.documents == 2 && all.units == 3 && all.sentences == 6);
    CHECK(all.distinct_sentences == 4 && all.repetitions == 2);
    CHECK(all.words == 3 + 4 + 3 + 2 + 3 + 3);
    CHECK(all.characters == 45 + 10 + 24);
    CHECK(all.findings[CONFIDENCE_SURE] == 1 && all.findings[CONFIDENCE_LIKELY] == 1);
    CHECK(second.documents == 1 && second.units == 1 && second.sentences == 2);
    CHECK(second.distinct_sentences == 1 && second.repetitions == 1 && second.words == 6);
    report_free(r);
}

/* Many sentences, so that the set of hashes grows on the way: none may be lost, none counted twice. */
static void test_many_sentences(void)
{
    struct report *r = report_new();
    tell(r, "un.txt", "UTF-8", "bom");
    struct buf text = { 0 };
    for (int twice = 0; twice < 2; twice++)
        for (int i = 0; i < 20000; i++) buf_addf(&text, "Phrase %d ici.\n", i);
    add(r, buf_str(&text));
    CHECK(report_counts(r).distinct_sentences == 20000 && report_counts(r).repetitions == 20000);
    buf_release(&text);
    report_free(r);
}

static json_t *group_of(json_t *data, size_t kind, size_t i)
{
    return json_array_get(json_object_get(json_array_get(json_object_get(data, "kinds"), kind), "groups"), i);
}

/* One group for a word with and without its capital; few contexts; the surest and then the most frequent first. */
static void test_groups(void)
{
    struct report *r = report_new();
    tell(r, "un.txt", "UTF-8", "bom");
    add(r, STR("{Vienda|sure|Viendra} ou {vienda|sure|viendra}, il {vienda|sure|viendra}, {vienda|sure|viendra}.\n"
               "{aa|likely|} {bb|sure|} {aa|name|} {cc|sure|} {cc|sure|}"));
    tell(r, "deux.txt", "UTF-8", "bom");
    add(r, STR("Une première phrase. Quand il {vienda|sure|viendra} là."));
    json_t *data = data_of(r), *first = group_of(data, 0, 0);
    CHECK(json_array_size(json_object_get(data, "kinds")) == 3);
    CHECK_STR(string(first, "text"), STR("vienda"));
    CHECK_STR(str_of(json_string_value(json_array_get(json_object_get(first, "suggestions"), 0))), STR("viendra"));
    CHECK(number(first, "count") == 5);
    json_t *contexts = json_object_get(first, "contexts"), *shares = json_object_get(first, "documents");
    CHECK(json_array_size(contexts) == LIMIT_CONTEXTS + 1); /* the second document has its own */
    CHECK(json_array_size(shares) == 2 && json_integer_value(json_array_get(json_array_get(shares, 0), 1)) == 4);
    json_t *last = json_array_get(contexts, LIMIT_CONTEXTS);
    const json_int_t numbers[] = { 1, 1, 31, 9, 15 };
    for (size_t i = 0; i < 5; i++) CHECK(json_integer_value(json_array_get(last, i)) == numbers[i]);
    CHECK_STR(str_of(json_string_value(json_array_get(last, 5))), STR("Quand il vienda là."));
    CHECK_STR(string(group_of(data, 0, 1), "text"), STR("cc"));
    CHECK_STR(string(group_of(data, 0, 2), "text"), STR("bb"));
    CHECK_STR(string(group_of(data, 1, 0), "text"), STR("aa"));
    CHECK_STR(string(group_of(data, 2, 0), "text"), STR("aa"));
    json_decref(data);
    report_free(r);
}

/* Contexts are cut at spaces, and long words are cut too: nothing in the report grows with a hostile unit. */
static void test_long_context(void)
{
    struct buf text = { 0 };
    for (int i = 0; i < 300; i++) buf_add(&text, STR("été "));
    buf_add(&text, STR("{"));
    for (int i = 0; i < 3000; i++) buf_add(&text, STR("né"));
    buf_add(&text, STR("|sure|}"));
    for (int i = 0; i < 300; i++) buf_add(&text, STR(" là"));
    struct report *r = report_new();
    tell(r, "un.txt", "UTF-8", "bom");
    add(r, buf_str(&text));
    json_t *data = data_of(r), *group = group_of(data, 0, 0);
    json_t *context = json_array_get(json_object_get(group, "contexts"), 0);
    struct str shown = str_of(json_string_value(json_array_get(context, 5)));
    CHECK(string(group, "text").len <= 160);
    CHECK(shown.len <= 400);
    CHECK(str_starts(shown, STR("… été ")) && str_ends(shown, STR(" …")));
    CHECK(json_integer_value(json_array_get(context, 3)) == 2 + 44); /* … and 11 times "été " */
    json_decref(data);
    buf_release(&text);
    report_free(r);
}

/* A passage that comes back is told once, with its place and its length, also when the document ends with it. */
static void test_repeated(void)
{
    struct report *r = report_new();
    tell(r, "un.txt", "UTF-8", "bom");
    struct str passage = STR("Un long passage de sept mots ici. Et sa suite de six mots.\n");
    struct buf text = { 0 };
    for (int i = 0; i < 3; i++) {
        buf_add(&text, passage);
        buf_addf(&text, "Autre chose %d.\n", i);
    }
    buf_add(&text, passage);
    add(r, buf_str(&text));
    json_t *data = data_of(r), *repeated = json_object_get(data, "repeated"), *first = json_array_get(repeated, 0);
    CHECK(json_array_size(repeated) == 1);
    CHECK(number(first, "sentences") == 2 && number(first, "words") == 13 && number(first, "times") == 3);
    CHECK(number(first, "line") == 3 && number(first, "column") == 1);
    CHECK_STR(string(first, "text"), STR("Un long passage de sept mots ici. Et sa suite de six mots."));
    json_decref(data);
    buf_release(&text);
    report_free(r);
}

static void test_lengths(void)
{
    struct report *r = report_new();
    tell(r, "un.txt", "UTF-8", "bom");
    struct buf text = { 0 };
    for (int i = 0; i < 9; i++) buf_addf(&text, "Trois mots %d.\n", i);
    for (int i = 0; i < 300; i++) buf_add(&text, STR("et "));
    add(r, buf_str(&text));
    json_t *data = data_of(r), *lengths = json_object_get(data, "sentence_lengths");
    CHECK(number(lengths, "median") == 3 && number(lengths, "nine_in_ten") == 3 && number(lengths, "longest") == 300);
    json_t *pairs = json_object_get(lengths, "lengths"), *last = json_array_get(pairs, 1);
    CHECK(json_array_size(pairs) == 2 && json_integer_value(json_array_get(last, 0)) == REPORT_LENGTHS);
    json_t *longest = json_object_get(data, "longest");
    CHECK(json_array_size(longest) == 1 && number(json_array_get(longest, 0), "words") == 300);
    CHECK(str_ends(string(json_array_get(longest, 0), "text"), STR("…")));
    json_decref(data);
    buf_release(&text);
    report_free(r);
}

static struct report *hostile(void)
{
    struct report *r = report_new();
    tell(r, "</title><script>alert(1)</script>\xFF\033.txt", "<b>", "\"><img src=x onerror=alert(1)>");
    add(r, STR("Il {</script><script>alert(2)</script>|sure|<img src=x onerror=alert(3)>,\"'&}"
               " dit <!--<script> \x01 \xE2\x80\xAE là \xE2\x80\xA8 ici &amp; fin."));
    return r;
}

/* Nothing of a document may act in the page: it stands there only escaped. */
static void test_hostile(void)
{
    struct report *r = hostile();
    struct str page = written(report_write_html, r);
    CHECK(!holds(page, "<script>alert") && !holds(page, "<img") && !holds(page, "<!--") && !holds(page, "<b>"));
    CHECK(holds(page, "&lt;/script&gt;&lt;script&gt;alert(2)&lt;/script&gt;"));
    CHECK(holds(page, "\\u003c/script>"));
    size_t scripts = 0;
    for (const char *p = page.ptr; (p = strstr(p, "<script")); p++) scripts++;
    CHECK(scripts == 2);
    CHECK(memchr(page.ptr, 033, page.len) == NULL && memchr(page.ptr, 1, page.len) == NULL);
    CHECK(utf8_valid(page) == page.len);
    CHECK(holds(page, "default-src 'none'") && !holds(page, "unsafe"));
    CHECK(!holds(page, "http://") && !holds(page, "https://") && !holds(page, "style=") && !holds(page, "src=\""));
    json_decref(data_of(r));
    report_free(r);
}

static void test_numbers(void)
{
    struct report *r = report_new();
    tell(r, "un.txt", "UTF-8", "bom");
    struct buf text = { 0 };
    for (int i = 0; i < 1234; i++) buf_add(&text, STR("Oui.\n"));
    add(r, buf_str(&text));
    struct str page = written(report_write_html, r);
    CHECK(holds(page, "<span class=\"fr\">1\xE2\x80\xAF" "234</span><span class=\"en\" hidden>1,234</span>"));
    CHECK(holds(page, "99,9\xE2\x80\xAF%"));
    buf_release(&text);
    report_free(r);
}

static void test_nothing(void)
{
    struct report *r = report_new();
    CHECK(holds(written(report_write_html, r), "</html>"));
    json_decref(data_of(r));
    tell(r, "vide.txt", "", "");
    CHECK(holds(written(report_write_html, r), "</html>"));
    json_decref(data_of(r));
    report_free(r);
    report_free(NULL);
}

/* A disk that is full is told, not passed over. */
static void test_full_disk(void)
{
    struct report *r = hostile();
    write_fn *const all[] = { report_write_html, report_write_json };
    for (size_t i = 0; i < 2; i++) {
        FILE *file = fopen("/dev/full", "w");
        if (!file) break;
        struct output out;
        struct fault fault = { 0 };
        output_open_fd(&out, fileno(file), "/dev/full");
        CHECK(output_close(&out, all[i](r, &out, &fault), &fault) == STATUS_SYSTEM);
        fclose(file);
    }
    report_free(r);
}

static int save(const char *folder, const char *name, struct report *r)
{
    struct buf path = { 0 };
    struct output out;
    struct fault fault = { 0 };
    buf_addf(&path, "%s/%s", folder, name);
    enum status status = output_open(&out, buf_z(&path), &fault);
    if (status == STATUS_OK) status = output_close(&out, report_write_html(r, &out, &fault), &fault);
    buf_release(&path);
    report_free(r);
    return status == STATUS_OK ? 0 : 1;
}

static struct report *small(void)
{
    struct report *r = report_new();
    tell(r, "roman.txt", "UTF-8", "utf-8");
    add(r, STR("Quand il {vienda|sure|viendra,vient,vendra}, dit-elle, nous {partiron|sure|partirons} pour la mer.\n"
               "Le {maréchalle|likely|maréchale,maréchal} {Dubouy|name|} ne {vienda|sure|viendra} pas. Nous attendrons.\n"
               "Nous attendrons longtemps, sans rien dire, que la nuit tombe sur le port. Le {quai|style|} est vide.\n"
               "Nous attendrons longtemps, sans rien dire, que la nuit tombe sur le port. Le quai est noir.\n"
               "La {streaming|foreign|} de {xAI|unknown-recurrent|} et {xAI|unknown-recurrent|} reprend demain."));
    tell(r, "lettre.txt", "ISO-8859-15", "scored");
    add(r, STR("Cher ami, je {vienda|sure|viendra} te voir. Les {œuvvres|sure|œuvres} sont là.\n"
               "Il y a {beaucou|likely|beaucoup} de {gent|likely|gens,gente} dans la rue."));
    return r;
}

/* 50,000 findings of so many words in five documents. */
static struct report *large(int words)
{
    struct report *r = report_new();
    struct buf text = { 0 };
    for (int d = 0; d < 5; d++) {
        char name[32];
        snprintf(name, sizeof name, "chapitre-%d.txt", d + 1);
        tell(r, name, "UTF-8", "utf-8");
        buf_clear(&text);
        for (int i = 0; i < 10000; i++)
            buf_addf(&text, "La phrase numéro %d du chapitre parle de {mot%dx|%s|mot%d,mots} et puis finit ici.\n", i,
                     (i + d * 10000) % words, i % 3 ? "sure" : i % 2 ? "likely" : "name", i);
        add(r, buf_str(&text));
    }
    buf_release(&text);
    return r;
}

static struct report *none(void)
{
    struct report *r = report_new();
    tell(r, "sans-faute.txt", "UTF-8", "utf-8");
    add(r, STR("Tout va bien ici. Rien à redire."));
    return r;
}

static int pages(const char *folder)
{
    return save(folder, "small.html", small()) | save(folder, "large.html", large(50000)) |
           save(folder, "many.html", large(40)) | save(folder, "none.html", none()) |
           save(folder, "hostile.html", hostile());
}

int main(int count, char **words)
{
    if (count == 3 && strcmp(words[1], "pages") == 0) return pages(words[2]);
    test_counts();
    test_many_sentences();
    test_groups();
    test_long_context();
    test_repeated();
    test_lengths();
    test_hostile();
    test_numbers();
    test_nothing();
    test_full_disk();
    arena_release(&keep);
    return check_end("report");
}
