/*
 * embed TABLE NAME: a table of dictionaries/ as a C array of bytes on standard output, without its comments and empty
 * lines, and a hash of it as NAME_hash; the program reads it line by line, as it does a word list. A line that is not
 * UTF-8, holds a control character other than one tab, or stands twice is an error with its file and line.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "base/table.h"
#include "base/utf8.h"

static int fail(const char *path, int line, const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", path, line, what);
    return 1;
}

static const char *mistake(struct str line)
{
    int tabs = 0;
    if (utf8_valid(line) != line.len) return "not UTF-8";
    for (size_t i = 0; i < line.len; i++) {
        tabs += line.ptr[i] == '\t';
        if ((unsigned char)line.ptr[i] < ' ' && line.ptr[i] != '\t') return "a control character";
    }
    return tabs > 1 ? "more than one tab" : NULL;
}

static void print_line(struct str line)
{
    printf("    \"");
    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.ptr[i];
        if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c == '\t')
            printf("\\t");
        else
            putchar(c);
    }
    printf("\\n\"\n");
}

int main(int count, char **words)
{
    if (count != 3) return fprintf(stderr, "usage: embed TABLE NAME\n"), 2;
    FILE *file = fopen(words[1], "rb");
    if (!file) return perror(words[1]), 1;
    struct table seen = { 0 };
    uint64_t hashes[2] = { 0 }; /* of the lines before, of this line */
    static char bytes[4096];
    printf("/* made from %s: change that file, not this one */\nstatic const char %s[] =\n", words[1], words[2]);
    for (int number = 1; fgets(bytes, sizeof bytes, file); number++) {
        struct str line = str_of(bytes);
        line = str_trim(str_sub(line, 0, str_find_byte(line, 0, '#')));
        bool fresh;
        const char *wrong = mistake(line);
        if (wrong) return fail(words[1], number, wrong);
        if (line.len == 0) continue;
        table_put(&seen, str_sub(line, 0, str_find_byte(line, 0, '\t')), &fresh);
        if (!fresh) return fail(words[1], number, "stands twice");
        print_line(line);
        hashes[1] = str_hash(line);
        hashes[0] = str_hash(str_n((const char *)hashes, sizeof hashes));
    }
    printf("    \"\";\n#define %s_hash UINT64_C(0x%016llx)\n", words[2], (unsigned long long)hashes[0]);
    return fclose(file);
}
