/* Names of files in lines of text, as git writes and reads them. */
#include "job/quoted.h"

#include "check.h"

static struct buf line, name;

static void test_plain(void)
{
    static const char *const plain[] = { "roman.txt", "mes textes/l'été.txt", "#1", "\u00AB x \u00BB" };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        buf_clear(&line);
        quoted_add(&line, str_of(plain[i]));
        CHECK_STR(buf_str(&line), str_of(plain[i]));
    }
}

static void test_quoted(void)
{
    static const struct {
        struct str name, line;
    } both[] = {
        { { "a\"b", 3 }, { "\"a\\\"b\"", 6 } },
        { { "a\tb\n", 4 }, { "\"a\\tb\\n\"", 8 } },
        { { "\\", 1 }, { "\"\\\\\"", 4 } },
        { { "\xE9t\xE9", 3 }, { "\"\\351t\\351\"", 11 } },
        { { "\x01\x7F", 2 }, { "\"\\001\\177\"", 10 } },
    };
    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        struct str rest = both[i].line;
        buf_clear(&line), buf_clear(&name);
        quoted_add(&line, both[i].name);
        CHECK_STR(buf_str(&line), both[i].line);
        CHECK(quoted_read(&rest, &name) && rest.len == 0);
        CHECK_STR(buf_str(&name), both[i].name);
    }
    struct str rest = STR("\"b/na\\303\\257f.txt\"\t2026");
    buf_clear(&name);
    CHECK(quoted_read(&rest, &name));
    CHECK_STR(buf_str(&name), STR("b/na\u00EFf.txt"));
    CHECK_STR(rest, STR("\t2026"));
}

/* Every byte there and back. */
static void test_bytes(void)
{
    for (int c = 1; c < 256; c++) {
        char bytes[2] = { 'x', (char)c };
        struct str rest;
        buf_clear(&line), buf_clear(&name);
        quoted_add(&line, str_n(bytes, 2));
        rest = buf_str(&line);
        if (rest.ptr[0] == '"')
            CHECK(quoted_read(&rest, &name) && rest.len == 0);
        else
            buf_add(&name, rest);
        CHECK_STR(buf_str(&name), str_n(bytes, 2));
    }
}

static void test_broken(void)
{
    static const char *const broken[] = {
        "\"", "\"abc", "\"a\\", "\"a\\q\"", "\"\\40\"", "\"\\400\"", "\"\\000\"", "\"\\19", "\"a\\\""
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct str rest = str_of(broken[i]);
        buf_clear(&name);
        if (!CHECK(!quoted_read(&rest, &name))) printf("    %s\n", broken[i]);
    }
}

int main(void)
{
    test_plain();
    test_quoted();
    test_bytes();
    test_broken();
    buf_release(&line);
    buf_release(&name);
    return check_end("quoted");
}
