/* Which rows stand on which page, how high they are, and where. */
#include <errno.h>
#include <math.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/steps/steps.h"

#define ROW_GAP 13.0f
#define LIST_PAD 4.0f
#define BOX_PAD 4.0f
#define END_GAP 5.5f           /* between lines that end at one side of a box */
#define KEY_ROOM 105.0f        /* kept free for key and notes */

static float list_height(const struct fg_steps *steps, const struct fg_step_row *row)
{
	float height = 0;

	for (uint32_t i = 0; i < row->entry_count; i++)
		height += steps->entries[row->entry + i].height;
	return row->entry_count ? height : FG_NOTE_LINE + 3;
}

/* Lines that end at the sides of a step, at most. */
static uint32_t count_ends(const struct fg_steps *steps, fg_ref step)
{
	const struct fg_model *model = steps->figure->model;
	uint32_t count = model->steps[step].next.count;

	for (fg_ref i = 0; i < model->step_count; i++)
		for (uint32_t k = 0; k < model->steps[i].next.count; k++)
			count += model->steps[i].next.items[k] == step;
	return count;
}

static void measure(struct fg_steps *steps, struct fg_step_row *row)
{
	float height = (float)row->name.count * FG_NAME_LINE + 2 * BOX_PAD;
	float ends = (float)(count_ends(steps, row->step) + 1) * END_GAP;

	for (uint32_t i = 0; i < row->note_count; i++)
		height += (float)row->notes[i].count * FG_NOTE_LINE;
	row->box_height = fmaxf(height, ends);
	row->height = fmaxf(row->box_height, list_height(steps, row)) + ROW_GAP;
}

/* ---- pages */

static void start_page(struct fg_steps *steps, uint32_t row)
{
	steps->pages[steps->page_count++] = (struct fg_step_page){ .first = row };
}

static int deal(struct fg_steps *steps)
{
	float room = steps->figure->height - 2 * FG_PAPER_EDGE
	             - fminf(KEY_ROOM, steps->figure->height * 0.4f);
	float top = FG_PAPER_EDGE + steps->head_height + LIST_PAD, at = top;

	steps->page_count = 0;
	start_page(steps, 0);
	for (uint32_t i = 0; i < steps->row_count; i++) {
		struct fg_step_row *row = &steps->rows[i];

		measure(steps, row);
		if (at + row->height > room && at > top) {
			start_page(steps, i);
			at = top;
		}
		if (at + row->height > room)
			return -ERANGE;
		row->page = steps->page_count - 1;
		row->top = at;
		at += row->height;
		steps->pages[row->page].count++;
		steps->pages[row->page].height = at;
	}
	return 0;
}

/* "next: 9 (p. 2)" for what goes on elsewhere: `forward`, or comes from there. */
static const char *elsewhere(const struct fg_steps *steps, fg_ref step, bool forward)
{
	const struct fg_model *model = steps->figure->model;
	uint32_t page = steps->rows[forward ? steps->last_row[step] : steps->first_row[step]].page;
	struct fg_sink sink = { 0 };
	const char *text = NULL;

	for (fg_ref i = 0; i < model->step_count; i++) {
		fg_ref from = forward ? step : i, to = forward ? i : step;
		uint32_t other = steps->rows[forward ? steps->first_row[i]
		                                     : steps->last_row[i]].page;
		bool found = false;

		for (uint32_t k = 0; k < model->steps[from].next.count; k++)
			found |= model->steps[from].next.items[k] == to;
		if (found && other != page)
			fg_putf(&sink, fg_say(steps->figure->lang, "%s%u (p. %u)"),
			        sink.length ? fg_say(steps->figure->lang, ", ") : "", i + 1,
			        other + 1);
	}
	if (sink.length && !sink.error)
		text = fg_arena_format(steps->figure->arena,
		                       fg_say(steps->figure->lang, forward ? FG_SAY("next: %s")
		                                                           : FG_SAY("from: %s")),
		                       sink.data);
	fg_sink_clear(&sink);
	return text;
}

static bool repeats(const struct fg_steps *steps, fg_ref step)
{
	const struct fg_step *self = &steps->figure->model->steps[step];

	for (uint32_t k = 0; k < self->next.count; k++)
		if (self->next.items[k] == step)
			return true;
	return false;
}

static void add_note(struct fg_steps *steps, struct fg_step_row *row, const char *text)
{
	float width = steps->lane_width - 2 - 2 * FG_STEP_CHANNEL - 6;
	struct fg_wrap how = { FG_NOTE_SIZE, false, width, width, FG_LINES };

	if (!text || row->note_count == FG_STEP_NOTES)
		return;
	row->notes[row->note_count] = fg_wrap(steps->figure->arena, text, &how);
	steps->cut |= row->notes[row->note_count++].cut;
}

/* What lines cannot say: ends, and what goes on on another page. The notes make rows higher, so
 * that pages can change, and with them the notes: once more with room for those found first. */
static int note_pages(struct fg_steps *steps, const uint32_t *notes)
{
	const struct fg_model *model = steps->figure->model;

	for (uint32_t i = 0; i < steps->row_count; i++) {
		struct fg_step_row *row = &steps->rows[i];

		row->note_count = notes[i];
		if (row->first)
			add_note(steps, row, elsewhere(steps, row->step, false));
		if (!row->last)
			continue;
		add_note(steps, row, elsewhere(steps, row->step, true));
		if (!model->steps[row->step].next.count)
			add_note(steps, row, fg_say(steps->figure->lang, "end"));
		else if (repeats(steps, row->step))
			add_note(steps, row, fg_say(steps->figure->lang, "may be repeated"));
	}
	return fg_arena_failed(steps->figure->arena) ? -ENOMEM : deal(steps);
}

static void set_boxes(struct fg_steps *steps)
{
	for (uint32_t i = 0; i < steps->row_count; i++) {
		struct fg_step_row *row = &steps->rows[i];
		const struct fg_step_lane *lane = &steps->lanes[row->lane];
		float y = row->top;

		row->box = (struct fg_rect){ lane->left + FG_STEP_CHANNEL, row->top,
			                     lane->right - FG_STEP_CHANNEL,
			                     row->top + row->box_height };
		for (uint32_t k = 0; k < row->entry_count; k++) {
			steps->entries[row->entry + k].y = y;
			y += steps->entries[row->entry + k].height;
		}
	}
}

int fg_steps_fold(struct fg_steps *steps)
{
	struct fg_arena *arena = steps->figure->arena;
	uint32_t *notes = fg_arena_array(arena, (size_t)steps->row_count + 1, sizeof(*notes));
	uint32_t ways = 0;
	int status;

	steps->pages = fg_arena_array(arena, (size_t)steps->row_count + 1, sizeof(*steps->pages));
	for (fg_ref i = 0; i < steps->figure->model->step_count; i++)
		ways += steps->figure->model->steps[i].next.count;
	steps->ways = fg_arena_array(arena, (size_t)ways + 1, sizeof(*steps->ways));
	if (fg_arena_failed(arena))
		return -ENOMEM;
	for (uint32_t i = 0; i < steps->row_count; i++)
		notes[i] = steps->rows[i].note_count;
	status = deal(steps);
	for (uint32_t i = 0; i < 4 && status == 0; i++)
		status = note_pages(steps, notes);
	if (status == 0)
		set_boxes(steps);
	return status;
}
