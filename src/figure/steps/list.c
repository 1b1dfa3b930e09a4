/* Rows of the workflow, and the words in them. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "base/text.h"
#include "figure/bundle.h"
#include "figure/paint.h"
#include "figure/steps/steps.h"

#define LEAST_ENTRY 12.0f
#define BOX_PAD 3.0f

enum { LETTERS_IN_ROW = 2, NAMES_AT_MOST = 24, NAMES_AT_LEAST = 1, ENTRY_LINES = 4 };

static const char *say(const struct fg_steps *steps, const char *english)
	__attribute__((format_arg(2)));

static const char *say(const struct fg_steps *steps, const char *english)
{
	return fg_say(steps->figure->lang, english);
}

const char *fg_step_name(const struct fg_steps *steps, fg_ref step)
{
	const char *name = fg_arena_format(steps->figure->arena, "%u. %s", step + 1,
	                                   fg_label_in(&steps->figure->model->steps[step].e,
	                                               steps->figure->lang));

	return name ? name : "";
}

const char *fg_step_party(const struct fg_steps *steps, fg_ref step)
{
	fg_ref party = steps->figure->model->steps[step].party;

	return party == FG_NONE ? NULL
	                        : fg_label_in(&steps->figure->model->parties[party].e,
	                                      steps->figure->lang);
}

const char *fg_step_deadline(const struct fg_steps *steps, fg_ref step)
{
	const char *deadline = steps->figure->model->steps[step].deadline;
	struct fg_duration duration;
	struct fg_sink words = { .arena = steps->figure->arena };

	if (!deadline || fg_duration_parse(deadline, &duration) < 0)
		return deadline;
	fg_say_duration(&words, steps->figure->lang, duration);
	deadline = fg_arena_format(steps->figure->arena, say(steps, "within %s"),
	                           words.data ? words.data : "");
	fg_sink_clear(&words);
	return deadline;
}

/* ---- flows */

static const char *carried(const struct fg_steps *steps, const struct fg_flow *flow, uint32_t most)
{
	const struct fg_model *model = steps->figure->model;
	struct fg_sink sink = { .arena = steps->figure->arena };
	uint32_t count = 0, all = flow->elements.count;
	const char *text;

	for (int category = 0; category < FG_CATEGORIES; category++)
		all += flow->categories >> category & 1;
	for (uint32_t i = 0; i < flow->elements.count && count < most; i++)
		fg_putf(&sink, "%s%s", count++ ? say(steps, "; ") : "",
		        fg_label_in(&model->elements[flow->elements.items[i]].e,
		                    steps->figure->lang));
	for (int category = 0; category < FG_CATEGORIES && count < most; category++)
		if (flow->categories >> category & 1)
			fg_putf(&sink, say(steps, "%s%s data"), count++ ? say(steps, "; ") : "",
			        fg_vocab_label(FG_VOCAB_CATEGORY, (size_t)category,
			                       steps->figure->lang));
	if (count < all)
		fg_putf(&sink, say(steps, " and %u more"), all - count);
	if (flow->unspecified || !all)
		fg_putf(&sink, "%s%s", count ? say(steps, "; ") : "",
		        say(steps, "data not specified"));
	text = fg_sink_keep(&sink);
	return text ? text : "";
}

/* In short for the figure, in full for a description; NULL: nothing is said or asked. */
static const char *kept_words(const struct fg_steps *steps, const struct fg_kept *kept, bool all)
{
	if (!kept->words || !all || !kept->all)
		return kept->words;
	return fg_arena_format(steps->figure->arena, say(steps, "kept: %s"), kept->all);
}

const char *fg_step_flow_text(const struct fg_steps *steps, fg_ref number, uint32_t most)
{
	const struct fg_model *model = steps->figure->model;
	const struct fg_flow *flow = &model->flows[number];
	const char *lang = steps->figure->lang;
	const char *kept = kept_words(steps, &steps->kept[flow->to], most == UINT32_MAX);
	const char *text = fg_arena_format(steps->figure->arena,
	                                   say(steps, "%s \342\206\222 %s: %s%s%s%s"),
	                                   fg_label_in(&model->places[flow->from].e, lang),
	                                   fg_label_in(&model->places[flow->to].e, lang),
	                                   carried(steps, flow, most), kept ? " (" : "",
	                                   kept ? kept : "", kept ? ")" : "");

	return text ? text : "";
}

/* As many names as fit the lines. */
static struct fg_block flow_block(struct fg_steps *steps, fg_ref flow, float width)
{
	struct fg_wrap how = { FG_NOTE_SIZE, false, width, width, ENTRY_LINES };
	uint32_t most = NAMES_AT_MOST;
	struct fg_block block;

	for (; ; most--) {
		block = fg_wrap(steps->figure->arena, fg_step_flow_text(steps, flow, most), &how);
		if (!block.cut || most <= NAMES_AT_LEAST)
			break;
	}
	return block;
}

static float entry_height(const struct fg_steps *steps, const struct fg_step_entry *entry)
{
	const struct fg_numbered *flow = &steps->flows[entry->flow];
	float text = (float)entry->text.count * FG_NOTE_LINE;
	float sample = fmaxf(fg_bundle_of(flow->kinds).width, FG_NOTE_LINE);
	uint32_t letters = 0;

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		letters += flow->kinds >> kind & 1 && fg_strand_look(kind, false).letter;
	sample += (float)((letters + LETTERS_IN_ROW - 1) / LETTERS_IN_ROW) * FG_BADGE_HEIGHT;
	return fmaxf(fmaxf(text, sample), LEAST_ENTRY) + 3;
}

/* Of a flow that is drawn; of another, none. */
static struct fg_refs steps_of(const struct fg_steps *steps, fg_ref flow)
{
	static const struct fg_refs none;
	enum fg_flow_fate fate = steps->flows[flow].fate;

	return fate == FG_ASSERTED || fate == FG_ASSUMED || fate == FG_FATE_QUESTIONED
	               ? steps->figure->model->flows[flow].more->steps
	               : none;
}

/* Breaks the text of a flow for a list as wide as that, unless it is already. */
static void write_entry(struct fg_steps *steps, struct fg_step_entry *entry, float list)
{
	float width = list - FG_STEP_NUMBER - FG_STEP_SAMPLE - 6;

	if (entry->mark)
		width -= fg_mark_width(entry->mark) + 3;
	if (entry->width >= width && entry->width <= width)
		return;
	entry->width = width;
	entry->text = flow_block(steps, entry->flow, width);
	entry->height = entry_height(steps, entry);
}

static void add_entry(struct fg_steps *steps, fg_ref number)
{
	struct fg_step_entry *entry = &steps->entries[steps->entry_count++];
	const struct fg_numbered *flow = &steps->flows[number];

	*entry = (struct fg_step_entry){ .flow = number };
	if (flow->marks.count && flow->fate == FG_ASSERTED)
		entry->mark = fg_mark_text(steps->figure->arena, &flow->marks, 0);
	write_entry(steps, entry, fg_step_list_width(steps, steps->most_lanes));
}

static void count_flows(struct fg_steps *steps)
{
	const struct fg_model *model = steps->figure->model;

	for (fg_ref i = 0; i < model->flow_count; i++) {
		bool named = model->flows[i].more->steps.count > 0;

		steps->asserted += named && steps->flows[i].fate == FG_ASSERTED;
		steps->assumed += named && steps->flows[i].fate == FG_ASSUMED;
		steps->questioned += named && steps->flows[i].fate == FG_FATE_QUESTIONED;
		steps->without += !named && steps->flows[i].fate == FG_ASSERTED;
	}
}

/* ---- rows */

static void add_note(struct fg_steps *steps, struct fg_step_row *row, const char *text,
                     struct fg_wrap how)
{
	if (text && row->note_count < FG_STEP_NOTES)
		row->notes[row->note_count++] = fg_wrap_whole(steps->figure->arena, text, &how);
}

static void write_name(struct fg_steps *steps, struct fg_step_row *row, struct fg_wrap how)
{
	const char *name = fg_step_name(steps, row->step);

	row->name = fg_wrap(steps->figure->arena, name, &how);
	row->name_size = how.size;
	if (!row->name.cut)
		return;
	row->name_size = how.size = FG_NOTE_SIZE;
	row->name = fg_wrap(steps->figure->arena, name, &how);
}

/* "next: 9 (p. 2)" for what goes on elsewhere: `forward`, or comes from there. */
static const char *elsewhere(const struct fg_steps *steps, fg_ref step, bool forward)
{
	const struct fg_model *model = steps->figure->model;
	const uint32_t *own = forward ? steps->last_row : steps->first_row;
	const uint32_t *others = forward ? steps->first_row : steps->last_row;
	uint32_t page = steps->rows[own[step]].page_before;
	struct fg_sink sink = { .arena = steps->figure->arena };
	const char *text = NULL;

	for (fg_ref i = 0; i < model->step_count; i++) {
		fg_ref from = forward ? step : i, to = forward ? i : step;
		uint32_t other = steps->rows[others[i]].page_before;
		bool found = false;

		for (uint32_t k = 0; k < model->steps[from].next.count; k++)
			found |= model->steps[from].next.items[k] == to;
		if (found && other != page)
			fg_putf(&sink, say(steps, "%s%u (p. %u)"),
			        sink.length ? say(steps, ", ") : "", i + 1, other + 1);
	}
	if (sink.length)
		text = fg_arena_format(steps->figure->arena,
		                       say(steps, forward ? FG_SAY("next: %s")
		                                          : FG_SAY("from: %s")),
		                       sink.data);
	fg_sink_clear(&sink);
	return text;
}

static bool repeats(const struct fg_steps *steps, fg_ref step)
{
	const struct fg_step *self = &steps->figure->model->steps[step];

	for (uint32_t k = 0; k < self->next.count; k++)
		if (self->next.items[k] == step)
			return true;
	return false;
}

/* What lines cannot say: ends, and what goes on on another page. */
static void write_notes(struct fg_steps *steps, const struct fg_step_lane *lane,
                        struct fg_step_row *row, float width)
{
	const struct fg_step *step = &steps->figure->model->steps[row->step];
	struct fg_wrap two = { FG_NOTE_SIZE, false, width, width, 2 }, three = two;

	three.most = FG_LINES;
	row->note_count = 0;
	add_note(steps, row, fg_step_deadline(steps, row->step), two);
	if (lane->rest)
		add_note(steps, row, fg_step_party(steps, row->step), two);
	if (!row->first)
		add_note(steps, row, say(steps, "continued"), two);
	if (step->reason)
		add_note(steps, row, say(steps, "assumption"), two);
	if (row->first)
		add_note(steps, row, elsewhere(steps, row->step, false), three);
	if (!row->last)
		return;
	add_note(steps, row, elsewhere(steps, row->step, true), three);
	if (!step->next.count)
		add_note(steps, row, say(steps, "end"), two);
	else if (repeats(steps, row->step))
		add_note(steps, row, say(steps, "may be repeated"), two);
}

void fg_step_write_row(struct fg_steps *steps, const struct fg_step_page *page,
                       struct fg_step_row *row)
{
	const struct fg_step_lane *lane = &page->lanes[row->lane];
	float width = lane->right - lane->left - lane->channels[0] - lane->channels[1]
	              - 2 * BOX_PAD;

	write_name(steps, row,
	           (struct fg_wrap){ FG_NAME_SIZE, false, width, width, FG_MOST_LINES });
	write_notes(steps, lane, row, width);
	for (uint32_t i = 0; i < row->entry_count; i++)
		write_entry(steps, &steps->entries[row->entry + i], page->list_width);
}

static void add_row(struct fg_steps *steps, fg_ref step, uint32_t entry, uint32_t count)
{
	struct fg_step_row *row = &steps->rows[steps->row_count];

	*row = (struct fg_step_row){ .step = step, .entry = entry, .entry_count = count };
	row->first = steps->row_count == 0 || row[-1].step != step;
	if (row->first)
		steps->first_row[step] = steps->row_count;
	else
		row[-1].last = false;
	row->last = true;
	steps->last_row[step] = steps->row_count++;
}

/* Rows of one step, each with as many flows as leave room for the key. */
static void add_rows(struct fg_steps *steps, fg_ref step, uint32_t first)
{
	float room = steps->figure->room * 0.55f, taken = 0;

	for (uint32_t i = first; i < steps->entry_count; i++) {
		if (taken > 0 && taken + steps->entries[i].height > room) {
			add_row(steps, step, first, i - first);
			first = i;
			taken = 0;
		}
		taken += steps->entries[i].height;
	}
	add_row(steps, step, first, steps->entry_count - first);
}

/* Flows by step: counted, then filed. */
static int file_flows(struct fg_steps *steps, uint32_t **ret_first, fg_ref **ret_flows)
{
	const struct fg_model *model = steps->figure->model;
	struct fg_arena *arena = steps->figure->arena;
	uint32_t *first = fg_arena_array(arena, (size_t)model->step_count + 2, sizeof(*first));
	uint32_t total = 0;
	fg_ref *flows;

	for (fg_ref i = 0; first && i < model->flow_count; i++)
		for (uint32_t k = 0; k < steps_of(steps, i).count; k++, total++)
			first[steps_of(steps, i).items[k] + 2]++;
	flows = fg_arena_array(arena, (size_t)total + 1, sizeof(*flows));
	if (!first || !flows)
		return -ENOMEM;
	for (fg_ref i = 2; i < model->step_count + 2; i++)
		first[i] += first[i - 1];
	for (fg_ref i = 0; i < model->flow_count; i++)
		for (uint32_t k = 0; k < steps_of(steps, i).count; k++)
			flows[first[steps_of(steps, i).items[k] + 1]++] = i;
	*ret_first = first;
	*ret_flows = flows;
	return 0;
}

/* How long the places keep to which the flows of steps go. */
static int find_kept(struct fg_steps *steps)
{
	const struct fg_model *model = steps->figure->model;
	bool *asked = fg_arena_array(steps->figure->arena, (size_t)model->place_count + 1,
	                             sizeof(*asked));

	steps->kept = fg_arena_array(steps->figure->arena, (size_t)model->place_count + 1,
	                             sizeof(*steps->kept));
	if (!asked || !steps->kept)
		return -ENOMEM;
	for (fg_ref i = 0; i < model->flow_count; i++) {
		fg_ref to = model->flows[i].to;

		if (asked[to] || !model->flows[i].more->steps.count)
			continue;
		asked[to] = true;
		steps->kept[to] = fg_kept_of(steps->figure, to);
	}
	return 0;
}

int fg_steps_list(struct fg_steps *steps)
{
	const struct fg_model *model = steps->figure->model;
	struct fg_arena *arena = steps->figure->arena;
	uint32_t *first;
	fg_ref *flows;
	int status;

	steps->most_lanes = fg_step_most_lanes(steps);
	if (!steps->most_lanes)
		return -ERANGE;
	status = find_kept(steps);
	if (status == 0)
		status = file_flows(steps, &first, &flows);
	if (status < 0)
		return status;
	steps->entries = fg_arena_array(arena, (size_t)first[model->step_count] + 1,
	                                sizeof(*steps->entries));
	steps->rows = fg_arena_array(arena,
	                             (size_t)first[model->step_count] + model->step_count + 1,
	                             sizeof(*steps->rows));
	steps->first_row = fg_arena_array(arena, (size_t)model->step_count + 1, sizeof(uint32_t));
	steps->last_row = fg_arena_array(arena, (size_t)model->step_count + 1, sizeof(uint32_t));
	if (fg_arena_failed(arena))
		return -ENOMEM;
	count_flows(steps);
	for (fg_ref i = 0; i < model->step_count; i++) {
		uint32_t before = steps->entry_count;

		for (uint32_t k = first[i]; k < first[i + 1]; k++)
			add_entry(steps, flows[k]);
		add_rows(steps, i, before);
	}
	return fg_arena_failed(arena) ? -ENOMEM : 0;
}
