/* How large the boxes and labels of a summary are. */
#include <errno.h>
#include <math.h>

#include "base/arena.h"
#include "figure/summary/summary.h"

#define NARROWEST 78.0f        /* box */
#define WIDEST 150.0f
#define LEAST_GUTTER 72.0f
#define MOST_GUTTER 130.0f
#define HEAD_PAD 3.2f
#define KEPT_PAD 2.6f
#define MARK_ROOM 3.0f         /* for the upper half of a badge on the lower edge */
#define BOX_SHARE 0.21f        /* of the width, where there are three */

enum { LETTERS_IN_ROW = 4 };

int fg_sum_widths(struct fg_summary *summary)
{
	float room = summary->figure->width - 2 * FG_PAPER_EDGE - 2;
	uint32_t columns = FG_SUM_COLUMNS;

	while (columns > 1
	       && (float)columns * NARROWEST + (float)(columns - 1) * LEAST_GUTTER > room)
		columns--;
	if (columns < 2)
		return -ERANGE;
	if (summary->box_count < columns)
		columns = summary->box_count;
	summary->columns = columns;
	summary->box_width = fminf(fmaxf(room * BOX_SHARE, NARROWEST), WIDEST);
	if (columns < FG_SUM_COLUMNS)
		summary->box_width = fminf(summary->box_width * 1.2f, WIDEST);
	summary->gutter = columns > 1 ? (room - (float)columns * summary->box_width)
	                                        / (float)(columns - 1)
	                              : 0;
	summary->gutter = fminf(summary->gutter, MOST_GUTTER);
	return 0;
}

static struct fg_block wrap_name(const struct fg_summary *summary, const char *name)
{
	float width = summary->box_width - 2 * FG_SUM_PAD;
	struct fg_wrap how = { FG_NAME_SIZE, true, width, width, FG_LINES };

	return fg_wrap(summary->figure->arena, name, &how);
}

void fg_sum_names(struct fg_summary *summary)
{
	for (uint32_t i = 0; i < summary->box_count; i++) {
		struct fg_sum_box *box = &summary->boxes[i];
		struct fg_wording name;

		box->name = wrap_name(summary, fg_sum_name(summary, box));
		summary->cut |= box->name.cut;
		summary->unknown += box->name.unknown;
		box->name_lines = box->boundary == FG_NONE ? 2 : box->name.count;
		if (box->boundary == FG_NONE)
			continue;
		name = fg_entity_name(&summary->figure->model->boundaries[box->boundary].e);
		for (uint32_t k = 0; k <= name.count; k++) {
			uint32_t lines = wrap_name(summary,
			                           k ? name.others[k - 1].text : name.text).count;

			box->name_lines = lines > box->name_lines ? lines : box->name_lines;
		}
	}
}

float fg_sum_head_height(const struct fg_sum_box *box)
{
	return (float)box->name_lines * FG_NAME_LINE + 2 * HEAD_PAD;
}

float fg_sum_kept_height(const struct fg_sum_box *box)
{
	return box->keeps ? FG_LINES * FG_NOTE_LINE + 2 * KEPT_PAD + MARK_ROOM : 0;
}

float fg_sum_box_height(const struct fg_sum_box *box)
{
	uint32_t lines = 1u + box->room_inner
	                 + (box->room_arriving || box->arriving);

	return fg_sum_head_height(box) + (float)lines * FG_NOTE_LINE + 2 * KEPT_PAD
	       + fg_sum_kept_height(box) + 1;
}

/* The number of flows, the badge of a gap whether there is one or not, and letters. */
float fg_sum_label_height(uint32_t kinds)
{
	uint32_t letters = 0;

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		letters += kinds >> kind & 1 && fg_strand_look(kind, false).letter;
	return (float)(2 + (letters + LETTERS_IN_ROW - 1) / LETTERS_IN_ROW) * FG_BADGE_HEIGHT;
}
