/* flowgap explain: what a rule, a message code, a status, a question or another word means. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "common.h"

/* The model named, or the yardstick that the id begins with; none is no failure: other words need
 * none. */
static enum cli_exit load(const struct cli_values *values, struct flowgap_model **ret_model)
{
	struct flowgap_diags *diags;

	if (values->arg_count > 1)
		return cli_load(values, values->args[1], ret_model);
	diags = flowgap_diags_new();
	if (diags)
		flowgap_yardstick_load(values->args[0], values->yardsticks,
		                       values->yardstick_count, diags, ret_model);
	flowgap_diags_free(diags);
	return CLI_OK;
}

static int explain_all(const struct flowgap_model *model, struct flowgap_buffer *ret_text)
{
	struct flowgap_explanation row;
	struct flowgap_buffer one = { 0 };
	FILE *out = open_memstream(&ret_text->data, &ret_text->length);

	for (size_t i = 0; out && flowgap_explanation_at(i, &row); i++) {
		if (flowgap_explain(model, row.id, 0, NULL, &one) < 0)
			continue;
		fprintf(out, "%s%s", i ? "\n" : "", one.data);
		flowgap_buffer_clear(&one);
	}
	return out && fclose(out) == 0 ? 0 : -ENOMEM;
}

enum cli_exit cli_explain(const struct cli_values *values)
{
	bool all = strcmp(values->args[0], "all") == 0;
	bool manual = values->format && strcmp(values->format, "mdoc") == 0;
	struct flowgap_buffer message = { 0 }, text = { 0 };
	struct flowgap_model *model = NULL;
	enum cli_exit result = CLI_OK;
	int status = 0;

	if (manual && !all) {
		cli_complain("explain --format=mdoc is for 'all'");
		return CLI_USAGE;
	}
	if (!all)
		result = load(values, &model);
	if (result == CLI_OK) {
		status = manual ? flowgap_explain_manual(&text)
		         : all  ? explain_all(model, &text)
		                : flowgap_explain(model, values->args[0], 0, &message, &text);
		result = status < 0 ? cli_fail(status, &message, "explain")
		                    : cli_write(&text, values->output);
	}
	flowgap_model_free(model);
	flowgap_buffer_clear(&message);
	flowgap_buffer_clear(&text);
	return result;
}
