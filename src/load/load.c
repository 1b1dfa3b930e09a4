#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "load/file.h"
#include "load/link.h"

/* Of the tables of ids: no file can aim at it. Nothing that is printed depends on it. */
static uint64_t make_seed(void)
{
	uint64_t seed = 0;

	if (getrandom(&seed, sizeof(seed), GRND_NONBLOCK) != (ssize_t)sizeof(seed))
		seed = (uint64_t)(uintptr_t)&seed * UINT64_C(0x9E3779B97F4A7C15);
	return seed;
}

static int link_and_check(struct fg_link *link)
{
	int status = fg_link_model(link);

	if (status == 0 && link->doc->invalid)
		return -EINVAL;
	if (status == 0)
		status = fg_model_index(link->model);
	if (status == 0 && !(link->options && link->options->no_audit))
		status = fg_audit(link);
	return status;
}

/* What is left when everything is read. */
static int finish(struct fg_link *link, struct fg_file *file)
{
	if (file->digested)
		fg_sha256_end(&file->digest, link->model->hash);
	return link_and_check(link);
}

/* `path` tells where yardsticks lie. */
static int load(struct fg_file *file, const char *path, const struct fg_load_options *options,
                struct fg_diags *diags, struct fg_model **ret_model)
{
	const char *slash = strrchr(path, '/');
	struct fg_doc doc = { .language = &fg_model_language, .diags = diags };
	struct fg_link link = { .doc = &doc, .path = path, .options = options };
	int status = -ENOMEM;

	link.model = fg_model_new();
	if (!link.model)
		return -ENOMEM;
	link.arena = link.model->arena;
	link.model->name = fg_arena_string(link.arena, slash ? slash + 1 : path);
	link.seed = make_seed();
	if (link.model->name)
		status = fg_doc_read(&doc, file);
	if (status == 0)
		status = finish(&link, file);
	if (doc.no_memory || fg_arena_failed(link.arena)
	    || (doc.arena && fg_arena_failed(doc.arena)))
		status = -ENOMEM;
	fg_link_clear(&link);
	fg_doc_clear(&doc);
	if (status < 0)
		fg_model_free(link.model);
	else
		*ret_model = link.model;
	return status;
}

int fg_load_file(const char *path, const struct fg_load_options *options, struct fg_diags *diags,
                 struct fg_model **ret_model)
{
	struct fg_file file;
	int status = fg_file_open(path, !options || !options->no_digest, &file);

	if (status < 0)
		return status;
	status = load(&file, path, options, diags, ret_model);
	fg_file_clear(&file);
	return status;
}

int fg_load_memory(const struct fg_load_text *text, const struct fg_load_options *options,
                   struct fg_diags *diags, struct fg_model **ret_model)
{
	struct fg_file file;
	int status = fg_file_memory(text->data, text->length, text->name, &file);

	if (status < 0)
		return status;
	status = load(&file, text->name, options, diags, ret_model);
	fg_file_clear(&file);
	return status;
}
