/* Rules of the user's own, run against a small model in this process (task.c). */
#include "fuzz/fuzz.h"

#include <stdlib.h>

static struct flowgap_model *model;

static void drop(void)
{
	flowgap_model_free(model);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct flowgap_diags *diags = flowgap_diags_new();

	(void)argc;
	(void)argv;
	fuzz_must(flowgap_model_load("tests/valid/full.xml", NULL, 0, diags, &model) == 0,
	          "the small model can be read");
	flowgap_diags_free(diags);
	atexit(drop);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct flowgap_reading reading = { 0 };
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_analysis *analysis = NULL;
	struct flowgap_rules *rules = NULL;
	int status = flowgap_rules_parse((const char *)data, size, "rules.sql", diags, &rules);

	if (status == 0) {
		fuzz_must(flowgap_analysis_new(model, &reading, NULL, &analysis) == 0,
		          "the small model can be analysed");
		status = flowgap_analysis_apply(analysis, rules, diags);
		if (status == 0)
			fuzz_write_tables(analysis);
	}
	fuzz_messages(diags, status);
	flowgap_analysis_free(analysis);
	flowgap_rules_free(rules);
	flowgap_diags_free(diags);
	return 0;
}
