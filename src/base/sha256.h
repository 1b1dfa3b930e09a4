/* SHA-256 (FIPS 180-4). */
#ifndef FG_BASE_SHA256_H
#define FG_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* A digest while its text comes piece by piece. */
struct fg_sha256 {
	uint32_t state[8];
	uint64_t length;         /* bytes added */
	unsigned char rest[64];  /* those that make no block yet */
	void (*add_blocks)(uint32_t state[8], const unsigned char *bytes, size_t count);
};

void fg_sha256_start(struct fg_sha256 *digest);
/* As on a processor without instructions for it. */
void fg_sha256_start_plain(struct fg_sha256 *digest);
void fg_sha256_add(struct fg_sha256 *digest, const void *data, size_t length);
/* The digest in lower-case hex, with its final NUL; nothing can be added after this. */
void fg_sha256_end(struct fg_sha256 *digest, char ret_hex[65]);

/* The same for a text that is there as a whole. */
void fg_sha256_hex(const void *data, size_t length, char ret_hex[65]);

#endif
