/* The matrix in words and as a table. */
#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/matrix/grid.h"
#include "figure/alt.h"
#include "figure/sentence.h"

static const char *say(const struct fg_grid *grid, const char *english)
{
	return fg_say(grid->figure->lang, english);
}

static const char *label(const struct fg_grid *grid, enum fg_vocab vocab, size_t number)
{
	return say(grid, fg_vocab_word(vocab, number)->label);
}

const char *fg_grid_row_id(const struct fg_grid *grid, const struct fg_grid_row *row)
{
	return grid->by_category ? fg_vocab_word(FG_VOCAB_CATEGORY, row->category)->word
	                         : grid->figure->model->elements[row->elements.items[0]].e.id;
}

static const struct fg_entity *column_entity(const struct fg_grid *grid,
                                             const struct fg_grid_column *column)
{
	const struct fg_model *model = grid->figure->model;

	return column->place == FG_NONE ? &model->boundaries[column->boundary].e
	                                : &model->places[column->place].e;
}

const char *fg_grid_column_id(const struct fg_grid *grid, const struct fg_grid_column *column)
{
	return column_entity(grid, column)->id;
}

const char *fg_grid_column_name(const struct fg_grid *grid, const struct fg_grid_column *column)
{
	return fg_label_in(column_entity(grid, column), grid->figure->lang);
}

const char *const fg_arrival_words[FG_STRENGTHS] = {
	[FG_BY_NAME] = FG_SAY("arrives by name"),
	[FG_BY_CATEGORY] = FG_SAY("arrives as part of a category"),
	[FG_POSSIBLE] = FG_SAY("can arrive: a flow does not say what it carries"),
};

const char *const fg_aside_words[FG_ASIDES] = {
	[FG_ASIDE_DENIED] = FG_SAY("stated: not shared"),
	[FG_ASIDE_QUESTIONED] = FG_SAY("asked about, asserted by nobody"),
	[FG_ASIDE_ASSUMED] = FG_SAY("assumed, without a source"),
	[FG_ASIDE_FORMER] = FG_SAY("came here once, no longer"),
	[FG_ASIDE_BLOCKED] = FG_SAY("stopped on its way here"),
};

const char *const fg_others_words = FG_SAY("a gap about another flow that brings it");

void fg_grid_put_cell(const struct fg_grid *grid, const struct fg_grid_cell *cell,
                      struct fg_sink *sink)
{
	const char *between = "";

	if (cell->arrivals) {
		fg_put(sink, cell->origin ? say(grid, "starts here")
		                          : say(grid, fg_arrival_words[cell->strength]));
		fg_putf(sink, say(grid, ", %s (%s)"), label(grid, FG_VOCAB_STATUS, cell->status),
		        label(grid, FG_VOCAB_FAMILY, cell->family));
		between = say(grid, ", ");
	}
	if (cell->arrivals > 1)
		fg_putf(sink, say(grid, ", %u pairs of data and place"), cell->arrivals);
	for (int aside = 0; aside < FG_ASIDES; aside++) {
		if (!(cell->asides >> aside & 1))
			continue;
		fg_putf(sink, "%s%s", between, say(grid, fg_aside_words[aside]));
		between = say(grid, ", ");
	}
	if (fg_grid_number_is_others(cell))
		fg_putf(sink, "%s%s%s", between, say(grid, fg_others_words), say(grid, ": "));
	else if (cell->row)
		fg_put(sink, between);
	if (cell->row)
		fg_putf(sink, "G%u", cell->row->number);
	if (cell->more_rows)
		fg_putf(sink, " +%u", cell->more_rows);
}

void fg_grid_put_row(const struct fg_grid *grid, const struct fg_grid_row *row,
                     const struct fg_refs *columns, struct fg_sink *sink)
{
	const char *between = say(grid, ": ");

	if (grid->by_category)
		fg_putf(sink, say(grid, "%s, %u data elements"),
		        label(grid, FG_VOCAB_CATEGORY, row->category), row->elements.count);
	else
		fg_put_element_names(grid->figure, row->elements, sink);
	fg_putf(sink, say(grid, ", %u places reached"), row->places);
	for (uint32_t i = 0; i < columns->count; i++) {
		const struct fg_grid_cell *cell = &row->cells[columns->items[i]];

		if (fg_grid_cell_is_empty(cell))
			continue;
		fg_putf(sink, "%s%s%s", between,
		        fg_grid_column_name(grid, &grid->columns[columns->items[i]]),
		        say(grid, ", "));
		fg_grid_put_cell(grid, cell, sink);
		between = say(grid, "; ");
	}
	fg_put(sink, ".");
}

void fg_grid_put_column(const struct fg_grid *grid, const struct fg_grid_column *column,
                        struct fg_sink *sink)
{
	const struct fg_model *model = grid->figure->model;
	const struct fg_kept *kept = &column->kept;

	fg_putf(sink, say(grid, "%u data elements are here."), column->elements);
	if (column->place == FG_NONE)
		return;
	fg_putf(sink, say(grid, " Held by %s."),
	        fg_label_in(&model->parties[model->places[column->place].custodian].e,
	                    grid->figure->lang));
	if (column->keeps)
		fg_putf(sink, " %s", say(grid, "Keeps what arrives."));
	if (kept->words)
		fg_putf(sink, say(grid, " How long: %s (%s)."), kept->all ? kept->all : kept->words,
		        label(grid, FG_VOCAB_FAMILY, kept->family));
	for (uint32_t i = 0; i < kept->marks.count; i++)
		fg_putf(sink, "%s%s", i ? say(grid, ", ") : say(grid, " Register: "),
		        fg_mark_text(grid->figure->arena, &kept->marks, i));
}

/* ---- the table */

void fg_grid_put_data_head(struct fg_sink *sink)
{
	fg_put(sink, "element,category,place,boundary,mark,status,family,pairs,denied,questioned,"
	             "assumed,former,blocked,register,page\r\n");
}

static const char *mark_word(const struct fg_grid_cell *cell)
{
	if (!cell->arrivals)
		return "";
	return cell->origin ? "origin" : fg_vocab_word(FG_VOCAB_STRENGTH, cell->strength)->word;
}

static void put_line(const struct fg_grid *grid, const struct fg_grid_row *row, uint32_t column,
                     const char *element, struct fg_sink *sink)
{
	const struct fg_model *model = grid->figure->model;
	const struct fg_grid_cell *cell = &row->cells[column];
	const struct fg_grid_column *c = &grid->columns[column];
	const char *status = fg_vocab_word(FG_VOCAB_STATUS, cell->status)->word;
	const char *family = fg_vocab_word(FG_VOCAB_FAMILY, cell->family)->word;

	fg_put_csv_field(sink, element);
	fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_CATEGORY, row->category)->word);
	fg_put_csv_field(sink, c->place == FG_NONE ? "" : model->places[c->place].e.id);
	fg_put_csv_field(sink, model->boundaries[c->boundary].e.id);
	fg_put_csv_field(sink, mark_word(cell));
	fg_put_csv_field(sink, cell->arrivals ? status : "");
	fg_put_csv_field(sink, cell->arrivals ? family : "");
	fg_putf(sink, "%u,", cell->arrivals);
	for (int aside = 0; aside < FG_ASIDES; aside++)
		fg_putf(sink, "%u,", cell->asides >> aside & 1);
	if (cell->row)
		fg_putf(sink, "G%u", cell->row->number);
	if (cell->more_rows)
		fg_putf(sink, " +%u", cell->more_rows);
}

void fg_grid_put_data(const struct fg_grid *grid, const struct fg_grid_row *row, uint32_t column,
                      uint32_t page, struct fg_sink *sink)
{
	if (fg_grid_cell_is_empty(&row->cells[column]))
		return;
	for (uint32_t i = 0; i < row->elements.count && (i == 0 || !grid->by_category); i++) {
		put_line(grid, row, column,
		         grid->by_category
		                 ? ""
		                 : grid->figure->model->elements[row->elements.items[i]].e.id,
		         sink);
		fg_putf(sink, ",%u\r\n", page);
	}
}

const char *fg_grid_alt(const struct fg_grid *grid)
{
	const struct fg_reach *reach = grid->figure->gaps->reach;
	uint32_t elements = grid->figure->model->element_count - grid->idle_elements;
	uint32_t places = grid->figure->model->place_count - grid->idle_places;
	uint32_t by_name = 0, possible = 0, starts = 0, arrivals = reach->arrival_count;
	const char *counts;

	for (uint32_t i = 0; i < arrivals; i++) {
		const struct fg_arrival *arrival = &reach->arrivals[i];

		starts += arrival->hops == 0;
		by_name += arrival->hops > 0 && arrival->strength == FG_BY_NAME;
		possible += arrival->hops > 0 && arrival->strength == FG_POSSIBLE;
	}
	counts = fg_arena_format(
		grid->figure->arena,
		say(grid, "which data are where: %u data elements and %u places; of %u arrivals "
		          "%u by name, %u as part of a category, %u possible."),
		elements, places, arrivals - starts, by_name,
		arrivals - starts - by_name - possible, possible);
	return counts ? fg_alt_text(grid->figure, counts) : NULL;
}
