/* A model, drawn in the views that are laid out without a child process. */
#include "fuzz/fuzz.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

static void write_page(const struct flowgap_figure *figure, size_t page)
{
	static const char *const formats[] = { "svg", "alt", "txt", "csv" };
	struct flowgap_buffer text = { 0 }, message = { 0 };

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		const struct flowgap_output output = { .format = formats[i], .page = page };

		fuzz_must(flowgap_figure_write(figure, &output, &message, &text) == 0,
		          "a figure can be written");
		fuzz_text(&text);
	}
}

static void write_figure(const struct flowgap_analysis *analysis, const char *view,
                         const struct flowgap_figure_options *options)
{
	struct flowgap_buffer message = { 0 };
	struct flowgap_figure *figure;

	if (flowgap_figure_new(analysis, view, options, &message, &figure) < 0) {
		fuzz_must(message.length > 0, "a figure that is not drawn says why");
		fuzz_text(&message);
		return;
	}
	for (size_t page = 0; page < flowgap_figure_pages(figure); page++)
		write_page(figure, page);
	flowgap_figure_free(figure);
}

/* `number` chooses how. */
static void write_figures(const struct flowgap_model *model, size_t number)
{
	static const struct flowgap_figure_options ways[] = {
		{ 0 }, { .theme = "grey", .lang = "es" }, { .width_mm = 100, .height_mm = 90 },
	};
	static const char *const views[] = { "matrix", "retention", "steps", "summary" };
	const struct flowgap_reading reading = { 0 };
	const struct flowgap_figure_options *way = &ways[number % (sizeof(ways) / sizeof(ways[0]))];
	struct flowgap_analysis *analysis;

	fuzz_must(flowgap_analysis_new(model, &reading, NULL, &analysis) == 0,
	          "an accepted model can be analysed");
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		write_figure(analysis, views[i], way);
	flowgap_analysis_free(analysis);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_model *model = NULL;

	if (fuzz_load(data, size, diags, &model) == 0)
		write_figures(model, size);
	flowgap_model_free(model);
	flowgap_diags_free(diags);
	return 0;
}
