/* Rows of rules into findings: ids are looked up, rows about one thing become one finding. */
#include "database/findings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sink.h"
#include "write/words.h"

enum { DETAILS = 10 };           /* told of one finding; the rest are counted */

/* Anything that has an id. */
struct name {
	const char *id;
	enum fg_kind kind;
	fg_ref index;
};

/* A row with its ids looked up. */
struct hit {
	uint32_t rule, row;
	enum fg_kind kind;
	fg_ref index, element, cell;     /* the last two or FG_NONE */
	const char *detail;              /* or NULL */
};

struct work {
	const struct fg_rulebook *book;
	const struct fg_gaps *gaps;
	const struct fg_model *model;
	void *arena;
	struct fg_diags *diags;
	struct name *names;
	size_t name_count;
};

static int by_id(const void *x, const void *y)
{
	const struct name *a = x, *b = y;

	return strcmp(a->id, b->id);
}

static const char *question_id(struct work *work, fg_ref question)
{
	struct fg_sink id = { .arena = work->arena };

	fg_put_question(&id, work->model, question);
	return fg_sink_keep(&id);
}

static int gather_names(struct work *work)
{
	size_t count = 0;

	for (enum fg_kind kind = 0; kind <= FG_ANSWER; kind++)
		count += fg_model_count(work->model, kind);
	work->names = calloc(count + 1, sizeof(*work->names));
	if (!work->names)
		return -ENOMEM;
	for (enum fg_kind kind = 0; kind <= FG_ANSWER; kind++)
		for (fg_ref i = 0; i < fg_model_count(work->model, kind); i++) {
			struct name *name = &work->names[work->name_count++];

			*name = (struct name){ NULL, kind, i };
			name->id = kind == FG_ANSWER ? question_id(work, i)
			                             : fg_model_entity(work->model, kind, i)->id;
			if (!name->id)
				return -ENOMEM;
		}
	qsort(work->names, work->name_count, sizeof(*work->names), by_id);
	return 0;
}

static const struct name *find(const struct work *work, const char *id)
{
	struct name wanted = { id, FG_ELEMENT, 0 };

	return bsearch(&wanted, work->names, work->name_count, sizeof(wanted), by_id);
}

static int refuse(struct work *work, const struct fg_rule_row *row, const char *column,
                  const char *text)
{
	const struct fg_own_rule *rule = &work->book->rules[row->rule];
	struct fg_sink what = { 0 };
	int status;

	if (text) {
		fg_putf(&what, "a row has the %s '", column);
		fg_put_plain(&what, text);
		fg_put(&what, "', which the model does not have");
	} else {
		fg_putf(&what, "a row has no %s", column);
	}
	status = what.error ? what.error : -EINVAL;
	if (status == -EINVAL)
		fg_rule_complain(rule, work->diags, "FG8009", rule->start, what.data);
	fg_sink_clear(&what);
	return status;
}

static bool find_cell(const struct work *work, const char *text, fg_ref *ret_cell)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	if (*text < '0' || *text > '9' || *end || number >= work->gaps->cell_count)
		return false;
	*ret_cell = (fg_ref)number;
	return true;
}

static int look_up(struct work *work, const struct fg_rule_row *row, uint32_t number,
                   struct hit *hit)
{
	const char *id = row->texts[FG_COLUMN_ID], *element = row->texts[FG_COLUMN_ELEMENT];
	const char *cell = row->texts[FG_COLUMN_CELL];
	const struct name *name = id ? find(work, id) : NULL;
	const struct name *carried = element ? find(work, element) : NULL;

	if (!name)
		return refuse(work, row, "id", id);
	if (element && (!carried || carried->kind != FG_ELEMENT))
		return refuse(work, row, "element", element);
	*hit = (struct hit){ row->rule, number, name->kind, name->index,
		             carried ? carried->index : FG_NONE, FG_NONE,
		             row->texts[FG_COLUMN_DETAIL] };
	if (cell && !find_cell(work, cell, &hit->cell))
		return refuse(work, row, "cell", cell);
	return 0;
}

#define COMPARE(field) if (a->field != b->field) return a->field < b->field ? -1 : 1

static int same_subject(const struct hit *a, const struct hit *b)
{
	COMPARE(rule);
	COMPARE(kind);
	COMPARE(index);
	return 0;
}

static int by_subject(const void *x, const void *y)
{
	const struct hit *a = x, *b = y;
	int order = same_subject(a, b);

	if (order)
		return order;
	COMPARE(row);
	return 0;
}

static int by_number(const void *a, const void *b)
{
	fg_ref x = *(const fg_ref *)a, y = *(const fg_ref *)b;

	return x < y ? -1 : x > y;
}

/* The numbers at `offset` of the hits, in order, each once. */
static struct fg_refs gather(struct work *work, const struct hit *hits, uint32_t count,
                             size_t offset)
{
	fg_ref *all = fg_arena_array(work->arena, (size_t)count + 1, sizeof(*all));
	uint32_t found = 0, kept = 0;

	for (uint32_t i = 0; all && i < count; i++) {
		fg_ref number = *(const fg_ref *)((const char *)&hits[i] + offset);

		if (number != FG_NONE)
			all[found++] = number;
	}
	if (found)
		qsort(all, found, sizeof(*all), by_number);
	for (uint32_t i = 0; i < found; i++)
		if (i == 0 || all[i] != all[i - 1])
			all[kept++] = all[i];
	return (struct fg_refs){ all, kept };
}

static bool is_one_of(const char *const *texts, uint32_t count, const char *text)
{
	for (uint32_t i = 0; i < count; i++)
		if (strcmp(texts[i], text) == 0)
			return true;
	return false;
}

/* What the rows say, each once; how many rows say something else than the first few. */
static const char *join_details(struct work *work, const struct hit *hits, uint32_t count)
{
	struct fg_sink all = { .arena = work->arena };
	const char *told[DETAILS];
	uint32_t told_count = 0, more = 0;

	for (uint32_t i = 0; i < count; i++) {
		const char *detail = hits[i].detail;

		if (!detail || !*detail || is_one_of(told, told_count, detail))
			continue;
		if (told_count == DETAILS) {
			more++;
			continue;
		}
		fg_putf(&all, "%s%s", told_count ? "; " : "", detail);
		told[told_count++] = detail;
	}
	if (more)
		fg_putf(&all, "; and %u more", more);
	return fg_sink_keep(&all);
}

static int group(struct work *work, struct hit *hits, uint32_t count,
                 struct fg_own_findings *ret_findings)
{
	struct fg_own_finding *items =
		fg_arena_array(work->arena, (size_t)count + 1, sizeof(*items));
	uint32_t found = 0;

	if (!items)
		return -ENOMEM;
	if (count)
		qsort(hits, count, sizeof(*hits), by_subject);
	for (uint32_t i = 0, end; i < count; i = end) {
		end = i + 1;
		while (end < count && same_subject(&hits[i], &hits[end]) == 0)
			end++;
		items[found++] = (struct fg_own_finding){
			.rule = &work->book->rules[hits[i].rule].rule,
			.kind = hits[i].kind,
			.index = hits[i].index,
			.elements = gather(work, &hits[i], end - i, offsetof(struct hit, element)),
			.cells = gather(work, &hits[i], end - i, offsetof(struct hit, cell)),
			.detail = join_details(work, &hits[i], end - i),
		};
	}
	*ret_findings = (struct fg_own_findings){ items, found };
	return fg_arena_failed(work->arena) ? -ENOMEM : 0;
}

int fg_rulebook_run(const struct fg_rulebook *book, const struct fg_gaps *gaps, void *arena,
                    struct fg_diags *diags, struct fg_own_findings *ret_findings)
{
	struct work work = { book, gaps, gaps->reach->evidence->model, arena, diags, NULL, 0 };
	struct fg_rule_rows rows = { NULL, 0, NULL };
	struct hit *hits = NULL;
	int status = gather_names(&work), worst = 0;

	if (status == 0)
		status = fg_rules_in_child(book, gaps, diags, &rows);
	if (status == 0 && !(hits = calloc((size_t)rows.count + 1, sizeof(*hits))))
		status = -ENOMEM;
	for (uint32_t i = 0, bad = FG_NONE; status == 0 && i < rows.count; i++) {
		if (rows.items[i].rule == bad || look_up(&work, &rows.items[i], i, &hits[i]) == 0)
			continue;
		worst = -EINVAL;
		bad = rows.items[i].rule;        /* one message for each rule will do */
	}
	if (status == 0)
		status = worst;
	if (status == 0)
		status = group(&work, hits, rows.count, ret_findings);
	free(hits);
	free(rows.items);
	free(rows.bytes);
	free(work.names);
	return status;
}
