#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

#include "base/sha256.h"

enum { BLOCK = 64 };

/* FIPS 180-4, 4.2.2 */
static const uint32_t constants[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
	0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
	0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
	0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2,
};

static uint32_t rotate(uint32_t word, int bits)
{
	return word >> bits | word << (32 - bits);
}

static void fill_schedule(uint32_t words[64], const unsigned char *block)
{
	for (size_t i = 0; i < 16; i++)
		words[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16
		           | (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (size_t i = 16; i < 64; i++) {
		uint32_t a = words[i - 15], b = words[i - 2];

		words[i] = words[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3)
		           + words[i - 7] + (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
	}
}

/* One round; the eight words change places by being named in turn, not by being moved. */
#define ROUND(a, b, c, d, e, f, g, h, i) do { \
		uint32_t first = (h) + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) \
		                 + ((g) ^ ((e) & ((f) ^ (g)))) + constants[i] + words[i]; \
		(d) += first; \
		(h) = first + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) \
		      + (((a) & (b)) | ((c) & ((a) | (b)))); \
	} while (0)

static void add_block(uint32_t state[8], const unsigned char *block)
{
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
	uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
	uint32_t words[64];

	fill_schedule(words, block);
	for (size_t i = 0; i < 64; i += 8) {
		ROUND(a, b, c, d, e, f, g, h, i);
		ROUND(h, a, b, c, d, e, f, g, i + 1);
		ROUND(g, h, a, b, c, d, e, f, i + 2);
		ROUND(f, g, h, a, b, c, d, e, i + 3);
		ROUND(e, f, g, h, a, b, c, d, i + 4);
		ROUND(d, e, f, g, h, a, b, c, i + 5);
		ROUND(c, d, e, f, g, h, a, b, i + 6);
		ROUND(b, c, d, e, f, g, h, a, i + 7);
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
	state[5] += f;
	state[6] += g;
	state[7] += h;
}

#undef ROUND

static void add_blocks_plain(uint32_t state[8], const unsigned char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_block(state, bytes + i * BLOCK);
}

/* ---- the same with the instructions that some x86 processors have for it: ten times as fast */

#ifdef __x86_64__

/* Four words of the schedule from the sixteen before them: w[0] the oldest. */
#define NEXT_WORDS(w0, w1, w2, w3) \
	_mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(w0, w1), \
	                                   _mm_alignr_epi8(w3, w2, 4)), w3)

__attribute__((target("sha,ssse3,sse4.1")))
static void add_blocks_x86(uint32_t state[8], const unsigned char *bytes, size_t count)
{
	const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	__m128i abcd = _mm_loadu_si128((const __m128i *)(const void *)state);
	__m128i efgh = _mm_loadu_si128((const __m128i *)(const void *)(state + 4));
	/* the instructions want a, b, e, f in one register and c, d, g, h in the other */
	__m128i cdab = _mm_shuffle_epi32(abcd, 0xB1), hgfe = _mm_shuffle_epi32(efgh, 0x1B);
	__m128i abef = _mm_alignr_epi8(cdab, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, cdab, 0xF0);

	for (; count; count--, bytes += BLOCK) {
		__m128i abef_before = abef, cdgh_before = cdgh, w[4];

		for (size_t i = 0; i < 16; i++) {
			__m128i *words = &w[i % 4], sum;

			if (i < 4)
				*words = _mm_shuffle_epi8(_mm_loadu_si128(
					(const __m128i *)(const void *)(bytes + 16 * i)), swap);
			else
				*words = NEXT_WORDS(*words, w[(i + 1) % 4], w[(i + 2) % 4],
				                    w[(i + 3) % 4]);
			sum = _mm_add_epi32(*words, _mm_loadu_si128(
				(const __m128i *)(const void *)(constants + 4 * i)));
			cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
			abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
		}
		abef = _mm_add_epi32(abef, abef_before);
		cdgh = _mm_add_epi32(cdgh, cdgh_before);
	}
	cdab = _mm_shuffle_epi32(cdgh, 0xB1);
	hgfe = _mm_shuffle_epi32(abef, 0x1B);
	_mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(hgfe, cdab, 0xF0));
	_mm_storeu_si128((__m128i *)(void *)(state + 4), _mm_alignr_epi8(cdab, hgfe, 8));
}

#undef NEXT_WORDS

/* Asked when a digest is wanted: what the compiler offers asks at every start of the program. */
static bool has_instructions(void)
{
	unsigned a, b, c, d;

	if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSSE3) || !(c & bit_SSE4_1))
		return false;
	return __get_cpuid_count(7, 0, &a, &b, &c, &d) && b & bit_SHA;
}

#endif

void fg_sha256_start_plain(struct fg_sha256 *digest)
{
	*digest = (struct fg_sha256){ { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 },
		                      .add_blocks = add_blocks_plain };
}

void fg_sha256_start(struct fg_sha256 *digest)
{
	fg_sha256_start_plain(digest);
#ifdef __x86_64__
	if (has_instructions())
		digest->add_blocks = add_blocks_x86;
#endif
}

void fg_sha256_add(struct fg_sha256 *digest, const void *data, size_t length)
{
	const unsigned char *bytes = data;
	size_t held = digest->length % BLOCK, part = BLOCK - held;

	digest->length += length;
	if (held && length >= part) {
		memcpy(digest->rest + held, bytes, part);
		digest->add_blocks(digest->state, digest->rest, 1);
		bytes += part;
		length -= part;
		held = 0;
	}
	if (!held && length >= BLOCK) {
		digest->add_blocks(digest->state, bytes, length / BLOCK);
		bytes += length / BLOCK * BLOCK;
		length %= BLOCK;
	}
	if (length)
		memcpy(digest->rest + held, bytes, length);
}

void fg_sha256_end(struct fg_sha256 *digest, char ret_hex[65])
{
	static const unsigned char padding[BLOCK] = { 0x80 };
	uint64_t bits = digest->length * 8;
	unsigned char length[8];

	for (size_t i = 0; i < 8; i++)
		length[i] = (unsigned char)(bits >> (56 - 8 * i));
	fg_sha256_add(digest, padding, BLOCK - (digest->length + 8) % BLOCK);
	fg_sha256_add(digest, length, sizeof(length));
	for (size_t i = 0; i < 64; i++)
		ret_hex[i] = "0123456789abcdef"[digest->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
	ret_hex[64] = '\0';
}

void fg_sha256_hex(const void *data, size_t length, char ret_hex[65])
{
	struct fg_sha256 digest;

	fg_sha256_start(&digest);
	fg_sha256_add(&digest, data, length);
	fg_sha256_end(&digest, ret_hex);
}
