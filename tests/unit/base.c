/* The ground floor: str, buf, arena, utf8, table, input, output. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/input.h"
#include "base/library.h"
#include "base/output.h"
#include "base/table.h"
#include "base/utf8.h"
#include "check.h"

static void test_str(void)
{
    CHECK_STR(str_trim(STR(" \tété\r\n")), STR("été"));
    CHECK(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("b"), STR("ab")) > 0 && str_cmp(STR("é"), STR("é")) == 0);
    CHECK(str_find_byte(STR("abc"), 1, 'c') == 2 && str_find_byte(STR("abc"), 1, 'a') == 3);
    struct str rest = STR("un\r\ndeux\n\ntrois"), line;
    CHECK(str_line(&rest, &line));
    CHECK_STR(line, STR("un"));
    CHECK(str_line(&rest, &line));
    CHECK_STR(line, STR("deux"));
    CHECK(str_line(&rest, &line) && line.len == 0);
    CHECK(str_line(&rest, &line));
    CHECK_STR(line, STR("trois"));
    CHECK(!str_line(&rest, &line));
    CHECK(str_hash(STR("abcdefgh1")) != str_hash(STR("abcdefgh2")));
}

static void test_buf(void)
{
    struct buf b = { 0 };
    buf_addf(&b, "%s-%d", "numéro", 12);
    CHECK_STR(buf_str(&b), STR("numéro-12"));
    buf_clear(&b);
    buf_add_json(&b, STR("a\"b\\c\n\x01é"));
    CHECK_STR(buf_str(&b), STR("\"a\\\"b\\\\c\\n\\u0001é\""));
    buf_drop(&b, 3);
    CHECK_STR(buf_str(&b), STR("\"b\\\\c\\n\\u0001é\""));
    buf_release(&b);
}

static void test_arena(void)
{
    struct arena a = { 0 };
    struct str kept = arena_join(&a, STR("bon"), STR("jour"));
    struct arena_mark m = arena_mark(&a);
    for (int i = 0; i < 100; i++) memset(arena_alloc(&a, 1, 100000), 1, 100000);
    arena_back(&a, m);
    CHECK_STR(kept, STR("bonjour"));
    struct {
        int *at;
        size_t count, cap;
    } numbers = { 0 };
    for (int i = 0; i < 1000; i++) *arena_push(&a, &numbers) = i;
    CHECK(numbers.count == 1000 && numbers.at[999] == 999 && numbers.at[0] == 0);
    arena_reset(&a);
    CHECK(*(char *)arena_alloc(&a, 1, 1) == 0);
    arena_release(&a);
    for (size_t bytes = 100; bytes <= 3000000; bytes *= 300) {
        arena_expect(&a, bytes);
        char *one = memset(arena_alloc(&a, bytes / 4, 1), 1, bytes / 4), *two = arena_alloc(&a, bytes / 4, 1);
        CHECK(two >= one + bytes / 4 && two < one + bytes && two[bytes / 4 - 1] == 0);
        arena_release(&a);
    }
}

static void test_utf8(void)
{
    size_t len = 0;
    CHECK(utf8_valid(STR("été — 😀")) == sizeof "été — 😀" - 1);
    CHECK(utf8_valid(STR("ab\xC0\x80")) == 2);
    CHECK(utf8_valid(STR("\xED\xA0\x80")) == 0);
    CHECK(utf8_valid(STR("\xF4\x90\x80\x80")) == 0);
    CHECK(utf8_valid(STR("12345678\xE9" "bcdefgh")) == 8);
    CHECK(utf8_check(STR("\xE2\x80"), &len) == UTF8_MORE);
    CHECK(utf8_check(STR("\xE2\x28"), &len) == UTF8_BAD);
    CHECK(utf8_check(STR("\xE2\x80\x94"), &len) == UTF8_WHOLE && len == 3);
    CHECK(utf8_count(STR("é😀")) == 2 && utf8_count_utf16(STR("é😀")) == 3);
    unsigned good = 0, tried = 0;
    for (uint32_t cp = 1; cp < 0x110000; cp += 7) {
        char bytes[4];
        if (cp >= 0xD800 && cp < 0xE000) continue;
        struct str s = str_n(bytes, utf8_put(bytes, cp));
        good += utf8_at(s, 0) == cp && utf8_before(s, s.len) == cp && utf8_valid(s) == s.len;
        tried++;
    }
    CHECK(good == tried && tried > 100000);
    CHECK(utf8_class('e') == (UC_LETTER | UC_LOWER) && utf8_class(0xC9) == (UC_LETTER | UC_UPPER));
    CHECK(utf8_class(0xA0) == UC_SPACE && utf8_class(0x202F) == UC_SPACE && utf8_class('\n') == UC_SPACE);
    CHECK(utf8_class(0xAB) == UC_PUNCTUATION && utf8_class(0x301) == UC_MARK && utf8_class(UTF8_NONE) == 0);
    CHECK(utf8_lower(0xC9) == 0xE9 && utf8_upper(0x153) == 0x152);
    CHECK(utf8_base(0xE9) == 'e' && utf8_base(0x153) == 0x153 && utf8_base('e') == 'e');
    unsigned same = 0;
    for (uint32_t cp = 0; cp < 256; cp++) same += utf8_class(cp) == utf8_class_any(cp);
    CHECK(same == 256);
    struct arena a = { 0 };
    CHECK_STR(utf8_lower_str(&a, STR("ÉTÉ Œ")), STR("été œ"));
    CHECK_STR(utf8_nfc(&a, STR("e\xCC\x81t\xC3\xA9")), STR("été"));
    CHECK_STR(utf8_nfc(&a, STR("déjà")), STR("déjà"));
    arena_release(&a);
}

static void test_table(void)
{
    struct table t = { 0 };
    char word[16];
    int in_order = 0;
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < 5000; i++) {
            bool fresh = false;
            int n = snprintf(word, sizeof word, "mot%u", i);
            in_order += table_put(&t, str_n(word, (size_t)n), &fresh) == i && fresh == (round == 0);
        }
    CHECK(t.count == 5000 && in_order == 10000);
    CHECK_STR(table_key(&t, 4999), STR("mot4999"));
    CHECK(table_find(&t, STR("mot17")) == 17 && table_find(&t, STR("mot")) == TABLE_NONE);
    table_release(&t);
    CHECK(table_find(&t, STR("mot17")) == TABLE_NONE);
}

static void test_files(void)
{
    char folder[] = "/tmp/passeur-base-XXXXXX";
    if (!CHECK(mkdtemp(folder))) return;
    char path[64];
    snprintf(path, sizeof path, "%s/un", folder);
    struct fault fault = { 0 };
    CHECK(output_file(path, STR("bonjour le monde"), &fault) == STATUS_OK);
    struct input in;
    struct str bytes;
    for (input_read_size = 1; input_read_size < 7; input_read_size++) {
        CHECK(input_open(&in, path, &fault) == STATUS_OK);
        CHECK(input_peek(&in, 8, &bytes, &fault) == STATUS_OK && str_starts(bytes, STR("bonjour")));
        input_take(&in, 8);
        CHECK(input_peek(&in, 100, &bytes, &fault) == STATUS_OK);
        CHECK_STR(bytes, STR("le monde"));
        CHECK(input_seek(&in, 0, &fault) == STATUS_OK && in.offset == 0);
        CHECK(input_peek(&in, 1, &bytes, &fault) == STATUS_OK && bytes.ptr[0] == 'b');
        input_close(&in);
    }
    struct output out;
    CHECK(output_open(&out, path, &fault) == STATUS_OK);
    CHECK(output_add(&out, STR("autre"), &fault) == STATUS_OK);
    CHECK(output_close(&out, STATUS_STOPPED, &fault) == STATUS_STOPPED);
    CHECK(input_open(&in, path, &fault) == STATUS_OK);
    CHECK(input_peek(&in, 100, &bytes, &fault) == STATUS_OK);
    CHECK_STR(bytes, STR("bonjour le monde"));
    input_close(&in);
    CHECK(input_open(&in, folder, &fault) == STATUS_SYSTEM && strstr(fault.what, "irectory"));
    unlink(path);
    CHECK(rmdir(folder) == 0); /* so nothing was left behind */
}

static struct str read_whole(const char *path, char *room, size_t size)
{
    int fd = open(path, O_RDONLY);
    ssize_t n = fd < 0 ? -1 : read(fd, room, size);
    if (fd >= 0) close(fd);
    return str_n(room, n < 0 ? 0 : (size_t)n);
}

/* What is replaced keeps its rights; a link leads where it led; a pipe gets the bytes. */
static void test_outputs(void)
{
    char folder[] = "/tmp/passeur-base-XXXXXX", room[64];
    if (!CHECK(mkdtemp(folder))) return;
    char path[64], link[64], tube[64];
    snprintf(path, sizeof path, "%s/un", folder);
    snprintf(link, sizeof link, "%s/lien", folder);
    snprintf(tube, sizeof tube, "%s/tube", folder);
    struct fault fault = { 0 };
    struct stat st;
    CHECK(output_file(path, STR("un"), &fault) == STATUS_OK && chmod(path, 0640) == 0 && symlink("un", link) == 0);
    CHECK(output_file(link, STR("deux"), &fault) == STATUS_OK);
    CHECK(lstat(link, &st) == 0 && S_ISLNK(st.st_mode));
    CHECK(stat(path, &st) == 0 && (st.st_mode & 07777) == 0640);
    CHECK_STR(read_whole(path, room, sizeof room), STR("deux"));
    CHECK(mkfifo(tube, 0600) == 0);
    int reader = open(tube, O_RDONLY | O_NONBLOCK);
    CHECK(output_file(tube, STR("trois"), &fault) == STATUS_OK);
    CHECK(read(reader, room, sizeof room) == 5 && memcmp(room, "trois", 5) == 0);
    CHECK(lstat(tube, &st) == 0 && S_ISFIFO(st.st_mode));
    close(reader);
    CHECK(output_file(folder, STR(""), &fault) == STATUS_SYSTEM);
    CHECK(unlink(path) == 0 && unlink(link) == 0 && unlink(tube) == 0 && rmdir(folder) == 0);
}

static void test_library(void)
{
    struct { size_t (*strlen)(const char *); void *none; } lib = { 0 };
    struct fault fault = { 0 };
    struct library absent = { "libpasseur-absent.so.7", NULL, 0, false };
    CHECK(library_load(&absent, &fault) == STATUS_SYSTEM && strstr(fault.file, "absent.so.7") && fault.what[0]);
    struct library_function without[] = { { "strlen", &lib.strlen }, { "passeur_no_such_function", &lib.none } };
    struct library system = { LIBRARY_XML2, without + 1, 1, false };
    fault = (struct fault){ 0 };
    CHECK(library_load(&system, &fault) == STATUS_SYSTEM && strstr(fault.what, "passeur_no_such_function") && !system.loaded);
    system = (struct library){ LIBRARY_XML2, without, 1, false }; /* libxml2 stands on the C library, which has it */
    CHECK(library_load(&system, NULL) == STATUS_OK && lib.strlen("quatre") == 6);
    CHECK(library_load(&system, NULL) == STATUS_OK && system.loaded);
}

int main(void)
{
    test_library();
    test_str();
    test_buf();
    test_arena();
    test_utf8();
    test_table();
    test_files();
    test_outputs();
    return check_end("base");
}
