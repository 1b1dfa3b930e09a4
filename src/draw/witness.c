#include "draw/witness.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* Arrow heads and dots shorten lines: an end belongs to a place at most this far away. */
static const float REACH = 12;

static const struct role {
	char name[12];
	enum fg_seen_kind kind;
	bool holds_lines;
} roles[] = {
	{ "place", FG_SEEN_PLACE, false },     { "badge", FG_SEEN_BADGE, false },
	{ "panel", FG_SEEN_PANEL, false },     { "flow", FG_SEEN_NOTHING, true },
	{ "stub", FG_SEEN_NOTHING, true },     { "connector", FG_SEEN_BADGE, true },
	{ "cell", FG_SEEN_CELL, false },       { "bar", FG_SEEN_CELL, false },
};

static const struct fg_rect nothing = { INFINITY, INFINITY, -INFINITY, -INFINITY };

static const struct role *find_role(const char *name)
{
	static const struct role other = { "", FG_SEEN_NOTHING, false };

	for (size_t i = 0; name && i < sizeof(roles) / sizeof(roles[0]); i++)
		if (!strcmp(name, roles[i].name))
			return &roles[i];
	return &other;
}

static void cover(struct fg_rect *rect, struct fg_rect more)
{
	rect->left = fminf(rect->left, more.left);
	rect->top = fminf(rect->top, more.top);
	rect->right = fmaxf(rect->right, more.right);
	rect->bottom = fmaxf(rect->bottom, more.bottom);
}

struct fg_rect fg_text_box(const struct fg_item *text)
{
	float width = (float)fg_text_width(text->text, text->bold, NULL) * text->size / 1000;
	float above = 0.73F * text->size, below = 0.21F * text->size, before = 0;

	if (text->anchor == FG_ANCHOR_MIDDLE)
		before = width / 2;
	else if (text->anchor == FG_ANCHOR_END)
		before = width;
	if (text->turned)
		return (struct fg_rect){ text->x - above, text->y + before - width, text->x + below,
					 text->y + before };
	return (struct fg_rect){ text->x - before, text->y - above, text->x - before + width,
				 text->y + below };
}

static struct fg_rect path_box(const struct fg_item *item)
{
	struct fg_rect box = nothing;

	if (!item->curve || item->point_count % 3 != 1) {
		for (uint32_t i = 0; i < item->point_count; i++)
			cover(&box, (struct fg_rect){ item->points[i].x, item->points[i].y,
						      item->points[i].x, item->points[i].y });
		return box;
	}
	for (uint32_t i = 0; i + 3 < item->point_count; i += 3) {
		struct fg_xy flat[FG_FLAT_PIECES + 1];
		uint32_t count = fg_path_flatten((struct fg_path){ item->points + i, 4 }, flat);

		for (uint32_t k = 0; k < count; k++)
			cover(&box, (struct fg_rect){ flat[k].x, flat[k].y, flat[k].x,
						      flat[k].y });
	}
	return box;
}

struct fg_rect fg_item_box(const struct fg_item *item)
{
	const float x = item->x, y = item->y;

	switch (item->shape) {
	case FG_SHAPE_RECT:
		return (struct fg_rect){ x, y, x + item->width, y + item->height };
	case FG_SHAPE_CIRCLE:
		return fg_rect_grown((struct fg_rect){ x, y, x, y }, item->width);
	case FG_SHAPE_PATH:
		return path_box(item);
	default:
		return nothing;
	}
}

bool fg_seen_within(const struct fg_witness *witness, int32_t group, int32_t around)
{
	while (group >= 0 && group != around)
		group = witness->groups[group].parent;
	return group >= 0 && around >= 0;
}

static int32_t open_group(struct fg_witness *w, int32_t parent, const struct fg_item *item)
{
	const struct role *role = find_role(item->role);
	const char *name = item->id;

	if (!name)
		name = parent >= 0 ? w->groups[parent].name : item->role;
	w->groups[w->group_count] = (struct fg_seen_group){
		parent, name ? name : "", role->kind, role->holds_lines, nothing };
	return w->group_count++;
}

static bool is_line(const struct fg_item *item)
{
	return item->shape == FG_SHAPE_PATH && item->curve && !item->closed &&
	       item->point_count >= 4 && item->point_count % 3 == 1;
}

static void look_at(struct fg_witness *w, int32_t group, const struct fg_item *item)
{
	struct fg_seen_group *in = group >= 0 ? &w->groups[group] : NULL;

	if (item->shape == FG_SHAPE_TEXT && item->text)
		w->seen[w->seen_count++] = (struct fg_seen){ FG_SEEN_TEXT, fg_text_box(item), group,
							     item->text };
	if (!in)
		return;
	if (in->holds_lines && is_line(item))
		w->lines[w->line_count++] = (struct fg_seen_line){
			{ item->points, item->point_count }, group, { -1, -1 } };
	else if (item->shape != FG_SHAPE_PATH || in->kind == FG_SEEN_PLACE ||
		 in->kind == FG_SEEN_CELL)
		cover(&in->box, fg_item_box(item));
}

static void add_groups(struct fg_witness *w)
{
	for (int32_t i = 0; i < w->group_count; i++) {
		const struct fg_seen_group *group = &w->groups[i];

		if (group->kind != FG_SEEN_NOTHING && group->box.left < group->box.right)
			w->seen[w->seen_count++] = (struct fg_seen){ group->kind, group->box, i,
								     group->name };
	}
}

static int by_left_edge(const void *a, const void *b)
{
	const struct fg_seen *x = a, *y = b;

	if (x->box.left != y->box.left)
		return x->box.left < y->box.left ? -1 : 1;
	return (x->box.top > y->box.top) - (x->box.top < y->box.top);
}

static float rect_distance(struct fg_rect rect, struct fg_xy point)
{
	float across = fmaxf(fmaxf(rect.left - point.x, point.x - rect.right), 0);
	float down = fmaxf(fmaxf(rect.top - point.y, point.y - rect.bottom), 0);

	return hypotf(across, down);
}

static int32_t nearest_place(const struct fg_witness *w, struct fg_xy point)
{
	float least = REACH;
	int32_t found = -1;

	for (int32_t i = 0; i < w->seen_count; i++) {
		float away;

		if (w->seen[i].kind != FG_SEEN_PLACE)
			continue;
		away = rect_distance(w->seen[i].box, point);
		if (away >= least)
			continue;
		least = away;
		found = i;
	}
	return found;
}

static int make_room(const struct fg_scene *scene, struct fg_arena *arena, struct fg_witness *w)
{
	size_t room = (size_t)scene->item_count + 1;

	w->groups = fg_arena_array(arena, room, sizeof(*w->groups));
	w->seen = fg_arena_array(arena, room, sizeof(*w->seen));
	w->lines = fg_arena_array(arena, room, sizeof(*w->lines));
	return w->groups && w->seen && w->lines ? 0 : -ENOMEM;
}

int fg_witness_make(const struct fg_scene *scene, struct fg_arena *arena,
		    struct fg_witness *ret_witness)
{
	struct fg_witness w = { 0 };
	int32_t group = -1;

	if (make_room(scene, arena, &w))
		return -ENOMEM;
	for (uint32_t i = 0; i < scene->item_count; i++) {
		const struct fg_item *item = &scene->items[i];

		if (item->shape == FG_SHAPE_GROUP)
			group = open_group(&w, group, item);
		else if (item->shape == FG_SHAPE_END)
			group = group >= 0 ? w.groups[group].parent : -1;
		else
			look_at(&w, group, item);
	}
	add_groups(&w);
	qsort(w.seen, (size_t)w.seen_count, sizeof(*w.seen), by_left_edge);
	for (int32_t i = 0; i < w.line_count; i++) {
		struct fg_path path = w.lines[i].path;

		w.lines[i].ends[0] = nearest_place(&w, path.points[0]);
		w.lines[i].ends[1] = nearest_place(&w, path.points[path.count - 1]);
	}
	*ret_witness = w;
	return 0;
}
