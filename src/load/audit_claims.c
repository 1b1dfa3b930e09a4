/* Claims that others cannot check, or that contradict what was read; sources and their dates. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "load/link.h"

static bool covers(const char *part, const char *place)
{
	size_t length;

	if ((*part == 'w' || *part == 'W') && strcasecmp(part, "whole") == 0)
		return true;
	if ((*part ^ *place) & ~('a' - 'A'))     /* not one letter in another case: most end here */
		return false;
	length = strlen(part);
	return strncasecmp(part, place, length) == 0
	       && (!place[length] || strchr(". ,", place[length]));
}

/* Claims can be many, and so can places in one of them and in what was examined: a look at all
 * pairs must end. */
enum { WORK_LIMIT = 5 * 1000 * 1000 };

struct audit {
	struct fg_link *link;
	const bool *in_baseline;         /* by source: it is in some baseline */
	const bool *by_scope;            /* by source: it says of scopes what is there */
	size_t work;                     /* pairs of places, or of claims, compared */
};

static bool was_examined(struct audit *audit, const struct fg_source *source, const char *place)
{
	audit->work += source->examined_count;
	for (uint32_t i = 0; i < source->examined_count && audit->work <= WORK_LIMIT; i++) {
		if (covers(source->examined[i], place))
			return true;
	}
	return audit->work > WORK_LIMIT;         /* not known */
}

static bool *list_in_baseline(struct fg_link *link)
{
	const struct fg_model *model = link->model;
	bool *marks = fg_arena_array(link->doc->arena, (size_t)model->source_count + 1, 1);

	for (uint32_t i = 0; marks && i < model->baseline_count; i++) {
		for (uint32_t j = 0; j < model->baselines[i].sources.count; j++)
			marks[model->baselines[i].sources.items[j]] = true;
	}
	return marks;
}

static bool *list_by_scope(struct fg_link *link)
{
	const struct fg_model *model = link->model;
	bool *marks = fg_arena_array(link->doc->arena, (size_t)model->source_count + 1, 1);

	for (uint32_t i = 0; marks && i < model->scope_count; i++) {
		const struct fg_scope *scope = &model->scopes[i];

		for (uint32_t j = 0; scope->attributes & fg_bit(FG_SAID) && j < scope->claims.count;
		     j++)
			marks[model->claims[scope->claims.items[j]].source] = true;
	}
	return marks;
}

static bool tells(const struct fg_claim *claim)
{
	return FG_TELLING >> claim->says & 1;
}

/* Whether the source of a claim on an attribute has one on the fact, or told of another attribute
 * before. Where that would take too long it is taken to have. */
static bool has_said(struct audit *audit, const struct fg_claim *claim)
{
	const struct fg_model *model = audit->link->model;
	struct fg_refs all = fg_model_all_claims(model, claim->target.kind, claim->target.index);

	audit->work += all.count;
	for (uint32_t i = 0; i < all.count && audit->work <= WORK_LIMIT; i++) {
		const struct fg_claim *other = &model->claims[all.items[i]];

		if (other == claim)
			return false;
		if (other->source == claim->source
		    && (other->target.attribute == FG_SAID || tells(other)))
			return true;
	}
	return true;
}

static void check_fact(struct audit *audit, const struct fg_record *record,
                       const struct fg_claim *claim)
{
	struct fg_link *link = audit->link;
	const struct fg_record *fact = fg_record_parent(link->doc, record);

	if (claim->target.kind >= FG_FACT_KINDS || claim->target.attribute == FG_SAID
	    || !audit->in_baseline[claim->source] || audit->by_scope[claim->source]
	    || !tells(claim) || has_said(audit, claim))
		return;
	fg_complain(link->doc, "FG6020", fg_mark_tag(link->doc, record),
	            "'%s' tells of this and has no claim on the <%s> itself: give it one there too",
	            link->model->sources[claim->source].e.id,
	            fg_record_row(link->doc, fact)->name);
}

static void check_place(struct audit *audit, const struct fg_record *record,
                        const struct fg_claim *claim)
{
	struct fg_link *link = audit->link;
	const struct fg_source *source = &link->model->sources[claim->source];

	if (!claim->place_count) {
		fg_complain(link->doc, "FG6012", fg_mark_tag(link->doc, record),
		            "where in '%s'? Add at=", source->e.id);
		return;
	}
	if (claim->says == FG_SILENT || !source->examined_count)
		return;
	for (uint32_t i = 0; i < claim->place_count; i++) {
		if (was_examined(audit, source, claim->places[i]))
			continue;
		fg_complain(link->doc, "FG6010", fg_mark_name(link->doc, record, FG_NAME_AT),
		            "'%.60s' is not among the places examined in '%s'", claim->places[i],
		            source->e.id);
		return;
	}
}

static bool means_not_applicable(const char *value)
{
	static const char *const forms[] = { "n/a", "n.a.", "na", "not-applicable",
		                             "inapplicable" };

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (strcasecmp(value, forms[i]) == 0)
			return true;
	}
	return false;
}

static void complain_of_value(struct fg_link *link, const struct fg_record *record,
                              const char *value)
{
	static const char *const right[] = { "not applicable" };
	struct fg_hint hint = { "FG6016", fg_mark_name(link->doc, record, FG_NAME_VALUE),
		                .wrong = right[0], .words = right, .count = 1 };

	fg_complain_hint(link->doc, &hint, "'%s' is taken for a text", value);
}

static void check_value(struct fg_link *link, const struct fg_record *record,
                        const struct fg_claim *claim)
{
	if (claim->value && means_not_applicable(claim->value))
		complain_of_value(link, record, claim->value);
	if (!claim->value && claim->target.attribute == FG_PERIOD && claim->says == FG_STATES)
		fg_complain(link->doc, "FG6015", fg_mark_tag(link->doc, record),
		            "a period is stated, but no value says which");
}

int fg_audit_claims(struct fg_link *link)
{
	const struct fg_model *model = link->model;
	struct audit audit = { .link = link,
		               .in_baseline = list_in_baseline(link),
		               .by_scope = list_by_scope(link) };

	if (!audit.in_baseline || !audit.by_scope)
		return -ENOMEM;
	for (uint32_t i = 0; i < model->claim_count; i++) {
		const struct fg_claim *claim = &model->claims[i];
		const struct fg_record *record = &link->doc->records[link->claims[i]];

		check_place(&audit, record, claim);
		check_value(link, record, claim);
		check_fact(&audit, record, claim);
		if (claim->says == FG_REFERS && claim->more->to == FG_NONE)
			fg_complain(link->doc, "FG6013",
			            fg_mark_name(link->doc, record, FG_NAME_SAYS),
			            "refers to which document? Add it as a source, and to=");
		if (claim->says == FG_SILENT && model->baseline_count
		    && !audit.in_baseline[claim->source])
			fg_complain(link->doc, "FG6011",
			            fg_mark_name(link->doc, record, FG_NAME_SAYS),
			            "'%s' is in no baseline: its silence proves nothing",
			            model->sources[claim->source].e.id);
	}
	return 0;
}

/* ---- sources */

static struct fg_date date_of(const struct fg_source *source)
{
	return source->text_date.year ? source->text_date : source->published;
}

/* Certainly before; what is unknown decides nothing. */
static bool is_before(struct fg_date a, struct fg_date b)
{
	if (!a.year || !b.year || a.year != b.year)
		return a.year && b.year && a.year < b.year;
	if (!a.month || !b.month || a.month != b.month)
		return a.month && b.month && a.month < b.month;
	return a.day && b.day && a.day < b.day;
}

void fg_audit_sources(struct fg_link *link)
{
	const struct fg_model *model = link->model;

	for (uint32_t i = 0; i < model->source_count; i++) {
		const struct fg_source *source = &model->sources[i];

		for (uint32_t j = 0; j < source->supersedes.count; j++) {
			const struct fg_source *older =
				&model->sources[source->supersedes.items[j]];

			if (is_before(date_of(source), date_of(older)))
				fg_complain(link->doc, "FG6018",
				            fg_mark_name(link->doc, fg_thing(link, FG_SOURCE, i),
				                         FG_NAME_SUPERSEDES),
				            "'%s' is older than '%s', which it supersedes",
				            source->e.id, older->e.id);
		}
	}
}
