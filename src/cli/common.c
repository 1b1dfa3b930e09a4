#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common.h"

bool cli_colour(const struct cli_values *values, int fd)
{
	const char *no = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (values->color && strcmp(values->color, "auto") != 0)
		return strcmp(values->color, "always") == 0;
	return isatty(fd) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

enum cli_exit cli_fail(int status, const struct flowgap_buffer *message, const char *about)
{
	bool told = message && message->data && *message->data;

	if (told)
		cli_complain("%s", message->data);
	else
		cli_complain("%s: %s", about,
		             status == -EOVERFLOW ? "beyond the limits in flowgap-model(5)"
		                                  : strerror(-status));
	return status == -EINVAL ? CLI_USAGE : CLI_SYSTEM;
}

enum cli_exit cli_write(const struct flowgap_buffer *buffer, const char *path)
{
	int status = flowgap_buffer_save(buffer, path ? path : "-");

	if (status == 0)
		return CLI_OK;
	cli_complain("cannot write %s: %s", path ? path : "standard output", strerror(-status));
	return CLI_SYSTEM;
}

enum cli_exit cli_explain_diags(const struct cli_values *values, const struct flowgap_diags *diags,
                                int status, const char *about)
{
	struct flowgap_buffer text = { 0 };
	bool told = flowgap_diags_errors(diags) > 0;
	int failed = 0;

	/* what a file seems to have wrong may then be for want of memory */
	if (status != -ENOMEM)
		failed = flowgap_diags_text(diags, cli_colour(values, STDERR_FILENO), &text);
	if (text.data && told)
		fputs(text.data, stderr);
	flowgap_buffer_clear(&text);
	if (failed)
		return cli_fail(failed, NULL, about);
	if (told && status == -EINVAL)
		return CLI_INVALID;
	return told && status == -EDQUOT ? CLI_SYSTEM : cli_fail(status, NULL, about);
}

/* open_memstream() loses what it finds no memory for, and nobody can ask. */
static ssize_t add_to_buffer(void *cookie, const char *bytes, size_t length)
{
	struct flowgap_buffer *buffer = cookie;
	char *grown = realloc(buffer->data, buffer->length + length + 1);

	if (!grown)
		return 0;
	memcpy(grown + buffer->length, bytes, length);
	buffer->data = grown;
	buffer->length += length;
	grown[buffer->length] = '\0';
	return (ssize_t)length;
}

FILE *cli_memory_open(struct flowgap_buffer *buffer)
{
	return fopencookie(buffer, "w", (cookie_io_functions_t){ .write = add_to_buffer });
}

int cli_memory_end(FILE *out)
{
	bool whole = out && !ferror(out);

	if (out && fclose(out) != 0)
		whole = false;
	return whole ? 0 : -ENOMEM;
}

enum cli_exit cli_load(const struct cli_values *values, const char *path,
                       struct flowgap_model **ret_model)
{
	/* warnings are what `check` is for */
	struct flowgap_loading how = { values->yardsticks, values->yardstick_count,
		                       .no_digest = values->reach_only, .no_audit = true };
	struct flowgap_diags *diags = flowgap_diags_new();
	enum cli_exit result = CLI_OK;
	int status;

	if (!diags)
		return cli_fail(-ENOMEM, NULL, path);
	status = flowgap_model_load_as(path, &how, diags, ret_model);
	if (status < 0)
		result = cli_explain_diags(values, diags, status, path);
	flowgap_diags_free(diags);
	return result;
}

enum cli_exit cli_rules(const struct cli_values *values, struct flowgap_analysis *analysis,
                        struct flowgap_rules **ret_rules)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer path = { 0 };
	enum cli_exit result = CLI_OK;
	int status;

	if (!diags)
		return cli_fail(-ENOMEM, NULL, "rules");
	status = flowgap_rules_load(values->rules, values->rule_count, diags, &path, ret_rules);
	if (status == 0 && analysis)
		status = flowgap_analysis_apply(analysis, *ret_rules, diags);
	if (status < 0)
		result = cli_explain_diags(values, diags, status,
		                           path.data ? path.data : "cannot run rules");
	flowgap_buffer_clear(&path);
	flowgap_diags_free(diags);
	return result;
}

/* The languages asked for, by name; none is no complaint. */
static enum cli_exit check_langs(const struct cli_values *values,
                                 const struct flowgap_model *model)
{
	struct flowgap_buffer message = { 0 };
	enum cli_exit result = CLI_OK;
	int status = values->lang ? flowgap_model_check_lang(model, values->lang, &message) : 0;

	for (size_t i = 0; status == 0 && i < values->lang_count; i++)
		status = flowgap_model_check_lang(model, values->langs[i], &message);
	if (status < 0)
		result = cli_fail(status, &message, values->args[0]);
	flowgap_buffer_clear(&message);
	return result;
}

enum cli_exit cli_open(const struct cli_values *values, struct cli_case *ret_case)
{
	struct flowgap_reading reading = {
		.baseline = values->baseline,
		.as_of = values->as_of,
		.according_to = values->according_to,
		.according_to_count = values->according_to_count,
		.reach_only = values->reach_only,
	};
	struct flowgap_buffer message = { 0 };
	enum cli_exit result = cli_load(values, values->args[0], &ret_case->model);
	int status;

	if (result == CLI_OK)
		result = check_langs(values, ret_case->model);
	if (result != CLI_OK)
		return result;
	status = flowgap_analysis_new(ret_case->model, &reading, &message, &ret_case->analysis);
	if (status < 0)
		result = cli_fail(status, &message, values->args[0]);
	else if (values->rule_count)
		result = cli_rules(values, ret_case->analysis, &ret_case->rules);
	flowgap_buffer_clear(&message);
	return result;
}

void cli_close(struct cli_case *open)
{
	flowgap_analysis_free(open->analysis);
	flowgap_rules_free(open->rules);
	flowgap_model_free(open->model);
}

double cli_number(const char *option, const char *text, const char *unit, double min, double max)
{
	char *end;
	double number = strtod(text, &end);

	if (end != text && (*end == '\0' || strcmp(end, unit) == 0) && isfinite(number)
	    && number >= min && number <= max)
		return number;
	cli_complain("--%s takes %g%s to %g%s, not '%s'", option, min, unit, max, unit, text);
	return -1;
}
