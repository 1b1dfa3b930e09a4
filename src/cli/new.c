/* flowgap new: a commented model to start from, with the elements of a list where one is given. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "common.h"

static enum cli_exit refuse_overwriting(const char *path)
{
	cli_complain("%s exists; --force overwrites it", path);
	return CLI_SYSTEM;
}

static enum cli_exit write_starter(const struct cli_values *values,
                                   const struct flowgap_buffer *model)
{
	const char *path = values->output;
	enum cli_exit result = cli_write(model, path);

	if (result == CLI_OK && path && strcmp(path, "-") != 0 && !values->quiet)
		fprintf(stderr, "%s\nNext: flowgap check %s\n", path, path);
	return result;
}

enum cli_exit cli_new(const struct cli_values *values)
{
	struct flowgap_starter starter = {
		.id = values->arg_count ? values->args[0] : "my-system",
		.label = values->label,
		.list = values->csv,
	};
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer message = { 0 }, model = { 0 };
	enum cli_exit result;
	int status = -ENOMEM;

	if (values->output && strcmp(values->output, "-") != 0 && !values->force
	    && access(values->output, F_OK) == 0) {
		flowgap_diags_free(diags);
		return refuse_overwriting(values->output);
	}
	if (diags)
		status = flowgap_starter_new(&starter, diags, &message, &model);
	if (status == -EINVAL && flowgap_diags_errors(diags)) {
		result = cli_explain_diags(values, diags, status, values->csv);
	} else if (status < 0) {
		result = cli_fail(status, &message, values->csv ? values->csv : "new");
	} else {
		result = write_starter(values, &model);
	}
	flowgap_diags_free(diags);
	flowgap_buffer_clear(&message);
	flowgap_buffer_clear(&model);
	return result;
}
