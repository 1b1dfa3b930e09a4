/* flowgap check: is the model well made? */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "common.h"

static enum cli_exit summary(const char *path, const struct flowgap_diags *diags,
                             const struct flowgap_model *model)
{
	size_t errors = flowgap_diags_errors(diags), warnings = flowgap_diags_warnings(diags);
	struct flowgap_buffer plain = { 0 };

	if (flowgap_plain(path, &plain) < 0)
		return cli_fail(-ENOMEM, NULL, path);
	fprintf(stderr, "%s: ", plain.data);
	flowgap_buffer_clear(&plain);
	if (errors)
		fprintf(stderr, "%zu error%s, ", errors, errors == 1 ? "" : "s");
	fprintf(stderr, "%zu warning%s", warnings, warnings == 1 ? "" : "s");
	if (model)
		fprintf(stderr,
		        "; %zu elements, %zu flows, %zu holdings, %zu claims from %zu sources",
		        flowgap_model_count(model, "element"), flowgap_model_count(model, "flow"),
		        flowgap_model_count(model, "holding"), flowgap_model_count(model, "claim"),
		        flowgap_model_count(model, "source"));
	fputc('\n', stderr);
	return CLI_OK;
}

static enum cli_exit print(const struct cli_values *values, const struct flowgap_diags *diags)
{
	bool json = values->format && strcmp(values->format, "json") == 0;
	struct flowgap_buffer text = { 0 };
	enum cli_exit result = CLI_OK;
	int status = json ? flowgap_diags_json(diags, &text)
	                  : flowgap_diags_text(diags, cli_colour(values, STDERR_FILENO), &text);

	if (status < 0)
		result = cli_fail(status, NULL, "check");
	else if (json)
		result = cli_write(&text, values->output);
	else if (text.data)
		fputs(text.data, stderr);
	flowgap_buffer_clear(&text);
	return result;
}

static enum cli_exit check_one(const struct cli_values *values, const char *path)
{
	struct flowgap_loading how = { values->yardsticks, values->yardstick_count,
		                       .no_digest = true };
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_model *model = NULL;
	enum cli_exit result;
	int status = -ENOMEM;

	if (diags)
		status = flowgap_model_load_as(path, &how, diags, &model);
	if (status == 0 && values->lang)
		status = flowgap_model_check_labels(model, path, values->lang, diags);
	if (status < 0 && status != -EINVAL) {
		result = diags ? cli_explain_diags(values, diags, status, path)
		               : cli_fail(status, NULL, path);
		flowgap_model_free(model);
		flowgap_diags_free(diags);
		return result;
	}
	result = print(values, diags);
	if (result == CLI_OK && !values->quiet)
		result = summary(path, diags, model);
	if (result == CLI_OK && status == -EINVAL)
		result = CLI_INVALID;
	else if (result == CLI_OK && values->fail_on && flowgap_diags_warnings(diags))
		result = CLI_FINDINGS;
	flowgap_model_free(model);
	flowgap_diags_free(diags);
	return result;
}

enum cli_exit cli_check(const struct cli_values *values)
{
	enum cli_exit worst = CLI_OK;

	for (size_t i = 0; i < values->arg_count; i++) {
		enum cli_exit result = check_one(values, values->args[i]);

		worst = result > worst ? result : worst;
	}
	return worst;
}
