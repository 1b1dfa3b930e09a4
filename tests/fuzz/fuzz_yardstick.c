/* A yardstick, put to a small model. The file must be called as the id in it. */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Before and after the id of the yardstick. */
static char model_text[8000], *model_rest;
static char folder[250], name[250];

static void read_model(void)
{
	FILE *file = fopen("tests/fuzz/yardstick-model.xml", "r");

	fuzz_must(file && fread(model_text, 1, sizeof(model_text) - 1, file) > 0,
	          "the small model can be read");
	fclose(file);
	model_rest = strstr(model_text, "?\"/>");
	fuzz_must(model_rest, "the small model has a place for the id");
	*model_rest++ = '\0';
}

static void drop(void)
{
	rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	read_model();
	snprintf(name, sizeof(name), "%s/model.xml", fuzz_folder());
	snprintf(folder, sizeof(folder), "%s/yardsticks", fuzz_folder());
	fuzz_must(mkdir(folder, 0700) == 0, "a folder can be made");
	atexit(drop);
	return 0;
}

/* The first id in the text, as far as it is one. */
static void find_id(const uint8_t *data, size_t size, char *id, size_t room)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789_-";
	const char *at = memmem(data, size, " id=\"", 5);
	size_t length = 0;

	if (at) {
		const char *end = (const char *)data + size;

		for (at += 5; at < end && *at && strchr(letters, *at) && length + 1 < room; at++)
			id[length++] = *at;
	}
	id[length] = '\0';
	if (!length || strchr("0123456789-", id[0]))
		snprintf(id, room, "fuzz");
}

static void save(const char *path, const uint8_t *data, size_t size)
{
	FILE *file = fopen(path, "w");

	fuzz_must(file && fwrite(data, 1, size, file) == size && fclose(file) == 0, path);
}

static void explain(const struct flowgap_model *model, const char *id)
{
	const struct flowgap_explain_options options = { .model = model };
	struct flowgap_buffer text = { 0 }, message = { 0 };
	int status = flowgap_explain(id, &options, &message, &text);

	fuzz_must(status == 0 || message.length > 0, "what is not explained says why");
	fuzz_text(&text);
	fuzz_text(&message);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_model *model = NULL;
	char id[60], path[400], text[sizeof(model_text)];
	int length, status;

	find_id(data, size, id, sizeof(id));
	snprintf(path, sizeof(path), "%s/%s.xml", folder, id);
	save(path, data, size);
	length = snprintf(text, sizeof(text), "%s%s%s", model_text, id, model_rest);
	fuzz_must(length > 0 && (size_t)length < sizeof(text), "the model fits");
	status = flowgap_model_parse(text, (size_t)length, name, diags, &model);
	if (status == 0) {
		fuzz_write_all(model);
		explain(model, id);
	}
	fuzz_messages(diags, status);
	flowgap_model_free(model);
	flowgap_diags_free(diags);
	unlink(path);
	return 0;
}
