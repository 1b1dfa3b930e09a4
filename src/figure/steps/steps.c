/* The view `steps`: the workflow that the data subject goes through, and what it takes. */
#include <errno.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/paint.h"
#include "figure/sentence.h"
#include "figure/steps/steps.h"
#include "figure/views.h"

#define NOTE_GAP 4.0f

/* Each flow once, on whichever rows it stands. */
static int count(struct fg_steps *steps)
{
	struct fg_figure *figure = steps->figure;
	bool *seen = fg_arena_array(figure->arena, (size_t)figure->model->flow_count + 1,
	                            sizeof(*seen));

	if (!seen)
		return -ENOMEM;
	figure->asserted = steps->asserted;
	figure->assumed = steps->assumed;
	figure->questioned = steps->questioned;
	for (fg_ref i = 0; i < figure->model->flow_count; i++)
		if (steps->flows[i].fate == FG_ASSERTED
		    && figure->model->flows[i].more->steps.count)
			figure->strands += steps->flows[i].strands;
	for (uint32_t i = 0; i < steps->row_count; i++)
		for (uint32_t k = 0; k < steps->rows[i].entry_count; k++) {
			fg_ref flow = steps->entries[steps->rows[i].entry + k].flow;

			if (seen[flow] || steps->flows[flow].fate != FG_ASSERTED)
				continue;
			seen[flow] = true;
			figure->drawn++;
			figure->strands_drawn += steps->flows[flow].strands;
		}
	return 0;
}

static const char *title_of(const struct fg_steps *steps, uint32_t page)
{
	const struct fg_figure *figure = steps->figure;

	if (steps->page_count == 1)
		return fg_arena_format(figure->arena, fg_say(figure->lang, "%s: steps"),
		                       fg_model_label(figure->model, figure->lang));
	return fg_arena_format(figure->arena, fg_say(figure->lang, "%s: steps, page %u of %u"),
	                       fg_model_label(figure->model, figure->lang), page + 1,
	                       steps->page_count);
}

static void paint_note(const char *text, float top, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_SOFT_INK };

	fg_paint_label(scene, (struct fg_xy){ FG_PAPER_EDGE, top }, FG_NOTE_LINE, text, &letters);
}

static int paint_page(struct fg_steps *steps, uint32_t page)
{
	struct fg_figure *figure = steps->figure;
	struct fg_key key = { .figure = figure };
	const char *note = fg_steps_left_out(steps);
	float top = steps->pages[page].height, height;
	struct fg_sink words = { .arena = figure->arena };
	struct fg_scene *scene;

	fg_steps_key(steps, page, &key);
	height = top + fg_key_height(&key) + FG_PAPER_EDGE
	         + (note ? FG_NOTE_LINE + NOTE_GAP : 0);
	if (height > figure->room)
		return -ERANGE;
	fg_steps_words(steps, page, &words);
	scene = fg_figure_add_page(figure, height, title_of(steps, page), words.data);
	fg_sink_clear(&words);
	if (!scene)
		return -ENOMEM;
	fg_steps_paint(steps, page, scene);
	fg_key_paint(&key, top, scene);
	if (note)
		paint_note(note, top + fg_key_height(&key) + NOTE_GAP, scene);
	return 0;
}

/* What the blocks of text on the pages say of themselves. */
static void look_at(struct fg_steps *steps, const struct fg_block *block)
{
	steps->cut |= block->cut;
	steps->unknown += block->unknown;
}

static void look_at_blocks(struct fg_steps *steps)
{
	for (uint32_t i = 0; i < steps->page_count; i++)
		for (uint32_t k = 0; k < steps->pages[i].lane_count; k++)
			look_at(steps, &steps->pages[i].lanes[k].name);
	for (uint32_t i = 0; i < steps->row_count; i++) {
		look_at(steps, &steps->rows[i].name);
		for (uint32_t k = 0; k < steps->rows[i].note_count; k++)
			look_at(steps, &steps->rows[i].notes[k]);
	}
	for (uint32_t i = 0; i < steps->entry_count; i++)
		look_at(steps, &steps->entries[i].text);
}

static int draw(struct fg_steps *steps)
{
	int status;

	steps->flows = fg_number_flows(steps->figure);
	status = steps->flows ? fg_steps_list(steps) : -ENOMEM;
	if (status == 0)
		status = fg_steps_fold(steps);
	if (status == 0)
		status = count(steps);
	for (uint32_t i = 0; status == 0 && i < steps->page_count; i++)
		status = paint_page(steps, i);
	return status;
}

int fg_view_steps(struct fg_figure *figure, const char **ret_message)
{
	struct fg_steps *steps = fg_arena_get(figure->arena, sizeof(*steps));
	int status;

	if (!figure->model->step_count) {
		*ret_message = "the model has no steps: there is no workflow to draw";
		return -EINVAL;
	}
	if (!steps)
		return -ENOMEM;
	steps->figure = figure;
	status = draw(steps);
	if (status == -ERANGE)
		*ret_message = fg_arena_format(figure->arena,
		                               "the workflow does not fit %.0f x %.0f mm",
		                               (double)(figure->width / FG_POINTS_PER_MM),
		                               (double)(figure->height / FG_POINTS_PER_MM));
	if (status < 0)
		return status;
	look_at_blocks(steps);
	figure->remarks = fg_remarks(steps->figure, fg_steps_left_out(steps), steps->cut,
	                              steps->unknown);
	figure->alt = fg_steps_alt(steps);
	figure->data = fg_steps_data(steps);
	return 0;
}
