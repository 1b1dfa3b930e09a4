/* Which sources exist in a reading, which are in force, which claims count. */
#include <errno.h>

#include "evidence/internal.h"

static int last_day(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[(month - 1) % 12];
}

/* A number that grows with the date; a date known in part counts as its last day. */
static int32_t day_number(struct fg_date date)
{
	int month = date.month > 0 ? date.month : 12;
	int day = date.day > 0 ? date.day : last_day(date.year, month);

	return (date.year * 16 + month) * 32 + day;
}

static bool contains(struct fg_refs refs, fg_ref ref)
{
	for (uint32_t i = 0; i < refs.count; i++)
		if (refs.items[i] == ref)
			return true;
	return false;
}

static bool exists_by(const struct fg_source *source, struct fg_date as_of, bool *ret_undated)
{
	struct fg_date date = source->text_date.year ? source->text_date : source->published;

	*ret_undated = as_of.year && !date.year;
	if (!as_of.year)
		return true;
	return date.year && day_number(date) <= day_number(as_of);
}

/* By source: whether one that exists replaces it, be it itself in this reading or not. */
static bool *find_replaced(const struct fg_work *work, const bool *exists)
{
	const struct fg_model *model = work->model;
	bool *replaced = fg_arena_array(work->arena, model->source_count, sizeof(*replaced));

	for (fg_ref i = 0; replaced && i < model->source_count; i++) {
		const struct fg_refs *older = &model->sources[i].supersedes;

		for (uint32_t k = 0; exists[i] && k < older->count; k++)
			if (older->items[k] != i)
				replaced[older->items[k]] = true;
	}
	return replaced;
}

static int judge_claims(struct fg_work *work, const bool *replaced)
{
	const struct fg_model *model = work->model;

	work->counts = fg_arena_array(work->arena, model->claim_count, sizeof(*work->counts));
	if (!work->counts)
		return -ENOMEM;
	for (fg_ref i = 0; i < model->claim_count; i++) {
		const struct fg_claim *claim = &model->claims[i];
		fg_ref retells = claim->more->retells;

		work->counts[i] = work->evidence.sources[claim->source].admitted
		                  && !(retells != FG_NONE && replaced[retells]);
	}
	return 0;
}

int fg_read_sources(struct fg_work *work)
{
	const struct fg_model *model = work->model;
	const struct fg_reading *reading = &work->evidence.reading;
	struct fg_source_state *states =
	    fg_arena_array(work->arena, model->source_count, sizeof(*states));
	bool *exists = fg_arena_array(work->arena, model->source_count, sizeof(*exists));
	bool *replaced;

	if (!states || !exists)
		return -ENOMEM;
	work->evidence.sources = states;
	for (fg_ref i = 0; i < model->source_count; i++) {
		if (reading->according_to.count && !contains(reading->according_to, i))
			continue;
		exists[i] = exists_by(&model->sources[i], reading->as_of, &states[i].undated);
		work->evidence.left_out += states[i].undated;
	}
	replaced = find_replaced(work, exists);
	if (!replaced)
		return -ENOMEM;
	for (fg_ref i = 0; i < model->source_count; i++) {
		states[i].superseded = exists[i] && replaced[i];
		states[i].admitted = exists[i] && !replaced[i];
		states[i].baseline = states[i].admitted && reading->baseline != FG_NONE
		                     && contains(model->baselines[reading->baseline].sources, i);
	}
	return judge_claims(work, replaced);
}
