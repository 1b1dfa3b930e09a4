/* The view `summary`: boundaries and the flows between them, merged, for the body of a report. */
#include <errno.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/paint.h"
#include "figure/sentence.h"
#include "figure/summary/summary.h"
#include "figure/views.h"

#define KEY_ROOM 100.0f        /* kept free for key and notes, however long they are */
#define NOTE_GAP 5.0f

/* Boxes, lines and their positions with `most` boxes; -ERANGE: they do not fit. */
static int try_boxes(struct fg_summary *summary, const fg_ref *ranked, uint32_t most)
{
	int status;

	fg_sum_group(summary, ranked, most);
	if (!fg_sum_merge(summary))
		return -ERANGE;
	status = fg_sum_hold(summary);
	if (status == 0)
		status = fg_sum_widths(summary);
	if (status < 0)
		return status;
	fg_sum_names(summary);
	fg_sum_columns(summary);
	status = fg_sum_stack(summary);
	if (status == 0 && summary->bottom > summary->figure->room - KEY_ROOM)
		status = -ERANGE;
	return status;
}

/* As many boxes as fit the paper. */
static int arrange(struct fg_summary *summary)
{
	fg_ref *ranked;
	int status = fg_sum_survey(summary, &ranked);

	if (status < 0)
		return status;
	status = -ERANGE;
	for (uint32_t most = FG_SUM_BOXES; status == -ERANGE && most >= 2; most--)
		if (most == FG_SUM_BOXES || most < summary->boundaries)
			status = try_boxes(summary, ranked, most);
	return status;
}

static void count(struct fg_summary *summary)
{
	struct fg_figure *figure = summary->figure;

	for (fg_ref i = 0; i < figure->model->flow_count; i++) {
		if (summary->flows[i].fate != FG_ASSERTED)
			continue;
		figure->asserted++;
		figure->strands += summary->flows[i].strands;
	}
	for (uint32_t i = 0; i < summary->box_count; i++) {
		figure->drawn += summary->boxes[i].inner;
		figure->strands_drawn += summary->boxes[i].inner_strands;
	}
	for (uint32_t i = 0; i < summary->line_count; i++) {
		if (summary->lines[i].point_count < 4)
			continue;
		figure->drawn += summary->lines[i].flows;
		figure->strands_drawn += summary->lines[i].strands;
	}
}

static struct fg_block note_of(const struct fg_summary *summary)
{
	const char *left_out = fg_sum_left_out(summary);
	float room = summary->figure->width - 2 * FG_PAPER_EDGE;
	struct fg_wrap how = { FG_NOTE_SIZE, false, room, room, FG_LINES };

	return fg_wrap(summary->figure->arena, left_out ? left_out : "", &how);
}

static void paint_note(const struct fg_block *note, float top, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_SOFT_INK };

	for (uint32_t i = 0; i < note->count; i++)
		fg_paint_label(scene,
		               (struct fg_xy){ FG_PAPER_EDGE, top + (float)i * FG_NOTE_LINE },
		               FG_NOTE_LINE, note->lines[i], &letters);
}

static int paint(struct fg_summary *summary)
{
	struct fg_figure *figure = summary->figure;
	struct fg_key key = { .figure = figure };
	struct fg_block note = note_of(summary);
	struct fg_sink words = { .arena = figure->arena };
	float top = summary->bottom + NOTE_GAP + 4, height;
	struct fg_scene *scene;

	fg_sum_key(summary, &key);
	height = top + fg_key_height(&key) + FG_PAPER_EDGE;
	if (note.count)
		height += (float)note.count * FG_NOTE_LINE + NOTE_GAP;
	if (height > figure->room)
		return -ERANGE;
	fg_sum_words(summary, &words);
	scene = fg_figure_add_page(figure, height,
	                           fg_arena_format(figure->arena,
	                                           fg_say(figure->lang, "%s: summary"),
	                                           fg_model_label(figure->model, figure->lang)),
	                           words.data);
	fg_sink_clear(&words);
	if (!scene)
		return -ENOMEM;
	fg_sum_paint(summary, scene);
	fg_key_paint(&key, top, scene);
	paint_note(&note, top + fg_key_height(&key) + NOTE_GAP, scene);
	return 0;
}

int fg_view_summary(struct fg_figure *figure, const char **ret_message)
{
	struct fg_summary *summary = fg_arena_get(figure->arena, sizeof(*summary));
	int status;

	if (!figure->model->place_count) {
		*ret_message = "the model has no places: there is nothing to sum up";
		return -ERANGE;
	}
	if (!summary)
		return -ENOMEM;
	figure->graph = summary;
	summary->figure = figure;
	summary->flows = fg_number_flows(figure);
	status = summary->flows ? arrange(summary) : -ENOMEM;
	if (status == 0) {
		fg_sum_drop(summary);
		count(summary);
		status = paint(summary);
	}
	if (status == -ERANGE)
		*ret_message = fg_arena_format(figure->arena,
		                               "a summary does not fit %.0f x %.0f mm",
		                               (double)(figure->width / FG_POINTS_PER_MM),
		                               (double)(figure->height / FG_POINTS_PER_MM));
	if (status < 0)
		return status;
	figure->remarks = fg_remarks(summary->figure, fg_sum_left_out(summary), summary->cut,
	                              summary->unknown);
	figure->alt = fg_sum_alt(summary);
	figure->data = fg_sum_data(summary);
	return 0;
}
