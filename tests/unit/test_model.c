/* src/model: the vocabulary tables and the index of claims. */
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "model/build.h"

static void every_word_is_whole_and_found(void **state)
{
	(void)state;
	for (enum fg_vocab vocab = 0; vocab < FG_VOCABS; vocab++) {
		assert_true(fg_vocab_size(vocab) >= 2);
		for (size_t i = 0; i < fg_vocab_size(vocab); i++) {
			const struct fg_word *word = fg_vocab_word(vocab, i);

			assert_true(word->word && word->label && word->doc && *word->word
			            && *word->label && *word->doc);
			assert_int_equal(fg_vocab_find(vocab, word->word), (int)i);
			assert_int_equal(strspn(word->word, "abcdefghijklmnopqrstuvwxyz-"),
			                 strlen(word->word));
		}
		assert_null(fg_vocab_word(vocab, fg_vocab_size(vocab)));
		assert_int_equal(fg_vocab_find(vocab, "no-such-word"), -1);
	}
}

static void tables_are_as_long_as_their_enums(void **state)
{
	(void)state;
	assert_int_equal(fg_vocab_size(FG_VOCAB_CATEGORY), FG_CATEGORIES);
	assert_int_equal(fg_vocab_size(FG_VOCAB_SOURCE_KIND), FG_SOURCE_KINDS);
	assert_int_equal(fg_vocab_size(FG_VOCAB_ATTRIBUTE), FG_ATTRIBUTES);
	assert_int_equal(fg_vocab_size(FG_VOCAB_SUBJECT), FG_SUBJECTS);
	assert_int_equal(fg_vocab_size(FG_VOCAB_STATUS), FG_STATUSES);
	assert_int_equal(fg_vocab_size(FG_VOCAB_FAMILY), FG_FAMILIES);
	assert_int_equal(fg_vocab_size(FG_VOCAB_STRENGTH), FG_STRENGTHS);
	assert_int_equal(fg_vocab_size(FG_VOCAB_PRIORITY), FG_PRIORITIES);
	assert_string_equal(fg_vocab_word(FG_VOCAB_STATUS, FG_NOT_EXAMINED)->word, "not-examined");
	assert_string_equal(fg_vocab_word(FG_VOCAB_ATTRIBUTE, FG_STORED_AT)->word, "location");
	assert_int_equal(fg_vocab_find(FG_VOCAB_YESNO, "yes"), 1);
}

/* Relative luminance of WCAG 2. */
static double luminance(const char *colour)
{
	static const double share[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		char hex[3] = { colour[1 + 2 * i], colour[2 + 2 * i], 0 };
		double part = (double)strtol(hex, NULL, 16) / 255;

		sum += share[i]
		       * (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

/* A category with a letter has it set in its colour, so that one is text. */
static void categories_can_be_told_apart(void **state)
{
	(void)state;
	for (enum fg_category i = 0; i < FG_CATEGORIES; i++) {
		const struct fg_category_look *a = fg_category_look(i);

		assert_int_equal(strlen(a->colour), 7);
		assert_true(1.05 / (luminance(a->colour) + 0.05) >= (a->letter ? 4.5 : 3.0));
		for (enum fg_category j = 0; j < i; j++) {
			const struct fg_category_look *b = fg_category_look(j);

			assert_string_not_equal(a->colour, b->colour);
			assert_true(a->letter != b->letter || a->form != b->form);
		}
	}
}

static void attributes_fit_their_facts(void **state)
{
	(void)state;
	assert_true(fg_attribute_applies(FG_PERIOD, FG_ON_HOLDING));
	assert_false(fg_attribute_applies(FG_PERIOD, FG_ON_FLOW));
	assert_true(fg_attribute_applies(FG_PURPOSE, FG_ON_ELEMENT));
	assert_true(fg_attribute_applies(FG_PURPOSE, FG_ON_COLLECTION));
	assert_false(fg_attribute_applies(FG_PURPOSE, FG_ON_HOLDING));
	assert_true(fg_attribute_applies(FG_SAFEGUARDS, FG_ON_HOLDING));
	assert_false(fg_attribute_applies(FG_NOTICE, FG_ON_SYSTEM));
	for (enum fg_attribute i = 0; i < FG_ATTRIBUTES; i++)
		assert_int_equal(fg_attribute_single(i),
		                 i == FG_PERIOD || i == FG_START || i == FG_DISPOSAL);
	assert_true(fg_place_kind_keeps(FG_EXTERNAL));
	assert_false(fg_place_kind_keeps(FG_PERSON));
	assert_int_equal(fg_source_kind_standing(FG_SORN), FG_DISCLOSURE);
	assert_int_equal(fg_source_kind_standing(FG_APP_TERMS), FG_DISCLOSURE);
	assert_int_equal(fg_source_kind_standing(FG_OVERVIEW), FG_INDEPENDENT);
}

static const struct fg_target targets[] = {
	{ 1, FG_FLOW, FG_PURPOSE },
	{ 1, FG_FLOW, FG_SAID },
	{ 0, FG_SCOPE, FG_SAID },
	{ 2, FG_ANSWER, FG_SAID },
	{ 1, FG_FLOW, FG_PURPOSE },
	{ 0, FG_ELEMENT, FG_SAID },
	{ 0, FG_FLOW, FG_MEANS },
};
enum { CLAIMS = sizeof(targets) / sizeof(targets[0]) };

/* Two elements, three flows, three questions, one scope, and the claims above. */
static struct fg_model *make_model(void)
{
	struct fg_model *model = fg_model_new();
	struct fg_claim *claims = fg_arena_array(model->arena, CLAIMS, sizeof(*claims));

	for (size_t i = 0; i < CLAIMS; i++)
		claims[i].target = targets[i];
	model->claims = claims;
	model->claim_count = CLAIMS;
	model->elements = fg_arena_array(model->arena, 2, sizeof(struct fg_element));
	model->element_count = 2;
	model->flows = fg_arena_array(model->arena, 3, sizeof(struct fg_flow));
	model->flow_count = 3;
	model->questions = fg_arena_array(model->arena, 3, sizeof(struct fg_question));
	model->question_count = 3;
	model->scopes = fg_arena_array(model->arena, 1, sizeof(struct fg_scope));
	model->scope_count = 1;
	return model;
}

static void check_claims(const struct fg_model *model, struct fg_target target, uint32_t count,
                         const fg_ref *expected)
{
	struct fg_refs claims = fg_model_claims(model, target.kind, target.index, target.attribute);

	assert_int_equal(claims.count, count);
	for (uint32_t i = 0; i < count; i++)
		assert_int_equal(claims.items[i], expected[i]);
}

static void claims_are_found_by_what_they_hang_on(void **state)
{
	struct fg_model *model = make_model();

	(void)state;
	assert_int_equal(fg_model_index(model), 0);
	check_claims(model, (struct fg_target){ 1, FG_FLOW, FG_PURPOSE }, 2,
	             (const fg_ref[]){ 0, 4 });
	check_claims(model, (struct fg_target){ 1, FG_FLOW, FG_SAID }, 1, (const fg_ref[]){ 1 });
	check_claims(model, (struct fg_target){ 1, FG_FLOW, FG_CHOICE }, 0, NULL);
	check_claims(model, (struct fg_target){ 0, FG_FLOW, FG_MEANS }, 1, (const fg_ref[]){ 6 });
	check_claims(model, (struct fg_target){ 2, FG_ANSWER, FG_SAID }, 1, (const fg_ref[]){ 3 });
	check_claims(model, (struct fg_target){ 0, FG_SCOPE, FG_SAID }, 0, NULL);
	check_claims(model, (struct fg_target){ 3, FG_FLOW, FG_SAID }, 0, NULL);
	assert_false(fg_fact_is_assumption(model, FG_FLOW, 1));
	assert_true(fg_fact_is_assumption(model, FG_FLOW, 0));   /* claimed in an attribute alone */
	assert_true(fg_fact_is_assumption(model, FG_FLOW, 2));
	assert_true(fg_fact_is_assumption(model, FG_ELEMENT, 1));
	assert_false(fg_fact_is_assumption(model, FG_PLACE, 0));
	fg_model_free(model);
	fg_model_free(NULL);
}

static void a_claim_on_nothing_is_refused(void **state)
{
	struct fg_model *model = make_model();

	(void)state;
	model->flow_count = 1;
	assert_int_equal(fg_model_index(model), -EINVAL);
	fg_model_free(model);
}

static void entities_are_found_by_kind_and_number(void **state)
{
	struct fg_model *model = make_model();
	fg_ref self = 7;
	struct fg_refs elements = fg_fact_elements(model, FG_ELEMENT, 1, &self);

	(void)state;
	assert_ptr_equal(fg_model_entity(model, FG_FLOW, 2), &model->flows[2].e);
	assert_null(fg_model_entity(model, FG_FLOW, 3));
	assert_null(fg_model_entity(model, FG_ANSWER, 0));
	assert_int_equal(fg_model_count(model, FG_ANSWER), 3);
	assert_int_equal(elements.count, 1);
	assert_int_equal(elements.items[0], 1);
	fg_model_free(model);
}

static void labels_follow_the_language(void **state)
{
	static const struct fg_label labels[] = { { "es", "foto" },
		                                  { "fr-CA", "photo (CA)" },
		                                  { "fr", "photo" },
		                                  { NULL, NULL } };
	const struct fg_entity entity = {
		.id = "photo", .label = "face photograph", .labels = labels
	};

	(void)state;
	assert_string_equal(fg_label_in(&entity, NULL), "face photograph");
	assert_string_equal(fg_label_in(&entity, "en"), "face photograph");
	assert_string_equal(fg_label_in(&entity, "ES"), "foto");
	assert_string_equal(fg_label_in(&entity, "es-MX"), "foto");
	assert_string_equal(fg_label_in(&entity, "fr"), "photo");
	assert_string_equal(fg_label_in(&entity, "e"), "face photograph");
	assert_string_equal(fg_label_in(&entity, ""), "face photograph");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_is_whole_and_found),
		cmocka_unit_test(tables_are_as_long_as_their_enums),
		cmocka_unit_test(categories_can_be_told_apart),
		cmocka_unit_test(attributes_fit_their_facts),
		cmocka_unit_test(claims_are_found_by_what_they_hang_on),
		cmocka_unit_test(a_claim_on_nothing_is_refused),
		cmocka_unit_test(entities_are_found_by_kind_and_number),
		cmocka_unit_test(labels_follow_the_language),
	};

	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
