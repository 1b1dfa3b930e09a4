/* flowgap explain: what a rule, a message code, a status, a question or another word means. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "commands.h"
#include "common.h"

/* The model named, or the yardstick that the id begins with; none is no failure: other words need
 * none. */
static enum cli_exit load(const struct cli_values *values, struct flowgap_model **ret_model)
{
	struct flowgap_diags *diags;
	int status = -ENOMEM;

	if (values->arg_count > 1)
		return cli_load(values, values->args[1], ret_model);
	diags = flowgap_diags_new();
	if (diags)
		status = flowgap_yardstick_load(values->args[0], values->yardsticks,
		                                values->yardstick_count, diags, ret_model);
	flowgap_diags_free(diags);
	return status == 0 || status == -EINVAL || status == -ENOENT
	               ? CLI_OK
	               : cli_fail(status, NULL, values->args[0]);
}

/* One id can have rows in several tables; all are told where the first stands. */
static bool is_told(const struct flowgap_rules *rules, size_t index, const char *id)
{
	struct flowgap_explanation row;

	for (size_t i = 0; i < index && flowgap_explanation_at(rules, i, &row); i++)
		if (strcasecmp(row.id, id) == 0)
			return true;
	return false;
}

static int explain_all(const struct flowgap_explain_options *options,
                       struct flowgap_buffer *ret_text)
{
	struct flowgap_explanation row;
	struct flowgap_buffer one = { 0 };
	int status = 0, ended;
	FILE *out = cli_memory_open(ret_text);

	for (size_t i = 0;
	     out && status == 0 && flowgap_explanation_at(options->rules, i, &row); i++) {
		if (is_told(options->rules, i, row.id))
			continue;
		status = flowgap_explain(row.id, options, NULL, &one);
		if (status == 0)
			fprintf(out, "%s%s", i ? "\n" : "", one.data);
		flowgap_buffer_clear(&one);
	}
	ended = cli_memory_end(out);
	return status < 0 ? status : ended;
}

static enum cli_exit explain(const struct cli_values *values,
                             const struct flowgap_explain_options *options)
{
	struct flowgap_buffer message = { 0 }, text = { 0 };
	enum cli_exit result;
	int status;

	if (values->format && strcmp(values->format, "mdoc") == 0)
		status = flowgap_explain_manual(&text);
	else if (strcmp(values->args[0], "all") == 0)
		status = explain_all(options, &text);
	else
		status = flowgap_explain(values->args[0], options, &message, &text);
	result = status < 0 ? cli_fail(status, &message, "explain")
	                    : cli_write(&text, values->output);
	flowgap_buffer_clear(&message);
	flowgap_buffer_clear(&text);
	return result;
}

enum cli_exit cli_explain(const struct cli_values *values)
{
	bool all = strcmp(values->args[0], "all") == 0;
	struct flowgap_model *model = NULL;
	struct flowgap_rules *rules = NULL;
	enum cli_exit result = CLI_OK;

	if (!all && values->format && strcmp(values->format, "mdoc") == 0) {
		cli_complain("explain --format=mdoc is for 'all'");
		return CLI_USAGE;
	}
	if (values->rule_count)
		result = cli_rules(values, NULL, &rules);
	if (result == CLI_OK && !all)
		result = load(values, &model);
	if (result == CLI_OK)
		result = explain(values, &(struct flowgap_explain_options){ model, rules, 0,
			                                          values->lang });
	flowgap_rules_free(rules);
	flowgap_model_free(model);
	return result;
}
