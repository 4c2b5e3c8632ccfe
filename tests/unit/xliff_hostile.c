/*
 * XLIFF made to harm: streams without an end are refused before they take up memory or time, and what is merely long is
 * read in constant memory. A child writes the stream into a pipe, so that none of it lies anywhere whole.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "check.h"
#include "xliff_units.h"

#define MB (1024 * 1024)

/* The sanitizers' own memory would be measured with ours. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

/* head, then body until `bytes` have been written (%08u in it counts), then tail. */
struct stream {
    const char *what, *head, *body, *tail;
    size_t bytes;
    enum status status;
    const char *why; /* what the fault says */
    size_t most;     /* bytes that may be read before it is refused */
    long memory;     /* KiB that it may take; 0: 12 MiB for what is only long, 64 MiB for the rest */
};

static void write_all(int fd, const struct buf *bytes)
{
    for (size_t at = 0; at < bytes->len;) {
        ssize_t n = write(fd, bytes->ptr + at, bytes->len - at);
        if (n < 0 && errno != EINTR) _exit(0); /* the reader has had enough */
        at += n > 0 ? (size_t)n : 0;
    }
}

static void write_stream(int fd, const struct stream *s)
{
    struct buf out = { 0 };
    const char *counter = strstr(s->body, "%08u");
    signal(SIGPIPE, SIG_IGN);
    buf_add(&out, str_of(s->head));
    unsigned number = 0;
    for (size_t written = 0; written < s->bytes;) {
        size_t before = out.len;
        if (counter)
            buf_addf(&out, "%.*s%08u%s", (int)(counter - s->body), s->body, ++number, counter + 4);
        else
            buf_add(&out, str_of(s->body));
        written += out.len - before;
        if (out.len < 65536) continue;
        write_all(fd, &out);
        buf_clear(&out);
    }
    buf_add(&out, str_of(s->tail));
    write_all(fd, &out);
    buf_release(&out);
    close(fd);
    _exit(0);
}

static long memory(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static enum status read_stream(struct input *in, struct fault *fault)
{
    struct xliff_reader *reader;
    struct xliff_segment segment;
    bool more = true;
    TRY(xliff_reader_open(&reader, in, fault));
    enum status status = STATUS_OK;
    while (status == STATUS_OK && more) status = xliff_reader_next(reader, &segment, &more, fault);
    xliff_reader_free(reader);
    return status;
}

/* Reads it and tells what came of it; memory is that of this process, so each stream gets one of its own. */
static void run_stream(const struct stream *s)
{
    int ends[2];
    if (!CHECK(pipe(ends) == 0)) return;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        write_stream(ends[1], s);
    }
    close(ends[1]);
    struct input in = { .name = "stream.xlf", .fd = ends[0] };
    struct fault fault = { 0 };
    enum status status = read_stream(&in, &fault);
    bool good = CHECK(status == s->status) && CHECK(!s->why || strstr(fault.what, s->why)) &&
                CHECK(!s->most || in.offset <= s->most);
    if (!good) printf("    %s: status %d after %zu bytes: %s\n", s->what, (int)status, (size_t)in.offset, fault.what);
    buf_release(&in.held);
    close(ends[0]);
    waitpid(child, NULL, 0);
}

#define ROOT_12 "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a'>"
#define ROOT_20 "<xliff version='2.0' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f'>"
#define SOURCE_12 ROOT_12 "<body><trans-unit id='u1-s1'><source>"
#define END_12 "</source></trans-unit></body></file></xliff>"
#define KB 1024

static const struct stream streams[] = {
    /* Nothing is seen before the root. */
    { "comment before the root", "<!-- ", "xxxxxxxx", "-->", 40 * MB, STATUS_LIMIT, "too long to be real", 300 * KB, 0 },
    { "white space before the root", "<?xml version='1.0'?>", "          ", "", 40 * MB, STATUS_LIMIT, "too long", 300 * KB, 0 },
    { "entities without end", "<!DOCTYPE x [", "<!ENTITY a%08u 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>", "]><x/>", 40 * MB,
      STATUS_LIMIT, "too long", 300 * KB, 0 },
    { "name of the root", "<", "xliff", "/>", 40 * MB, STATUS_LIMIT, NULL, 300 * KB, 0 },
    /* One thing without end. */
    { "comment", ROOT_12 "<!-- ", "xxxxxxxx", "-->", 40 * MB, STATUS_LIMIT, "too long", 600 * KB, 0 },
    { "processing instruction", ROOT_12 "<?x ", "xxxxxxxx", "?>", 40 * MB, STATUS_LIMIT, "too long", 600 * KB, 0 },
    { "attribute", ROOT_12 "<body a='", "xxxxxxxx", "'/>", 40 * MB, STATUS_LIMIT, "too long", 600 * KB, 0 },
    { "attributes", ROOT_12 "<body", " a%08u='>'", "/>", 40 * MB, STATUS_LIMIT, "too long", 600 * KB, 0 },
    { "namespaces", ROOT_12 "<body", " xmlns:a%08u='x'", "/>", 40 * MB, STATUS_LIMIT, "too long", 600 * KB, 0 },
    { "text", SOURCE_12, "Bon !", END_12, 40 * MB, STATUS_LIMIT, "too long", 9 * MB, 0 },
    { "text of references", SOURCE_12, "&amp;&#x1F600;", END_12, 40 * MB, STATUS_LIMIT, "too long", 9 * MB, 0 },
    { "CDATA", SOURCE_12 "<![CDATA[", "Bon !", "]]>" END_12, 40 * MB, STATUS_LIMIT, "too long", 9 * MB, 0 },
    /* Too many things. */
    { "some attributes", ROOT_12 "<body", " a%08u='x'", "/></file></xliff>", 200 * KB, STATUS_LIMIT, "too many names", 0, 0 },
    { "names", ROOT_12 "<body>", "<b%08u/>", "</body></file></xliff>", 40 * MB, STATUS_LIMIT, "too many names", 200 * KB, 0 },
    { "names of attributes", ROOT_12 "<body>", "<b b%08u=''/>", "</body></file></xliff>", 40 * MB, STATUS_LIMIT, "too many names", 200 * KB, 0 },
    { "text in pieces", SOURCE_12, "Bon !<x id='1'/>", END_12, 40 * MB, STATUS_LIMIT, "segment is too long", 20 * MB, 0 },
    { "depth", ROOT_12 "<body>", "<group>", "", MB, STATUS_LIMIT, "too deep", 64 * KB, 0 },
    { "depth in text", SOURCE_12, "<g id='1'>", "", MB, STATUS_LIMIT, "too deep", 64 * KB, 0 },
    { "segments of a unit", ROOT_20 "<unit id='u1'>", "<segment><source/></segment>", "</unit></file></xliff>", 80 * MB, STATUS_LIMIT,
      "unit is too long", 20 * MB, 0 },
    /* Long, and nothing else. */
    { "a sentence every other byte", ROOT_20 "<unit id='u1'>", "<segment><source>a</source></segment>", "</unit></file></xliff>",
      37 * LIMIT_UNIT / 2, STATUS_OK, NULL, 0, 40 * KB },
    { "text of a megabyte", SOURCE_12, "Bon !", END_12, MB, STATUS_OK, NULL, 0, 0 },
    { "controls", SOURCE_12, "<x id='c1%08u' ctype='x-char-0001'/>", END_12, 9 * MB, STATUS_OK, NULL, 0, 0 },
    { "units", ROOT_12 "<body>", "<trans-unit id='u1%08u'><source>Bon.</source><target>Good.</target><note>n</note></trans-unit>\n",
      "</body></file></xliff>", 6 * MB, STATUS_OK, NULL, 0, 0 },
    { "units of 2.0", ROOT_20, "<unit id='u1%08u'><segment><source>Bon.<cp hex='0001'/></source></segment></unit>\n", "</file></xliff>",
      6 * MB, STATUS_OK, NULL, 0, 0 },
    { "notes of the header", ROOT_12 "<header>", "<note from='%08u'>n</note>", "</header><body/></file></xliff>", 3 * MB, STATUS_OK, NULL, 0, 0 },
    { "files", ROOT_12 "</file>", "<file original='%08u'/>", "</xliff>", 3 * MB, STATUS_OK, NULL, 0, 0 },
    { "hashes", ROOT_20, "<m:meta xmlns:m='urn:oasis:names:tc:xliff:metadata:2.0' type='sha256'>%08u</m:meta>", "</file></xliff>",
      3 * MB, STATUS_OK, NULL, 0, 0 },
    { "other elements", ROOT_12, "<m:memo xmlns:m='urn:m' m:a='1'><m:b/>text</m:memo>", "</file></xliff>", 3 * MB, STATUS_OK, NULL, 0, 0 },
    { "comments", ROOT_12, "<!-- a --><?b c?>", "</file></xliff>", 3 * MB, STATUS_OK, NULL, 0, 0 },
    { "comments behind the root", ROOT_12 "</file></xliff>", "<!-- a --><?b c?>\n", "", 10 * MB, STATUS_LIMIT, "too long", 300 * KB, 0 },
};

/* In a process of its own: how much memory it took, in KiB; -1 when a check failed. */
static long run_alone(const struct stream *s)
{
    int ends[2];
    if (pipe(ends) != 0) return -1;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        long before = memory();
        check_failed = 0;
        run_stream(s);
        long took = check_failed ? -1 : memory() - before;
        fflush(stdout);
        _exit(write(ends[1], &took, sizeof took) != sizeof took);
    }
    long took = -1;
    close(ends[1]);
    if (read(ends[0], &took, sizeof took) != sizeof took) took = -1;
    close(ends[0]);
    waitpid(child, NULL, 0);
    return took;
}

int main(int argc, char **argv)
{
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
        if (argc == 2 && strcmp(argv[1], streams[i].what) != 0) continue;
        long took = run_alone(&streams[i]);
        CHECK(took >= 0);
#ifndef SANITIZED
        long most = streams[i].status == STATUS_OK ? 12 * KB : 64 * KB;
        if (!CHECK(took < (streams[i].memory ? streams[i].memory : most))) printf("    %s: %ld KiB\n", streams[i].what, took);
#endif
        if (argc == 2 || getenv("VERBOSE")) printf("%s: %ld KiB\n", streams[i].what, took);
    }
    return check_end("xliff_hostile");
}
