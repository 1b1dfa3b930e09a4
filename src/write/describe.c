#include "write/describe.h"

#include "base/say.h"
#include "base/sink.h"
#include "draw/scene.h"
#include "figure/origin.h"

void fg_write_alt(const struct fg_figure *figure, struct fg_sink *sink)
{
	fg_put_plain(sink, figure->alt ? figure->alt
	                               : fg_model_label(figure->model, figure->lang));
	fg_put(sink, "\n");
}

void fg_write_data(const struct fg_figure *figure, struct fg_sink *sink)
{
	fg_put(sink, figure->data ? figure->data : "");
}

/* Puts what is in `line` as one paragraph and empties it. */
static void put_line(struct fg_sink *sink, struct fg_sink *line)
{
	if (line->length) {
		fg_put_plain(sink, line->data);
		fg_put(sink, "\n");
	}
	fg_sink_fold(line, sink);
}

static const char *target_label(const struct fg_model *model, const char *lang,
                                const struct fg_target *target)
{
	if (target->kind < FG_KINDS)
		return fg_label_in(fg_model_entity(model, target->kind, target->index), lang);
	if (target->kind == FG_ANSWER)
		return fg_wording_in(&model->questions[target->index].label, lang);
	return fg_model_label(model, lang);
}

static void put_notes(const struct fg_figure *figure, struct fg_sink *sink)
{
	const struct fg_model *model = figure->model;
	struct fg_sink line = { 0 };

	if (!model->note_count)
		return;
	fg_putf(sink, "\n%s\n", fg_say(figure->lang, "Notes in the model"));
	for (uint32_t i = 0; i < model->note_count; i++) {
		const struct fg_note *note = &model->notes[i];
		const char *kind = fg_vocab_word(FG_VOCAB_NOTE_KIND, note->kind)->label;

		fg_putf(&line, fg_say(figure->lang, "- %s (%s, %s): %s"),
		        target_label(model, figure->lang, &note->target), note->by,
		        fg_say(figure->lang, kind), note->text);
		put_line(sink, &line);
	}
}

static void put_source(const struct fg_figure *figure, struct fg_sink *sink)
{
	struct fg_sink line = { 0 };

	fg_put_origin(figure, &line);
	fg_put(&line, " ");
	fg_put_reading(figure, &line);
	put_line(sink, &line);
}

static void put_cited(const struct fg_figure *figure, struct fg_sink *sink)
{
	const struct fg_model *model = figure->model;
	struct fg_sink line = { 0 };

	fg_putf(sink, "\n%s\n", fg_say(figure->lang, "Sources of the model"));
	for (fg_ref i = 0; i < model->source_count; i++) {
		const struct fg_source *source = &model->sources[i];
		const char *const more[] = { source->number, source->publisher, source->url };

		fg_putf(&line, fg_say(figure->lang, "- %s: %s"), source->e.id, source->e.label);
		for (size_t k = 0; k < 3; k++)
			if (more[k])
				fg_putf(&line, "%s%s", fg_say(figure->lang, ", "), more[k]);
		put_line(sink, &line);
	}
}

void fg_write_long(const struct fg_figure *figure, struct fg_sink *sink)
{
	const char *note = fg_say(
		figure->lang,
		"Note: a status is computed from what the sources say. \"Not stated\" needs "
		"somebody to have read the place where the answer belongs; \"said to be missing\" "
		"is the claim of the source named; \"to verify\" is work for the auditor and no "
		"charge against anybody.");
	struct fg_sink remark = { 0 };

	for (uint32_t i = 0; i < figure->page_count; i++) {
		fg_putf(sink, "%s", i ? "\n" : "");
		fg_put_plain(sink, figure->pages[i]->title);
		fg_put(sink, "\n");
		if (i == 0)
			fg_write_alt(figure, sink);
		fg_put(sink, "\n");
		fg_put(sink, figure->pages[i]->desc);
	}
	put_notes(figure, sink);
	put_cited(figure, sink);
	fg_put(sink, "\n");
	put_source(figure, sink);
	fg_putf(sink, "%s\n", note);
	fg_say_put_remark(figure->lang, &remark);
	put_line(sink, &remark);
}
