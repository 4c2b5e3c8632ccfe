/* digest: SHA-256 (FIPS 180-4), the name of a document's bytes. The one door to nettle. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <nettle/sha2.h>

#include "base/str.h"

#define DIGEST_HEX (2 * SHA256_DIGEST_SIZE)

struct digest {
    struct sha256_ctx state;
};

void digest_init(struct digest *);
void digest_add(struct digest *, struct str bytes);
/* In lower-case hexadecimal, with a NUL behind it. The digest starts anew. */
void digest_hex(struct digest *, char hex[DIGEST_HEX + 1]);

#endif
