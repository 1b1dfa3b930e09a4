/* The lanes of a page: one for each party that acts there. */
#include <math.h>

#include "base/say.h"
#include "figure/paint.h"
#include "figure/steps/steps.h"

#define LEAST_LANE 70.0f
#define MOST_LANE 116.0f
#define LEAST_LIST 160.0f
#define GAP 2.0f               /* between lanes */
#define LIST_GAP 5.0f
#define NO_CHANNEL 6.0f        /* beside a box where no line goes up or down */
#define HEAD_ROOM 6.8f         /* from a box to the first upright: an arrow head, and a corner */
#define EDGE_ROOM 2.4f         /* from the last one to the edge */
#define PITCH 2.8f
#define LEAST_BOX 44.0f

static float room_of(const struct fg_steps *steps)
{
	return steps->figure->width - 2 * FG_PAPER_EDGE;
}

uint32_t fg_step_most_lanes(const struct fg_steps *steps)
{
	float most = fmaxf(0, (room_of(steps) - LEAST_LIST) / LEAST_LANE);

	return (uint32_t)fminf(most, FG_STEP_LANES);
}

/* The fewer lanes, the more room for the list. */
static float lane_width(const struct fg_steps *steps, uint32_t lanes)
{
	float list = LEAST_LIST * (lanes > 3 ? 1 : 1.2f);

	return fminf((room_of(steps) - list) / (float)lanes, MOST_LANE);
}

float fg_step_list_width(const struct fg_steps *steps, uint32_t lanes)
{
	return room_of(steps) - lane_width(steps, lanes) * (float)lanes - LIST_GAP;
}

/* The lane of a party, which it gets where it has none; the last one is for the rest. */
static uint32_t lane_of(const struct fg_steps *steps, struct fg_step_page *page, fg_ref party)
{
	for (uint32_t i = 0; i < page->lane_count; i++)
		if (page->lanes[i].party == party)
			return i;
	if (page->lane_count == steps->most_lanes) {
		page->lanes[page->lane_count - 1].rest = true;
		return page->lane_count - 1;
	}
	page->lanes[page->lane_count] = (struct fg_step_lane){ .party = party };
	return page->lane_count++;
}

static bool acts_on(const struct fg_steps *steps, const struct fg_step_page *page, fg_ref party)
{
	const struct fg_model *model = steps->figure->model;

	for (uint32_t i = page->first; i < page->first + page->count; i++)
		if (model->steps[steps->rows[i].step].party == party)
			return true;
	return false;
}

/* In the order in which the parties act in the whole workflow, on every page. */
static void share_lanes(const struct fg_steps *steps, struct fg_step_page *page)
{
	const struct fg_model *model = steps->figure->model;

	page->lane_count = 0;
	for (fg_ref i = 0; i < model->step_count; i++)
		if (acts_on(steps, page, model->steps[i].party))
			lane_of(steps, page, model->steps[i].party);
	for (uint32_t i = page->first; i < page->first + page->count; i++)
		steps->rows[i].lane = lane_of(steps, page,
		                              model->steps[steps->rows[i].step].party);
}

static const char *name_of(const struct fg_steps *steps, const struct fg_step_lane *lane)
{
	const struct fg_model *model = steps->figure->model;

	if (lane->rest)
		return fg_say(steps->figure->lang, "others");
	if (lane->party == FG_NONE)
		return fg_say(steps->figure->lang, "no party named");
	return fg_label_in(&model->parties[lane->party].e, steps->figure->lang);
}

void fg_step_set_lanes(struct fg_steps *steps, struct fg_step_page *page)
{
	struct fg_wrap how = { FG_NAME_SIZE, true, 0, 0, FG_MOST_LINES };
	uint32_t lines = 1;

	share_lanes(steps, page);
	page->lane_width = lane_width(steps, page->lane_count);
	page->list_width = fg_step_list_width(steps, page->lane_count);
	page->list_left = steps->figure->width - FG_PAPER_EDGE - page->list_width;
	how.wish = how.limit = page->lane_width - 8;
	for (uint32_t i = 0; i < page->lane_count; i++) {
		struct fg_step_lane *lane = &page->lanes[i];

		lane->name = fg_wrap(steps->figure->arena, name_of(steps, lane), &how);
		lane->left = FG_PAPER_EDGE + (float)i * page->lane_width;
		lane->right = lane->left + page->lane_width - GAP;
		lines = lane->name.count > lines ? lane->name.count : lines;
	}
	page->head_height = (float)lines * FG_NAME_LINE + 8;
}

void fg_step_set_channels(struct fg_step_page *page)
{
	for (uint32_t i = 0; i < page->lane_count; i++) {
		struct fg_step_lane *lane = &page->lanes[i];
		float room = lane->right - lane->left - LEAST_BOX;
		uint32_t gaps = 0;

		for (int side = 0; side < 2; side++) {
			gaps += lane->tracks[side] ? lane->tracks[side] - 1 : 0;
			room -= lane->tracks[side] ? HEAD_ROOM + EDGE_ROOM : NO_CHANNEL;
		}
		lane->pitch = gaps ? fminf(PITCH, room / (float)gaps) : PITCH;
		for (int side = 0; side < 2; side++)
			lane->channels[side] =
				lane->tracks[side]
					? HEAD_ROOM + EDGE_ROOM
						  + lane->pitch * (float)(lane->tracks[side] - 1)
					: NO_CHANNEL;
	}
}
