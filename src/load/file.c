#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "load/file.h"
#include "load/link.h"

void fg_file_clear(struct fg_file *file)
{
	free(file->data);
	free(file->name);
	*file = (struct fg_file){ 0 };
}

/* Room for what the file says it has and one byte more, to see its end; a guess for pipes. */
static size_t guess_size(int fd)
{
	struct stat info;

	if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size >= 0
	    && (size_t)info.st_size <= FG_FILE_LIMIT)
		return (size_t)info.st_size + 2;
	return 64 * 1024;
}

static int read_all(int fd, struct fg_file *file)
{
	size_t room = guess_size(fd);

	file->data = malloc(room);
	while (file->data) {
		ssize_t got = read(fd, file->data + file->length, room - file->length - 1);
		char *more;

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -errno;
		file->length += (size_t)got;
		file->data[file->length] = '\0';
		if (got == 0)
			return 0;
		if (file->length > FG_FILE_LIMIT)
			return -EFBIG;
		if (file->length + 1 < room)
			continue;
		more = realloc(file->data, room *= 2);
		if (!more)
			break;
		file->data = more;
	}
	return -ENOMEM;
}

int fg_file_read(const char *path, struct fg_file *ret_file)
{
	struct fg_file file = { 0 };
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	int status;

	if (fd < 0)
		return -errno;
	status = read_all(fd, &file);
	if (!standard)
		close(fd);
	if (status == 0 && !(file.name = strdup(standard ? "<stdin>" : path)))
		status = -ENOMEM;
	if (status < 0)
		fg_file_clear(&file);
	else
		*ret_file = file;
	return status;
}

/* FOLDER/yardsticks/ID.xml or FOLDER/ID.xml; the length of folder matters, not its end. */
static int try_file(const char *folder, size_t length, const char *id, struct fg_file *ret_file)
{
	char *path = NULL;
	int status;

	if (asprintf(&path, "%.*s%s.xml", (int)length, folder, id) < 0)
		return -ENOMEM;
	status = fg_file_read(path, ret_file);
	free(path);
	return status == -ENOTDIR ? -ENOENT : status;
}

static int try_folder(const char *folder, const char *id, struct fg_file *ret_file)
{
	char *with_slash = NULL;
	int status;

	if (asprintf(&with_slash, "%s/", folder) < 0)
		return -ENOMEM;
	status = try_file(with_slash, strlen(with_slash), id, ret_file);
	free(with_slash);
	return status;
}

/* Beside the model: the folder in its path, if any, then yardsticks/. */
static int try_beside(const struct fg_link *link, const char *id, struct fg_file *ret_file)
{
	const char *slash = strrchr(link->path, '/');
	char *folder = NULL;
	int status;

	if (asprintf(&folder, "%.*syardsticks", slash ? (int)(slash + 1 - link->path) : 0,
	             link->path) < 0)
		return -ENOMEM;
	status = try_folder(folder, id, ret_file);
	free(folder);
	return status;
}

int fg_file_yardstick(const struct fg_link *link, const char *id, struct fg_file *ret_file)
{
	const struct fg_load_options *options = link->options;
	int status = try_beside(link, id, ret_file);

	for (size_t i = 0; options && i < options->yardstick_dir_count && status == -ENOENT; i++)
		status = try_folder(options->yardstick_dirs[i], id, ret_file);
	if (status != -ENOENT)
		return status;
	status = try_folder(FLOWGAP_DATADIR "/yardsticks", id, ret_file);
	if (status == 0) {  /* an absolute path that nobody wrote: name the file only */
		char *name = NULL;

		if (asprintf(&name, "yardsticks/%s.xml", id) < 0) {
			fg_file_clear(ret_file);
			return -ENOMEM;
		}
		free(ret_file->name);
		ret_file->name = name;
	}
	return status;
}
