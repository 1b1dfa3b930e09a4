/* The model as a whole, how it is read, its sources and baselines. */
#include <stdlib.h>

#include "database/fill.h"

static void fill_sources(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->source_count; i++) {
		const struct fg_source *source = &fill->model->sources[i];
		const struct fg_source_state *state = &fill->evidence->sources[i];

		fg_fill_entity(fill, &source->e);
		fg_fill_word(fill, FG_VOCAB_SOURCE_KIND, source->kind);
		fg_fill_word(fill, FG_VOCAB_STANDING, source->standing);
		fg_fill_word(fill, FG_VOCAB_COPY, source->copy);
		fg_fill_text(fill, source->number);
		fg_fill_text(fill, source->publisher);
		fg_fill_text(fill, source->url);
		fg_fill_text(fill, source->archive);
		fg_fill_text(fill, source->sha256);
		fg_fill_date(fill, source->published);
		fg_fill_date(fill, source->text_date);
		fg_fill_date(fill, source->accessed);
		fg_fill_number(fill, state->admitted);
		fg_fill_number(fill, state->superseded);
		fg_fill_number(fill, state->undated);
		fg_fill_number(fill, state->baseline);
		fg_fill_end(fill);
	}
}

static void fill_superseded(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->source_count; i++)
		fg_fill_pairs(fill, fill->model->sources[i].e.id, FG_SOURCE,
		              &fill->model->sources[i].supersedes);
}

static void fill_examined(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->source_count; i++) {
		const struct fg_source *source = &fill->model->sources[i];

		for (uint32_t k = 0; k < source->examined_count; k++) {
			fg_fill_text(fill, source->e.id);
			fg_fill_text(fill, source->examined[k]);
			fg_fill_end(fill);
		}
	}
}

static void fill_baselines(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->baseline_count; i++) {
		fg_fill_entity(fill, &fill->model->baselines[i].e);
		fg_fill_end(fill);
	}
}

static void fill_baseline_sources(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->baseline_count; i++)
		fg_fill_pairs(fill, fill->model->baselines[i].e.id, FG_SOURCE,
		              &fill->model->baselines[i].sources);
}

static void fill_model(struct fg_fill *fill)
{
	const struct fg_model *model = fill->model;
	const struct fg_reading *reading = &fill->evidence->reading;

	fg_fill_text(fill, model->id);
	fg_fill_text(fill, model->label);
	fg_fill_text(fill, model->lang);
	fg_fill_text(fill, model->about);
	fg_fill_text(fill, model->resp);
	fg_fill_id(fill, FG_PARTY, model->operator_party);
	fg_fill_text(fill, model->name);
	fg_fill_text(fill, model->hash);
	fg_fill_id(fill, FG_BASELINE, reading->baseline);
	fg_fill_date(fill, reading->as_of);
	fg_fill_number(fill, reading->according_to.count > 0);
	fg_fill_number(fill, fill->gaps->reach->possible_left_out);
	fg_fill_text(fill, "flowgap " FLOWGAP_VERSION);
	fg_fill_end(fill);
}

static const struct fg_table tables[] = {
	{ "sources", "Documents, and what this reading makes of them.",
	  { { "id", "TEXT PRIMARY KEY NOT NULL", "as written in the model" },
	    { "label", "TEXT NOT NULL", "its title" },
	    { "kind", "TEXT NOT NULL", "pia, sorn, app-terms, press, ..." },
	    { "standing", "TEXT NOT NULL", "disclosure, official or independent" },
	    { "copy", "TEXT NOT NULL", "official, mirror or re-creation" },
	    { "number", "TEXT", "as DHS/CBP/PIA-068" },
	    { "publisher", "TEXT", "who published it" },
	    { "url", "TEXT", "where it is" },
	    { "archive", "TEXT", "where a copy is archived" },
	    { "sha256", "TEXT", "digest of a local copy" },
	    { "published", "TEXT", "date on the cover: 2021, 2021-02 or 2021-02-19" },
	    { "text_date", "TEXT", "date of the text that was read" },
	    { "accessed", "TEXT", "when it was looked up" },
	    { "admitted", "INTEGER NOT NULL", "1: exists in this reading and is in force" },
	    { "superseded", "INTEGER NOT NULL", "1: replaced by another one" },
	    { "undated", "INTEGER NOT NULL", "1: left out because it has no date" },
	    { "in_baseline", "INTEGER NOT NULL", "1: admitted, and of the baseline" } },
	  .fill = fill_sources },
	{ "source_supersedes", "Which source replaces which.",
	  { { "source", "TEXT NOT NULL REFERENCES sources", "the newer one" },
	    { "older", "TEXT NOT NULL REFERENCES sources", "the one that it replaces" } },
	  .index = "source; older", .fill = fill_superseded },
	{ "source_examined", "What was read of a source; no row: nothing was.",
	  { { "source", "TEXT NOT NULL REFERENCES sources", "the source" },
	    { "part", "TEXT NOT NULL", "a section or page, or 'whole'" } },
	  .index = "source", .fill = fill_examined },
	{ "baselines", "Sets of disclosure documents under audit.",
	  { { "id", "TEXT PRIMARY KEY NOT NULL", "as written in the model" },
	    { "label", "TEXT NOT NULL", "its name" } },
	  .fill = fill_baselines },
	{ "baseline_sources", "The documents of a baseline.",
	  { { "baseline", "TEXT NOT NULL REFERENCES baselines", "the baseline" },
	    { "source", "TEXT NOT NULL REFERENCES sources", "one of its documents" } },
	  .index = "baseline; source", .fill = fill_baseline_sources },
	{ "model", "One row: the model, and under which reading its answers were computed.",
	  { { "id", "TEXT PRIMARY KEY NOT NULL", "as written in the file" },
	    { "label", "TEXT NOT NULL", "the system that it describes" },
	    { "lang", "TEXT", "language of its labels" },
	    { "about", "TEXT", "what it covers" },
	    { "resp", "TEXT", "who encoded it" },
	    { "operator", "TEXT REFERENCES parties", "the party that runs the system" },
	    { "file", "TEXT NOT NULL", "name of the file, without folder" },
	    { "sha256", "TEXT NOT NULL", "digest of the file" },
	    { "baseline", "TEXT REFERENCES baselines", "held against the yardsticks; NULL: none" },
	    { "as_of", "TEXT", "only sources of that day or older; NULL: all" },
	    { "only_some_sources", "INTEGER NOT NULL",
	      "1: read according to some sources only; those are the admitted ones" },
	    { "possible_left_out", "INTEGER NOT NULL",
	      "1: there are too many possible arrivals, and the table reach has none of them" },
	    { "program", "TEXT NOT NULL", "what made this database, with its version" } },
	  .fill = fill_model },
};

const struct fg_table_group fg_tables_sources = { tables, sizeof(tables) / sizeof(tables[0]) };
