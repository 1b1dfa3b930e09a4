/* A file appears whole or not at all: written beside its place, then renamed. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sink.h"

enum {
	TRIES = 100,
	LONGEST_NAME = 200               /* bytes of it, in that of the file beside */
};

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

/* Locks the file at `path` and empties it. -EBUSY: somebody else is at it, or made it. */
static int take(int file, const char *path)
{
	struct stat opened, named;

	if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		return -EBUSY;
	if (fstat(file, &opened) != 0 || lstat(path, &named) != 0)
		return errno == ENOENT ? -EBUSY : -errno;
	if (opened.st_ino != named.st_ino || opened.st_dev != named.st_dev
	    || !S_ISREG(opened.st_mode) || opened.st_nlink != 1 || opened.st_uid != geteuid())
		return -EBUSY;
	return ftruncate(file, 0) == 0 ? 0 : -errno;
}

/* Opens a new file, or what a killed run left of one, for us alone; or a negative errno. */
static int open_to_fill(const char *path)
{
	int flags = O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, status;
	int file = open(path, flags | O_CREAT | O_EXCL, 0666);
	bool made = file >= 0;

	if (!made && errno == EEXIST) {
		file = open(path, flags);
		if (file < 0)
			return -EBUSY;
	}
	if (file < 0)
		return -errno;
	status = take(file, path);
	if (status == 0)
		return file;
	if (made && status != -EBUSY)
		unlink(path);
	close(file);
	return status;
}

/*
 * Opens an empty file in the folder of `target`, whose name goes to `ret_path`, and locks it. Its
 * name comes from that of the target: what a killed run left is taken over by the next one. Returns
 * the file or a negative errno.
 */
static int open_beside(const char *target, char ret_path[PATH_MAX])
{
	const char *slash = strrchr(target, '/'), *name = slash ? slash + 1 : target;
	char suffix[16] = "";

	for (int i = 1; i <= TRIES; i++) {
		int file, length = snprintf(ret_path, PATH_MAX, "%.*s.%.*s.flowgap-new%s",
		                            (int)(name - target), target, LONGEST_NAME, name,
		                            suffix);

		if (length < 0 || length >= PATH_MAX)
			return -ENAMETOOLONG;
		file = open_to_fill(ret_path);
		if (file != -EBUSY)
			return file;
		snprintf(suffix, sizeof(suffix), "-%d", i);
	}
	return -EBUSY;
}

/* Lets the file take the place of `target` and closes it; with an error, removes it. `old`: what is
 * there now, or NULL. Locked to the end: until then the name is ours. */
static int settle(int file, const char *path, const char *target, const struct stat *old, int error)
{
	if (!error && old && fchmod(file, old->st_mode & 0777) != 0)
		error = -errno;
	if (!error && fsync(file) != 0)
		error = -errno;
	if (!error && rename(path, target) != 0)
		error = -errno;
	if (error)
		unlink(path);
	if (close(file) != 0 && !error)
		error = -errno;
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
