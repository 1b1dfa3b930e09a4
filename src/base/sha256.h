/* SHA-256 (FIPS 180-4). */
#ifndef FG_BASE_SHA256_H
#define FG_BASE_SHA256_H

#include <stddef.h>

/* The digest in lower-case hex, with its final NUL. */
void fg_sha256_hex(const void *data, size_t length, char ret_hex[65]);

#endif
