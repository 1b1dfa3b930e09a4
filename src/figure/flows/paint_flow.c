/* Flows with their badges, connectors to other pages, stubs of questioned flows. */
#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/flows/arrange.h"
#include "figure/flows/paint_page.h"
#include "figure/flows/size.h"
#include "figure/flows/words.h"
#include "figure/paint.h"

#define FAINT_LINE 0.8f
#define FAINT_HEAD 3.9f

enum { POINTS = 256 };

static void paint_strands(const struct fg_plan *plan, const struct fg_page *page,
                          const struct fg_track *track, struct fg_scene *scene)
{
	const struct fg_plan_flow *flow = &plan->flows[page->spots[track->badge].index];
	struct fg_bundle_look look = { .kinds = flow->kinds,
		                       .assumed = flow->assumed,
		                       .grey = plan->grey,
		                       .tail = fg_spot_box(&page->spots[track->from], 0),
		                       .head = fg_spot_box(&page->spots[track->to], 0) };

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		look.families[kind] = flow->family;
	fg_paint_bundle(scene, (struct fg_path){ track->curve.points, track->curve.count }, &look);
}

/* The number takes the colour of the flow's only category. */
static const char *number_colour(const struct fg_plan *plan, const struct fg_plan_flow *flow)
{
	struct fg_bundle bundle;

	fg_bundle_make(flow, &bundle);
	if (flow->assumed)
		return FG_SOFT_INK;
	return flow->strands == 1 ? fg_strand_look(bundle.kinds[0], plan->grey).colour : FG_INK;
}

struct badge {
	const struct fg_plan *plan;
	const struct fg_plan_flow *flow;
	struct fg_xy corner;
	const char *ground;              /* colour of what it lies on */
	struct fg_scene *scene;
};

static void paint_number(const struct badge *b, const struct fg_part *part, struct fg_xy at)
{
	struct fg_letters letters = { FG_NOTE_SIZE, !b->flow->assumed, FG_ANCHOR_MIDDLE,
		                      number_colour(b->plan, b->flow) };
	struct fg_look ground = { b->ground, { NULL, 0, FG_DASH_SOLID }, 2, false };

	fg_paint_rect(b->scene,
	              (struct fg_rect){ at.x, at.y, at.x + part->width, at.y + FG_BADGE_HEIGHT },
	              &ground);
	fg_paint_label(b->scene, (struct fg_xy){ at.x + part->width / 2, at.y }, FG_BADGE_HEIGHT,
	               part->text, &letters);
}

static void paint_part(const struct badge *b, const struct fg_part *part)
{
	struct fg_xy at = { b->corner.x + part->x, b->corner.y + part->y };

	if (part->kind == FG_PART_NUMBER)
		paint_number(b, part, at);
	else if (part->kind == FG_PART_MARK)
		fg_paint_mark(b->scene, at, part->text, part->gap->family);
	else
		fg_paint_letter(b->scene, at, part->text, b->flow->assumed ? FG_SOFT_INK :
		                fg_strand_look(part->strand, b->plan->grey).colour);
}

static const char *ground_at(const struct fg_page *page, const struct fg_spot *spot)
{
	for (uint32_t i = 0; i < page->panel_count; i++) {
		const struct fg_panel *panel = &page->panels[i];

		if (spot->x > panel->x && spot->x < panel->x + panel->width && spot->y > panel->y &&
		    spot->y < panel->y + panel->height)
			return FG_PANEL;
	}
	return FG_WHITE;
}

static void paint_badge(const struct fg_plan *plan, const struct fg_page *page,
                        const struct fg_spot *spot, struct fg_scene *scene)
{
	const struct fg_plan_flow *flow = &plan->flows[spot->index];
	struct fg_badge parts;
	struct badge b = {
		.plan = plan, .flow = flow, .ground = ground_at(page, spot), .scene = scene
	};

	fg_badge_make(plan, flow, &parts);
	b.corner = (struct fg_xy){ spot->x - parts.width / 2, spot->y - parts.height / 2 };
	fg_scene_open(scene, "badge", NULL, NULL, NULL);
	for (uint32_t i = 0; i < parts.count; i++)
		paint_part(&b, &parts.parts[i]);
	fg_scene_close(scene);
}

static void paint_flow(const struct fg_plan *plan, const struct fg_page *page,
                       const struct fg_track *track, struct fg_scene *scene)
{
	const struct fg_plan_flow *flow = &plan->flows[page->spots[track->badge].index];
	struct fg_sink title = { 0 }, desc = { 0 };

	fg_words_flow_title(plan, flow, &title);
	fg_words_flow(plan, flow, &desc);
	fg_scene_open(scene, "flow",
	              fg_arena_format(plan->arena, "flow-%s", plan->model->flows[flow->flow].e.id),
	              title.data, desc.data);
	fg_sink_clear(&title);
	fg_sink_clear(&desc);
	paint_strands(plan, page, track, scene);
	paint_badge(plan, page, &page->spots[track->badge], scene);
	fg_scene_close(scene);
}

static struct fg_path line_of(const struct fg_track *track)
{
	return (struct fg_path){ track->curve.points, track->curve.count };
}

static void paint_faint_line(struct fg_path line, float head, struct fg_scene *scene)
{
	struct fg_strand strand = { line,
		                    FG_LINE_SINGLE,
		                    FG_PANEL_EDGE,
		                    FG_DASH_SOLID,
		                    FAINT_LINE + 0.2f,
		                    head };

	fg_paint_strand(scene, &strand);
}

/* A flow that other readings draw: its line as far as its badge. */
static struct fg_path half_line(const struct fg_track *track, const struct fg_spot *badge,
                                struct fg_xy *points)
{
	struct fg_path path = { track->curve.points, track->curve.count };
	float length = fg_path_length(path), best = INFINITY, at = length / 2;

	for (float along = 0; along < length; along += 2) {
		struct fg_xy point = fg_path_at(path, along).at;
		float away = fg_xy_distance(point, (struct fg_xy){ badge->x, badge->y });

		if (away >= best)
			continue;
		best = away;
		at = along;
	}
	path.count = fg_path_trim(path, 0, length - at + 5, points);
	path.points = points;
	return path;
}

static void paint_stub(const struct fg_plan *plan, fg_ref number, const struct fg_spot *spot,
                       struct fg_path line, struct fg_scene *scene)
{
	const struct fg_entity *flow = &plan->model->flows[number].e;
	struct fg_letters letters = { FG_NAME_SIZE, true, FG_ANCHOR_MIDDLE, FG_SOFT_INK };

	fg_scene_open(scene, "stub", fg_arena_format(plan->arena, "flow-%s", flow->id),
	              fg_label_in(flow, plan->lang),
	              fg_say(plan->lang,
	                     "Questioned: raised, asserted by nobody. Not counted."));
	paint_faint_line(line, 0, scene);
	fg_paint_label(scene, (struct fg_xy){ spot->x, spot->y - spot->height / 2 }, spot->height,
	               "?", &letters);
	fg_scene_close(scene);
}

static void paint_connector(const struct fg_page *page, const struct fg_track *track,
                            struct fg_scene *scene)
{
	bool leaves = page->spots[track->to].kind == FG_AT_LINK;
	const struct fg_spot *spot = &page->spots[leaves ? track->to : track->from];
	struct fg_look look = { FG_WHITE, { FG_PANEL_EDGE, FAINT_LINE, FG_DASH_SOLID }, 4, false };
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_MIDDLE, FG_SOFT_INK };
	float top = spot->y - (float)spot->name.count * FG_NOTE_LINE / 2;

	if (!spot->name.count)
		return;
	fg_scene_open(scene, "connector", NULL, NULL, NULL);
	paint_faint_line(line_of(track), FAINT_HEAD, scene);
	fg_paint_rect(scene, fg_spot_box(spot, 0), &look);
	for (uint32_t i = 0; i < spot->name.count; i++)
		fg_paint_label(scene,
		               (struct fg_xy){ spot->x, top + (float)i * FG_NOTE_LINE },
		               FG_NOTE_LINE, spot->name.lines[i], &letters);
	fg_scene_close(scene);
}

static void paint_flow_or_stub(const struct fg_plan *plan, const struct fg_page *page,
                               const struct fg_track *track, struct fg_scene *scene)
{
	const struct fg_spot *badge = &page->spots[track->badge];
	const struct fg_plan_flow *flow = &plan->flows[badge->index];
	struct fg_xy points[POINTS];

	if (flow->drawn)
		paint_flow(plan, page, track, scene);
	else if (flow->questioned && track->curve.count <= POINTS)
		paint_stub(plan, flow->flow, badge, half_line(track, badge, points), scene);
}

void fg_paint_track(const struct fg_plan *plan, const struct fg_page *page,
                    const struct fg_track *track, struct fg_scene *scene)
{
	const struct fg_spot *last = &page->spots[track->to];

	if (track->badge != FG_NONE)
		paint_flow_or_stub(plan, page, track, scene);
	else if (last->kind != FG_AT_STUB)
		paint_connector(page, track, scene);
	else if (plan->stubs[last->index].drawn)
		paint_stub(plan, plan->stubs[last->index].flow, last, line_of(track), scene);
}
