/* Lanes, steps, lines and the flows beside them, and the key. */
#include "figure/paint.h"

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/bundle.h"
#include "figure/steps/steps.h"

#define OUTLINE 1.1f
#define BOX_PAD 4.0f
#define LETTER_WIDTH 9.6f
#define WAY 0.9f
#define WAY_HEAD 4.4f

enum { LETTERS_IN_ROW = 2 };

static void paint_lane(const struct fg_steps *steps, const struct fg_step_lane *lane, float bottom,
                       struct fg_scene *scene)
{
	const struct fg_model *model = steps->figure->model;
	const char *id = lane->rest || lane->party == FG_NONE ? NULL
	                                                      : model->parties[lane->party].e.id;
	struct fg_look look = { FG_PANEL, { FG_PANEL_EDGE, 0.7f, FG_DASH_SOLID }, 4, false };
	struct fg_letters letters = { FG_NAME_SIZE, true, FG_ANCHOR_MIDDLE, FG_SOFT_INK };
	struct fg_xy at = { (lane->left + lane->right) / 2, FG_PAPER_EDGE + 4 };

	fg_scene_open(scene, "panel",
	              id ? fg_arena_format(steps->figure->arena, "party-%s", id)
	                 : lane->rest ? "other-parties" : "no-party",
	              lane->name.count ? lane->name.lines[0] : NULL, NULL);
	fg_paint_rect(scene, (struct fg_rect){ lane->left, FG_PAPER_EDGE, lane->right, bottom },
	              &look);
	for (uint32_t i = 0; i < lane->name.count; i++, at.y += FG_NAME_LINE)
		fg_paint_label(scene, at, FG_NAME_LINE, lane->name.lines[i], &letters);
	fg_scene_close(scene);
}

static void paint_list_head(const struct fg_steps *steps, uint32_t page,
                            struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NAME_SIZE, true, FG_ANCHOR_START, FG_SOFT_INK };
	struct fg_xy at = { steps->pages[page].list_left, FG_PAPER_EDGE + 4 };

	fg_paint_label(scene, at, FG_NAME_LINE,
	               fg_say(steps->figure->lang, "Data taken at this step"), &letters);
}

static const char *row_id(const struct fg_steps *steps, const struct fg_step_row *row)
{
	const char *id = steps->figure->model->steps[row->step].e.id;
	uint32_t part = (uint32_t)(row - steps->rows) - steps->first_row[row->step];

	return part ? fg_arena_format(steps->figure->arena, "step-%s\xC2\xB7%u", id, part + 1)
	            : fg_arena_format(steps->figure->arena, "step-%s", id);
}

static void paint_step(const struct fg_steps *steps, const struct fg_step_row *row,
                       struct fg_scene *scene)
{
	bool assumed = steps->figure->model->steps[row->step].reason != NULL;
	struct fg_look look = { FG_WHITE, { assumed ? FG_PANEL_EDGE : FG_INK, OUTLINE,
	                                    assumed ? FG_DASH_DASHDOT : FG_DASH_SOLID }, 5, false };
	struct fg_letters letters = { row->name_size, false, FG_ANCHOR_MIDDLE, FG_INK };
	struct fg_xy at = { (row->box.left + row->box.right) / 2, row->box.top + BOX_PAD };
	struct fg_sink words = { .arena = steps->figure->arena };

	fg_step_row_words(steps, row, &words);
	fg_scene_open(scene, "place", row_id(steps, row), fg_step_name(steps, row->step),
	              words.data);
	fg_sink_clear(&words);
	fg_paint_rect(scene, row->box, &look);
	for (uint32_t i = 0; i < row->name.count; i++, at.y += FG_NAME_LINE)
		fg_paint_label(scene, at, FG_NAME_LINE, row->name.lines[i], &letters);
	letters.size = FG_NOTE_SIZE;
	letters.colour = FG_SOFT_INK;
	for (uint32_t i = 0; i < row->note_count; i++)
		for (uint32_t k = 0; k < row->notes[i].count; k++, at.y += FG_NOTE_LINE)
			fg_paint_label(scene, at, FG_NOTE_LINE, row->notes[i].lines[k], &letters);
	fg_scene_close(scene);
}

static void paint_way(const struct fg_steps *steps, const struct fg_step_way *way,
                      struct fg_scene *scene)
{
	const struct fg_model *model = steps->figure->model;
	fg_ref from = steps->rows[way->from].step, to = steps->rows[way->to].step;
	struct fg_strand strand = { { way->points, way->point_count },
		                    FG_LINE_SINGLE,
		                    way->back ? FG_SOFT_INK : FG_INK,
		                    FG_DASH_SOLID,
		                    WAY,
		                    WAY_HEAD };

	fg_scene_open(scene, "flow",
	              fg_arena_format(steps->figure->arena, "next-%s\xC2\xB7%s",
	                              model->steps[from].e.id, model->steps[to].e.id),
	              fg_arena_format(steps->figure->arena,
	                              fg_say(steps->figure->lang,
	                                     way->back ? FG_SAY("from step %u back to step %u")
	                                               : FG_SAY("from step %u to step %u")),
	                              from + 1, to + 1), NULL);
	fg_paint_strand(scene, &strand);
	fg_scene_close(scene);
}

/* ---- flows */

static void paint_letters(const struct fg_steps *steps, uint32_t kinds, struct fg_xy at,
                          struct fg_scene *scene)
{
	uint32_t done = 0;
	float left = at.x;

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		struct fg_strand_look look = fg_strand_look(kind, steps->figure->grey);
		char text[2] = { look.letter, '\0' };

		if (!look.letter || !(kinds >> kind & 1))
			continue;
		fg_paint_letter(scene, at, text, look.colour);
		at.x += LETTER_WIDTH;
		if (++done % LETTERS_IN_ROW == 0) {
			at.x = left;
			at.y += FG_BADGE_HEIGHT;
		}
	}
}

/* The strands as a short line, and the letters below it. */
static void paint_sample(const struct fg_steps *steps, const struct fg_step_entry *entry, float x,
                         struct fg_scene *scene)
{
	const struct fg_numbered *flow = &steps->flows[entry->flow];
	float width = fg_bundle_of(flow->kinds).width, right = x + FG_STEP_SAMPLE - 2;
	float y = entry->y + (width > FG_NOTE_LINE ? width : FG_NOTE_LINE) / 2 + 0.5f;
	struct fg_xy points[4] = { { x, y }, { x + 7, y }, { right - 7, y }, { right, y } };
	struct fg_path path = { points, 4 };
	struct fg_bundle_look look = { .kinds = flow->kinds, .grey = steps->figure->grey,
		                       .assumed = flow->fate == FG_ASSUMED };

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		look.families[kind] = flow->family;
	if (flow->fate == FG_FATE_QUESTIONED)
		fg_paint_strand(scene, &(struct fg_strand){ path, FG_LINE_SINGLE, FG_PANEL_EDGE,
		                                            FG_DASH_SOLID, 1, 0 });
	else
		fg_paint_bundle(scene, path, &look);
	paint_letters(steps, flow->kinds,
	              (struct fg_xy){ x, y + (width > FG_NOTE_LINE ? width : FG_NOTE_LINE) / 2 },
	              scene);
}

static void paint_entry(const struct fg_steps *steps, const struct fg_step_row *row,
                        const struct fg_step_entry *entry, struct fg_scene *scene)
{
	const struct fg_model *model = steps->figure->model;
	const struct fg_numbered *flow = &steps->flows[entry->flow];
	bool plain = flow->fate != FG_ASSERTED;
	float left = steps->pages[row->page].list_left;
	struct fg_letters letters = { FG_NOTE_SIZE, true, FG_ANCHOR_START,
		                      plain ? FG_SOFT_INK : FG_INK };
	struct fg_xy at = { left + FG_STEP_NUMBER + FG_STEP_SAMPLE + 2, entry->y };
	struct fg_sink words = { .arena = steps->figure->arena };

	fg_step_flow_words(steps, entry->flow, &words);
	fg_scene_open(scene, "taken",
	              fg_arena_format(steps->figure->arena, "taken-%s\xC2\xB7%s",
	                              model->steps[row->step].e.id,
	                              model->flows[entry->flow].e.id),
	              fg_label_in(&model->flows[entry->flow].e, steps->figure->lang), words.data);
	fg_sink_clear(&words);
	fg_paint_label(scene, (struct fg_xy){ left, entry->y }, FG_NOTE_LINE,
	               flow->number ? fg_arena_format(steps->figure->arena, "%u", flow->number)
	               : flow->fate == FG_FATE_QUESTIONED ? "?" : "\xE2\x80\x93",
	               &letters);
	paint_sample(steps, entry, left + FG_STEP_NUMBER, scene);
	letters.bold = false;
	for (uint32_t i = 0; i < entry->text.count; i++, at.y += FG_NOTE_LINE)
		fg_paint_label(scene, at, FG_NOTE_LINE, entry->text.lines[i], &letters);
	if (entry->mark)
		fg_paint_mark(scene,
		              (struct fg_xy){ steps->figure->width - FG_PAPER_EDGE - 1
		                                      - fg_mark_width(entry->mark), entry->y },
		              entry->mark, flow->marks.shown[0]->family);
	fg_scene_close(scene);
}

/* A rule above, the flows, or that there are none. */
static void paint_list(const struct fg_steps *steps, const struct fg_step_row *row,
                       struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_SOFT_INK };
	float left = steps->pages[row->page].list_left;
	struct fg_look rule = { NULL, { FG_PANEL_EDGE, 0.4f, FG_DASH_SOLID }, 0, false };
	struct fg_xy ends[2] = { { left, row->top - 4 },
		                 { steps->figure->width - FG_PAPER_EDGE, row->top - 4 } };

	fg_paint_lines(scene, ends, 2, &rule);
	for (uint32_t i = 0; i < row->entry_count; i++)
		paint_entry(steps, row, &steps->entries[row->entry + i], scene);
	if (!row->entry_count)
		fg_paint_label(scene, (struct fg_xy){ left, row->top }, FG_NOTE_LINE,
		               fg_say(steps->figure->lang, "no flow names this step"), &letters);
}

void fg_steps_paint(const struct fg_steps *steps, uint32_t page, struct fg_scene *scene)
{
	const struct fg_step_page *p = &steps->pages[page];

	for (uint32_t i = 0; i < p->lane_count; i++)
		paint_lane(steps, &p->lanes[i], p->height - 4, scene);
	paint_list_head(steps, page, scene);
	for (uint32_t i = p->first; i < p->first + p->count; i++)
		paint_list(steps, &steps->rows[i], scene);
	for (uint32_t i = p->way; i < p->way + p->way_count; i++)
		paint_way(steps, &steps->ways[i], scene);
	for (uint32_t i = p->first; i < p->first + p->count; i++)
		paint_step(steps, &steps->rows[i], scene);
}

/* ---- key */

static void sample_way(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	fg_paint_sample_line(scene, at, (struct fg_strand){
		.form = FG_LINE_SINGLE, .width = WAY, .head = WAY_HEAD,
		.colour = entry->which ? FG_SOFT_INK : FG_INK });
}

/* One way back occurs at least on the page, or one way on. */
static bool has_way(const struct fg_steps *steps, const struct fg_step_page *page, bool back)
{
	for (uint32_t i = page->way; i < page->way + page->way_count; i++)
		if (steps->ways[i].back == back)
			return true;
	return false;
}

static void key_flows(const struct fg_steps *steps, uint32_t page, struct fg_key *key)
{
	uint32_t kinds = 0, statuses[FG_FAMILIES] = { 0 }, fates = 0;
	bool varies = false;
	const struct fg_step_page *p = &steps->pages[page];
	const struct fg_step_row *end = &steps->rows[p->first + p->count - 1];
	const struct fg_model *model = steps->figure->model;

	for (uint32_t i = steps->rows[p->first].entry; i < end->entry + end->entry_count; i++) {
		const struct fg_numbered *flow = &steps->flows[steps->entries[i].flow];

		varies |= steps->kept[model->flows[steps->entries[i].flow].to].varies;
		kinds |= flow->kinds;
		fates |= 1u << flow->fate;
		if (flow->fate == FG_ASSERTED)
			statuses[flow->family] |= 1u << flow->status;
	}
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		if (kinds >> kind & 1)
			fg_key_add_strand(key, kind);
	fg_key_add_families(key, statuses);
	if (varies)
		fg_key_add_varies(key);
	for (uint32_t i = steps->rows[p->first].entry; i < end->entry + end->entry_count; i++)
		if (steps->entries[i].mark)
			fg_key_add_mark(key, steps->flows[steps->entries[i].flow].marks.shown[0]);
	if (fates >> FG_FATE_QUESTIONED & 1)
		fg_key_add(key, (struct fg_key_entry){
			.paint = fg_sample_stub, .sample_width = FG_STUB_SAMPLE,
			.words = fg_say(key->figure->lang,
			                "questioned: raised, asserted by nobody") });
	if (fates >> FG_ASSUMED & 1)
		fg_key_add(key, (struct fg_key_entry){
			.paint = fg_sample_assumed,
			.words = fg_say(key->figure->lang, "assumption, not counted") });
}

void fg_steps_key(const struct fg_steps *steps, uint32_t page, struct fg_key *key)
{
	key_flows(steps, page, key);
	for (int back = 0; back < 2; back++)
		if (has_way(steps, &steps->pages[page], back))
			fg_key_add(key, (struct fg_key_entry){
				.paint = sample_way, .which = back,
				.words = fg_say(key->figure->lang,
				                back ? FG_SAY("back to an earlier step")
				                     : FG_SAY("next step")) });
}
