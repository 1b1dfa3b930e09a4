#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/module.h"
#include "load/file.h"
#include "load/link.h"

enum { PIECE = 64 * 1024 };

void fg_file_clear(struct fg_file *file)
{
	if (file->fd > STDIN_FILENO)
		close(file->fd);
	free(file->data);
	free(file->name);
	*file = (struct fg_file){ .fd = -1 };
}

/* Room for one more piece and a final NUL. */
static int make_room(struct fg_file *file)
{
	size_t room = file->room ? file->room * 2 : PIECE + 1;
	char *data;

	if (file->room > file->length + PIECE)
		return 0;
	data = realloc(file->data, room);
	if (!data)
		return -ENOMEM;
	file->data = data;
	file->room = room;
	return 0;
}

/* Up to `wanted` bytes; 0 at the end. */
static ssize_t take(struct fg_file *file, char *to, size_t wanted)
{
	ssize_t got;

	if (file->fd >= 0) {
		do
			got = read(file->fd, to, wanted);
		while (got < 0 && errno == EINTR);
		return got < 0 ? -errno : got;
	}
	if (wanted > file->rest_length)
		wanted = file->rest_length;
	if (wanted)
		memcpy(to, file->rest, wanted);
	file->rest += wanted;
	file->rest_length -= wanted;
	return (ssize_t)wanted;
}

int fg_file_more(struct fg_file *file)
{
	size_t start = file->length;
	int status = make_room(file);

	while (status == 0 && !file->whole && file->length < start + PIECE) {
		ssize_t got = take(file, file->data + file->length, start + PIECE - file->length);

		if (got < 0)
			status = (int)got;
		else if (got == 0)
			file->whole = true;
		else if ((file->length += (size_t)got) > FG_FILE_LIMIT)
			status = -EFBIG;
	}
	if (file->data)
		file->data[file->length] = '\0';
	if (status == 0 && file->digested)
		fg_sha256_add(&file->digest, file->data + start, file->length - start);
	return status;
}

/* The first piece of it: a folder, for one, can be opened and not read. */
static int begin(struct fg_file *file, const char *name, struct fg_file *ret_file)
{
	int status;

	if (file->digested)
		fg_sha256_start(&file->digest);
	file->name = strdup(name);
	status = file->name ? fg_file_more(file) : -ENOMEM;
	if (status < 0)
		fg_file_clear(file);
	else
		*ret_file = *file;
	return status;
}

int fg_file_open(const char *path, bool digested, struct fg_file *ret_file)
{
	bool standard = strcmp(path, "-") == 0;
	struct fg_file file = { .digested = digested };

	file.fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (file.fd < 0)
		return -errno;
	return begin(&file, standard ? "<stdin>" : path, ret_file);
}

int fg_file_memory(const char *data, size_t length, const char *name, struct fg_file *ret_file)
{
	struct fg_file file = { .fd = -1, .rest = data, .rest_length = length, .digested = true };

	return begin(&file, name, ret_file);
}

/* FOLDER/yardsticks/ID.xml or FOLDER/ID.xml; the length of folder matters, not its end. */
static int try_file(const char *folder, size_t length, const char *id, struct fg_file *ret_file)
{
	char *path = NULL;
	int status;

	if (asprintf(&path, "%.*s%s.xml", (int)length, folder, id) < 0)
		return -ENOMEM;
	status = fg_file_open(path, false, ret_file);
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

/* Installed with the program or the library that this is in, wherever they are now; else where they
 * were to be. */
static int try_installed(const char *id, struct fg_file *ret_file)
{
	static const char *const ways[] = { FLOWGAP_DATA_FROM_PROGRAM, FLOWGAP_DATA_FROM_LIBRARY };
	char *own = fg_module_folder();
	int status = !own && errno == ENOMEM ? -ENOMEM : -ENOENT;

	for (size_t i = 0; own && status == -ENOENT && i < sizeof(ways) / sizeof(ways[0]); i++) {
		char *folder = NULL;
		int length = asprintf(&folder, "%s/%s/yardsticks", own, ways[i]);

		status = length < 0 ? -ENOMEM : try_folder(folder, id, ret_file);
		if (length >= 0)
			free(folder);
	}
	free(own);
	return status == -ENOENT ? try_folder(FLOWGAP_DATADIR "/yardsticks", id, ret_file) : status;
}

int fg_file_yardstick(const struct fg_link *link, const char *id, struct fg_file *ret_file)
{
	const struct fg_load_options *options = link->options;
	int status = try_beside(link, id, ret_file);

	for (size_t i = 0; options && i < options->yardstick_dir_count && status == -ENOENT; i++)
		status = try_folder(options->yardstick_dirs[i], id, ret_file);
	if (status != -ENOENT)
		return status;
	status = try_installed(id, ret_file);
	if (status == 0) {  /* an absolute path that nobody wrote: name the file only */
		char *name = NULL;

		if (asprintf(&name, "yardsticks/%s.xml", id) < 0) {
			fg_file_clear(ret_file);
			return -ENOMEM;
		}
		free(ret_file->name);
		ret_file->name = name;
		ret_file->installed = true;
	}
	return status;
}
