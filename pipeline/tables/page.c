/*
 * page NAME FILE [NAME FILE …]: the style and the script of the report as C strings on standard output, each with the
 * hash by which a Content-Security-Policy lets it in (CSP 3: 'sha256-' and the digest of its bytes in Base64). A file
 * that is not UTF-8, or could end its own element, is an error.
 */
#include <ctype.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

#define LARGEST (256 * 1024)

static char bytes[LARGEST + 1];

static int fail(const char *path, const char *what)
{
    fprintf(stderr, "%s: %s\n", path, what);
    return 1;
}

static void print_string(size_t n)
{
    printf("    \"");
    for (size_t i = 0; i < n; i++) {
        if (strchr("\"\\?", bytes[i])) /* ? for ??= would be a trigraph */
            printf("\\%c", bytes[i]);
        else if (bytes[i] == '\n')
            printf("\\n\"%s", i + 1 < n ? "\n    \"" : "");
        else
            putchar(bytes[i]);
    }
    puts(bytes[n - 1] == '\n' ? ";" : "\";");
}

static void print_hash(const char *name, size_t n)
{
    struct sha256_ctx state;
    uint8_t digest[SHA256_DIGEST_SIZE];
    char encoded[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1] = "";
    sha256_init(&state);
    sha256_update(&state, n, (const uint8_t *)bytes);
    sha256_digest(&state, sizeof digest, digest);
    base64_encode_raw(encoded, sizeof digest, digest);
    printf("#define ");
    for (; *name; name++) putchar(toupper((unsigned char)*name));
    printf("_HASH \"'sha256-%s'\"\n", encoded);
}

static int embed(const char *name, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) return perror(path), 1;
    size_t n = fread(bytes, 1, LARGEST, file);
    fclose(file);
    bytes[n] = '\0';
    if (n == 0 || n == LARGEST || strlen(bytes) != n) return fail(path, "empty, too large, or with a NUL inside");
    if (strstr(bytes, "</s") || strstr(bytes, "<!--")) return fail(path, "it could end its own element");
    if (strchr(bytes, '\r')) return fail(path, "a carriage return: browsers would hash it as a line feed");
    printf("\n/* made from %s: change that file, not this one */\nstatic const char %s[] =\n", path, name);
    print_string(n);
    print_hash(name, n);
    return 0;
}

int main(int count, char **words)
{
    if (count < 3 || count % 2 == 0) return fprintf(stderr, "usage: page NAME FILE [NAME FILE ...]\n"), 2;
    for (int i = 1; i < count; i += 2)
        if (embed(words[i], words[i + 1]) != 0) return 1;
    return 0;
}
