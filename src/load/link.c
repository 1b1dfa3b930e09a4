/* Ids, texts, words and labels of records; the order in which the model is made. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "load/link.h"

void *fg_link_array(struct fg_link *link, size_t count, size_t size)
{
	void *array = fg_arena_array(link->arena, count ? count : 1, size);

	if (!array)
		link->doc->no_memory = true;
	return array;
}

const struct fg_record *fg_child(const struct fg_doc *doc, const struct fg_record *parent,
                                 const struct fg_record *after, unsigned tag)
{
	const struct fg_record *end = doc->records + parent->end;
	const struct fg_record *child = after ? doc->records + after->end : parent + 1;

	if (!doc->tags[tag])             /* the children of the root can be many */
		return NULL;
	while (child < end && child->tag != tag)
		child = doc->records + child->end;
	return child < end ? child : NULL;
}

uint32_t fg_count_children(const struct fg_doc *doc, const struct fg_record *parent, unsigned tag)
{
	const struct fg_record *child = NULL;
	uint32_t count = 0;

	while ((child = fg_child(doc, parent, child, tag)))
		count++;
	return count;
}

/* ---- attributes */

const char *fg_link_text(struct fg_link *link, const struct fg_record *record, enum fg_name name)
{
	const struct fg_attr *attr = fg_record_attr(link->doc, record, name);
	struct fg_span span;
	const char *text;

	if (!attr)
		return NULL;
	span = fg_attr_span(link->doc, attr);
	text = name == FG_NAME_ID ? fg_span_copy(link->arena, span)      /* trimmed already */
	                          : fg_fold(link->arena, span.at, span.length);
	if (!text)
		link->doc->no_memory = true;
	return text;
}

int fg_link_word(struct fg_link *link, const struct fg_record *record, enum fg_name name,
                 int otherwise)
{
	const struct fg_attr *attr = fg_record_attr(link->doc, record, name);
	const struct fg_attr_row *row;

	if (!attr)
		return otherwise;
	row = fg_grammar_attr(fg_record_row(link->doc, record), name);
	return fg_span_word(row->vocab, fg_attr_span(link->doc, attr));
}

uint32_t fg_link_words(struct fg_link *link, const struct fg_record *record, enum fg_name name)
{
	const struct fg_attr *attr = fg_record_attr(link->doc, record, name);
	struct fg_span rest, word;
	const struct fg_attr_row *row;
	uint32_t bits = 0;

	if (!attr)
		return 0;
	row = fg_grammar_attr(fg_record_row(link->doc, record), name);
	rest = fg_attr_span(link->doc, attr);
	while (fg_next_word(&rest, &word)) {
		uint32_t bit = fg_bit((unsigned)fg_span_word(row->vocab, word));

		if (bits & bit)
			fg_complain(link->doc, "FG6014", fg_mark_span(link->doc, attr, word),
			            "'%.*s' stands twice in %s", (int)word.length, word.at,
			            fg_names[name]);
		bits |= bit;
	}
	return bits;
}

struct fg_date fg_link_date(struct fg_link *link, const struct fg_record *record,
                            enum fg_name name)
{
	const struct fg_attr *attr = fg_record_attr(link->doc, record, name);
	struct fg_date date = { 0 };

	if (attr)
		fg_date_parse(fg_attr_span(link->doc, attr), &date);
	return date;
}

const char *const *fg_link_parts(struct fg_link *link, const char *text, uint32_t *ret_count)
{
	uint32_t count = 1, used = 0;
	const char **parts;

	*ret_count = 0;
	if (!text)
		return NULL;
	for (const char *at = text; (at = strchr(at, ';')); at++)
		count++;
	parts = fg_link_array(link, count, sizeof(*parts));
	if (parts && count == 1) {               /* most often; it is folded already */
		parts[0] = text;
		*ret_count = *text != '\0';
		return parts;
	}
	for (uint32_t i = 0; parts && i < count; i++) {
		size_t length = strcspn(text, ";");
		const char *part = fg_fold(link->arena, text, length);

		text += length + (text[length] != '\0');
		if (!part)
			link->doc->no_memory = true;
		else if (*part)
			parts[used++] = part;
	}
	*ret_count = used;
	return parts;
}

/* ---- names */

void fg_link_entity(struct fg_link *link, const struct fg_record *record, struct fg_entity *entity)
{
	const char *label = fg_link_text(link, record, FG_NAME_LABEL);
	struct fg_wording name;

	entity->id = fg_link_text(link, record, FG_NAME_ID);
	if (!entity->id)
		entity->id = "";
	if (label)
		fg_check_label(link, record, label);
	name = fg_link_wording(link, record, FG_TAG_LABEL, label);
	entity->label = name.text ? name.text : entity->id;
	entity->labels = name.others;
	entity->loc = fg_record_loc(link->doc, record);
}

/* ---- ids of all things */

static uint32_t *count_of(struct fg_model *model, enum fg_kind kind)
{
	switch (kind) {
	case FG_ELEMENT: return &model->element_count;
	case FG_FLOW: return &model->flow_count;
	case FG_HOLDING: return &model->holding_count;
	case FG_PLACE: return &model->place_count;
	case FG_PARTY: return &model->party_count;
	case FG_STEP: return &model->step_count;
	case FG_SOURCE: return &model->source_count;
	case FG_BOUNDARY: return &model->boundary_count;
	case FG_GROUP: return &model->group_count;
	case FG_BASELINE: return &model->baseline_count;
	case FG_ANSWER: return &model->question_count;
	case FG_SCOPE: return &model->scope_count;
	}
	return NULL;
}

static void add_id(struct fg_link *link, uint32_t record, unsigned kind)
{
	struct fg_doc *doc = link->doc;
	const struct fg_attr *attr = fg_record_attr(doc, &doc->records[record], FG_NAME_ID);
	struct fg_id id = { .kind = (uint8_t)kind }, *other;

	if (!attr)
		return;
	id.id = fg_attr_span(doc, attr);
	id.index = doc->records[record].thing;
	other = fg_ids_add(&link->ids, &id);
	if (other)
		fg_complain(doc, "FG3002", fg_mark_attr(doc, attr),
		            "the id '%.*s' is taken: line %u gives it to %s", (int)id.id.length,
		            id.id.at, fg_id_line(link, other), fg_kind_name(other->kind));
	if (kind == FG_STEP && fg_span_is(id.id, "end"))
		fg_complain(doc, "FG3005", fg_mark_attr(doc, attr),
		            "no step can be called 'end': next=\"end\" means that none follows");
}

static int make_room(struct fg_link *link)
{
	struct fg_doc *doc = link->doc;
	uint32_t ids = 1 + doc->lost_count;

	for (unsigned tag = 0; tag < doc->language->count; tag++) {
		int kind = doc->language->tags[tag].kind;

		if (kind < 0)
			continue;
		*count_of(link->model, (enum fg_kind)kind) = doc->tags[tag];
		link->things[kind] =
			fg_arena_array(doc->arena, (size_t)doc->tags[tag] + 1, sizeof(uint32_t));
		if (!link->things[kind])
			return -ENOMEM;
		ids += doc->tags[tag];
	}
	return fg_ids_init(&link->ids, ids, link->seed);
}

static int find_things(struct fg_link *link)
{
	struct fg_doc *doc = link->doc;

	if (make_room(link) < 0)
		return -ENOMEM;
	add_id(link, 0, FG_ID_MODEL);
	for (uint32_t i = 0; i < doc->record_count && !doc->stop; i++) {
		int kind = fg_record_row(doc, &doc->records[i])->kind;

		if (kind < 0)
			continue;
		link->things[kind][doc->records[i].thing] = i;
		add_id(link, i, (unsigned)kind);
	}
	for (uint32_t i = 0; i < doc->lost_count; i++)
		fg_ids_add(&link->ids, &(struct fg_id){ .id = doc->lost[i], .kind = FG_ID_LOST });
	return 0;
}

/* ---- the model itself */

static void link_root(struct fg_link *link)
{
	const struct fg_record *root = link->doc->records;
	struct fg_model *model = link->model;
	struct fg_entity entity;

	model->lang = fg_link_text(link, root, FG_NAME_LANG);
	if (!model->lang)
		model->lang = "en";
	link->lang = model->lang;
	fg_link_entity(link, root, &entity);
	model->id = entity.id;
	model->label = entity.label;
	model->labels = entity.labels;
	model->resp = fg_link_text(link, root, FG_NAME_RESP);
	model->about = fg_link_wording(link, root, FG_TAG_ABOUT, NULL).text;
	model->operator_party = fg_link_ref(link, root, FG_NAME_OPERATOR, FG_PARTY);
	link->source = fg_link_ref(link, root, FG_NAME_SOURCE, FG_SOURCE);
}

int fg_link_model(struct fg_link *link)
{
	static int (*const parts[])(struct fg_link *) = {
		find_things,   fg_link_sources,    fg_link_parties, fg_link_elements,
		fg_link_facts, fg_link_yardsticks, fg_link_claims,
	};
	int status = 0;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) && status == 0; i++) {
		status = parts[i](link);
		if (parts[i] == find_things && status == 0)
			link_root(link);
		if (link->doc->no_memory || fg_arena_failed(link->arena))
			status = -ENOMEM;
		if (link->doc->stop)
			break;
	}
	return status;
}

void fg_link_clear(struct fg_link *link)
{
	fg_ids_clear(&link->ids);
	fg_ids_clear(&link->questions);
	free(link->list);
	link->list = NULL;
}
