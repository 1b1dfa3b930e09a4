/* Which rows stand on which page, how high they are, and where. */
#include <errno.h>
#include <math.h>

#include "base/arena.h"
#include "figure/steps/steps.h"

#define ROW_GAP 13.0f
#define LIST_PAD 4.0f
#define BOX_PAD 4.0f
#define END_GAP 6.0f           /* between lines that end at one side of a box */
#define KEY_ROOM 105.0f        /* kept free for key and notes */

enum { FREE_ROUNDS = 4 };

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

static void set_box(struct fg_steps *steps, const struct fg_step_page *page,
                    struct fg_step_row *row)
{
	const struct fg_step_lane *lane = &page->lanes[row->lane];
	float y = row->top;

	row->box = (struct fg_rect){ lane->left + lane->channels[0], row->top,
		                     lane->right - lane->channels[1],
		                     row->top + row->box_height };
	for (uint32_t k = 0; k < row->entry_count; k++) {
		steps->entries[row->entry + k].y = y;
		y += steps->entries[row->entry + k].height;
	}
}

/* Lanes, and rows one below the other. */
static void set_page(struct fg_steps *steps, struct fg_step_page *page)
{
	fg_step_set_lanes(steps, page);
	fg_step_plan_ways(steps, page);
	fg_step_set_channels(page);
	page->height = FG_PAPER_EDGE + page->head_height + LIST_PAD;
	for (uint32_t i = page->first; i < page->first + page->count; i++) {
		struct fg_step_row *row = &steps->rows[i];

		fg_step_write_row(steps, page, row);
		measure(steps, row);
		row->page = (uint32_t)(page - steps->pages);
		row->top = page->height;
		set_box(steps, page, row);
		page->height += row->height;
	}
}

/* As many rows as there is room for, up to a break. */
static int fill_page(struct fg_steps *steps, struct fg_step_page *page, const bool *breaks)
{
	float room = steps->figure->room - 2 * FG_PAPER_EDGE
	             - fminf(KEY_ROOM, steps->figure->room * 0.4f);

	for (;;) {
		page->count++;
		set_page(steps, page);
		if (page->height > room && page->count == 1)
			return -ERANGE;
		if (page->height > room) {
			page->count--;
			set_page(steps, page);
			return 0;
		}
		if (page->first + page->count == steps->row_count
		    || breaks[page->first + page->count])
			return 0;
	}
}

static int deal(struct fg_steps *steps, const bool *breaks)
{
	int status = 0;

	steps->page_count = steps->way_count = 0;
	for (uint32_t i = 0; i < steps->row_count && status == 0;) {
		struct fg_step_page *page = &steps->pages[steps->page_count++];

		*page = (struct fg_step_page){ .first = i, .way = steps->way_count };
		status = fill_page(steps, page, breaks);
		i += page->count;
	}
	return status;
}

/* Whether every row is on the page where it was before, on which its notes rest. */
static bool is_settled(struct fg_steps *steps, bool *breaks, bool keep)
{
	bool settled = true;

	for (uint32_t i = 0; i < steps->row_count; i++) {
		struct fg_step_row *row = &steps->rows[i];

		settled &= row->page == row->page_before;
		row->page_before = row->page;
	}
	for (uint32_t i = 0; keep && i < steps->page_count; i++)
		breaks[steps->pages[i].first] = true;
	return settled;
}

/* Notes on what is on other pages make rows higher, so that pages can change, and with them the
 * notes: again until they do not. Where that goes back and forth, pages end where they once did. */
static int settle_pages(struct fg_steps *steps, bool *breaks)
{
	for (uint32_t i = 0; ; i++) {
		int status = deal(steps, breaks);

		if (status < 0)
			return status;
		if (is_settled(steps, breaks, i >= FREE_ROUNDS))
			return 0;
	}
}

int fg_steps_fold(struct fg_steps *steps)
{
	struct fg_arena *arena = steps->figure->arena;
	bool *breaks = fg_arena_array(arena, (size_t)steps->row_count + 1, sizeof(*breaks));
	uint32_t ways = 0;
	int status;

	steps->pages = fg_arena_array(arena, (size_t)steps->row_count + 1, sizeof(*steps->pages));
	for (fg_ref i = 0; i < steps->figure->model->step_count; i++)
		ways += steps->figure->model->steps[i].next.count;
	steps->ways = fg_arena_array(arena, (size_t)ways + 1, sizeof(*steps->ways));
	if (fg_arena_failed(arena))
		return -ENOMEM;
	status = settle_pages(steps, breaks);
	for (uint32_t i = 0; i < steps->page_count && status == 0; i++)
		fg_step_lay_ways(steps, &steps->pages[i]);
	return fg_arena_failed(arena) ? -ENOMEM : status;
}
