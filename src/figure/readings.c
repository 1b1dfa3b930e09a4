#include "figure/readings.h"

#include <errno.h>
#include <stdlib.h>
#include <strings.h>

#include "base/arena.h"
#include "base/say.h"

enum { MOST_LANGS = 16 };

/* ---- readings */

struct fg_reading_made {
	struct fg_evidence *evidence;
	struct fg_reach *reach;
	struct fg_gaps *gaps;
};

static int read_as(const struct fg_model *model, fg_ref baseline, struct fg_reading_made *made)
{
	struct fg_reading how = { .baseline = baseline };
	int status = fg_evidence_new(model, &how, &made->evidence);

	if (status == 0)
		status = fg_reach_new(made->evidence, &made->reach);
	return status == 0 ? fg_gaps_new(made->reach, &made->gaps) : status;
}

bool fg_reading_is_full(const struct fg_reading *reading, fg_ref baseline)
{
	return reading->baseline == baseline && !reading->as_of.year
	       && !reading->according_to.count;
}

int fg_readings_make(const struct fg_gaps *own, struct fg_readings *ret_readings)
{
	const struct fg_model *model = own->reach->evidence->model;
	uint32_t count = model->baseline_count + 1;
	struct fg_readings r = { .gaps = calloc(count + 1, sizeof(*r.gaps)),
		                 .made = calloc(count + 1, sizeof(*r.made)) };
	int status = r.gaps && r.made ? 0 : -ENOMEM;

	if (status == 0)
		r.gaps[r.count++] = own;
	for (uint32_t i = 0; status == 0 && i < count; i++) {
		fg_ref baseline = i < model->baseline_count ? i : FG_NONE;

		if (fg_reading_is_full(&own->reach->evidence->reading, baseline))
			continue;
		status = read_as(model, baseline, &r.made[r.count]);
		r.gaps[r.count] = r.made[r.count].gaps;
		r.count++;
	}
	if (status < 0)
		fg_readings_clear(&r);
	else
		*ret_readings = r;
	return status;
}

void fg_readings_clear(struct fg_readings *readings)
{
	for (uint32_t i = 0; readings->made && i < readings->count; i++) {
		fg_gaps_free(readings->made[i].gaps);
		fg_reach_free(readings->made[i].reach);
		fg_evidence_free(readings->made[i].evidence);
	}
	free(readings->made);
	free(readings->gaps);
	*readings = (struct fg_readings){ 0 };
}

/* ---- languages */

struct langs {
	const char **items;
	uint32_t count;
};

static void add_lang(struct langs *langs, const char *lang)
{
	for (uint32_t i = 0; i < langs->count; i++)
		if (strcasecmp(langs->items[i], lang) == 0)
			return;
	if (langs->count < MOST_LANGS)
		langs->items[langs->count++] = lang;
}

static void add_labels(struct langs *langs, const struct fg_entity *entity)
{
	const struct fg_wording name = fg_entity_name(entity);

	for (uint32_t i = 0; i < name.count; i++)
		add_lang(langs, name.others[i].lang);
}

const char *const *fg_figure_langs(const struct fg_figure *figure, uint32_t *ret_count)
{
	const struct fg_model *model = figure->model;
	struct langs langs = { fg_arena_array(figure->arena, MOST_LANGS, sizeof(char *)), 0 };

	if (!langs.items)
		return NULL;
	add_lang(&langs, figure->lang);
	add_lang(&langs, model->lang);
	for (fg_ref i = 0; i < model->place_count; i++)
		add_labels(&langs, &model->places[i].e);
	for (fg_ref i = 0; i < model->boundary_count; i++)
		add_labels(&langs, &model->boundaries[i].e);
	for (size_t i = 0; fg_say_lang_at(i); i++)
		add_lang(&langs, fg_say_lang_at(i));
	*ret_count = langs.count;
	return langs.items;
}
