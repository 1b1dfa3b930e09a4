/* Rows that are no gaps, a line or two each, and long lists in short. */
#include <errno.h>

#include "base/say.h"
#include "gaps/rules.h"
#include "write/page.h"
#include "write/words.h"

enum {
	FEW = 4,         /* elements that are named each */
	SHOWN = 3,       /* names given of more: of groups, of categories, of elements */
	WHOLE = 3,       /* elements that are worth a common name */
	GROUPS = 64,     /* groups looked through; a model with more was not made by hand */
	SOURCES = 3
};

/* The largest group of which no element has been named yet, or NULL. */
static const struct fg_group *find_group(const struct page *page)
{
	const struct fg_model *model = page->model;
	const struct fg_group *best = NULL;

	for (fg_ref g = 0; g < model->group_count && model->group_count <= GROUPS; g++) {
		const struct fg_group *group = &model->groups[g];
		uint32_t left = 0;

		for (uint32_t i = 0; i < group->elements.count; i++)
			left += page->left[group->elements.items[i]];
		if (left == group->elements.count && left >= WHOLE
		    && (!best || left > best->elements.count))
			best = group;
	}
	return best;
}

/* Takes the elements of a group, or of a category, from those left. */
static void take(const struct page *page, struct fg_refs elements, const bool *of_category)
{
	for (uint32_t i = 0; i < elements.count; i++) {
		fg_ref element = elements.items[i];

		if (!of_category || of_category[page->model->elements[element].category])
			page->left[element] = false;
	}
}

static void put_part(const struct page *page, struct fg_sink *line, uint32_t *parts,
                     const char *format, const char *name)
{
	fg_put(line, (*parts)++ ? fg_say(page->options->lang, "; ") : "");
	fg_putf(line, format, name);
}

static void put_categories(const struct page *page, struct fg_refs elements, uint32_t *parts,
                           struct fg_sink *line)
{
	uint32_t left[FG_CATEGORIES] = { 0 };
	bool whole[FG_CATEGORIES];

	for (uint32_t i = 0; i < elements.count; i++)
		if (page->left[elements.items[i]])
			left[page->model->elements[elements.items[i]].category]++;
	for (enum fg_category c = 0; c < FG_CATEGORIES; c++) {
		whole[c] = left[c] >= WHOLE && left[c] == page->in_category[c];
		if (whole[c] && *parts < SHOWN)
			put_part(page, line, parts, fg_say(page->options->lang, "all %s"),
			         fg_vocab_label(FG_VOCAB_CATEGORY, c, page->options->lang));
		else
			whole[c] = false;
	}
	take(page, elements, whole);
}

/* "18 elements: Advance biographic data; all location; Face photo; ..." */
static void put_many(const struct page *page, struct fg_refs elements, struct fg_sink *line)
{
	const struct fg_group *group;
	uint32_t parts = 0;

	fg_putf(line, fg_say(page->options->lang, "%u elements: "), elements.count);
	for (uint32_t i = 0; i < elements.count; i++)
		page->left[elements.items[i]] = true;
	while (parts < SHOWN && (group = find_group(page)) != NULL) {
		put_part(page, line, &parts, "%s", fg_label_in(&group->e, page->options->lang));
		take(page, group->elements, NULL);
	}
	put_categories(page, elements, &parts, line);
	for (uint32_t i = 0; i < elements.count; i++) {
		fg_ref element = elements.items[i];

		if (!page->left[element])
			continue;
		if (parts < SHOWN)
			put_part(page, line, &parts, "%s",
			         fg_label_in(&page->model->elements[element].e,
			                                         page->options->lang));
		else if (parts++ == SHOWN)
			fg_put(line, fg_say(page->options->lang, "; ..."));
	}
	take(page, elements, NULL);
}

void fg_page_elements(const struct page *page, const struct fg_gap *row, struct fg_sink *line)
{
	struct fg_refs elements = fg_gap_elements(page->gaps, row);

	if (page->options->detailed || elements.count <= FEW)
		fg_put_elements(line, page->model, elements,
		                fg_say(page->options->lang, "; "), page->options->lang);
	else if (elements.count == page->model->element_count)
		fg_putf(line, fg_say(page->options->lang, "all %u elements"), elements.count);
	else
		put_many(page, elements, line);
}

/* Whose claims a status is due to: bits of enum fg_says, of the baseline and of others. */
static const struct due {
	uint32_t own, others;
} dues[FG_STATUSES] = {
#define BIT(says) (1u << (says))
	[FG_STATED] = { BIT(FG_STATES), 0 },
	[FG_BY_REFERENCE] = { BIT(FG_REFERS), 0 },
	[FG_PARTLY] = { BIT(FG_PARTLY_SAYS), 0 },
	[FG_DEFERRED] = { BIT(FG_DEFERS), 0 },
	[FG_DENIED] = { BIT(FG_DENIES), 0 },
	[FG_DISPUTED] = { ~BIT(FG_SILENT), ~BIT(FG_SILENT) },
	[FG_CONTRADICTED] = { ~BIT(FG_SILENT), 0 },
	[FG_UNDISCLOSED] = { 0, BIT(FG_STATES) | BIT(FG_PARTLY_SAYS) },
	[FG_SAID_MISSING] = { 0, BIT(FG_MISSING) },
	[FG_REPORTED] = { ~BIT(FG_SILENT), ~BIT(FG_SILENT) },
#undef BIT
};

struct said_by {
	const struct fg_model *model;
	const struct due *due;
	fg_ref named[SOURCES + 1];       /* the last one stands for all that are not named */
	uint32_t count;
};

static void note_source(fg_ref claim, bool baseline, void *context)
{
	struct said_by *by = context;
	const struct fg_claim *self = &by->model->claims[claim];

	if (!((baseline ? by->due->own : by->due->others) >> self->says & 1u))
		return;
	for (uint32_t i = 0; i < by->count; i++)
		if (by->named[i] == self->source)
			return;
	if (by->count <= SOURCES)
		by->named[by->count++] = self->source;
}

/* " (PIA068, AI2024, ...)" */
static void put_sources(const struct page *page, const struct fg_gap *row, struct fg_sink *line)
{
	struct said_by by = { .model = page->model, .due = &dues[row->status] };

	if (fg_row_claims(page->gaps, row, note_source, &by) < 0)
		line->error = -ENOMEM;
	for (uint32_t i = 0; i < by.count && i < SOURCES; i++)
		fg_putf(line, "%s%s", i ? fg_say(page->options->lang, ", ") : " (",
		        page->model->sources[by.named[i]].e.id);
	if (by.count)
		fg_put(line, by.count > SOURCES ? ", ...)" : ")");
}

static uint32_t count_notes(const struct page *page, const struct fg_gap *row)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < page->model->note_count; i++) {
		if (page->noted[i]
		    || !fg_note_is_about(page->gaps, row, &page->model->notes[i].target))
			continue;
		page->noted[i] = true;
		count++;
	}
	return count;
}

/* What a reader must not miss, in brackets. */
static void put_marks(const struct page *page, const struct fg_gap *row, struct fg_sink *line)
{
	const struct fg_cell *cell = row->more->rule ? NULL : fg_gap_cell(page->gaps, row);
	uint32_t notes = count_notes(page, row);
	const struct { bool here; const char *words; } marks[] = {
		{ cell && cell->homework, FG_SAY("about an outside body") },
		{ cell && cell->assumption, FG_SAY("an assumption") },
		{ cell && cell->project_wide, FG_SAY("project-wide") },
		{ cell && cell->recreation, FG_SAY("re-creation") },
		{ row->strength == FG_BY_CATEGORY, FG_SAY("arrives by category") },
		{ row->strength == FG_POSSIBLE, FG_SAY("arrives possibly") },
		{ *fg_unasserted(page->gaps, row, NULL), fg_unasserted(page->gaps, row, NULL) },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (marks[i].here)
			fg_putf(line, " [%s]", fg_say(page->options->lang, marks[i].words));
	if (cell && fg_cell_through(cell) != FG_NONE)
		fg_putf(line, fg_say(page->options->lang, " [points to %s]"),
		        page->model->sources[fg_cell_through(cell)].e.id);
	if (notes)
		fg_putf(line,
		        fg_say_count(page->options->lang, notes, " [%u note]", " [%u notes]"),
		        notes);
}

/* Rules that hit the same omission, by id, each once. */
static void put_rules(const struct page *page, const struct fg_gap *row, struct fg_sink *line)
{
	const struct fg_rule *last = NULL;

	for (uint32_t i = 0; i < row->more->under.count; i++) {
		const struct fg_gap *hit = &page->gaps->rows[row->more->under.items[i]];

		if (hit->more->rule && hit->more->rule != last)
			fg_putf(line, " [%s]", hit->more->rule->id);
		last = hit->more->rule;
	}
}

static bool same_question(const struct fg_gap *a, const struct fg_gap *b)
{
	return b && a->more->rule == b->more->rule && a->question == b->question
	       && a->limb == b->limb && (a->kind == FG_ANSWER) == (b->kind == FG_ANSWER);
}

void fg_page_brief(const struct page *page, const struct fg_gap *row, const struct fg_gap *before)
{
	struct fg_sink line = { 0 };

	if (!same_question(row, before)) {
		fg_put_reference(&line, page->gaps, row);
		fg_putf(&line, " %s", fg_asked(page->gaps, row, page->options->lang));
		fg_page_line(page, "  ", &line);
	}
	if (!row->more->rule) {
		fg_put(&line, fg_vocab_label(FG_VOCAB_STATUS, row->status, page->options->lang));
		put_sources(page, row, &line);
		fg_put(&line, fg_say(page->options->lang, ": "));
	}
	fg_put_subject(&line, page->gaps, row, page->options->lang);
	if (row->kind != FG_FLOW && fg_gap_elements(page->gaps, row).count) {
		fg_put(&line, fg_say(page->options->lang, ": "));
		fg_page_elements(page, row, &line);
	}
	fg_put(&line, fg_gap_tells(row) ? fg_say(page->options->lang, ": ") : "");
	fg_put_found(&line, row, page->options->lang);
	put_marks(page, row, &line);
	put_rules(page, row, &line);
	fg_page_line(page, "    - ", &line);
}
