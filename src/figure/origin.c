#include "figure/origin.h"

#include "base/say.h"
#include "base/sink.h"
#include "model/source.h"

void fg_put_origin(const struct fg_figure *figure, struct fg_sink *sink)
{
	fg_putf(sink, fg_say(figure->lang, "Source: %s, SHA-256 %s, drawn by flowgap %s."),
	        figure->model->name, figure->model->hash, FLOWGAP_VERSION);
}

/* The documents of the baseline with what was read of each. */
static void put_baseline(const struct fg_figure *figure, struct fg_sink *sink)
{
	const struct fg_evidence *evidence = figure->gaps->reach->evidence;
	const struct fg_model *model = figure->model;
	fg_ref baseline = evidence->reading.baseline;
	const char *between = " ";

	if (baseline == FG_NONE) {
		fg_put(sink, fg_say(figure->lang, "No baseline: nothing counts as read."));
		return;
	}
	fg_putf(sink, fg_say(figure->lang, "Held against %s; read:"),
	        fg_label_in(&model->baselines[baseline].e, figure->lang));
	for (fg_ref i = 0; i < model->source_count; i++) {
		if (!evidence->sources[i].baseline)
			continue;
		fg_putf(sink, "%s%s (", between, model->sources[i].e.id);
		fg_put_examined(sink, &model->sources[i], figure->lang);
		fg_put(sink, ")");
		between = fg_say(figure->lang, ", ");
	}
	fg_put(sink, ".");
}

void fg_put_reading(const struct fg_figure *figure, struct fg_sink *sink)
{
	const struct fg_reading *reading = &figure->gaps->reach->evidence->reading;

	put_baseline(figure, sink);
	if (reading->as_of.year) {
		fg_putf(sink, " %s ", fg_say(figure->lang, "Sources as of"));
		fg_put_date(sink, reading->as_of);
		fg_put(sink, ".");
	}
	for (uint32_t i = 0; i < reading->according_to.count; i++)
		fg_putf(sink, "%s%s",
		        fg_say(figure->lang, i ? FG_SAY(", ") : FG_SAY(" Only according to: ")),
		        figure->model->sources[reading->according_to.items[i]].e.id);
	if (reading->according_to.count)
		fg_put(sink, ".");
}
