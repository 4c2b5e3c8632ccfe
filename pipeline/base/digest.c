#include "base/digest.h"

void digest_init(struct digest *d) { sha256_init(&d->state); }

void digest_add(struct digest *d, struct str bytes) { sha256_update(&d->state, bytes.len, (const uint8_t *)bytes.ptr); }

void digest_hex(struct digest *d, char hex[DIGEST_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&d->state, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    hex[DIGEST_HEX] = '\0';
}
