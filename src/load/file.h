/* Bytes of files: the model's, and those of the yardsticks it lists. They are read piece by piece,
 * so that a file that is refused is not read to its end. */
#ifndef FG_LOAD_FILE_H
#define FG_LOAD_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sha256.h"

struct fg_link;

struct fg_file {
	char *data;              /* what was read so far: `length` bytes and a final NUL */
	size_t length;
	char *name;              /* for messages */
	bool whole;              /* nothing is left to read */
	bool installed;          /* one of the shipped yardsticks: `name` is no path */
	bool digested;           /* a digest of all bytes is made */
	struct fg_sha256 digest;
	/* where the rest is: a descriptor, or memory of the caller when it is -1 */
	int fd;
	const char *rest;
	size_t rest_length;
	size_t room;
};

/* 0 or a negative errno. `path` "-" is standard input. */
int fg_file_open(const char *path, bool digested, struct fg_file *ret_file);
int fg_file_memory(const char *data, size_t length, const char *name, struct fg_file *ret_file);
/* Reads the next piece; `data` may move. 0, -EFBIG beyond FG_FILE_LIMIT, or another negative
 * errno. */
int fg_file_more(struct fg_file *file);
/* Looks for the yardstick in the folders it may be in: -ENOENT when it is in none. */
int fg_file_yardstick(const struct fg_link *link, const char *id, struct fg_file *ret_file);
void fg_file_clear(struct fg_file *file);

#endif
