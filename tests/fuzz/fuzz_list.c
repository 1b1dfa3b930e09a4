/* A list of data elements; the model made of it must be a good one. It may have warnings: a source
 * without a place in it is worth one. */
#include "fuzz/fuzz.h"

#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

static void check_made(const struct flowgap_buffer *text)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_model *model = NULL;
	int status = flowgap_model_parse(text->data, text->length, "models/made.xml", diags,
	                                 &model);

	fuzz_messages(diags, status);
	fuzz_must(status == 0, "the model made of a list has no errors");
	flowgap_model_free(model);
	flowgap_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer message = { 0 }, text = { 0 };
	char path[40];
	int file = fuzz_file(data, size, path), status;

	status = flowgap_starter_new(&(struct flowgap_starter){ "made", NULL, path }, diags,
	                             &message, &text);
	fuzz_messages(diags, status);
	if (status == 0)
		check_made(&text);
	flowgap_buffer_clear(&message);
	flowgap_buffer_clear(&text);
	flowgap_diags_free(diags);
	close(file);
	return 0;
}
