/*
 * The other forms of the same findings: SARIF, CSV, GitHub annotations, JUnit, grouped by word. `report_formats save
 * FOLDER` writes files for tests/report_schemas.test.
 */
#include "report/formats.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "check.h"
#include "report_units.h"

static struct arena keep;

struct source {
    const char *file, *marked;
};

static const struct source full[] = {
    { "textes/été 1.txt", "Quand il {vienda|sure|viendra,vient} ici.\n"
                          "Un {😀q|likely|} {Dubouy|name|} là.\n"
                          "Il {vienda|sure|viendra} {quai|style|}." },
    { "/tmp/a:b.txt", "Rien ici. Ah {zz|foreign|}." },
};
static const struct source hostile[] = {
    { "-\xFF\033%.txt", "::error::x {=A1+\"b\",[c](d){e|sure|%0A::x,=2} \033[2J <![CDATA[ ]]> {@é\x01|likely|&\"'}" },
};
static const struct source none[] = { { "vide.txt", "Tout va bien." } };

/* A stream as formats.h tells to write it, each unit a block of its own or all of them one. */
static struct str streamed(const char *name, const struct source *sources, size_t count, bool together, bool all)
{
    const struct list_format *f = list_format_find(name);
    struct buf out = { 0 }, block = { 0 };
    struct list_options o = { .lang = "fr", .all = all };
    bool begun = false;
    if (f->head) f->head(&o, &out);
    for (size_t i = 0; i < count; i++) {
        uint64_t byte = 0;
        uint32_t line = 1;
        o.file = sources[i].file;
        struct str rest = str_of(sources[i].marked), one;
        while (str_line(&rest, &one)) {
            f->unit(&o, make_unit(&keep, one, &byte, &line), &block);
            if (together && rest.len) continue;
            if (block.len && begun) buf_add(&out, str_of(f->joint));
            begun = begun || block.len;
            buf_add(&out, buf_str(&block));
            buf_clear(&block);
        }
    }
    if (f->tail) f->tail(&o, &out);
    struct str copy = arena_str(&keep, buf_str(&out));
    buf_release(&block);
    buf_release(&out);
    return copy;
}

static struct str whole(const char *name, const struct source *sources, size_t count, bool all)
{
    struct report *r = report_new();
    struct list_options o = { .lang = "fr", .all = all };
    for (size_t i = 0; i < count; i++) {
        uint64_t byte = 0;
        uint32_t line = 1;
        report_document(r, &(struct report_document){ .name = sources[i].file });
        struct str rest = str_of(sources[i].marked), one;
        while (str_line(&rest, &one)) report_unit(r, make_unit(&keep, one, &byte, &line));
    }
    FILE *file = tmpfile();
    struct output out;
    struct fault fault = { 0 };
    output_open_fd(&out, fileno(file), name);
    CHECK(output_close(&out, list_format_find(name)->whole(r, &o, &out, &fault), &fault) == STATUS_OK);
    long size = (fseek(file, 0, SEEK_END), ftell(file));
    char *bytes = arena_alloc(&keep, (size_t)size + 1, 1);
    rewind(file);
    CHECK(fread(bytes, 1, (size_t)size, file) == (size_t)size);
    fclose(file);
    report_free(r);
    return str_n(bytes, (size_t)size);
}

/* ---- SARIF ---- */

static json_t *at(json_t *value, const char *path)
{
    char key[32];
    while (value && *path) {
        size_t n = strcspn(path, ".");
        memcpy(key, path, n);
        key[n] = '\0';
        value = json_is_array(value) ? json_array_get(value, (size_t)atoi(key)) : json_object_get(value, key);
        path += n + (path[n] == '.');
    }
    return value;
}
static struct str string_at(json_t *value, const char *path) { return str_of(json_string_value(at(value, path))); }
static json_int_t number_at(json_t *value, const char *path) { return json_integer_value(at(value, path)); }

/* Given back when the next one is parsed. */
static json_t *parsed(struct str s)
{
    static json_t *value;
    json_error_t error;
    json_decref(value);
    value = s.len ? json_loadb(s.ptr, s.len, 0, &error) : NULL;
    if (s.len && !CHECK(value != NULL)) printf("    %s at byte %d\n", error.text, error.position);
    return value;
}

static void test_sarif(void)
{
    struct str apart = streamed("sarif", full, 2, false, true);
    CHECK_STR(streamed("sarif", full, 2, true, true), apart);
    json_t *log = parsed(apart), *results = at(log, "runs.0.results"), *second = at(results, "1");
    CHECK(json_array_size(results) == 6);
    CHECK_STR(string_at(results, "0.level"), STR("error"));
    CHECK_STR(string_at(results, "0.message.text"),
              STR("«\xC2\xA0vienda\xC2\xA0»\xC2\xA0: absent du dictionnaire\xC2\xA0: viendra, vient"));
    CHECK_STR(string_at(results, "0.fixes.1.artifactChanges.0.replacements.0.insertedContent.text"), STR("vient"));
    CHECK_STR(string_at(results, "0.locations.0.physicalLocation.artifactLocation.uri"),
              STR("textes/%C3%A9t%C3%A9%201.txt"));
    CHECK_STR(string_at(results, "5.locations.0.physicalLocation.artifactLocation.uri"), STR("file:///tmp/a%3Ab.txt"));
    CHECK_STR(string_at(results, "5.level"), STR("none"));
    json_t *region = at(second, "locations.0.physicalLocation.region");
    CHECK(number_at(region, "startLine") == 2 && number_at(region, "startColumn") == 4);
    CHECK(number_at(region, "endColumn") == 6 && number_at(region, "byteOffset") == 24);
    CHECK(number_at(region, "byteLength") == 5 && number_at(second, "properties.lengthUtf16") == 3);
    CHECK(json_array_size(at(parsed(streamed("sarif", full, 2, true, false)), "runs.0.results")) == 4);
    CHECK(json_array_size(at(parsed(streamed("sarif", none, 1, true, true)), "runs.0.results")) == 0);
    json_t *bad = parsed(streamed("sarif", hostile, 1, true, true));
    CHECK_STR(string_at(bad, "runs.0.results.0.locations.0.physicalLocation.artifactLocation.uri"), STR("-%FF%1B%25.txt"));
    CHECK(strstr(string_at(bad, "runs.0.results.0.message.text").ptr, "\\[c\\](d)") != NULL);
    parsed(STR(""));
}

/* ---- CSV ---- */

static void test_csv(void)
{
    struct str csv = streamed("csv", hostile, 1, true, true), line;
    CHECK(str_starts(csv, STR("\xEF\xBB\xBF" "file,line,column,length,text,suggestions,rule,")));
    CHECK(str_line(&csv, &line) && str_line(&csv, &line));
    /* What a spreadsheet would run begins with an apostrophe; quotation marks are doubled. */
    CHECK(str_starts(line, STR("\"'-\xEF\xBF\xBD\033%.txt\",1,12,16,\"'=A1+\"\"b\"\",[c](d){e\",\"%0A::x|=2\",")));
    CHECK(str_line(&csv, &line));
    CHECK(strstr(line.ptr, ",\"'@é\x01\",") != NULL);
    csv = streamed("csv", full, 2, true, true);
    size_t rows = 0;
    while (str_line(&csv, &line)) rows++;
    CHECK(rows == 7);
    CHECK_STR(streamed("csv", full, 2, true, true), streamed("csv", full, 2, false, true));
}

/* ---- GitHub ---- */

static void test_github(void)
{
    struct str s = streamed("github", full, 1, true, false), line;
    CHECK(str_line(&s, &line));
    CHECK_STR(line, STR("::error file=textes/été 1.txt,line=1,endLine=1,col=10,endColumn=16,title=orthographe.inconnu::"
                        "«\xC2\xA0vienda\xC2\xA0»\xC2\xA0: absent du dictionnaire\xC2\xA0: viendra, vient"));
    CHECK(str_line(&s, &line) && str_starts(line, STR("::warning file=")));
    CHECK(str_line(&s, &line) && str_starts(line, STR("::error file=")));
    CHECK(str_line(&s, &line) && str_starts(line, STR("::notice file=")));
    CHECK(s.len == 0);
    s = streamed("github", hostile, 1, true, true);
    CHECK(str_line(&s, &line) && strstr(line.ptr, ": %250A::x, =2") != NULL);
    CHECK(str_line(&s, &line) && s.len == 0);
}

/* ---- JUnit ---- */

static void test_junit(void)
{
    struct str s = whole("junit", full, 2, false);
    xmlDoc *doc = xmlReadMemory(s.ptr, (int)s.len, "junit", NULL, XML_PARSE_NONET);
    CHECK(doc != NULL);
    CHECK(strstr(s.ptr, "<testsuites name=\"passeur\" tests=\"3\" failures=\"2\" errors=\"0\">") != NULL);
    CHECK(strstr(s.ptr, "name=\"/tmp/a:b.txt\" tests=\"1\" failures=\"0\"") != NULL);
    CHECK(strstr(s.ptr, ">× 2\n1:10: Quand il vienda ici.\n3:4: Il vienda quai.\n</failure>") != NULL);
    xmlFreeDoc(doc);
    s = whole("junit", hostile, 1, false);
    doc = xmlReadMemory(s.ptr, (int)s.len, "junit", NULL, XML_PARSE_NONET);
    CHECK(doc != NULL);
    xmlFreeDoc(doc);
    s = whole("junit", NULL, 0, false);
    doc = xmlReadMemory(s.ptr, (int)s.len, "junit", NULL, XML_PARSE_NONET);
    CHECK(doc != NULL);
    xmlFreeDoc(doc);
}

/* ---- by word ---- */

static void test_words(void)
{
    CHECK_STR(whole("words", full, 2, false),
              STR("vienda ×2 absent du dictionnaire\xC2\xA0: viendra, vient [orthographe.inconnu, sure]\n"
                  "    textes/été 1.txt:1:10: Quand il vienda ici.\n"
                  "    textes/été 1.txt:3:4: Il vienda quai.\n"
                  "😀q ×1 absent du dictionnaire [orthographe.inconnu, likely]\n"
                  "    textes/été 1.txt:2:4: Un 😀q Dubouy là.\n"
                  "quai ×1 absent du dictionnaire [orthographe.inconnu, style]\n"
                  "    textes/été 1.txt:3:11: Il vienda quai.\n"));
    CHECK(strstr(whole("words", full, 2, true).ptr, "Dubouy ×1") != NULL);
    CHECK(strchr(whole("words", hostile, 1, true).ptr, 033) == NULL);
}

/* A person reads so many groups; how many more there are is said. */
static void test_many_words(void)
{
    struct buf marked = { 0 };
    for (int i = 0; i < LIMIT_GROUPS_SHOWN; i++) buf_addf(&marked, "{mot%dx|sure|}\n", i);
    struct source many = { "roman.txt", buf_z(&marked) };
    CHECK(str_ends(whole("words", &many, 1, false), STR("roman.txt:250:1: mot249x\n")));
    buf_add(&marked, STR("{un|style|}\n{deux|likely|}\n{trois|name|}\n"));
    many.marked = buf_z(&marked);
    struct str shown = whole("words", &many, 1, false);
    CHECK(str_ends(shown, STR("mot249x\n… encore 2 groupes : --all montre tout\n")));
    CHECK(str_ends(whole("words", &many, 1, true), STR("roman.txt:253:1: trois\n")));
    buf_release(&marked);
}

/* Every form has a name and either streams or needs all. */
static void test_table(void)
{
    size_t count = 0;
    for (const struct list_format *f; (f = list_format_at(count)); count++) {
        CHECK(f->name && f->joint && (f->unit != NULL) + (f->whole != NULL) + (f->form != NULL) == 1);
        CHECK(list_format_find(f->name) == f);
    }
    CHECK(count >= 9 && list_format_find("xml") == NULL && list_format_find(NULL) == list_format_at(0));
}

static int save(const char *folder, const char *name, struct str s)
{
    struct buf path = { 0 };
    struct fault fault = { 0 };
    buf_addf(&path, "%s/%s", folder, name);
    enum status status = output_file(buf_z(&path), s, &fault);
    buf_release(&path);
    return status != STATUS_OK;
}

static int save_all(const char *folder)
{
    return save(folder, "full.sarif", streamed("sarif", full, 2, true, true)) |
           save(folder, "hostile.sarif", streamed("sarif", hostile, 1, true, true)) |
           save(folder, "none.sarif", streamed("sarif", none, 1, true, true)) |
           save(folder, "full.xml", whole("junit", full, 2, true)) |
           save(folder, "hostile.xml", whole("junit", hostile, 1, true)) |
           save(folder, "none.xml", whole("junit", none, 1, true));
}

int main(int count, char **words)
{
    if (count == 3 && strcmp(words[1], "save") == 0) return save_all(words[2]);
    test_sarif();
    test_csv();
    test_github();
    test_junit();
    test_words();
    test_many_words();
    test_table();
    arena_release(&keep);
    return check_end("report_formats");
}
