/* Scopes: claims about many facts at once. */
#include <errno.h>

#include "load/link.h"

static const enum fg_subject subject_of[FG_FACT_KINDS] = {
	[FG_ELEMENT] = FG_ON_ELEMENT,
	[FG_FLOW] = FG_ON_FLOW,
	[FG_HOLDING] = FG_ON_HOLDING,
};

static void link_listed(struct fg_link *link, const struct fg_record *record,
                        struct fg_scope *scope)
{
	struct fg_use use = { record, fg_record_attr(link->doc, record, FG_NAME_FACTS),
		              fg_bit(FG_ELEMENT) | fg_bit(FG_FLOW) | fg_bit(FG_HOLDING) };
	struct fg_span rest, word;
	uint32_t count = 0;
	const struct fg_id *id;

	if (!use.attr)
		return;
	rest = fg_attr_span(link->doc, use.attr);
	while (fg_next_word(&rest, &word))
		count++;
	scope->facts = fg_link_array(link, count, sizeof(*scope->facts));
	rest = fg_attr_span(link->doc, use.attr);
	while (scope->facts && !link->doc->stop && fg_next_word(&rest, &word)) {
		id = fg_link_find(link, &use, word);
		if (id)
			scope->facts[scope->fact_count++] =
				(struct fg_target){ id->index, (enum fg_kind)id->kind, FG_SAID };
	}
}

/* Subjects are written as words of enum fg_subject and kept as bits of enum fg_kind. */
static uint32_t link_subjects(struct fg_link *link, const struct fg_record *record)
{
	uint32_t words = fg_link_words(link, record, FG_NAME_SUBJECTS), bits = 0;

	for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++) {
		if (words & fg_bit(subject_of[kind]))
			bits |= fg_bit(kind);
	}
	return bits;
}

static uint32_t kinds_meant(const struct fg_scope *scope)
{
	uint32_t kinds = scope->subjects ? scope->subjects : fg_bit(FG_FACT_KINDS) - 1;
	uint32_t listed = 0;

	for (uint32_t i = 0; i < scope->fact_count; i++)
		listed |= fg_bit(scope->facts[i].kind);
	return scope->fact_count ? kinds & listed : kinds;
}

/* Each attribute must be one that some of the facts meant can have. */
static void check_attributes(struct fg_link *link, const struct fg_record *record,
                             const struct fg_scope *scope)
{
	uint32_t kinds = kinds_meant(scope);

	for (unsigned i = 0; i < FG_ATTRIBUTES; i++) {
		bool fits = false;

		if (!(scope->attributes & fg_bit(i)))
			continue;
		for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++) {
			if (kinds & fg_bit(kind))
				fits = fits || fg_attribute_applies((enum fg_attribute)i,
				                                    subject_of[kind]);
		}
		if (!fits)
			fg_complain(link->doc, "FG4009",
			            fg_mark_name(link->doc, record, FG_NAME_ATTRIBUTES),
			            "no fact that this scope can reach has the attribute '%s'",
			            fg_vocab_word(FG_VOCAB_ATTRIBUTE, i)->word);
	}
}

/* Its claims are those among the model's whose target it is: a run, as they stand in file order. */
static void link_own_claims(struct fg_link *link, uint32_t index, struct fg_scope *scope,
                            uint32_t *from)
{
	const struct fg_model *model = link->model;

	for (; *from < model->claim_count; ++*from) {
		const struct fg_target *target = &model->claims[*from].target;

		if (target->kind != FG_SCOPE)
			continue;
		if (target->index != index)
			break;
		fg_link_gather(link, *from);
	}
	scope->claims = fg_link_gathered(link);
}

static void link_scope(struct fg_link *link, const struct fg_record *record, struct fg_scope *scope)
{
	scope->id = fg_link_text(link, record, FG_NAME_ID);
	link_listed(link, record, scope);
	scope->subjects = link_subjects(link, record);
	scope->places = fg_link_refs(link, record, FG_NAME_PLACES, FG_PLACE);
	scope->from = fg_link_refs(link, record, FG_NAME_FROM, FG_PLACE);
	scope->elements = fg_link_contents(link, record, FG_NAME_ELEMENTS);
	scope->categories = fg_link_words(link, record, FG_NAME_CATEGORIES);
	scope->custody = (enum fg_custody)fg_link_word(link, record, FG_NAME_CUSTODY,
	                                               FG_CUSTODY_ANY);
	scope->attributes = fg_link_words(link, record, FG_NAME_ATTRIBUTES);
	if (!scope->attributes && !fg_record_has(link->doc, record, FG_NAME_ATTRIBUTES))
		scope->attributes = fg_bit(FG_SAID);
	scope->loc = fg_record_loc(link->doc, record);
	check_attributes(link, record, scope);
	if (!fg_child(link->doc, record, NULL, FG_TAG_CLAIM))
		fg_complain(link->doc, "FG5006", fg_mark_tag(link->doc, record),
		            "a scope without a claim says nothing");
}

int fg_link_scopes(struct fg_link *link)
{
	struct fg_model *model = link->model;
	struct fg_scope *scopes = fg_link_array(link, model->scope_count, sizeof(*scopes));
	uint32_t from = 0;

	if (!scopes)
		return -ENOMEM;
	model->scopes = scopes;
	for (uint32_t i = 0; i < model->scope_count && !link->doc->stop; i++) {
		link_scope(link, fg_thing(link, FG_SCOPE, i), &scopes[i]);
		link_own_claims(link, i, &scopes[i], &from);
	}
	return 0;
}
