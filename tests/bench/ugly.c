/*
 * ugly KIND BYTES: a text on standard output that hides no French: the sign KIND again and again, or, for "random",
 * random characters of many scripts, and for "letters" random small letters, the same in every run. For ugly.sh.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static uint32_t state = 1;

static uint32_t below(uint32_t n)
{
    state = state * 1664525 + 1013904223;
    return (uint32_t)((uint64_t)state * n >> 32);
}

static uint32_t random_character(void)
{
    static const struct { uint32_t first, end; } ranges[] = { { 32, 127 },         { 0xA0, 0x250 },    { 0x300, 0x370 },
                                                              { 0x370, 0x530 },    { 0x4E00, 0x9FFF }, { 0x1F300, 0x1F600 } };
    uint32_t r = below(sizeof ranges / sizeof *ranges);
    return ranges[r].first + below(ranges[r].end - ranges[r].first);
}

int main(int count, char **words)
{
    if (count != 3) return 2;
    size_t bytes = strtoul(words[2], NULL, 10), len = strlen(words[1]);
    char character[4];
    for (size_t done = 0; done < bytes; done += len) {
        const char *part = words[1];
        if (strcmp(words[1], "random") == 0)
            len = utf8_put(character, random_character()), part = character;
        else if (strcmp(words[1], "letters") == 0)
            len = utf8_put(character, 'a' + below(26)), part = character;
        fwrite(part, 1, len, stdout);
    }
    return ferror(stdout) != 0;
}
