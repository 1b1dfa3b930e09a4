#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common.h"

static enum cli_exit fail(const char *what, const char *path, int error)
{
	cli_complain("cannot %s %s: %s", what, path, strerror(error));
	return CLI_SYSTEM;
}

static char *join(const char *folder, const char *name)
{
	char *path;

	return asprintf(&path, "%s/%s", folder, name) < 0 ? NULL : path;
}

/* Calls `each` with every name but "." and ".."; stops at the first nonzero result. */
static int each_name(const char *path, int (*each)(const char *name, void *context), void *context)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	int result = 0;

	if (!folder)
		return -errno;
	while (result == 0 && (errno = 0, entry = readdir(folder)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			result = each(entry->d_name, context);
	if (result == 0 && errno)
		result = -errno;
	closedir(folder);
	return result;
}

static int remove_one(const char *name, void *context)
{
	char *path = join(context, name);
	int result = !path ? -ENOMEM : unlink(path) == 0 ? 0 : -errno;

	free(path);
	return result;
}

/* Only files: we make no folders in folders. */
static int remove_folder(char *path)
{
	int status = each_name(path, remove_one, path);

	return status < 0 ? status : rmdir(path) == 0 ? 0 : -errno;
}

/* ---- what is there now */

struct contents {
	char *text;
	char *stranger;          /* a name that is not listed; owned */
};

static bool lists(const char *text, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = text; (at = strstr(at, name)); at += length)
		if (at > text && at[-1] == '\n' && at[length] == '\n')
			return true;
	return false;
}

static int is_stranger(const char *name, void *context)
{
	struct contents *contents = context;

	if (strcmp(name, CLI_CONTENTS) == 0 || (contents->text && lists(contents->text, name)))
		return 0;
	contents->stranger = strdup(name);
	return contents->stranger ? 1 : -ENOMEM;
}

/* 0 and NULL: there is none. */
static int read_contents(const char *folder, char **ret_text)
{
	char *path = join(folder, CLI_CONTENTS);
	FILE *file = path ? fopen(path, "re") : NULL;
	int status = file ? 0 : !path ? -ENOMEM : errno == ENOENT ? 0 : -errno;
	size_t room = 0;

	errno = 0;
	if (file && getdelim(ret_text, &room, '\0', file) < 0)
		status = -errno;         /* 0: an empty one */
	if (file)
		fclose(file);
	free(path);
	return status;
}

static enum cli_exit check_target(const char *path)
{
	struct contents contents = { 0 };
	int status = read_contents(path, &contents.text);
	enum cli_exit result = CLI_OK;

	if (status == 0)
		status = each_name(path, is_stranger, &contents);
	if (status == 1) {
		cli_complain("%s holds '%s', which no report made: choose another folder, or move"
		             " it away", path, contents.stranger);
		result = CLI_SYSTEM;
	} else if (status < 0 && status != -ENOENT) {
		result = fail("write into", path, -status);
	}
	free(contents.stranger);
	free(contents.text);
	return result;
}

/* ---- the folder beside */

static char *work_name(const char *target)
{
	const char *slash = strrchr(target, '/'), *name = slash ? slash + 1 : target;
	char *work;

	return asprintf(&work, "%.*s.%s.flowgap-new", (int)(name - target), target, name) < 0
	               ? NULL : work;
}

static char *without_slashes(const char *path)
{
	char *copy = strdup(path);
	size_t length = copy ? strlen(copy) : 0;

	while (length > 1 && copy[length - 1] == '/')
		copy[--length] = '\0';
	return copy;
}

/* A folder left by a run that was killed is taken over: whoever still fills it holds its lock. */
static enum cli_exit take_work(struct cli_folder *folder)
{
	bool made = mkdir(folder->work, 0777) == 0;
	int status;

	if (!made && errno != EEXIST)
		return fail("make", folder->work, errno);
	folder->lock = open(folder->work, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder->lock < 0) {
		status = errno;
		if (made)
			rmdir(folder->work);
		return fail("open", folder->work, status);
	}
	if (flock(folder->lock, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EWOULDBLOCK)
			cli_complain("another report is being written to %s", folder->target);
		else
			fail("lock", folder->work, errno);
		close(folder->lock);
		folder->lock = -1;
		return CLI_SYSTEM;
	}
	status = each_name(folder->work, remove_one, folder->work);
	return status < 0 ? fail("empty", folder->work, -status) : CLI_OK;
}

enum cli_exit cli_folder_open(const char *path, struct cli_folder *ret_folder)
{
	struct cli_folder folder = { .target = without_slashes(path), .lock = -1 };
	enum cli_exit result;

	folder.work = folder.target ? work_name(folder.target) : NULL;
	result = folder.work ? check_target(folder.target) : fail("write", path, ENOMEM);
	if (result == CLI_OK)
		result = take_work(&folder);
	if (result == CLI_OK)
		*ret_folder = folder;
	else
		cli_folder_close(&folder);
	return result;
}

/* ---- publishing */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

struct names {
	char **names;
	size_t count;
};

static int add_name(const char *name, void *context)
{
	struct names *names = context;
	char **grown = realloc(names->names, (names->count + 1) * sizeof(*grown));

	if (!grown)
		return -ENOMEM;
	names->names = grown;
	grown[names->count] = strdup(name);
	return grown[names->count] ? (names->count++, 0) : -ENOMEM;
}

static int write_contents(const struct cli_folder *folder, const char *first)
{
	struct flowgap_buffer buffer = { 0 };
	struct names names = { 0 };
	char *path = join(folder->work, CLI_CONTENTS);
	FILE *out = cli_memory_open(&buffer);
	int status = path && out ? each_name(folder->work, add_name, &names) : -ENOMEM, ended;

	if (names.count)
		qsort(names.names, names.count, sizeof(*names.names), by_name);
	if (out) {
		fprintf(out, "%s\n", first);
		for (size_t i = 0; i < names.count; i++)
			fprintf(out, "%s\n", names.names[i]);
	}
	ended = cli_memory_end(out);
	if (status == 0)
		status = ended;
	if (status == 0)
		status = flowgap_buffer_save(&buffer, path);
	for (size_t i = 0; i < names.count; i++)
		free(names.names[i]);
	free(names.names);
	flowgap_buffer_clear(&buffer);
	free(path);
	return status;
}

/* The old folder, if any, is in the other's place afterwards. */
static int exchange(const struct cli_folder *folder)
{
	int status;

	if (renameat2(AT_FDCWD, folder->work, AT_FDCWD, folder->target, RENAME_EXCHANGE) == 0)
		return 0;
	if (errno != ENOENT && errno != EINVAL && errno != ENOSYS)
		return -errno;
	if (rename(folder->work, folder->target) == 0)
		return 0;
	if (errno != ENOTEMPTY && errno != EEXIST)
		return -errno;
	/* a file system that cannot exchange: for a moment neither is there */
	status = remove_folder(folder->target);
	if (status < 0)
		return status;
	return rename(folder->work, folder->target) == 0 ? 0 : -errno;
}

enum cli_exit cli_folder_publish(struct cli_folder *folder, const char *first)
{
	enum cli_exit result = check_target(folder->target);
	int status = result == CLI_OK ? write_contents(folder, first) : 0;

	if (result != CLI_OK)
		return result;
	if (status == 0)
		status = exchange(folder);
	return status < 0 ? fail("write", folder->target, -status) : CLI_OK;
}

enum cli_exit cli_folder_close(struct cli_folder *folder)
{
	enum cli_exit result = CLI_OK;
	int status = 0;

	if (folder->lock >= 0) {
		status = remove_folder(folder->work);
		close(folder->lock);
	}
	if (status < 0 && status != -ENOENT)     /* it took the place of the target */
		result = fail("remove", folder->work, -status);
	free(folder->work);
	free(folder->target);
	*folder = (struct cli_folder){ .lock = -1 };
	return result;
}
