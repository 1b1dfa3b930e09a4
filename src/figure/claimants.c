#include "figure/claimants.h"

#include "base/say.h"
#include "base/sink.h"
#include "base/text.h"

enum { SHORT_NAME = 24, CLAIMANTS = 3 };

/* Whether a claim of another source is why the row is in the family claimed. */
static bool accuses(const struct fg_gap *row, const struct fg_claim *claim)
{
	if (row->status == FG_SAID_MISSING)
		return claim->says == FG_MISSING;
	return claim->says != FG_ASKS && claim->says != FG_SILENT;
}

const char *fg_source_name(const struct fg_source *source)
{
	if (source->number && fg_utf8_count(source->number) <= SHORT_NAME)
		return source->number;
	if (fg_utf8_count(source->e.label) <= SHORT_NAME)
		return source->e.label;
	return source->e.id;
}

void fg_put_claimants(const struct fg_figure *figure, const struct fg_gap *row,
                      struct fg_sink *sink)
{
	const struct fg_model *model = figure->model;
	const struct fg_cell *cell = fg_gap_cell(figure->gaps, row);
	struct fg_refs others = cell ? fg_cell_others(cell) : (struct fg_refs){ 0 };
	fg_ref last = FG_NONE;
	uint32_t names = 0;

	for (uint32_t i = 0; i < others.count; i++) {
		const struct fg_claim *claim = &model->claims[others.items[i]];

		if (!accuses(row, claim) || claim->source == last)
			continue;
		last = claim->source;
		if (names++ < CLAIMANTS)
			fg_putf(sink, "%s%s", names > 1 ? fg_say(figure->lang, ", ") : "",
			        model->sources[last].e.id);
	}
	if (names > CLAIMANTS)
		fg_putf(sink, fg_say(figure->lang, " and %u more"), names - CLAIMANTS);
}
