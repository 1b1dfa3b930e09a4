/* Samples of the key that several views use. */
#include "figure/key.h"
#include "figure/paint.h"
#include "figure/theme.h"

void fg_paint_sample_line(struct fg_scene *scene, struct fg_xy at, struct fg_strand strand)
{
	struct fg_xy ends[4] = { at, { at.x + FG_SAMPLE / 3, at.y },
	                         { at.x + 2 * FG_SAMPLE / 3, at.y }, { at.x + FG_SAMPLE, at.y } };

	strand.path = (struct fg_path){ ends, 4 };
	fg_paint_strand(scene, &strand);
}

void fg_sample_strand(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	struct fg_strand_look look = fg_strand_look(entry->which, entry->grey);
	char letter[2] = { look.letter, '\0' };

	if (look.letter)
		fg_paint_letter(scene,
		                (struct fg_xy){ at.x + FG_SAMPLE + 1, at.y - FG_BADGE_HEIGHT / 2 },
		                letter, look.colour);
	fg_paint_sample_line(scene, at, (struct fg_strand){
		.form = look.form, .colour = look.colour, .width = 1.2f,
		.head = look.form == FG_LINE_DOUBLE ? 5.8f : 4.8f });
}

void fg_sample_family(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	fg_paint_sample_line(scene, at, (struct fg_strand){
		.form = FG_LINE_SINGLE, .colour = FG_INK, .width = 1.2f, .head = 4.8f,
		.dash = fg_family_dash((enum fg_family)entry->which) });
}

void fg_sample_mark(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	fg_paint_mark(scene, (struct fg_xy){ at.x, at.y - FG_BADGE_HEIGHT / 2 }, entry->mark,
	              (enum fg_family)entry->which);
}
