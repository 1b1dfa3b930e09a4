/* Bytes of files: the model's, and those of the yardsticks it lists. */
#ifndef FG_LOAD_FILE_H
#define FG_LOAD_FILE_H

#include <stddef.h>

struct fg_link;

struct fg_file {
	char *data;              /* `length` bytes and a final NUL */
	size_t length;
	char *name;              /* for messages */
};

/* 0, -EFBIG beyond FG_FILE_LIMIT, or another negative errno. `path` "-" is standard input. */
int fg_file_read(const char *path, struct fg_file *ret_file);
/* Looks for the yardstick in the folders it may be in: -ENOENT when it is in none. */
int fg_file_yardstick(const struct fg_link *link, const char *id, struct fg_file *ret_file);
void fg_file_clear(struct fg_file *file);

#endif
