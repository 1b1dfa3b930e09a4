/* The loader: its tables against the published schema, what becomes of a file, and what of none. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "load/doc.h"
#include "load/grammar.h"
#include "load/load.h"
#include "model/model.h"

/* ---- the schema, as far as the tables say the same */

enum { MOST = 64 };

struct set {
	char *items[MOST];
	size_t count;
};

static void add(struct set *set, char *item)
{
	for (size_t i = 0; i < set->count; i++) {
		if (strcmp(set->items[i], item) == 0) {
			free(item);
			return;
		}
	}
	assert_true(set->count < MOST);
	set->items[set->count++] = item;
}

static bool has(const struct set *set, const char *item)
{
	for (size_t i = 0; i < set->count; i++) {
		if (strcmp(set->items[i], item) == 0)
			return true;
	}
	return false;
}

static void clear(struct set *set)
{
	for (size_t i = 0; i < set->count; i++)
		free(set->items[i]);
	set->count = 0;
}

struct content {
	struct set needed, optional, children;
	bool text;
};

static bool is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static char *name_of(xmlNode *node)
{
	return (char *)xmlGetProp(node, (const xmlChar *)"name");
}

/* The first node of this kind and name, anywhere. */
static xmlNode *find(xmlNode *from, const char *kind, const char *name)
{
	for (xmlNode *node = from; node; node = node->next) {
		xmlNode *found = NULL;
		char *called = node->type == XML_ELEMENT_NODE ? name_of(node) : NULL;

		if (called && is(node, kind) && strcmp(called, name) == 0)
			found = node;
		free(called);
		if (!found)
			found = find(node->children, kind, name);
		if (found)
			return found;
	}
	return NULL;
}

static xmlNode *follow(xmlNode *ref)
{
	char *name = name_of(ref);
	xmlNode *define = find(xmlDocGetRootElement(ref->doc), "define", name);

	assert_non_null(define);
	free(name);
	return define;
}

static void collect(xmlNode *parent, bool optional, struct content *content)
{
	for (xmlNode *node = parent->children; node; node = node->next) {
		if (is(node, "attribute"))
			add(optional ? &content->optional : &content->needed, name_of(node));
		else if (is(node, "element"))
			add(&content->children, name_of(node));
		else if (is(node, "ref"))
			collect(follow(node), optional, content);
		else if (is(node, "text") || is(node, "mixed"))
			content->text = true;
		if (is(node, "optional") || is(node, "zeroOrMore") || is(node, "choice"))
			collect(node, true, content);
		else if (is(node, "oneOrMore") || is(node, "group") || is(node, "interleave")
		         || is(node, "mixed"))
			collect(node, optional, content);
	}
}

static void collect_words(xmlNode *parent, struct set *words)
{
	for (xmlNode *node = parent->children; node; node = node->next) {
		if (is(node, "value"))
			add(words, (char *)xmlNodeGetContent(node));
		else if (is(node, "ref"))
			collect_words(follow(node), words);
		else if (node->type == XML_ELEMENT_NODE)
			collect_words(node, words);
	}
}

/* The attribute of the element, wherever its definition stands. */
static xmlNode *find_attribute(xmlNode *parent, const char *name)
{
	for (xmlNode *node = parent->children; node; node = node->next) {
		char *called = is(node, "attribute") ? name_of(node) : NULL;
		bool here = called && strcmp(called, name) == 0;
		xmlNode *found = NULL;

		free(called);
		if (here)
			return node;
		if (is(node, "ref"))
			found = find_attribute(follow(node), name);
		else if (node->type == XML_ELEMENT_NODE && !is(node, "element"))
			found = find_attribute(node, name);
		if (found)
			return found;
	}
	return NULL;
}

static void compare_words(xmlNode *element, const struct fg_attr_row *row)
{
	xmlNode *attribute = find_attribute(element, fg_names[row->name]);
	struct set words = { .count = 0 };
	size_t expected = 0;

	assert_non_null(attribute);
	collect_words(attribute, &words);
	for (size_t i = 0; i < fg_vocab_size(row->vocab); i++) {
		bool left_out = row->except >> i & 1;

		if (has(&words, fg_vocab_word(row->vocab, i)->word) == left_out)
			fail_msg("%s: word %s", fg_names[row->name],
			         fg_vocab_word(row->vocab, i)->word);
		expected += !left_out;
	}
	assert_int_equal(words.count, expected);
	clear(&words);
}

static void compare_attributes(xmlNode *element, const struct fg_tag_row *tag,
                               const struct content *content)
{
	size_t count = 0;

	for (unsigned set = 0; set < FG_SETS; set++) {
		for (unsigned i = 0; i < tag->sets[set].count; i++, count++) {
			const struct fg_attr_row *row = &tag->sets[set].rows[i];

			if (!has(row->required ? &content->needed : &content->optional,
			         fg_names[row->name]))
				fail_msg("<%s %s>", tag->name, fg_names[row->name]);
			if (row->type == FG_TYPE_WORD || row->type == FG_TYPE_WORDS)
				compare_words(element, row);
		}
	}
	assert_int_equal(count, content->needed.count + content->optional.count);
}

static void compare_children(const struct fg_language *language, unsigned parent,
                             const struct content *content)
{
	size_t count = 0;

	for (unsigned i = 0; i < language->count; i++) {
		if (!(language->tags[i].parents >> parent & 1))
			continue;
		if (!has(&content->children, language->tags[i].name))
			fail_msg("<%s> in <%s>", language->tags[i].name,
			         language->tags[parent].name);
		count++;
	}
	assert_int_equal(count, content->children.count);
}

static void compare_schema(const struct fg_language *language, const char *file)
{
	xmlDoc *schema = xmlReadFile(file, NULL, XML_PARSE_NONET);

	assert_non_null(schema);
	for (unsigned i = 0; i < language->count; i++) {
		const struct fg_tag_row *tag = &language->tags[i];
		xmlNode *element = find(xmlDocGetRootElement(schema), "element", tag->name);
		struct content content = { .text = false };

		if (!element)
			fail_msg("no <%s> in %s", tag->name, file);
		collect(element, false, &content);
		if (content.text != tag->text)
			fail_msg("text in <%s>", tag->name);
		compare_attributes(element, tag, &content);
		compare_children(language, i, &content);
		clear(&content.needed);
		clear(&content.optional);
		clear(&content.children);
	}
	xmlFreeDoc(schema);
}

static void test_model_schema(void **state)
{
	(void)state;
	compare_schema(&fg_model_language, "models/schema/flowgap.rng");
}

static void test_yardstick_schema(void **state)
{
	(void)state;
	compare_schema(&fg_yardstick_language, "models/schema/yardstick.rng");
}

static void test_attribute_tags(void **state)
{
	(void)state;
	for (enum fg_attribute i = FG_SAID + 1; i < FG_ATTRIBUTES; i++) {
		unsigned tag = fg_attribute_tag(i);

		assert_true(fg_tag_is_attribute(tag));
		assert_int_equal(fg_tag_attribute(tag), i);
		assert_string_equal(fg_model_language.tags[tag].name,
		                    fg_vocab_word(FG_VOCAB_ATTRIBUTE, i)->word);
	}
	for (unsigned i = 0; i < FG_NAMES; i++)
		assert_non_null(fg_names[i]);
}

/* Which facts can have an attribute is said in two places: here and in the vocabulary. */
static void test_attributes_apply(void **state)
{
	static const struct {
		enum fg_subject subject;
		unsigned tag;
	} subjects[] = {
		{ FG_ON_ELEMENT, FG_TAG_ELEMENT },
		{ FG_ON_FLOW, FG_TAG_FLOW },
		{ FG_ON_HOLDING, FG_TAG_HOLDING },
	};

	(void)state;
	for (enum fg_attribute i = FG_SAID + 1; i < FG_ATTRIBUTES; i++) {
		uint64_t parents = fg_model_language.tags[fg_attribute_tag(i)].parents;

		for (size_t j = 0; j < sizeof(subjects) / sizeof(subjects[0]); j++) {
			bool written = parents >> subjects[j].tag & 1;

			if (written && !fg_attribute_applies(i, subjects[j].subject))
				fail_msg("%s", fg_vocab_word(FG_VOCAB_ATTRIBUTE, i)->word);
		}
	}
}

/* ---- what becomes of a file */

static struct fg_model *load_full(void)
{
	struct fg_diags *diags = fg_diags_new();
	struct fg_model *model = NULL;

	assert_int_equal(fg_load_file("tests/valid/full.xml", NULL, diags, &model), 0);
	assert_int_equal(fg_diags_count(diags), 0);
	fg_diags_free(diags);
	return model;
}

static int load_text(const char *name, const char *data, size_t length, struct fg_diags *diags,
                     struct fg_model **ret_model)
{
	struct fg_load_text text = { data, length, name };

	return fg_load_memory(&text, NULL, diags, ret_model);
}

/* Number of the thing with this id. */
static fg_ref thing(const struct fg_model *model, enum fg_kind kind, const char *id)
{
	for (fg_ref i = 0; i < fg_model_count(model, kind); i++) {
		if (strcmp(fg_model_entity(model, kind, i)->id, id) == 0)
			return i;
	}
	fail_msg("no %s", id);
	return FG_NONE;
}

static void expect_refs(const struct fg_model *model, enum fg_kind kind, struct fg_refs refs,
                        const char *ids)
{
	char text[256] = "";

	for (uint32_t i = 0; i < refs.count; i++) {
		strcat(text, i ? " " : "");
		strcat(text, fg_model_entity(model, kind, refs.items[i])->id);
	}
	assert_string_equal(text, ids);
}

static void test_root(void **state)
{
	struct fg_model *model = load_full();

	(void)state;
	assert_string_equal(model->id, "full");
	assert_string_equal(model->label, "Every word");
	assert_string_equal(model->lang, "en");
	assert_string_equal(model->resp, "tests");
	assert_string_equal(model->name, "full.xml");
	assert_string_equal(model->about, "What is shown, & why: a <b> c—and so on.");
	assert_int_equal(strlen(model->hash), 64);
	assert_null(model->labels[2].text);
	assert_string_equal(model->labels[1].lang, "zh-Hant");
	assert_int_equal(model->operator_party, thing(model, FG_PARTY, "bureau"));
	fg_model_free(model);
}

static void test_sources(void **state)
{
	struct fg_model *model = load_full();
	const struct fg_source *pia = &model->sources[0], *notice = &model->sources[2];

	(void)state;
	assert_string_equal(pia->number, "AGENCY/PIA-1");
	assert_string_equal(pia->url, "https://example.org/pia.pdf?a=1&b=[2]#p1");
	assert_int_equal(pia->standing, FG_DISCLOSURE);
	assert_int_equal(pia->copy, FG_COPY_MIRROR);
	assert_int_equal(pia->published.year, 2021);
	assert_int_equal(pia->published.month, 0);
	assert_int_equal(pia->text_date.day, 19);
	expect_refs(model, FG_SOURCE, pia->supersedes, "old");
	assert_int_equal(pia->examined_count, 1);
	assert_string_equal(pia->examined[0], "whole");
	assert_int_equal(model->sources[1].examined_count, 0);
	assert_int_equal(notice->standing, FG_DISCLOSURE);
	assert_int_equal(notice->examined_count, 3);
	assert_string_equal(notice->examined[1], "5.1 ¶2");
	assert_int_equal(model->sources[3].standing, FG_INDEPENDENT);
	assert_null(notice->url);
	expect_refs(model, FG_SOURCE, model->baselines[0].sources, "pia notice");
	fg_model_free(model);
}

static void test_places(void **state)
{
	static const struct {
		const char *id;
		bool keeps, inside, identified;
	} expected[] = {
		{ "person", false, false, true }, { "app", false, true, true },
		{ "store", true, true, false },   { "engine", true, true, true },
		{ "other", true, false, true },
	};
	struct fg_model *model = load_full();

	(void)state;
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		fg_ref number = thing(model, FG_PLACE, expected[i].id);
		const struct fg_place *place = &model->places[number];

		assert_int_equal(place->keeps, expected[i].keeps);
		assert_int_equal(place->inside, expected[i].inside);
		assert_int_equal(place->identified, expected[i].identified);
	}
	assert_true(model->parties[thing(model, FG_PARTY, "firm")].inside);
	assert_true(model->parties[thing(model, FG_PARTY, "department")].inside);
	assert_false(model->parties[thing(model, FG_PARTY, "abroad")].inside);
	fg_model_free(model);
}

static void test_facts(void **state)
{
	struct fg_model *model = load_full();
	const struct fg_flow *flows = model->flows;

	(void)state;
	expect_refs(model, FG_ELEMENT, flows[0].elements, "name face");
	assert_int_equal(flows[0].carried, 1 << FG_BIOGRAPHIC | 1 << FG_BIOMETRIC);
	expect_refs(model, FG_STEP, flows[0].more->steps, "register ask");
	assert_int_equal(flows[1].categories, 1 << FG_CONTACT | 1 << FG_DEVICE);
	assert_int_equal(flows[1].elements.count, 0);
	assert_true(flows[3].unspecified);
	assert_int_equal(flows[3].state, FG_QUESTIONED);
	assert_int_equal(flows[0].state, FG_STATE_NONE);
	expect_refs(model, FG_ELEMENT, flows[4].elements, "name score");
	assert_int_equal(flows[4].carried, 1 << FG_BIOGRAPHIC | 1 << FG_DERIVED | 1 << FG_CASE);
	expect_refs(model, FG_ELEMENT, model->elements[2].derived_from, "name face");
	expect_refs(model, FG_PLACE, model->elements[0].origin, "person");
	expect_refs(model, FG_STEP, model->steps[0].next, "ask");
	expect_refs(model, FG_STEP, model->steps[1].next, "register wait");
	expect_refs(model, FG_STEP, model->steps[2].next, "answer");
	assert_int_equal(model->steps[3].next.count, 0);
	assert_string_equal(model->holdings[0].e.label, "Records");
	assert_string_equal(model->holdings[1].e.label, "h2");
	assert_true(fg_fact_is_assumption(model, FG_HOLDING, 1));
	assert_false(fg_fact_is_assumption(model, FG_HOLDING, 0));
	fg_model_free(model);
}

static void test_claims(void **state)
{
	struct fg_model *model = load_full();
	struct fg_refs purposes = fg_model_claims(model, FG_FLOW, 0, FG_PURPOSE);
	struct fg_refs periods = fg_model_claims(model, FG_HOLDING, 0, FG_PERIOD);
	struct fg_refs answers = fg_model_claims(model, FG_ANSWER, 1, FG_SAID);
	const struct fg_claim *claim;

	(void)state;
	assert_int_equal(purposes.count, 1);
	claim = &model->claims[purposes.items[0]];
	assert_string_equal(claim->value, "appointment");
	assert_string_equal(claim->text, "in of ours");
	assert_string_equal(claim->more->quote, "words");
	assert_string_equal(claim->more->resp, "another");
	assert_string_equal(claim->more->checked, "a third");
	assert_int_equal(claim->certainty, FG_LOW);
	assert_int_equal(claim->more->since.month, 3);
	expect_refs(model, FG_PARTY, claim->more->whose, "traveller");
	assert_int_equal(periods.count, 3);
	assert_int_equal(model->claims[periods.items[2]].says, FG_PARTLY_SAYS);
	assert_int_equal(answers.count, 1);
	assert_string_equal(model->claims[answers.items[0]].value, "not applicable");
	assert_int_equal(fg_model_claims(model, FG_FLOW, 1, FG_SAID).count, 2);
	assert_int_equal(fg_model_claims(model, FG_PARTY, 2, FG_SAID).count, 2);
	claim = &model->claims[fg_model_claims(model, FG_FLOW, 0, FG_CHOICE).items[0]];
	assert_int_equal(claim->more->retells, thing(model, FG_SOURCE, "pia"));
	assert_int_equal(claim->more->to, FG_NONE);
	claim = &model->claims[fg_model_claims(model, FG_FLOW, 0, FG_AGREEMENT).items[0]];
	assert_int_equal(claim->more->to, thing(model, FG_SOURCE, "notice"));
	fg_model_free(model);
}

static void test_bares_scopes_notes(void **state)
{
	struct fg_model *model = load_full();
	const struct fg_scope *scope = &model->scopes[0];

	(void)state;
	assert_int_equal(model->bare_count, 7);
	assert_int_equal(model->bares[0].target.attribute, FG_RECIPIENT);
	assert_string_equal(model->bares[0].value, "the firm");
	assert_string_equal(model->bares[1].value, "form");
	assert_int_equal(model->scope_count, 2);
	assert_string_equal(scope->id, "s1");
	assert_int_equal(scope->fact_count, 2);
	assert_int_equal(scope->facts[1].kind, FG_HOLDING);
	assert_int_equal(scope->facts[1].index, 1);
	assert_int_equal(scope->subjects, 1 << FG_HOLDING);
	expect_refs(model, FG_PLACE, scope->places, "store engine");
	assert_int_equal(scope->custody, FG_INSIDE);
	assert_int_equal(scope->attributes, 1 << FG_PERIOD | 1 << FG_SCHEDULE);
	assert_int_equal(scope->claims.count, 1);
	assert_int_equal(model->scopes[1].attributes, 1 << FG_SAID);
	assert_int_equal(model->scopes[1].claims.count, 1);
	assert_int_equal(model->claims[scope->claims.items[0]].says, FG_MISSING);
	assert_int_equal(model->notes[model->note_count - 1].target.kind, FG_KINDS);
	assert_int_equal(model->notes[model->note_count - 2].target.kind, FG_KINDS);
	assert_int_equal(model->notes[model->note_count - 3].target.kind, FG_SCOPE);
	fg_model_free(model);
}

static void test_yardstick(void **state)
{
	struct fg_model *model = load_full();
	const struct fg_question *question = &model->questions[1];

	(void)state;
	assert_int_equal(model->yardstick_count, 1);
	assert_string_equal(model->yardsticks[0].why, "to test");
	assert_int_equal(model->yardsticks[0].baselines, 3);
	assert_int_equal(model->yardsticks[0].count, 2);
	assert_string_equal(question->id, "5.1");
	assert_int_equal(question->subject, FG_ON_HOLDING);
	assert_int_equal(question->custody, FG_INSIDE);
	assert_true(question->project_wide);
	assert_int_equal(question->limb_count, 1);
	assert_int_equal(question->limbs[0].attribute, FG_PERIOD);
	assert_int_equal(question->where_count, 2);
	assert_int_equal(question->wheres[1].kinds, 1 << FG_APP_TERMS);
	assert_string_equal(question->wheres[1].places[0], "whole");
	assert_string_equal(question->ask.text, "How long?");
	assert_string_equal(question->about.text, "Why it is asked.");
	assert_int_equal(model->questions[0].custody, FG_CUSTODY_ANY);
	fg_model_free(model);
}

/* A text of a yardstick in the language asked for, else that of its file, in whatever order they
 * are written. */
static void test_wordings(void **state)
{
	struct fg_model *model = load_full();
	const struct fg_yardstick *yardstick = &model->yardsticks[0];
	const struct fg_question *question = &model->questions[1];
	const struct {
		const struct fg_wording *wording;
		const char *lang, *text;
	} texts[] = {
		{ &yardstick->label, NULL, "Sample" },
		{ &yardstick->label, "es-MX", "Muestra" },
		{ &yardstick->about, "en", "For tests." },
		{ &yardstick->about, "es", "Para pruebas." },
		{ &yardstick->about, "fr", "For tests." },
		{ &question->label, "fr", "Durée" },
		{ &question->label, "fr-BE", "Durée" },
		{ &question->label, "fr-ca", "Délai" },
		{ &question->label, "en", "How long" },
		{ &question->label, "en-GB", "How long, please" },
		{ &question->label, "en-US", "How long" },
		{ &question->label, "es", "How long" },
		{ &question->limbs[0].text, "en", "How long is it kept?" },
		{ &question->limbs[0].text, "es", "¿Cuánto tiempo se conserva?" },
		{ &question->about, "es", "Why it is asked." },
		{ &question->ask, "es", "¿Cuánto?" },
		{ &question->ask, "ht", "How long?" },
		{ &model->questions[0].ask, "es", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *text = fg_wording_in(texts[i].wording, texts[i].lang);

		if (texts[i].text)
			assert_string_equal(text, texts[i].text);
		else
			assert_null(text);
	}
	assert_string_equal(yardstick->lang, "en");
	assert_true(fg_wording_has(&question->ask, "es-MX"));
	assert_false(fg_wording_has(&question->ask, "fr"));
	fg_model_free(model);
}

/* Lines and columns are those of the tags as written. */
static void test_places_in_file(void **state)
{
	static const char text[] =
		"<?xml version='1.0'?>\r\n"
		"<model xmlns='urn:flowgap:model:1' version='1'\r\n id='m' operator='b' label='M'>"
		"<!-- a\n\n--> <party id='b' kind='agency'\n\n label='é'/>"
		"<boundary id='c' label='&amp;&#38;lt;&#x26;#38;'/></model>";
	struct fg_diags *diags = fg_diags_new();
	struct fg_model *model = NULL;

	(void)state;
	assert_int_equal(load_text("m.xml", text, sizeof(text) - 1, diags, &model), 0);
	assert_int_equal(model->parties[0].e.loc.line, 5);
	assert_int_equal(model->parties[0].e.loc.column, 5);
	assert_int_equal(model->boundaries[0].e.loc.line, 7);
	assert_int_equal(model->boundaries[0].e.loc.column, 14);
	assert_string_equal(model->boundaries[0].e.label, "&&lt;&#38;");
	fg_model_free(model);
	fg_diags_free(diags);
}

/* Every length of a valid file, from memory of just that length: no read beyond, no model. */
static void test_cut_short(void **state)
{
	static const char text[] =
		"<model xmlns='urn:flowgap:model:1' version='1' id='m' operator='b'"
		" label='M&amp;&#65;'><party id='b' kind='agency' label='B'><!-- c -->"
		"<note by='x'>a<![CDATA[b]]></note></party></model>";
	struct fg_model *model = NULL;

	(void)state;
	for (size_t length = 0; length < sizeof(text) - 1; length++) {
		struct fg_diags *diags = fg_diags_new();
		char *exact = malloc(length + 1);

		memcpy(exact, text, length);
		assert_int_equal(load_text("m", exact, length, diags, &model), -EINVAL);
		assert_null(model);
		assert_true(fg_diags_errors(diags) > 0);
		free(exact);
		fg_diags_free(diags);
	}
}

static void test_no_file(void **state)
{
	struct fg_diags *diags = fg_diags_new();
	struct fg_model *model = NULL;

	(void)state;
	assert_int_equal(fg_load_file("tests/valid/none.xml", NULL, diags, &model), -ENOENT);
	assert_int_equal(fg_load_file("tests/valid", NULL, diags, &model), -EISDIR);
	assert_null(model);
	assert_int_equal(fg_diags_count(diags), 0);
	fg_diags_free(diags);
}

static const char with_yardstick[] =
	"<model xmlns='urn:flowgap:model:1' version='1' id='m' operator='b' label='M'>"
	"<party id='b' kind='agency' label='B'/><yardstick ref='sample'/></model>";

/* Beside the model, else in the folders given; a name without folder means the current one. */
static void test_yardstick_folders(void **state)
{
	const char *dirs[] = { "tests/none", "tests/valid/yardsticks" };
	struct fg_load_options options = { dirs, 2 };
	static const struct {
		const char *name;
		bool given;
		int status;
	} cases[] = {
		{ "tests/valid/m.xml", false, 0 },
		{ "tests/m.xml", false, -EINVAL },
		{ "m.xml", false, -EINVAL },
		{ "tests/m.xml", true, 0 },
		{ "-", true, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fg_diags *diags = fg_diags_new();
		struct fg_model *model = NULL;

		struct fg_load_text text = { with_yardstick, sizeof(with_yardstick) - 1,
			                     cases[i].name };

		assert_int_equal(fg_load_memory(&text, cases[i].given ? &options : NULL, diags,
		                                &model), cases[i].status);
		if (cases[i].status)
			assert_string_equal(fg_diags_at(diags, 0)->code->code, "FG7001");
		fg_model_free(model);
		fg_diags_free(diags);
	}
}

/* ---- white space */

/* Letter by letter. */
static void fold_slowly(const char *text, size_t length, char *to)
{
	size_t kept = 0;
	bool blank = false;

	for (size_t i = 0; i < length; i++) {
		if (strchr(" \t\r\n", text[i])) {
			blank = kept > 0;
			continue;
		}
		if (blank)
			to[kept++] = ' ';
		blank = false;
		to[kept++] = text[i];
	}
	to[kept] = '\0';
}

/* Every text of up to ten of four characters, behind none to eight letters: lengths and places of
 * blanks matter to what looks at eight bytes at a time. */
static void test_folding(void **state)
{
	static const char characters[] = "a \n\xE9";

	(void)state;
	for (uint32_t number = 0; number < 1 << 20; number += number < 1 << 16 ? 1 : 7) {
		struct fg_arena *arena = fg_arena_new();
		char text[20] = "bbbbbbbb", slow[20];
		size_t before = number % 9, length = before;

		for (uint32_t rest = number; rest; rest >>= 2)
			text[length++] = characters[rest & 3];
		fold_slowly(text, length, slow);
		assert_string_equal(fg_fold(arena, text, length), slow);
		fg_arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_model_schema),
		cmocka_unit_test(test_yardstick_schema),
		cmocka_unit_test(test_attribute_tags),
		cmocka_unit_test(test_attributes_apply),
		cmocka_unit_test(test_root),
		cmocka_unit_test(test_sources),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_claims),
		cmocka_unit_test(test_bares_scopes_notes),
		cmocka_unit_test(test_yardstick),
		cmocka_unit_test(test_wordings),
		cmocka_unit_test(test_places_in_file),
		cmocka_unit_test(test_cut_short),
		cmocka_unit_test(test_no_file),
		cmocka_unit_test(test_yardstick_folders),
		cmocka_unit_test(test_folding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
