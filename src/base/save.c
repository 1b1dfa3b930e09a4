/* A file appears whole or not at all: written beside its place, then renamed. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sink.h"

enum { TRIES = 100 };

static int write_all(int file, const char *bytes, size_t length)
{
	while (length) {
		ssize_t wrote = write(file, bytes, length);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			return -errno;
		bytes += wrote;
		length -= (size_t)wrote;
	}
	return 0;
}

static int save_to_stdout(const struct fg_sink *sink)
{
	if (fwrite(sink->data ? sink->data : "", 1, sink->length, stdout) != sink->length
	    || fflush(stdout) != 0)
		return errno ? -errno : -EIO;
	return 0;
}

/* A pipe or a device has no "beside". */
static int save_in_place(const struct fg_sink *sink, const char *path)
{
	int file = open(path, O_WRONLY | O_CLOEXEC), error;

	if (file < 0)
		return -errno;
	error = write_all(file, sink->data, sink->length);
	if (close(file) != 0 && !error)
		error = -errno;
	return error;
}

/* Opens a new file in the folder of `target`; its name goes to `ret_path`. Returns the file or a
 * negative errno. */
static int open_beside(const char *target, char ret_path[PATH_MAX])
{
	const char *slash = strrchr(target, '/');
	int folder = slash ? (int)(slash - target) + 1 : 0;

	for (int i = 0; i < TRIES; i++) {
		int file, length = snprintf(ret_path, PATH_MAX, "%.*s.flowgap-%ld-%d.tmp", folder,
		                            target, (long)getpid(), i);

		if (length < 0 || length >= PATH_MAX)
			return -ENAMETOOLONG;
		file = open(ret_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (file >= 0 || errno != EEXIST)
			return file >= 0 ? file : -errno;
	}
	return -EEXIST;
}

/* Closes the file and lets it take the place of `target`; with an error, removes it. `old`: what
 * is there now, or NULL. */
static int settle(int file, const char *path, const char *target, const struct stat *old, int error)
{
	if (!error && old && fchmod(file, old->st_mode & 0777) != 0)
		error = -errno;
	if (!error && fsync(file) != 0)
		error = -errno;
	if (close(file) != 0 && !error)
		error = -errno;
	if (!error && rename(path, target) != 0)
		error = -errno;
	if (error)
		unlink(path);
	return error;
}

static int save_by_rename(const struct fg_sink *sink, const char *target, const struct stat *old)
{
	char path[PATH_MAX];
	int file = open_beside(target, path);

	if (file < 0)
		return file;
	return settle(file, path, target, old, write_all(file, sink->data, sink->length));
}

int fg_save_file(const char *path, int (*write)(const char *path, void *context), void *context)
{
	struct stat old;
	bool exists = stat(path, &old) == 0;
	char *target = exists ? realpath(path, NULL) : strdup(path), temporary[PATH_MAX];
	int file = -EINVAL;

	if (!target || (!exists && errno != ENOENT))
		file = -errno;
	else if (exists && !S_ISREG(old.st_mode))
		file = S_ISDIR(old.st_mode) ? -EISDIR : -EINVAL;
	else if (exists && access(path, W_OK) != 0)
		file = -errno;
	else
		file = open_beside(target, temporary);
	if (file >= 0)
		file = settle(file, temporary, target, exists ? &old : NULL,
		              write(temporary, context));
	free(target);
	return file;
}

int fg_sink_save(const struct fg_sink *sink, const char *path)
{
	struct stat old;
	char *target;
	int error;

	if (sink->error)
		return sink->error;
	if (strcmp(path, "-") == 0)
		return save_to_stdout(sink);
	if (stat(path, &old) != 0)
		return errno == ENOENT ? save_by_rename(sink, path, NULL) : -errno;
	if (S_ISDIR(old.st_mode))
		return -EISDIR;
	if (!S_ISREG(old.st_mode))
		return save_in_place(sink, path);
	if (access(path, W_OK) != 0)
		return -errno;
	/* what a symbolic link points to is replaced, not the link */
	target = realpath(path, NULL);
	if (!target)
		return -errno;
	error = save_by_rename(sink, target, &old);
	free(target);
	return error;
}
