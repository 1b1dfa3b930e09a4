/* The evidence: scopes, claims, values written without a claim, notes. */
#include "base/text.h"
#include "database/fill.h"

/* "kind" and "about" of a target. */
static void put_target(struct fg_fill *fill, const struct fg_target *target)
{
	fg_fill_text(fill, fg_kind_word(target->kind));
	if (target->kind == FG_SCOPE)
		fg_fill_text(fill, fill->model->scopes[target->index].id);
	else
		fg_fill_id(fill, target->kind, target->index);
}

/* The id in a column of its own when the target is of that kind. */
static void put_if(struct fg_fill *fill, const struct fg_target *target, enum fg_kind kind)
{
	fg_fill_id(fill, kind, target->kind == kind ? target->index : FG_NONE);
}

/* For sorting: years of 365 days, months of 30; what is no duration is NULL. */
static void put_days(struct fg_fill *fill, const char *value)
{
	struct fg_duration duration;

	if (!value || fg_duration_parse(value, &duration) < 0)
		fg_fill_null(fill);
	else
		fg_fill_number(fill, duration.months / 12 * 365 + duration.months % 12 * 30
		                     + (duration.seconds + 86399) / 86400);
}

static void fill_scopes(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->scope_count; i++) {
		const struct fg_scope *scope = &fill->model->scopes[i];

		fg_fill_number(fill, (int64_t)i + 1);
		fg_fill_text(fill, scope->id);
		fg_fill_number(fill, scope->loc.line);
		fg_fill_end(fill);
	}
}

static void put_selector(struct fg_fill *fill, fg_ref scope, const char *selector,
                         const char *value)
{
	fg_fill_number(fill, (int64_t)scope + 1);
	fg_fill_text(fill, selector);
	fg_fill_text(fill, value);
	fg_fill_end(fill);
}

static void put_things(struct fg_fill *fill, fg_ref scope, const char *selector,
                       enum fg_kind kind, const struct fg_refs *refs)
{
	for (uint32_t i = 0; i < refs->count; i++)
		put_selector(fill, scope, selector,
		             fg_model_entity(fill->model, kind, refs->items[i])->id);
}

static void put_words(struct fg_fill *fill, fg_ref scope, const char *selector,
                      enum fg_vocab vocab, uint32_t bits)
{
	for (size_t i = 0; i < fg_vocab_size(vocab); i++)
		if (bits >> i & 1u)
			put_selector(fill, scope, selector, fg_vocab_word(vocab, i)->word);
}

static void fill_selectors(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->scope_count; i++) {
		const struct fg_scope *scope = &fill->model->scopes[i];

		for (uint32_t k = 0; k < scope->fact_count; k++)
			put_selector(fill, i, "fact",
			             fg_model_entity(fill->model, scope->facts[k].kind,
			                             scope->facts[k].index)->id);
		for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++)
			if (scope->subjects >> kind & 1u)
				put_selector(fill, i, "subject", fg_kind_word(kind));
		put_things(fill, i, "place", FG_PLACE, &scope->places);
		put_things(fill, i, "from", FG_PLACE, &scope->from);
		put_things(fill, i, "element", FG_ELEMENT, &scope->elements);
		put_words(fill, i, "category", FG_VOCAB_CATEGORY, scope->categories);
		if (scope->custody != FG_CUSTODY_ANY)
			put_selector(fill, i, "custody",
			             fg_vocab_word(FG_VOCAB_CUSTODY,
			                           (size_t)scope->custody)->word);
		put_words(fill, i, "attribute", FG_VOCAB_ATTRIBUTE, scope->attributes);
	}
}

static void put_claim(struct fg_fill *fill, fg_ref number, const struct fg_claim *claim)
{
	const struct fg_target *target = &claim->target;

	fg_fill_number(fill, number);
	put_target(fill, target);
	if (target->kind == FG_SCOPE)
		fg_fill_null(fill);
	else
		fg_fill_word(fill, FG_VOCAB_ATTRIBUTE, target->attribute);
	put_if(fill, target, FG_ELEMENT);
	put_if(fill, target, FG_FLOW);
	put_if(fill, target, FG_HOLDING);
	put_if(fill, target, FG_ANSWER);
	if (target->kind == FG_SCOPE)
		fg_fill_number(fill, (int64_t)target->index + 1);
	else
		fg_fill_null(fill);
	fg_fill_id(fill, FG_SOURCE, claim->source);
	fg_fill_text(fill, claim->at);
	fg_fill_word(fill, FG_VOCAB_SAYS, claim->says);
	fg_fill_text(fill, claim->value);
	put_days(fill, claim->value);
	fg_fill_id(fill, FG_SOURCE, claim->more->to);
	fg_fill_id(fill, FG_SOURCE, claim->more->retells);
	fg_fill_word(fill, FG_VOCAB_CERTAINTY, claim->certainty);
	fg_fill_date(fill, claim->more->since);
	fg_fill_text(fill, claim->text);
	fg_fill_text(fill, claim->more->quote);
	fg_fill_text(fill, claim->more->resp);
	fg_fill_text(fill, claim->more->checked);
	fg_fill_number(fill, claim->loc.line);
	fg_fill_end(fill);
}

static void fill_claims(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->claim_count; i++)
		put_claim(fill, i, &fill->model->claims[i]);
}

static void fill_conditions(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->claim_count; i++) {
		const struct fg_claim *claim = &fill->model->claims[i];

		for (uint32_t k = 0; k < claim->more->whose.count; k++) {
			fg_fill_number(fill, i);
			fg_fill_id(fill, FG_PARTY, claim->more->whose.items[k]);
			fg_fill_end(fill);
		}
	}
}

static void fill_values(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->bare_count; i++) {
		const struct fg_bare *bare = &fill->model->bares[i];

		put_target(fill, &bare->target);
		fg_fill_word(fill, FG_VOCAB_ATTRIBUTE, bare->target.attribute);
		fg_fill_text(fill, bare->value);
		put_days(fill, bare->value);
		fg_fill_end(fill);
	}
}

static void fill_notes(struct fg_fill *fill)
{
	const struct fg_model *model = fill->model;

	for (fg_ref i = 0; i < model->note_count; i++) {
		const struct fg_note *note = &model->notes[i];

		fg_fill_number(fill, (int64_t)i + 1);
		if (note->target.kind == FG_KINDS) {
			fg_fill_text(fill, "model");
			fg_fill_text(fill, model->id);
		} else {
			put_target(fill, &note->target);
		}
		fg_fill_word(fill, FG_VOCAB_NOTE_KIND, note->kind);
		fg_fill_text(fill, note->by);
		fg_fill_text(fill, note->lang ? note->lang : model->lang);
		fg_fill_text(fill, note->text);
		fg_fill_end(fill);
	}
}

#define KIND { "kind", "TEXT NOT NULL", "what it is about: element, flow, holding, place, ..." }
#define DAYS { "days", "INTEGER", \
	"a duration in days, for sorting: a year as 365, a month as 30; NULL: it is none" }

static const struct fg_table tables[] = {
	{ "scopes", "Claims about all facts that fit every selector.",
	  { { "number", "INTEGER PRIMARY KEY", "1, 2, ... in the order of the file" },
	    { "id", "TEXT", "where the model gives one" },
	    { "line", "INTEGER NOT NULL", "of the file" } },
	  .fill = fill_scopes },
	{ "scope_selectors", "What a scope selects: selectors of one kind are alternatives.",
	  { { "scope", "INTEGER NOT NULL REFERENCES scopes", "the scope" },
	    { "selector", "TEXT NOT NULL",
	      "fact, subject, place, from, element, category, custody; attribute: of these" },
	    { "value", "TEXT NOT NULL", "an id or a word" } },
	  .index = "scope", .fill = fill_selectors },
	{ "claims", "The evidence: what a source says about one thing or one attribute of it.",
	  { { "number", "INTEGER PRIMARY KEY", "0, 1, ... in the order of the file" },
	    KIND,
	    { "about", "TEXT", "id of what it is about; NULL: a scope without id" },
	    { "attribute", "TEXT", "said: the thing itself; NULL: see the scope" },
	    { "element", "TEXT REFERENCES elements", "the id again, if about an element" },
	    { "flow", "TEXT REFERENCES flows", "if about a flow" },
	    { "holding", "TEXT REFERENCES holdings", "if about a holding" },
	    { "question", "TEXT REFERENCES questions", "if an answer about the system" },
	    { "scope", "INTEGER REFERENCES scopes", "if of a scope" },
	    { "source", "TEXT NOT NULL REFERENCES sources", "who says so" },
	    { "at", "TEXT", "where in it: section, page" },
	    { "says", "TEXT NOT NULL",
	      "states, partly, refers, defers, denies, silent, missing, asks" },
	    { "value", "TEXT", "the value it gives" }, DAYS,
	    { "refers_to", "TEXT REFERENCES sources", "the document that it refers to" },
	    { "retells", "TEXT REFERENCES sources", "the document that it retells" },
	    { "certainty", "TEXT NOT NULL", "high, medium, low" },
	    { "since", "TEXT", "condition: since when" },
	    { "text", "TEXT", "what it says, in the encoder's words" },
	    { "quote", "TEXT", "what it says, word for word" },
	    { "encoded_by", "TEXT", "who encoded it" },
	    { "checked_by", "TEXT", "who checked it" },
	    { "line", "INTEGER NOT NULL", "of the file" } },
	  .index = "source; element; flow; holding; question; scope; about",
	  .fill = fill_claims },
	{ "claim_whose", "Conditions: whose data a claim is about.",
	  { { "claim", "INTEGER NOT NULL REFERENCES claims", "the claim" },
	    { "party", "TEXT NOT NULL REFERENCES parties", "the kind of person" } },
	  .index = "claim; party", .fill = fill_conditions },
	{ "bare_values", "Values written without a claim: they rest on the claims of their fact.",
	  { KIND, { "about", "TEXT NOT NULL", "id of the fact" },
	    { "attribute", "TEXT NOT NULL", "of it" }, { "value", "TEXT NOT NULL", "the value" },
	    DAYS },
	  .index = "about", .fill = fill_values },
	{ "notes", "What people hang on facts; they change no status.",
	  { { "number", "INTEGER PRIMARY KEY", "1, 2, ... in the order of the file" },
	    KIND,
	    { "about", "TEXT", "id of what it is about" },
	    { "note_kind", "TEXT NOT NULL", "comment, question, dispute, recommendation" },
	    { "author", "TEXT NOT NULL", "who says it" },
	    { "lang", "TEXT", "language of the text" },
	    { "text", "TEXT NOT NULL", "the note" } },
	  .index = "about", .fill = fill_notes },
};

const struct fg_table_group fg_tables_claims = { tables, sizeof(tables) / sizeof(tables[0]) };
