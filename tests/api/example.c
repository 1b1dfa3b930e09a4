/* Loads a model from memory, counts and lists its gaps, writes the register and a figure into
 * buffers. */
#include <flowgap/flowgap.h>
#include <stdio.h>
#include <string.h>

static const char text[] =
	"<model xmlns='urn:flowgap:model:1' version='1' id='kiosk' label='Kiosk'\n"
	"	operator='bureau' resp='me' source='pia'>\n"
	"<source id='pia' kind='pia' label='Assessment' published='2020' examined='whole'/>\n"
	"<baseline id='read' label='Assessment' sources='pia'/>\n"
	"<yardstick ref='dhs-pia'>The form that the assessment follows.</yardstick>\n"
	"<party id='bureau' kind='agency' label='Bureau'/>\n"
	"<party id='people' kind='data-subject' label='People'/>\n"
	"<boundary id='all' label='Kiosk'/>\n"
	"<place id='person' kind='person' custodian='people' boundary='all' label='Visitor'/>\n"
	"<place id='store' kind='store' custodian='bureau' boundary='all' label='Store'/>\n"
	"<element id='face' category='biometric' label='Face image' at='2'/>\n"
	"<flow id='f1' from='person' to='store' elements='face' label='Photo' at='3'/>\n"
	"</model>\n";

/* Says what went wrong, if it has words. */
static int complain(const struct flowgap_buffer *why, const char *instead)
{
	fprintf(stderr, "%s\n", why->data ? why->data : instead);
	return 1;
}

static int show(const struct flowgap_analysis *analysis)
{
	const struct flowgap_filter all = { 0 };
	const struct flowgap_write_options as_text = { .table = "gaps", .format = "text" };
	const struct flowgap_figure_options usual = { 0 };
	const struct flowgap_output svg = { .format = "svg" };
	struct flowgap_buffer why = { 0 }, text = { 0 }, image = { 0 };
	struct flowgap_figure *figure = NULL;
	struct flowgap_gap gap;
	size_t gaps;
	int failed = 1;

	if (flowgap_row_count(analysis, "gap", &all, &gaps) == 0)
		printf("%zu gaps\n", gaps);
	for (size_t i = 0; flowgap_gap_at(analysis, i, &gap) > 0; i++)
		if (gap.number)
			printf("G%zu: %s %s: %s\n", gap.number, gap.subject_kind, gap.subject,
			       gap.asked);
	if (flowgap_write(analysis, &as_text, &why, &text) != 0) {
		complain(&why, "no register");
		goto out;
	}
	if (flowgap_figure_new(analysis, "flows", &usual, &why, &figure) != 0
	    || flowgap_figure_write(figure, &svg, &why, &image) != 0) {
		complain(&why, "no figure");
		goto out;
	}
	printf("%s%s", text.data, image.data);
	failed = 0;
out:
	flowgap_figure_free(figure);
	flowgap_buffer_clear(&image);
	flowgap_buffer_clear(&text);
	flowgap_buffer_clear(&why);
	return failed;
}

int main(void)
{
	const struct flowgap_reading first = { 0 };
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer why = { 0 };
	struct flowgap_model *model = NULL;
	struct flowgap_analysis *analysis = NULL;
	int failed;

	if (!diags)
		return 1;
	if (flowgap_model_parse(text, strlen(text), "kiosk.xml", diags, &model) != 0) {
		flowgap_diags_text(diags, false, &why);
		failed = complain(&why, "out of memory");
	} else if (flowgap_analysis_new(model, &first, &why, &analysis) != 0) {
		failed = complain(&why, "out of memory");
	} else {
		failed = show(analysis);
	}
	flowgap_analysis_free(analysis);
	flowgap_model_free(model);
	flowgap_diags_free(diags);
	flowgap_buffer_clear(&why);
	return failed;
}
