#include "fuzz/fuzz.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "api/api.h"
#include "base/text.h"

void fuzz_must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "this does not hold: %s\n", what);
	abort();
}

void fuzz_text(struct flowgap_buffer *text)
{
	const char *at = text->data ? text->data : "";

	fuzz_must(fg_utf8_valid(at, text->length), "what is written is UTF-8");
	fuzz_must(strlen(at) == text->length, "what is written has no NUL");
	flowgap_buffer_clear(text);
}

void fuzz_messages(const struct flowgap_diags *diags, int status)
{
	struct flowgap_buffer text = { 0 };

	fuzz_must(flowgap_diags_text(diags, true, &text) == 0, "messages as text");
	fuzz_text(&text);
	fuzz_must(flowgap_diags_json(diags, &text) == 0, "messages as JSON");
	fuzz_text(&text);
	if (status == -EINVAL)
		fuzz_must(flowgap_diags_errors(diags) > 0, "what is refused has a message");
	else
		fuzz_must(status < 0 || flowgap_diags_errors(diags) == 0,
		          "what is accepted has no errors");
}

/* All categories, commas between. */
static const char *all_categories(void)
{
	static char all[400];
	struct flowgap_word word;

	if (*all)
		return all;
	for (size_t i = 0; flowgap_word_at("category", i, &word); i++)
		snprintf(all + strlen(all), sizeof(all) - strlen(all), "%s%s", i ? "," : "",
		         word.word);
	return all;
}

/* Traces of the first element to the last place, where there are such. */
static void write_table(const struct flowgap_analysis *analysis, const char *table,
                        const char *format, bool detailed)
{
	const struct fg_model *model = analysis->model;
	const struct flowgap_write_options options = {
		.table = table, .format = format, .detailed = detailed, .colour = detailed,
		.element = model->element_count ? model->elements[0].e.id : NULL,
		.place = model->place_count ? model->places[model->place_count - 1].e.id : NULL,
		.categories = all_categories(),
	};
	struct flowgap_buffer text = { 0 }, message = { 0 };
	bool trace = strcmp(table, "trace") == 0 || strcmp(table, "ways") == 0;
	int status;

	if (trace && (!options.element || !options.place))
		return;
	status = flowgap_write(analysis, &options, &message, &text);
	fuzz_must(status == 0, "a table can be written");
	fuzz_text(&text);
	fuzz_text(&message);
}

void fuzz_write_tables(const struct flowgap_analysis *analysis)
{
	struct flowgap_word table, format;
	char formats[40];

	for (size_t i = 0; flowgap_word_at("table", i, &table); i++) {
		snprintf(formats, sizeof(formats), "%s-format", table.word);
		for (size_t k = 0; flowgap_word_at(formats, k, &format); k++) {
			write_table(analysis, table.word, format.word, false);
			if (strcmp(format.word, "text") == 0)
				write_table(analysis, table.word, format.word, true);
		}
	}
}

void fuzz_write_all(const struct flowgap_model *model)
{
	const struct flowgap_reading reading = { 0 };
	struct flowgap_buffer message = { 0 };
	struct flowgap_analysis *analysis;

	fuzz_must(flowgap_analysis_new(model, &reading, &message, &analysis) == 0,
	          "an accepted model can be analysed");
	fuzz_write_tables(analysis);
	flowgap_analysis_free(analysis);
}

int fuzz_file(const uint8_t *data, size_t size, char path[40])
{
	int file = memfd_create("fuzz", MFD_CLOEXEC);

	fuzz_must(file >= 0 && write(file, data, size) == (ssize_t)size, "a file in memory");
	snprintf(path, 40, "/proc/self/fd/%d", file);
	return file;
}

int fuzz_load(const uint8_t *data, size_t size, struct flowgap_diags *diags,
              struct flowgap_model **ret_model)
{
	static const char *const folders[] = {
		"models/yardsticks", "tests/valid/yardsticks", "tests/status/yardsticks",
		"tests/rules/yardsticks",
	};
	char path[40];
	int file = fuzz_file(data, size, path);
	int status = flowgap_model_load(path, folders, sizeof(folders) / sizeof(folders[0]), diags,
	                                ret_model);

	close(file);
	return status;
}

static char folder[200];

static void drop_folder(void)
{
	rmdir(folder);
}

const char *fuzz_folder(void)
{
	const char *parent = getenv("TMPDIR");

	if (!*folder) {
		snprintf(folder, sizeof(folder), "%s/flowgap-fuzz-XXXXXX",
		         parent ? parent : "/tmp");
		fuzz_must(mkdtemp(folder), "a folder can be made");
		atexit(drop_folder);
	}
	return folder;
}
