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
#define PALE_LINE 0.6f
#define PALE_HEAD 3.2f
#define LINE 1.2f
#define WAY_HEAD 5.8f

enum { POINTS = 256 };

void fg_set_strength(struct fg_strand *strand, enum fg_strength strength)
{
	static const struct {
		float width;
		enum fg_head head;
	} forms[FG_STRENGTHS] = { [FG_BY_NAME] = { 2, FG_HEAD_FILLED },
		                  [FG_BY_CATEGORY] = { LINE, FG_HEAD_HOLLOW },
		                  [FG_POSSIBLE] = { FAINT_LINE, FG_HEAD_OPEN } };

	strand->form = FG_LINE_SINGLE;
	strand->width = forms[strength].width;
	strand->head_form = forms[strength].head;
	strand->head = WAY_HEAD;
}

/* The way of an element: one line, whatever the flow carries. */
static void paint_way(const struct fg_plan *plan, const struct fg_page *page,
                      const struct fg_track *track, struct fg_scene *scene)
{
	const struct fg_plan_flow *flow = &plan->flows[page->spots[track->badge].index];
	struct fg_strand strand = {
		.path = { track->curve.points, track->curve.count },
		.colour = fg_strand_look(plan->light->kind, plan->grey).colour,
		.dash = fg_family_dash(flow->family)
	};

	fg_set_strength(&strand, plan->light->flows[flow - plan->flows] - 1);
	fg_paint_strand(scene, &strand);
}

static void paint_strands(const struct fg_plan *plan, const struct fg_page *page,
                          const struct fg_track *track, struct fg_scene *scene)
{
	const struct fg_plan_flow *flow = &plan->flows[page->spots[track->badge].index];
	struct fg_bundle_look look = { .kinds = flow->kinds,
		                       .assumed = flow->assumed,
		                       .grey = plan->grey,
		                       .tail = fg_spot_box(&page->spots[track->from], 0),
		                       .head = fg_spot_box(&page->spots[track->to], 0) };

	if (plan->light)
		look.kinds = 1u << plan->light->kind;
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		look.families[kind] = flow->family;
	fg_paint_bundle(scene, (struct fg_path){ track->curve.points, track->curve.count }, &look);
}

const char *fg_number_colour(const struct fg_plan *plan, const struct fg_plan_flow *flow)
{
	struct fg_bundle bundle;

	if (flow->assumed)
		return FG_SOFT_INK;
	if (plan->light)
		return fg_word_colour(plan->light->kind, plan->grey);
	fg_bundle_make(flow, &bundle);
	return flow->strands == 1 ? fg_word_colour(bundle.kinds[0], plan->grey) : FG_INK;
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
		                      fg_number_colour(b->plan, b->flow) };
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

static void paint_pale_line(const struct fg_track *track, struct fg_scene *scene)
{
	struct fg_strand strand = { .path = { track->curve.points, track->curve.count },
		                    .form = FG_LINE_SINGLE,
		                    .colour = FG_PALE,
		                    .width = PALE_LINE,
		                    .head = PALE_HEAD };

	fg_paint_strand(scene, &strand);
}

static void paint_flow(const struct fg_plan *plan, const struct fg_page *page,
                       const struct fg_track *track, struct fg_scene *scene)
{
	const struct fg_plan_flow *flow = &plan->flows[page->spots[track->badge].index];
	struct fg_sink title = { .arena = plan->arena }, desc = { .arena = plan->arena };

	fg_words_flow_title(plan, flow, &title);
	fg_words_flow(plan, flow, &desc);
	fg_scene_open(scene, "flow",
	              fg_arena_format(plan->arena, "flow-%s", plan->model->flows[flow->flow].e.id),
	              title.data, desc.data);
	fg_sink_clear(&title);
	fg_sink_clear(&desc);
	if (fg_flow_is_lit(plan, flow)) {
		if (plan->light && plan->light->by_strength)
			paint_way(plan, page, track, scene);
		else
			paint_strands(plan, page, track, scene);
		paint_badge(plan, page, &page->spots[track->badge], scene);
	} else {
		paint_pale_line(track, scene);
	}
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
		                    head,
		                    FG_HEAD_FILLED };

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
	              fg_label_in(flow, plan->lang), fg_words_stub(plan));
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
	else if (flow->questioned && !plan->light && track->curve.count <= POINTS)
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
	else if (plan->stubs[last->index].drawn && !plan->light)
		paint_stub(plan, plan->stubs[last->index].flow, last, line_of(track), scene);
}
