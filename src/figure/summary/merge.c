/* Which boundaries stand in which box, and which flows in which line. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "figure/summary/summary.h"

/* A boundary when there is no room for all. */
struct rank {
	fg_ref boundary;
	uint32_t end;                    /* 2: the data subject's, 1: the farthest */
	uint32_t flows;                  /* that cross its edge */
	uint32_t depth;                  /* lines between it and the data subject */
};

static int compare_ranks(const void *left, const void *right)
{
	const struct rank *a = left, *b = right;

	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if (a->flows != b->flows)
		return a->flows > b->flows ? -1 : 1;
	return a->boundary < b->boundary ? -1 : a->boundary > b->boundary;
}

static fg_ref boundary_of(const struct fg_model *model, fg_ref place)
{
	return model->places[place].boundary;
}

/* The first boundary with a place of a data subject, else with a person, else any. */
static fg_ref find_subject(const struct fg_model *model)
{
	fg_ref person = FG_NONE;

	for (fg_ref i = 0; i < model->place_count; i++) {
		const struct fg_place *place = &model->places[i];

		if (place->kind != FG_PERSON)
			continue;
		if (model->parties[place->custodian].kind == FG_DATA_SUBJECT)
			return place->boundary;
		person = person == FG_NONE ? place->boundary : person;
	}
	return person != FG_NONE || !model->place_count ? person : model->places[0].boundary;
}

/* Lets depths grow along flows until nothing changes, boundary by boundary. */
static void grow_depths(const struct fg_summary *summary, struct rank *ranks)
{
	const struct fg_model *model = summary->figure->model;
	bool changed = true;

	for (uint32_t round = 0; changed && round < model->boundary_count; round++) {
		changed = false;
		for (fg_ref i = 0; i < model->flow_count; i++) {
			struct rank *from = &ranks[boundary_of(model, model->flows[i].from)];
			struct rank *to = &ranks[boundary_of(model, model->flows[i].to)];

			if (!summary->flows[i].known || from->depth == UINT32_MAX
			    || to->depth <= from->depth + 1)
				continue;
			to->depth = from->depth + 1;
			changed = true;
		}
	}
}

static bool has_kind(const struct fg_model *model, fg_ref boundary, enum fg_party_kind kind)
{
	for (fg_ref i = 0; i < model->place_count; i++)
		if (boundary_of(model, i) == boundary
		    && model->parties[model->places[i].custodian].kind == kind)
			return true;
	return false;
}

/* A foreign government, else what most lines lie before. */
static fg_ref find_farthest(const struct fg_model *model, const struct rank *ranks, fg_ref subject)
{
	fg_ref found = FG_NONE;

	for (fg_ref i = 0; i < model->place_count; i++) {
		const struct fg_place *place = &model->places[i];

		if (model->parties[place->custodian].kind == FG_FOREIGN_GOVERNMENT
		    && place->boundary != subject && ranks[place->boundary].flows)
			return place->boundary;
	}
	for (fg_ref i = 0; i < model->boundary_count; i++) {
		if (i == subject || ranks[i].depth == UINT32_MAX || !ranks[i].depth
		    || has_kind(model, i, FG_DATA_SUBJECT))
			continue;
		if (found == FG_NONE || ranks[i].depth > ranks[found].depth)
			found = i;
	}
	return found;
}

static void count_crossing(const struct fg_summary *summary, struct rank *ranks)
{
	const struct fg_model *model = summary->figure->model;

	for (fg_ref i = 0; i < model->flow_count; i++) {
		fg_ref from = boundary_of(model, model->flows[i].from);
		fg_ref to = boundary_of(model, model->flows[i].to);

		if (!summary->flows[i].known || from == to)
			continue;
		ranks[from].flows++;
		ranks[to].flows++;
	}
}

int fg_sum_survey(struct fg_summary *summary, fg_ref **ret_ranked)
{
	const struct fg_model *model = summary->figure->model;
	struct fg_arena *arena = summary->figure->arena;
	uint32_t count = model->boundary_count, used = 0;
	struct rank *ranks = fg_arena_array(arena, (size_t)count + 1, sizeof(*ranks));
	fg_ref *ranked = fg_arena_array(arena, (size_t)count + 1, sizeof(*ranked)), farthest;

	summary->box_of = fg_arena_array(arena, (size_t)count + 1, sizeof(*summary->box_of));
	if (!ranks || !ranked || !summary->box_of)
		return -ENOMEM;
	for (fg_ref i = 0; i < count; i++) {
		ranks[i] = (struct rank){ .boundary = i, .depth = UINT32_MAX };
		summary->box_of[i] = FG_NONE;
	}
	for (fg_ref i = 0; i < model->place_count; i++)
		summary->box_of[boundary_of(model, i)] = 0;
	summary->subject = find_subject(model);
	count_crossing(summary, ranks);
	if (summary->subject != FG_NONE) {
		ranks[summary->subject].end = 2;
		ranks[summary->subject].depth = 0;
	}
	grow_depths(summary, ranks);
	farthest = summary->farthest = find_farthest(model, ranks, summary->subject);
	if (farthest != FG_NONE)
		ranks[farthest].end = 1;
	qsort(ranks, count, sizeof(*ranks), compare_ranks);
	for (uint32_t i = 0; i < count; i++)
		if (summary->box_of[ranks[i].boundary] != FG_NONE)
			ranked[used++] = ranks[i].boundary;
	summary->boundaries = used;
	*ret_ranked = ranked;
	return 0;
}

static struct fg_sum_box *box_of(struct fg_summary *summary, fg_ref place)
{
	return &summary->boxes[summary->box_of[boundary_of(summary->figure->model, place)]];
}

static void count_places(struct fg_summary *summary)
{
	const struct fg_model *model = summary->figure->model;

	for (fg_ref i = 0; i < model->place_count; i++) {
		const struct fg_place *place = &model->places[i];
		struct fg_sum_box *box = box_of(summary, i);

		box->places++;
		box->unnamed += !place->identified || !model->parties[place->custodian].identified;
		box->keeps |= place->keeps && place->inside;
	}
	for (fg_ref i = 0; i < model->holding_count; i++)
		box_of(summary, model->holdings[i].place)->keeps = true;
}

void fg_sum_group(struct fg_summary *summary, const fg_ref *ranked, uint32_t most)
{
	const struct fg_model *model = summary->figure->model;
	uint32_t alone = summary->boundaries <= most ? summary->boundaries : most - 1, count = 0;
	bool rest = alone < summary->boundaries;

	memset(summary->boxes, 0, sizeof(summary->boxes));
	for (uint32_t i = 0; i < summary->boundaries; i++)
		summary->box_of[ranked[i]] = i < alone ? 0 : alone;
	for (fg_ref i = 0; i < model->boundary_count; i++) {
		if (summary->box_of[i] == FG_NONE || summary->box_of[i] == (rest ? alone : most))
			continue;
		summary->boxes[count] = (struct fg_sum_box){ .boundary = i, .boundaries = 1 };
		summary->box_of[i] = count++;
	}
	if (rest)
		summary->boxes[count++] = (struct fg_sum_box){
			.boundary = FG_NONE, .boundaries = summary->boundaries - alone };
	summary->box_count = count;
	count_places(summary);
}

/* ---- flows */

static struct fg_sum_line *line_of(struct fg_summary *summary, uint32_t from, uint32_t to)
{
	struct fg_sum_line *line;

	for (uint32_t i = 0; i < summary->line_count; i++)
		if (summary->lines[i].from == from && summary->lines[i].to == to)
			return &summary->lines[i];
	if (summary->line_count == FG_SUM_LINES)
		return NULL;
	line = &summary->lines[summary->line_count++];
	*line = (struct fg_sum_line){ .from = from, .to = to };
	return line;
}

/* All rows of `more` go into `marks`, of which one is shown. */
static void join_marks(struct fg_marks *marks, const struct fg_marks *more)
{
	if (!more->count)
		return;
	if (!marks->count || more->shown[0]->number < marks->shown[0]->number)
		marks->shown[0] = more->shown[0];
	marks->more += more->more + marks->count;
	marks->count = 1;
}

static void add_flow(struct fg_sum_line *line, const struct fg_numbered *flow)
{
	line->flows++;
	line->strands += flow->strands;
	line->answers[flow->family][flow->status]++;
	join_marks(&line->marks, &flow->marks);
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		if (!(flow->kinds >> kind & 1))
			continue;
		if (!line->of_kind[kind]++
		    || fg_is_weaker(flow->family, line->families[kind]))
			line->families[kind] = flow->family;
	}
	line->kinds |= flow->kinds;
}

static void add_inner(struct fg_sum_box *box, const struct fg_numbered *flow)
{
	box->room_inner = true;
	if (flow->fate != FG_ASSERTED)
		return;
	box->inner++;
	box->inner_strands += flow->strands;
}

bool fg_sum_merge(struct fg_summary *summary)
{
	const struct fg_model *model = summary->figure->model;

	summary->line_count = summary->assumed = summary->questioned = 0;
	for (fg_ref i = 0; i < model->flow_count; i++) {
		const struct fg_numbered *flow = &summary->flows[i];
		uint32_t from = summary->box_of[boundary_of(model, model->flows[i].from)];
		uint32_t to = summary->box_of[boundary_of(model, model->flows[i].to)];
		struct fg_sum_line *line;

		summary->assumed += flow->fate == FG_ASSUMED;
		summary->questioned += flow->fate == FG_FATE_QUESTIONED;
		if (!flow->known)
			continue;
		if (from == to) {
			add_inner(&summary->boxes[from], flow);
			continue;
		}
		line = line_of(summary, from, to);
		if (!line)
			return false;
		summary->boxes[to].room_arriving |= (flow->kinds & ~(1u << FG_UNSPECIFIED)) != 0;
		line->room |= flow->kinds;
		if (flow->fate == FG_ASSERTED)
			add_flow(line, flow);
	}
	return true;
}

void fg_sum_drop(struct fg_summary *summary)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < summary->line_count; i++)
		if (summary->lines[i].flows)
			summary->lines[count++] = summary->lines[i];
	summary->line_count = count;
}
