#include "charset/bytes.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>

#include "base/text.h"
#include "base/utf8.h"

#define NO_ICONV ((iconv_t)-1)

static iconv_t open_by(const char *name, size_t len)
{
    char z[64];
    snprintf(z, sizeof z, "%.*s", (int)len, name);
    return iconv_open("UTF-8", z);
}

/* Under the first of its names that this iconv knows. No "//" suffix: those differ between iconvs. */
static iconv_t open_any(const struct charset *c)
{
    iconv_t cd = open_by(c->name, strlen(c->name));
    for (const char *word = c->aliases; cd == NO_ICONV && *word;) {
        size_t len = strcspn(word, " ");
        cd = open_by(word, len);
        word += len + (word[len] == ' ');
    }
    return cd;
}

/*
 * Bytes from `at` on, as far as iconv goes in one call; how many. A byte that iconv takes for a part of a character
 * (EINVAL) or for none (EILSEQ) stops it; both mean that it stands for no character here, and are stepped over.
 */
static size_t convert(iconv_t cd, const char all[256], size_t at, uint32_t cp[256])
{
    char out[64 * 4], *in = (char *)(uintptr_t)(all + at), *to = out;
    size_t left = 256 - at, room = sizeof out, done = at;
    bool stopped = iconv(cd, &in, &left, &to, &room) == (size_t)-1 && errno != E2BIG;
    struct str text = str_n(out, (size_t)(to - out));
    size_t consumed = 256 - left;
    for (size_t i = 0; i < text.len && done < consumed; done++) cp[done] = utf8_next(text, &i);
    if (stopped || done == at) {
        iconv(cd, NULL, NULL, NULL, NULL);
        cp[done++] = UTF8_NONE;
    }
    return done;
}

enum status bytes_init(struct bytes *b, const struct charset *c, struct fault *fault)
{
    iconv_t cd = open_any(c);
    if (cd == NO_ICONV)
        return fault_set(fault, STATUS_SYSTEM, NULL, FAULT_NOWHERE,
                         _("this machine's iconv does not know %s: install the charsets of the C library "
                           "(glibc-gconv-extra on Fedora, gnu-libiconv on Alpine), or convert the file elsewhere"),
                         c->name);
    char all[256];
    for (size_t i = 0; i < 256; i++) all[i] = (char)(unsigned char)i;
    for (size_t at = 0; at < 256;) at = convert(cd, all, at, b->cp);
    iconv_close(cd);
    for (const struct fix *f = c->fixes; f && f->byte; f++) b->cp[f->byte] = f->cp;
    b->ascii = true;
    for (uint32_t i = 0; i < 128; i++) b->ascii &= b->cp[i] == i;
    return STATUS_OK;
}
