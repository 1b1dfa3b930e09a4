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

void fg_paint_sample_box(struct fg_scene *scene, struct fg_xy at, const struct fg_look *look)
{
	struct fg_rect box = { at.x + 1, at.y - 4.5f, at.x + FG_SAMPLE - 1, at.y + 4.5f };

	fg_paint_rect(scene, box, look);
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

void fg_sample_kept(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	float left = at.x + 1, right = at.x + FG_SAMPLE - 1, top = at.y - 4.5f, end = at.y + 4.5f;
	struct fg_xy points[4] = { { left, top }, { left, end }, { right, end }, { right, top } };
	struct fg_xy line[2] = { points[0], points[3] };
	enum fg_dash dash = fg_family_dash((enum fg_family)entry->which);
	struct fg_look look = { NULL, { FG_INK, 1.1f, dash }, 0, false };
	struct fg_look solid = { NULL, { FG_INK, 1.1f, FG_DASH_SOLID }, 0, false };

	fg_paint_lines(scene, points, 4, &look);
	fg_paint_lines(scene, line, 2, &solid);
}

void fg_sample_unnamed(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	(void)entry;
	fg_paint_sample_box(scene, at, &(struct fg_look){
		FG_WHITE, { FG_INK, 1.1f, FG_DASH_DASHED }, 0, false });
}

void fg_sample_guest(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	(void)entry;
	fg_paint_sample_box(scene, at, &(struct fg_look){
		FG_WHITE, { FG_PANEL_EDGE, 1.1f, FG_DASH_SOLID }, 0, false });
}

void fg_sample_connector(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	(void)entry;
	fg_paint_sample_box(scene, at, &(struct fg_look){
		FG_WHITE, { FG_PANEL_EDGE, 1.1f, FG_DASH_SOLID }, 4, false });
}

void fg_sample_panel(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	(void)entry;
	fg_paint_sample_box(scene, at, &(struct fg_look){
		FG_PANEL, { FG_PANEL_EDGE, 0.7f, FG_DASH_SOLID }, 4, false });
}

void fg_sample_stub(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NAME_SIZE, true, FG_ANCHOR_START, FG_SOFT_INK };

	(void)entry;
	fg_paint_sample_line(scene, at, (struct fg_strand){
		.form = FG_LINE_SINGLE, .colour = FG_PANEL_EDGE, .width = 1 });
	fg_paint_label(scene, (struct fg_xy){ at.x + FG_SAMPLE + 2, at.y - FG_KEY_ROW / 2 },
	               FG_KEY_ROW, "?", &letters);
}

void fg_sample_none(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	(void)entry;
	(void)at;
	(void)scene;
}

void fg_sample_assumed(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	(void)entry;
	fg_paint_sample_line(scene, at, (struct fg_strand){
		.form = FG_LINE_SINGLE, .colour = FG_PANEL_EDGE, .dash = FG_DASH_DASHDOT,
		.width = 0.8f, .head = 3.9f });
}
