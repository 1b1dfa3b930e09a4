/* Who says so: claims, values without a claim, scopes, notes. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "load/link.h"

struct claims {
	struct fg_link *link;
	struct fg_claim *claims;
	struct fg_bare *bares;
	struct fg_note *notes;
	/* by record: the fact has a claim; one of its attributes has */
	bool *backed, *described;
};

enum role {
	NO_EVIDENCE,
	CLAIM,                   /* it is a claim, or carries one */
	BARE                     /* an attribute of a fact with a value and no claim */
};

static enum role role_of(const struct fg_doc *doc, const struct fg_record *record)
{
	if (record->tag == FG_TAG_CLAIM || record->tag == FG_TAG_ANSWER)
		return CLAIM;
	/* the source of the root is that of claims which name none */
	if (record->tag != FG_TAG_MODEL
	    && (fg_record_has(doc, record, FG_NAME_SOURCE) || fg_record_has(doc, record, FG_NAME_AT)
	        || fg_record_has(doc, record, FG_NAME_SAYS)))
		return CLAIM;
	return fg_tag_is_attribute(record->tag) ? BARE : NO_EVIDENCE;
}

/* ---- values */

static bool starts_like_duration(const char *value)
{
	return value[0] == 'P' && ((value[1] >= '0' && value[1] <= '9') || value[1] == 'T');
}

/* How long something is kept must be comparable where a source states it. */
static void check_period(struct fg_link *link, const struct fg_record *record, const char *value,
                         bool stated)
{
	bool event = strncasecmp(value, "event:", 6) == 0 && value[6 + strspn(value + 6, " ")];
	struct fg_hint hint = {
		"FG4002", fg_mark_name(link->doc, record, FG_NAME_VALUE),
		.allowed = "an ISO 8601 duration (P15Y), \"event: ...\", \"permanent\";"
			   " other words only where the source does not state it"
			   " (says=\"partly\" and so on)"
	};

	if (fg_duration_parse(value, NULL) == 0 || event || strcasecmp(value, "permanent") == 0
	    || strcasecmp(value, "not applicable") == 0)
		return;
	if (stated || starts_like_duration(value))
		fg_complain_hint(link->doc, &hint, "'%.60s' is not a period", value);
}

/* ---- single claims */

static const char *text_of(struct fg_link *link, const struct fg_record *record)
{
	if (!record || !*record->text)
		return NULL;
	return fg_arena_string(link->arena, record->text);
}

/* The one the claim names, or that of the whole file. */
static fg_ref find_source(struct fg_link *link, const struct fg_record *record)
{
	struct fg_doc *doc = link->doc;

	if (fg_record_has(doc, record, FG_NAME_SOURCE))
		return fg_link_ref(link, record, FG_NAME_SOURCE, FG_SOURCE);
	if (link->source == FG_NONE && !fg_record_has(doc, doc->records, FG_NAME_SOURCE))
		fg_complain(doc, "FG5002", fg_mark_tag(doc, record),
		            "whose words are these? Name the source, or one for the whole file:"
		            " <model source=\"...\">");
	return link->source;
}

static void check_claim(struct fg_link *link, const struct fg_record *record,
                        const struct fg_claim *claim)
{
	const struct fg_claim_more *more = claim->more;
	struct fg_doc *doc = link->doc;
	const char *value = claim->value;

	if (fg_record_has(doc, record, FG_NAME_TO) && claim->says != FG_REFERS)
		fg_complain(doc, "FG4006", fg_mark_name(doc, record, FG_NAME_TO),
		            "only a claim that says 'refers' points to a document");
	if (more->retells != FG_NONE && more->retells == claim->source)
		fg_complain(doc, "FG4006", fg_mark_name(doc, record, FG_NAME_RETELLS),
		            "a source does not retell itself");
	if (value && claim->target.attribute == FG_PERIOD && claim->target.kind == FG_HOLDING)
		check_period(link, record, value, claim->says == FG_STATES);
}

/* Mostly there is one place: the locator itself, which is folded already. */
static void link_places(struct fg_link *link, struct fg_claim *claim)
{
	uint32_t count = claim->at && *claim->at;

	claim->places = &claim->at;
	if (claim->at && strchr(claim->at, ';'))
		claim->places = fg_link_parts(link, claim->at, &count);
	claim->place_count = (uint16_t)count;    /* a tag has no more than 64 KiB */
}

static bool has_any(const struct fg_doc *doc, const struct fg_record *record,
                    const enum fg_name *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (fg_record_has(doc, record, names[i]))
			return true;
	return false;
}

static const struct fg_claim_more *link_more(struct fg_link *link, const struct fg_record *record)
{
	static const enum fg_name names[] = {
		FG_NAME_TO, FG_NAME_RETELLS, FG_NAME_WHOSE, FG_NAME_SINCE, FG_NAME_RESP,
		FG_NAME_CHECKED,
	};
	const struct fg_record *quote = fg_child(link->doc, record, NULL, FG_TAG_QUOTE);
	struct fg_claim_more *more;

	if (!quote && !has_any(link->doc, record, names, sizeof(names) / sizeof(names[0])))
		return &fg_claim_plain;
	more = fg_link_array(link, 1, sizeof(*more));
	if (!more)
		return &fg_claim_plain;
	more->to = fg_link_ref(link, record, FG_NAME_TO, FG_SOURCE);
	more->retells = fg_link_ref(link, record, FG_NAME_RETELLS, FG_SOURCE);
	more->whose = fg_link_whose(link, record);
	more->since = fg_link_date(link, record, FG_NAME_SINCE);
	more->quote = text_of(link, quote);
	more->resp = fg_link_text(link, record, FG_NAME_RESP);
	more->checked = fg_link_text(link, record, FG_NAME_CHECKED);
	return more;
}

static void link_claim(struct fg_link *link, const struct fg_record *record,
                       struct fg_target target, struct fg_claim *claim)
{
	bool own = record->tag == FG_TAG_CLAIM || record->tag == FG_TAG_ANSWER
	           || fg_tag_is_attribute(record->tag);

	claim->target = target;
	claim->source = find_source(link, record);
	claim->more = &fg_claim_plain;
	claim->says = (enum fg_says)fg_link_word(link, record, FG_NAME_SAYS, FG_STATES);
	claim->certainty =
		(enum fg_certainty)fg_link_word(link, record, FG_NAME_CERTAINTY, FG_HIGH);
	claim->at = fg_link_text(link, record, FG_NAME_AT);
	link_places(link, claim);
	claim->loc = fg_record_loc(link->doc, record);
	if (!own)
		return;
	claim->more = link_more(link, record);
	claim->value = fg_link_text(link, record, FG_NAME_VALUE);
	claim->text = text_of(link, record);
	check_claim(link, record, claim);
}

static void complain_of_condition(struct fg_link *link, const struct fg_record *record)
{
	static const enum fg_name names[] = {
		FG_NAME_TO, FG_NAME_RETELLS, FG_NAME_WHOSE, FG_NAME_SINCE, FG_NAME_CERTAINTY,
		FG_NAME_RESP, FG_NAME_CHECKED,
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!fg_record_has(link->doc, record, names[i]))
			continue;
		fg_complain(link->doc, "FG4006", fg_mark_name(link->doc, record, names[i]),
		            "%s belongs to a claim: add source, at or says", fg_names[names[i]]);
		return;
	}
}

static void link_bare(struct fg_link *link, const struct fg_record *record,
                      struct fg_target target, struct fg_bare *bare)
{
	struct fg_doc *doc = link->doc;
	const char *value = fg_link_text(link, record, FG_NAME_VALUE);

	if (!value || !*value)
		value = text_of(link, record);
	bare->target = target;
	bare->value = value ? value : "";
	bare->loc = fg_record_loc(link->doc, record);
	complain_of_condition(link, record);
	if (!value)
		fg_complain(doc, "FG4008", fg_mark_tag(doc, record),
		            "<%s> gives no value and no claim: add value, source, at or says",
		            fg_record_row(doc, record)->name);
	else if (target.attribute == FG_PERIOD)
		check_period(link, record, value, true);
}

/* ---- what a claim hangs on */

static bool find_question(struct fg_link *link, const struct fg_record *record, fg_ref *ret_index)
{
	const struct fg_attr *attr = fg_record_attr(link->doc, record, FG_NAME_QUESTION);
	struct fg_span address;
	const struct fg_id *found;

	if (!attr)
		return false;
	address = fg_attr_span(link->doc, attr);
	found = fg_ids_find(&link->questions, address);
	if (!found) {
		fg_link_unanswerable(link, attr);
		return false;
	}
	*ret_index = found->index;
	return true;
}

/* False where it cannot be told; a message says why. */
static bool find_target(struct fg_link *link, const struct fg_record *record,
                        struct fg_target *ret_target)
{
	const struct fg_doc *doc = link->doc;
	const struct fg_record *thing = record;
	int kind;

	if (record->tag == FG_TAG_ANSWER) {
		ret_target->kind = FG_ANSWER;
		ret_target->attribute = FG_SAID;
		return find_question(link, record, &ret_target->index);
	}
	if (fg_record_row(doc, record)->kind < 0)
		thing = fg_record_parent(doc, record);
	kind = fg_record_row(doc, thing)->kind;
	ret_target->kind = (enum fg_kind)kind;
	ret_target->index = thing->thing;
	ret_target->attribute = fg_tag_is_attribute(record->tag) ? fg_tag_attribute(record->tag)
	                                                         : FG_SAID;
	return true;
}

static void take_record(struct claims *claims, const struct fg_record *record)
{
	struct fg_link *link = claims->link;
	struct fg_model *model = link->model;
	enum role role = role_of(link->doc, record);
	struct fg_target target;

	if (role == BARE) {
		find_target(link, record, &target);
		link_bare(link, record, target, &claims->bares[model->bare_count++]);
		return;
	}
	if (role == NO_EVIDENCE) {
		if (fg_record_has(link->doc, record, FG_NAME_CERTAINTY))
			complain_of_condition(link, record);
		return;
	}
	if (fg_record_row(link->doc, record)->kind >= 0)
		claims->backed[record - link->doc->records] = true;
	else if (fg_tag_is_attribute(record->tag))
		claims->described[record->parent] = true;
	else
		claims->backed[record->parent] = true;
	if (!find_target(link, record, &target))
		return;
	link->claims[model->claim_count] = (uint32_t)(record - link->doc->records);
	link_claim(link, record, target, &claims->claims[model->claim_count++]);
}

/* ---- notes */

static struct fg_note *add_note(struct claims *claims, const struct fg_record *record,
                                struct fg_target target)
{
	struct fg_link *link = claims->link;
	struct fg_note *note = &claims->notes[link->model->note_count++];

	note->target = target;
	note->kind = (enum fg_note_kind)fg_link_word(link, record, FG_NAME_KIND, FG_COMMENT);
	note->by = fg_link_text(link, record, FG_NAME_BY);
	note->by = note->by ? note->by : "";
	note->lang = fg_link_text(link, record, FG_NAME_LANG);
	note->text = fg_arena_string(link->arena, record->text);
	note->loc = fg_record_loc(link->doc, record);
	return note;
}

static struct fg_target target_of(unsigned kind, fg_ref index)
{
	if (kind == FG_ID_MODEL)
		return (struct fg_target){ 0, FG_KINDS, FG_SAID };
	return (struct fg_target){ index, (enum fg_kind)kind, FG_SAID };
}

static void take_note(struct claims *claims, const struct fg_record *record)
{
	struct fg_link *link = claims->link;
	struct fg_use use = { record, fg_record_attr(link->doc, record, FG_NAME_ON),
		              fg_bit(FG_ID_LOST) - 1 };
	const struct fg_record *parent = fg_record_parent(link->doc, record);
	int kind = fg_record_row(link->doc, parent)->kind;
	struct fg_span rest, word;
	const struct fg_id *id;

	if (!*record->text)
		fg_complain(link->doc, "FG4008", fg_mark_tag(link->doc, record), "an empty note");
	if (use.attr && kind >= 0)
		fg_complain(link->doc, "FG4006", fg_mark_attr(link->doc, use.attr),
		            "a note within <%s> is on that; leave out on",
		            fg_record_row(link->doc, parent)->name);
	if (!use.attr || kind >= 0) {
		add_note(claims, record, target_of(kind >= 0 ? (unsigned)kind : FG_ID_MODEL,
		                                   parent->thing));
		return;
	}
	rest = fg_attr_span(link->doc, use.attr);
	while (!link->doc->stop && fg_next_word(&rest, &word)) {
		id = fg_link_find(link, &use, word);
		if (id)
			add_note(claims, record, target_of(id->kind, id->index));
	}
}

/* ---- facts that nobody backs */

/* Claims on attributes do not say that the fact is there: a flow with no other would not be
 * drawn. */
static void complain_of_fact(struct claims *claims, const struct fg_record *record)
{
	const struct fg_doc *doc = claims->link->doc;
	const char *name = fg_record_row(doc, record)->name;
	const char *format = claims->described[record - doc->records]
		? "nobody says that this <%s> is there: the claims stand on its attributes alone;"
		  " give it a claim of its own too (source, at), or a reason to assume it"
		: "nobody says so: <%s> needs a claim (source, at), or a reason why it is here"
		  " without one";

	fg_complain(claims->link->doc, "FG5001", fg_mark_tag(doc, record), format, name);
}

static void check_backed(struct claims *claims, const struct fg_record *record)
{
	struct fg_doc *doc = claims->link->doc;
	const struct fg_tag_row *row = fg_record_row(doc, record);

	if (row->kind < 0 || row->kind >= (int)FG_FACT_KINDS)
		return;
	if (claims->backed[record - doc->records] || fg_record_has(doc, record, FG_NAME_REASON))
		return;
	if (fg_record_has(doc, record, FG_NAME_STATE))
		fg_complain(
			doc, "FG5003", fg_mark_name(doc, record, FG_NAME_STATE),
			"who says so? A flow that is former, blocked or questioned needs a claim"
			" (source, at) or a reason");
	else
		complain_of_fact(claims, record);
}

static int count_notes(const struct fg_doc *doc, const struct fg_record *record)
{
	const struct fg_attr *attr = fg_record_attr(doc, record, FG_NAME_ON);
	struct fg_span rest, word;
	int count = 0;

	if (!attr)
		return 1;
	rest = fg_attr_span(doc, attr);
	while (fg_next_word(&rest, &word))
		count++;
	return count > 0 ? count : 1;
}

static int make_room(struct claims *claims)
{
	struct fg_doc *doc = claims->link->doc;
	size_t claim_count = 0, bare_count = 0, note_count = 0;

	for (uint32_t i = 0; i < doc->record_count; i++) {
		const struct fg_record *record = &doc->records[i];
		enum role role = role_of(doc, record);

		claim_count += role == CLAIM;
		bare_count += role == BARE;
		if (record->tag == FG_TAG_NOTE)
			note_count += (size_t)count_notes(doc, record);
	}
	claims->claims = fg_link_array(claims->link, claim_count, sizeof(*claims->claims));
	claims->bares = fg_link_array(claims->link, bare_count, sizeof(*claims->bares));
	claims->notes = fg_link_array(claims->link, note_count, sizeof(*claims->notes));
	claims->backed = fg_arena_array(doc->arena, doc->record_count, sizeof(*claims->backed));
	claims->described =
		fg_arena_array(doc->arena, doc->record_count, sizeof(*claims->described));
	claims->link->claims = fg_arena_array(doc->arena, claim_count + 1, sizeof(uint32_t));
	return doc->no_memory || fg_arena_failed(doc->arena) ? -ENOMEM : 0;
}

int fg_link_claims(struct fg_link *link)
{
	struct claims claims = { .link = link };
	struct fg_model *model = link->model;
	struct fg_doc *doc = link->doc;

	if (make_room(&claims) < 0)
		return -ENOMEM;
	model->claims = claims.claims;
	model->bares = claims.bares;
	model->notes = claims.notes;
	for (uint32_t i = 0; i < doc->record_count && !doc->stop; i++) {
		if (doc->records[i].tag == FG_TAG_NOTE)
			take_note(&claims, &doc->records[i]);
		else
			take_record(&claims, &doc->records[i]);
	}
	for (uint32_t i = 0; i < doc->record_count && !doc->stop; i++)
		check_backed(&claims, &doc->records[i]);
	return doc->stop ? 0 : fg_link_scopes(link);
}
