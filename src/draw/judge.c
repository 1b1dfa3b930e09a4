#include "draw/judge.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "draw/geometry.h"
#include "draw/witness.h"

/* Points that the eye does not see. */
static const float SLACK = 0.3F;
/* Inside a box that is not its own, and in one that is (arrow heads end there), in points. */
static const float CROSSING = 1.5F, OWN_CROSSING = 8;
static const float MOST_DETOUR = 2.5F;
/* Between the ends of two lines, in points: nearer ones look like one arrow head. */
static const float LEAST_APART = 1.5F;
/* Of a line on both sides of a point, in points, and the cosine of how far it may turn there: a
 * little more than a right angle. */
static const float LEG = 4, MOST_TURN = -0.1F;

struct judge {
	struct fg_arena *arena;
	const struct fg_scene *scene;
	struct fg_witness witness;
	struct fg_judgement *result;
	int status;
};

const char *fg_finding_words(enum fg_finding_kind kind)
{
	static const char *const words[FG_FINDING_KINDS] = {
		[FG_FINDING_OVERLAP] = "overlap",
		[FG_FINDING_CROSSED] = "line through a place",
		[FG_FINDING_COVERED] = "line through a text or badge",
		[FG_FINDING_SMALL] = "small type",
		[FG_FINDING_ENDS] = "two lines that end at one point",
		[FG_FINDING_TURNS] = "line that turns back on itself",
		[FG_FINDING_LONG] = "long line",
		[FG_FINDING_OUTSIDE] = "outside the page",
	};

	return words[kind];
}

static void find(struct judge *judge, struct fg_finding finding)
{
	struct fg_judgement *result = judge->result;
	size_t room = result->room ? result->room * 2 : 16;
	struct fg_finding *findings;

	if (result->count == result->room) {
		findings = realloc(result->findings, room * sizeof(*findings));
		if (!findings) {
			judge->status = -ENOMEM;
			return;
		}
		result->findings = findings;
		result->room = room;
	}
	result->findings[result->count++] = finding;
}

static float overlap_of(struct fg_rect a, struct fg_rect b)
{
	float across = fminf(a.right, b.right) - fmaxf(a.left, b.left);
	float down = fminf(a.bottom, b.bottom) - fmaxf(a.top, b.top);

	return fminf(across, down);
}

/* A box may hold what is in its group; a panel everything but panels. */
static bool may_overlap(const struct fg_witness *w, const struct fg_seen *a,
			const struct fg_seen *b)
{
	if ((a->kind == FG_SEEN_PANEL) != (b->kind == FG_SEEN_PANEL))
		return true;
	return (a->kind != FG_SEEN_TEXT && fg_seen_within(w, b->group, a->group)) ||
	       (b->kind != FG_SEEN_TEXT && fg_seen_within(w, a->group, b->group));
}

static void judge_overlaps(struct judge *judge)
{
	const struct fg_witness *w = &judge->witness;

	for (int32_t i = 0; i < w->seen_count; i++)
		for (int32_t k = i + 1; k < w->seen_count; k++) {
			const struct fg_seen *a = &w->seen[i], *b = &w->seen[k];
			float overlap = overlap_of(a->box, b->box);

			if (b->box.left > a->box.right)
				break;
			if (overlap > SLACK && !may_overlap(w, a, b))
				find(judge, (struct fg_finding){ FG_FINDING_OVERLAP, a->name,
								 b->name, overlap });
		}
}

static void judge_line_at(struct judge *judge, const struct fg_seen_line *line, int32_t index)
{
	const struct fg_witness *w = &judge->witness;
	const struct fg_seen *seen = &w->seen[index];
	bool own = line->ends[0] == index || line->ends[1] == index;
	bool place = seen->kind == FG_SEEN_PLACE;
	float inside;

	if (seen->kind == FG_SEEN_PANEL || fg_seen_within(w, seen->group, line->group))
		return;
	inside = fg_path_inside(line->path, fg_rect_grown(seen->box, -SLACK));
	if (inside > (own ? OWN_CROSSING : CROSSING))
		find(judge, (struct fg_finding){ place ? FG_FINDING_CROSSED : FG_FINDING_COVERED,
						 w->groups[line->group].name, seen->name, inside });
}

static void judge_crossings(struct judge *judge)
{
	for (int32_t i = 0; i < judge->witness.line_count; i++)
		for (int32_t k = 0; k < judge->witness.seen_count; k++)
			judge_line_at(judge, &judge->witness.lines[i], k);
}

static struct fg_xy end_of(const struct fg_seen_line *line)
{
	return line->path.points[line->path.count - 1];
}

/* Strands of one flow may come together. */
static void judge_ends(struct judge *judge)
{
	const struct fg_witness *w = &judge->witness;

	for (int32_t i = 0; i < w->line_count; i++)
		for (int32_t k = 0; k < i; k++) {
			const struct fg_seen_line *a = &w->lines[i], *b = &w->lines[k];
			float apart = hypotf(end_of(a).x - end_of(b).x, end_of(a).y - end_of(b).y);

			if (a->group != b->group && apart < LEAST_APART)
				find(judge, (struct fg_finding){ FG_FINDING_ENDS,
								 w->groups[a->group].name,
								 w->groups[b->group].name, apart });
		}
}

/* From a point of a line to where LEG is behind, on (step 1) or back (-1); 0, 0: it ends before. */
static struct fg_xy leg_of(const struct fg_xy *points, uint32_t count, uint32_t from, int step)
{
	float way = 0;

	for (uint32_t i = from; step > 0 ? i + 1 < count : i > 0;) {
		uint32_t next = step > 0 ? i + 1 : i - 1;

		way += hypotf(points[next].x - points[i].x, points[next].y - points[i].y);
		i = next;
		if (way >= LEG)
			return (struct fg_xy){ points[i].x - points[from].x,
					       points[i].y - points[from].y };
	}
	return (struct fg_xy){ 0, 0 };
}

/* The cosine of the sharpest turn; 1: straight on. */
static float sharpest_of(const struct fg_xy *points, uint32_t count)
{
	float sharpest = 1;

	for (uint32_t i = 1; i + 1 < count; i++) {
		struct fg_xy back = leg_of(points, count, i, -1);
		struct fg_xy on = leg_of(points, count, i, 1);
		float lengths = hypotf(back.x, back.y) * hypotf(on.x, on.y);

		if (lengths > 0)
			sharpest = fminf(sharpest, -(back.x * on.x + back.y * on.y) / lengths);
	}
	return sharpest;
}

static void judge_turns(struct judge *judge)
{
	const struct fg_witness *w = &judge->witness;

	for (int32_t i = 0; i < w->line_count && !judge->status; i++) {
		struct fg_path path = w->lines[i].path;
		struct fg_xy *points = fg_arena_array(
			judge->arena, (size_t)path.count * FG_FLAT_PIECES, sizeof(*points));
		float sharpest;

		if (!points) {
			judge->status = -ENOMEM;
			return;
		}
		sharpest = sharpest_of(points, fg_path_flatten(path, points));
		if (sharpest < MOST_TURN)
			find(judge, (struct fg_finding){ FG_FINDING_TURNS,
							 w->groups[w->lines[i].group].name, NULL,
							 sharpest });
	}
}

static float detour_of(const struct fg_seen_line *line)
{
	return fg_path_length(line->path) / fmaxf(fg_path_straight(line->path), 0.01F);
}

/* One in ten may take the long way round. */
static void judge_detours(struct judge *judge)
{
	const struct fg_witness *w = &judge->witness;
	struct fg_judgement *result = judge->result;

	result->lines = (uint32_t)w->line_count;
	for (int32_t i = 0; i < w->line_count; i++)
		result->long_lines += detour_of(&w->lines[i]) > MOST_DETOUR;
	for (int32_t i = 0; i < w->line_count && result->long_lines * 10 > result->lines; i++) {
		float detour = detour_of(&w->lines[i]);

		if (detour > MOST_DETOUR)
			find(judge, (struct fg_finding){ FG_FINDING_LONG,
							 w->groups[w->lines[i].group].name, NULL,
							 detour });
	}
}

static float beyond(const struct fg_scene *scene, struct fg_rect box)
{
	float across = fmaxf(-box.left, box.right - scene->width);
	float down = fmaxf(-box.top, box.bottom - scene->height);

	return fmaxf(across, down);
}

static void judge_item(struct judge *judge, const struct fg_item *item, const char *group)
{
	bool text = item->shape == FG_SHAPE_TEXT && item->text;
	const char *name = text ? item->text : group;
	struct fg_rect box = text ? fg_text_box(item) : fg_item_box(item);

	if (item->stroke.colour)
		box = fg_rect_grown(box, item->stroke.width / 2);
	if (beyond(judge->scene, box) > SLACK)
		find(judge, (struct fg_finding){ FG_FINDING_OUTSIDE, name, NULL,
						 beyond(judge->scene, box) });
}

static void judge_items(struct judge *judge, float smallest_type)
{
	struct fg_judgement *result = judge->result;
	const char *group = "";

	for (uint32_t i = 0; i < judge->scene->item_count; i++) {
		const struct fg_item *item = &judge->scene->items[i];

		if (item->shape == FG_SHAPE_GROUP && item->id)
			group = item->id;
		judge_item(judge, item, group);
		if (item->shape != FG_SHAPE_TEXT)
			continue;
		if (result->smallest_type <= 0 || item->size < result->smallest_type)
			result->smallest_type = item->size;
		if (item->size < smallest_type)
			find(judge, (struct fg_finding){ FG_FINDING_SMALL, item->text, NULL,
							 item->size });
	}
}

int fg_scene_judge(const struct fg_scene *scene, float smallest_type,
		   struct fg_judgement *ret_judgement)
{
	struct fg_judgement result = { 0 };
	struct judge judge = { .arena = fg_arena_new(), .scene = scene, .result = &result };

	judge.status =
		judge.arena ? fg_witness_make(scene, judge.arena, &judge.witness) : -ENOMEM;
	if (!judge.status) {
		judge_overlaps(&judge);
		judge_crossings(&judge);
		judge_ends(&judge);
		judge_turns(&judge);
		judge_detours(&judge);
		judge_items(&judge, smallest_type);
	}
	fg_arena_free(judge.arena);
	if (judge.status)
		fg_judgement_clear(&result);
	else
		*ret_judgement = result;
	return judge.status;
}

void fg_judgement_clear(struct fg_judgement *judgement)
{
	free(judgement->findings);
	*judgement = (struct fg_judgement){ 0 };
}
