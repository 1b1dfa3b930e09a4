/* In the place of src/base/task.c: the task runs in this process, where the fuzzer sees it. */
#include "base/task.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int fg_task_write(int out, const void *bytes, size_t length)
{
	return length && write(out, bytes, length) != (ssize_t)length ? -EIO : 0;
}

int fg_task_run(const struct fg_task *task, struct fg_task_result *ret_result)
{
	struct fg_task_result result = { 0 };
	int out = memfd_create("result", 0);

	if (out < 0)
		return -errno;
	result.status = task->run(task->data, out);
	result.length = (size_t)lseek(out, 0, SEEK_CUR);
	result.bytes = malloc(result.length + 1);
	if (!result.bytes || pread(out, result.bytes, result.length, 0) != (ssize_t)result.length)
		result.status = -EIO;
	close(out);
	*ret_result = result;
	return 0;
}

void fg_task_clear(struct fg_task_result *result)
{
	free(result->bytes);
	*result = (struct fg_task_result){ 0 };
}
