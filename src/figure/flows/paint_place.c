/* Boundary panels, and places in the shapes of their kinds. */
#include "base/arena.h"
#include "base/sink.h"
#include "figure/flows/arrange.h"
#include "figure/flows/paint_page.h"
#include "figure/flows/size.h"
#include "figure/flows/words.h"
#include "figure/paint.h"

#define OUTLINE 1.1f
#define PALE_OUTLINE 0.8f
#define START_OUTLINE 2.2f

/* One place being painted. */
struct drawing {
	const struct fg_plan *plan;
	const struct fg_spot *spot;
	struct fg_scene *scene;
	struct fg_rect box;
	float middle;                    /* y of the line above the words on keeping */
	struct fg_look outline;          /* of the name's part */
};

void fg_paint_panel(const struct fg_plan *plan, const struct fg_panel *panel,
                    struct fg_scene *scene)
{
	const struct fg_entity *boundary = &plan->model->boundaries[panel->boundary].e;
	struct fg_look look = { FG_PANEL, { FG_PANEL_EDGE, 0.7f, FG_DASH_SOLID }, 8, false };
	struct fg_letters letters = { FG_NAME_SIZE, true, FG_ANCHOR_START, FG_SOFT_INK };
	struct fg_rect box = { panel->x, panel->y, panel->x + panel->width,
		               panel->y + panel->height };

	fg_scene_open(scene, "panel", fg_arena_format(plan->arena, "boundary-%s", boundary->id),
	              fg_boundary_name(plan, panel->boundary), NULL);
	fg_paint_rect(scene, box, &look);
	for (uint32_t i = 0; i < panel->name.count; i++)
		fg_paint_label(
			scene,
			(struct fg_xy){ panel->label_x, panel->label_y + (float)i * FG_NAME_LINE },
			FG_NAME_LINE, panel->name.lines[i], &letters);
	fg_scene_close(scene);
}

static void paint_head_icon(const struct drawing *d, float x, float y, const char *colour)
{
	struct fg_look shoulders = { NULL, { colour, 0.9f, FG_DASH_SOLID }, 0, true };
	struct fg_xy points[7] = { { x, y + 4.6f },     { x, y + 1 },        { x + 1, y + 0.2f },
		                   { x + 3, y + 0.2f }, { x + 5, y + 0.2f }, { x + 6, y + 1 },
		                   { x + 6, y + 4.6f } };
	struct fg_item *head = fg_scene_add(d->scene, FG_SHAPE_CIRCLE);

	head->x = x + 3;
	head->y = y - 2.4f;
	head->width = 1.9f;
	head->stroke = (struct fg_stroke){ colour, 0.9f, FG_DASH_SOLID };
	fg_paint_lines(d->scene, points, 7, &shoulders);
}

static void paint_phone_icon(const struct drawing *d, float x, float y, const char *colour)
{
	struct fg_look look = { NULL, { colour, 0.9f, FG_DASH_SOLID }, 1.2f, false };
	struct fg_xy bar[2] = { { x + 2.2f, y + 3.4f }, { x + 3.8f, y + 3.4f } };

	fg_paint_rect(d->scene, (struct fg_rect){ x + 0.5f, y - 4.8f, x + 5.5f, y + 4.8f }, &look);
	fg_paint_lines(d->scene, bar, 2, &look);
}

/* The name's part of a store: open at the right. */
static void outline_store(const struct drawing *d)
{
	struct fg_rect b = d->box;
	struct fg_xy upper[3] = { { b.right, b.top }, { b.left, b.top }, { b.left, d->middle } };
	struct fg_xy line[2] = { { b.left, d->middle }, { b.right, d->middle } };

	fg_paint_lines(d->scene, upper, 3, &d->outline);
	fg_paint_lines(d->scene, line, 2, &d->outline);
}

/* The name's part of anything else that keeps. */
static void outline_upper(const struct drawing *d, float cut)
{
	struct fg_rect b = d->box;
	struct fg_xy points[7] = { { b.left, d->middle },    { b.left, b.top + cut },
		                   { b.left + cut, b.top },  { b.right - cut, b.top },
		                   { b.right, b.top + cut }, { b.right, d->middle },
		                   { b.left, d->middle } };

	fg_paint_lines(d->scene, points, 7, &d->outline);
}

static void outline_kept(const struct drawing *d, enum fg_family family)
{
	struct fg_look look = { NULL, { FG_INK, OUTLINE, fg_family_dash(family) }, 0, false };
	struct fg_rect b = d->box;
	struct fg_xy points[4] = { { b.left, d->middle },
		                   { b.left, b.bottom },
		                   { b.right, b.bottom },
		                   { b.right, d->middle } };
	bool store = d->plan->model->places[d->spot->index].kind == FG_STORE;

	fg_paint_lines(d->scene, points, store ? 3 : 4, &look);
}

static void paint_kept(const struct drawing *d)
{
	const struct fg_kept *kept = fg_place_kept(d->plan, d->spot->index);
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_INK };
	float lines = (float)d->spot->note.count * FG_NOTE_LINE;
	struct fg_xy at = { d->box.left + FG_NOTE_PAD_X,
		            (d->middle + d->box.bottom - lines) / 2 };
	float right = d->box.right - 0.8f;

	for (uint32_t i = 0; i < d->spot->note.count; i++)
		fg_paint_label(d->scene, (struct fg_xy){ at.x, at.y + (float)i * FG_NOTE_LINE },
		               FG_NOTE_LINE, d->spot->note.lines[i], &letters);
	for (uint32_t i = kept->marks.count; i-- > 0; ) {
		const char *text = fg_mark_text(d->plan->arena, &kept->marks, i);

		right -= fg_mark_width(text);
		fg_paint_mark(
			d->scene,
			(struct fg_xy){ right, (d->middle + d->box.bottom - FG_BADGE_HEIGHT) / 2 },
			text, kept->marks.shown[i]->family);
	}
}

static void paint_outline(const struct drawing *d)
{
	enum fg_place_kind kind = d->plan->model->places[d->spot->index].kind;
	float radius = kind == FG_PROCESS ? 7 : kind == FG_PLACE_DEVICE ? 2.5f : 0;
	struct fg_look ground = { FG_WHITE, { NULL, 0, FG_DASH_SOLID }, radius, false },
		       box = d->outline;
	struct fg_xy open[4] = { { d->box.right, d->box.top }, { d->box.left, d->box.top },
		{ d->box.left, d->box.bottom }, { d->box.right, d->box.bottom } };

	box.radius = radius;
	box.fill = FG_WHITE;
	if (kind != FG_STORE && d->spot->note_height <= 0) {
		fg_paint_rect(d->scene, d->box, &box);
		return;
	}
	fg_paint_rect(d->scene, d->box, &ground);
	if (d->spot->note_height <= 0)
		fg_paint_lines(d->scene, open, 4, &d->outline);
	else if (kind == FG_STORE)
		outline_store(d);
	else
		outline_upper(d, kind == FG_PROCESS ? 3 : 0);
	if (d->spot->note_height > 0)
		outline_kept(d, fg_place_kept(d->plan, d->spot->index)->family);
}

static void paint_name(const struct drawing *d)
{
	const struct fg_spot *spot = d->spot;
	const char *colour = !fg_place_is_lit(d->plan, spot->index) ? FG_PALE_INK
	                     : spot->guest                           ? FG_SOFT_INK
	                                                             : FG_INK;
	struct fg_letters letters = { FG_NAME_SIZE, false, FG_ANCHOR_MIDDLE, colour };
	bool icon = fg_place_has_icon(d->plan, spot->index);
	float lines = (float)spot->name.count * FG_NAME_LINE + (spot->guest ? FG_NOTE_LINE : 0);
	struct fg_xy at = { spot->x + (icon ? FG_ICON_WIDTH / 2 : 0),
		            (d->box.top + d->middle - lines) / 2 };
	float left = at.x - spot->name.width / 2 - FG_ICON_WIDTH + 1;

	if (icon && d->plan->model->places[spot->index].kind == FG_PERSON)
		paint_head_icon(d, left, at.y + (float)spot->name.count * FG_NAME_LINE / 2, colour);
	else if (icon)
		paint_phone_icon(d, left, at.y + (float)spot->name.count * FG_NAME_LINE / 2,
		                 colour);
	for (uint32_t i = 0; i < spot->name.count; i++, at.y += FG_NAME_LINE)
		fg_paint_label(d->scene, at, FG_NAME_LINE, spot->name.lines[i], &letters);
	letters.size = FG_NOTE_SIZE;
	if (spot->guest && spot->note.count)
		fg_paint_label(d->scene, (struct fg_xy){ spot->x, at.y }, FG_NOTE_LINE,
		               spot->note.lines[0], &letters);
}

static struct fg_stroke outline_of(const struct fg_plan *plan, const struct fg_spot *spot)
{
	bool pale = !fg_place_is_lit(plan, spot->index);
	bool start = plan->light && plan->light->places[spot->index] == 2;

	return (struct fg_stroke){ pale || spot->guest ? FG_PALE : FG_INK,
		                   start  ? START_OUTLINE
		                   : pale ? PALE_OUTLINE
		                          : OUTLINE,
		                   fg_place_is_named(plan, spot->index) ? FG_DASH_SOLID
		                                                      : FG_DASH_DASHED };
}

void fg_paint_place(const struct fg_plan *plan, const struct fg_spot *spot, struct fg_scene *scene)
{
	const char *id = plan->model->places[spot->index].e.id;
	struct drawing d = {
		.plan = plan, .spot = spot, .scene = scene, .box = fg_spot_box(spot, 0)
	};
	struct fg_sink words = { .arena = plan->arena };

	d.middle = d.box.bottom - spot->note_height;
	d.outline.stroke = outline_of(plan, spot);
	fg_words_place(plan, spot->index, &words);
	fg_scene_open(scene, "place", fg_arena_format(plan->arena, "place-%s", id),
	              fg_place_name(plan, spot->index), words.data);
	fg_sink_clear(&words);
	paint_outline(&d);
	paint_name(&d);
	if (spot->note_height > 0)
		paint_kept(&d);
	fg_scene_close(scene);
}
