/* A model. */
#include "fuzz/fuzz.h"

#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_model *model = NULL;
	int status = fuzz_load(data, size, diags, &model);

	if (status == 0) {
		fuzz_must(flowgap_model_check_labels(model, "fuzz.xml", "es", diags) == 0,
		          "labels can be checked");
		fuzz_write_all(model);
	}
	fuzz_messages(diags, status);
	flowgap_model_free(model);
	flowgap_diags_free(diags);
	return 0;
}
