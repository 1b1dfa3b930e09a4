#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "load/file.h"
#include "load/link.h"

static uint64_t seed_of(const char *hex)
{
	char part[17] = { 0 };

	memcpy(part, hex, 16);
	return strtoull(part, NULL, 16);
}

static int link_and_check(struct fg_link *link)
{
	int status = fg_link_model(link);

	if (status == 0 && link->doc->invalid)
		return -EINVAL;
	if (status == 0)
		status = fg_model_index(link->model);
	if (status == 0)
		status = fg_audit(link);
	return status;
}

/* `file` has a final NUL after its bytes; `path` tells where yardsticks lie. */
static int load(const struct fg_file *file, const char *path, const struct fg_load_options *options,
                struct fg_diags *diags, struct fg_model **ret_model)
{
	const char *slash = strrchr(path, '/');
	struct fg_doc doc = { .name = file->name, .data = file->data, .length = file->length,
		              .language = &fg_model_language, .diags = diags };
	struct fg_link link = { .doc = &doc, .path = path, .options = options };
	int status = -ENOMEM;

	link.model = fg_model_new();
	if (!link.model)
		return -ENOMEM;
	link.arena = link.model->arena;
	link.model->name = fg_arena_string(link.arena, slash ? slash + 1 : path);
	fg_sha256_hex(file->data, file->length, link.model->hash);
	link.seed = seed_of(link.model->hash);
	if (link.model->name)
		status = fg_doc_read(&doc);
	if (status == 0)
		status = link_and_check(&link);
	if (doc.no_memory || fg_arena_failed(link.arena))
		status = -ENOMEM;
	fg_link_clear(&link);
	fg_doc_clear(&doc);
	if (status < 0)
		fg_model_free(link.model);
	else
		*ret_model = link.model;
	return status;
}

static int refuse_size(const char *name, struct fg_diags *diags)
{
	struct fg_diag diag = { .code = fg_code_find("FG1003"), .file = (char *)(uintptr_t)name,
		                .text = "the file has more than 1 GiB" };

	fg_diags_add(diags, &diag);
	return -EINVAL;
}

int fg_load_file(const char *path, const struct fg_load_options *options, struct fg_diags *diags,
                 struct fg_model **ret_model)
{
	struct fg_file file;
	int status = fg_file_read(path, &file);

	if (status == -EFBIG)
		return refuse_size(path, diags);
	if (status < 0)
		return status;
	status = load(&file, path, options, diags, ret_model);
	fg_file_clear(&file);
	return status;
}

int fg_load_memory(const struct fg_load_text *text, const struct fg_load_options *options,
                   struct fg_diags *diags, struct fg_model **ret_model)
{
	struct fg_file file = { 0 };
	int status = -ENOMEM;

	if (text->length > FG_FILE_LIMIT)
		return refuse_size(text->name, diags);
	file.data = malloc(text->length + 1);
	file.name = strdup(text->name);
	file.length = text->length;
	if (file.data && file.name) {
		if (text->length)
			memcpy(file.data, text->data, text->length);
		file.data[text->length] = '\0';
		status = load(&file, text->name, options, diags, ret_model);
	}
	fg_file_clear(&file);
	return status;
}
