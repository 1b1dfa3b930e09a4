/* One task in a child process, with limits on its time and memory. */
#ifndef FG_BASE_TASK_H
#define FG_BASE_TASK_H

#include <stdbool.h>
#include <stddef.h>

struct fg_task_result {
	char *bytes;                     /* what the task wrote to `out` */
	size_t length;
	char chatter[512];               /* the first line of what it printed */
	int status;                      /* what the task returned; -EIO: it broke off */
	int signal;                      /* the one that ended it, or 0 */
	bool timed_out, too_long;
};

struct fg_task {
	int (*run)(void *data, int out); /* in the child; returns 0 or a negative errno */
	void *data;
	unsigned seconds;
	size_t most_bytes;               /* of result */
};

/* 0, or a negative errno when no child could be started or heard. */
int fg_task_run(const struct fg_task *task, struct fg_task_result *ret_result);
void fg_task_clear(struct fg_task_result *result);

/* For the child: all of it, or a negative errno. */
int fg_task_write(int out, const void *bytes, size_t length);

/*
 * For the child: whether it kept well below its limit of memory, so that no request was refused;
 * cairo and pango leave text out without a word when one is.
 */
bool fg_task_had_memory(void);

#endif
