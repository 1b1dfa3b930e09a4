/* src/figure: labels in lines, and figures as a careful reader judges them. */
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
#include "base/sink.h"
#include "figure/theme.h"
#include "figure/wrap.h"
#include "judges/judged.h"

static void refuse(const struct reading *reading, const char *view,
                   const struct fg_figure_options *options, int status)
{
	struct fg_figure *figure;
	char *message = NULL;

	assert_int_equal(fg_figure_new(reading->gaps, view, options, &message, &figure), status);
	assert_non_null(message);
	free(message);
}

static void check_view(const struct reading *reading, const char *view, const char *name)
{
	char words[JUDGE_WORDS];

	if (strcmp(view, "steps") == 0 && !reading->model->step_count) {
		refuse(reading, view, NULL, -EINVAL);
		return;
	}
	judge_view(reading, view, NULL, words);
	if (*words)
		fail_msg("%s, view %s: %s", name, view, words);
}

static int open_baseline(const char *path, fg_ref baseline, struct reading *ret)
{
	return open_reading(path, &(struct fg_reading){ .baseline = baseline }, ret);
}

/* Every view, as far as it can be drawn without being told what about. */
static void check_model(const char *path, fg_ref baseline)
{
	struct reading reading;
	uint32_t count;
	const struct fg_view *views = fg_views(&count);

	assert_int_equal(open_baseline(path, baseline, &reading), 0);
	for (uint32_t i = 0; i < count; i++)
		if (views[i].focus != FG_FOCUS_ELEMENT)
			check_view(&reading, views[i].name, path);
	close_reading(&reading);
}

static void test_cbp_one(void **state)
{
	(void)state;
	check_model("models/cbp-one.xml", 0);
	check_model("models/cbp-one.xml", 1);
}

static void test_jcsp(void **state)
{
	(void)state;
	check_model("models/jcsp.xml", 0);
}

static void test_city_bikes(void **state)
{
	(void)state;
	check_model("models/city-bikes.xml", 0);
	check_model("models/city-bikes.xml", 1);
}

/* Each drawn flow is named once in the words of all pages, and once in their DOT. */
static void test_words_and_dot(void **state)
{
	struct reading reading;
	struct fg_figure *figure;
	struct fg_sink words = { 0 }, dot = { 0 };

	(void)state;
	assert_int_equal(open_baseline("models/jcsp.xml", 0, &reading), 0);
	assert_int_equal(fg_figure_new(reading.gaps, "flows", NULL, NULL, &figure), 0);
	for (uint32_t i = 0; i < figure->page_count; i++) {
		fg_put(&words, figure->pages[i]->desc);
		figure->view->write_dot(figure, i, &dot);
	}
	for (fg_ref i = 0; i < reading.model->flow_count; i++) {
		bool drawn = fg_flow_fate(reading.evidence, i) == FG_ASSERTED;
		char text[200];
		const char *found;

		snprintf(text, sizeof(text), " Id %s.\n", reading.model->flows[i].e.id);
		found = strstr(words.data, text);
		assert_int_equal(found != NULL, drawn);
		assert_true(!found || !strstr(found + 1, text));
		snprintf(text, sizeof(text), "\"flow-%s\" [label=", reading.model->flows[i].e.id);
		found = strstr(dot.data, text);
		assert_int_equal(found != NULL, drawn);
		assert_true(!found || !strstr(found + 1, text));
	}
	fg_sink_clear(&words);
	fg_sink_clear(&dot);
	fg_figure_free(figure);
	close_reading(&reading);
}

static bool is_grey(const char *colour)
{
	return !colour || (strncmp(colour + 1, colour + 3, 2) == 0 &&
	                   strncmp(colour + 1, colour + 5, 2) == 0);
}

/* Those that random models are drawn in. */
static const char *const random_views[] = { "flows", "matrix", "retention" };
enum { RANDOM_VIEWS = sizeof(random_views) / sizeof(random_views[0]) };

/* The grey theme has every form of the other at the same place, and no colour. */
static void compare_grey(const struct reading *reading, const char *view)
{
	struct fg_figure_options options = { .grey = true };
	struct fg_figure *colour, *grey;

	assert_int_equal(fg_figure_new(reading->gaps, view, NULL, NULL, &colour), 0);
	assert_int_equal(fg_figure_new(reading->gaps, view, &options, NULL, &grey), 0);
	assert_int_equal(colour->pages[0]->item_count, grey->pages[0]->item_count);
	for (uint32_t i = 0; i < grey->pages[0]->item_count; i++) {
		const struct fg_item *a = &colour->pages[0]->items[i];
		const struct fg_item *b = &grey->pages[0]->items[i];

		assert_int_equal(a->shape, b->shape);
		assert_true(a->x >= b->x && a->x <= b->x && a->y >= b->y && a->y <= b->y);
		assert_int_equal(a->stroke.dash, b->stroke.dash);
		assert_true(is_grey(b->fill) && is_grey(b->stroke.colour));
	}
	fg_figure_free(grey);
	fg_figure_free(colour);
}

static void test_grey(void **state)
{
	struct reading reading;

	(void)state;
	assert_int_equal(open_baseline("models/city-bikes.xml", 0, &reading), 0);
	for (size_t i = 0; i < RANDOM_VIEWS; i++)
		compare_grey(&reading, random_views[i]);
	close_reading(&reading);
}

/* What a figure says besides its pages: one sentence, a table. */
static void test_beside_pages(void **state)
{
	struct reading reading;
	struct fg_figure *figure;

	(void)state;
	assert_int_equal(open_baseline("models/cbp-one.xml", 1, &reading), 0);
	for (size_t i = 0; i < RANDOM_VIEWS; i++) {
		assert_int_equal(fg_figure_new(reading.gaps, random_views[i], NULL, NULL, &figure),
		                 0);
		assert_non_null(figure->alt);
		assert_true(strlen(figure->alt) < 250);
		assert_non_null(figure->data);
		assert_non_null(strstr(figure->data, "\r\n"));
		assert_true(strlen(figure->pages[0]->desc) > 250);
		fg_figure_free(figure);
	}
	close_reading(&reading);
}

/* The first shape of a group by its id, or NULL. */
static const struct fg_item *shape_of(const struct fg_scene *scene, const char *id,
                                      enum fg_shape shape)
{
	uint32_t i = 0;

	while (i < scene->item_count && (!scene->items[i].id || strcmp(scene->items[i].id, id)))
		i++;
	for (; i < scene->item_count; i++)
		if (scene->items[i].shape == shape)
			return &scene->items[i];
	return NULL;
}

static bool is_same(float a, float b)
{
	return a >= b && a <= b;
}

/* Places and panels where they were; lines that both have, too. Returns how many were compared. */
static uint32_t compare_scenes(const struct fg_scene *one, const struct fg_scene *other,
                               bool lines)
{
	uint32_t compared = 0;

	for (uint32_t i = 0; i < one->item_count; i++) {
		const char *id = one->items[i].id;
		bool line = id && strncmp(id, "flow-", 5) == 0;
		bool box = id && (strncmp(id, "place-", 6) == 0
		                  || strncmp(id, "boundary-", 9) == 0);
		enum fg_shape shape = line ? FG_SHAPE_PATH : FG_SHAPE_RECT;
		const struct fg_item *a, *b;

		if (!box && !(line && lines))
			continue;
		a = shape_of(one, id, shape);
		b = shape_of(other, id, shape);
		if (line && (!b || !a->point_count || a->point_count != b->point_count))
			continue;
		if (!b || !is_same(a->x, b->x) || !is_same(a->y, b->y)
		    || !is_same(a->width, b->width) || !is_same(a->height, b->height)
		    || (line && memcmp(a->points, b->points, a->point_count * sizeof(*a->points))))
			fail_msg("%s moved", id);
		compared++;
	}
	return compared;
}

static struct fg_figure *draw_reading(const char *path, const char *view,
                                      const struct fg_reading *how,
                                      const struct fg_figure_options *options,
                                      struct reading *ret_reading)
{
	struct fg_figure *figure;

	assert_int_equal(open_reading(path, how, ret_reading), 0);
	assert_int_equal(fg_figure_new(ret_reading->gaps, view, options, NULL, &figure), 0);
	return figure;
}

static struct fg_figure *draw_as(const char *path, fg_ref baseline,
                                 const struct fg_figure_options *options,
                                 struct reading *ret_reading)
{
	return draw_reading(path, "flows", &(struct fg_reading){ .baseline = baseline }, options,
	                    ret_reading);
}

/* Every page has its places where the other figure has them; the boxes of a summary are few. */
static void check_pages(const struct fg_figure *first, const struct fg_figure *other)
{
	uint32_t least = strcmp(first->view->name, "summary") ? 8 : 3;

	assert_int_equal(first->page_count, other->page_count);
	for (uint32_t i = 0; i < first->page_count; i++)
		assert_true(compare_scenes(first->pages[i], other->pages[i], true) > least);
}

/* The same positions under every baseline from one on, in every language and theme. */
static void check_stable(const char *path, const char *view, uint32_t from)
{
	static const struct fg_figure_options all[] = {
		{ 0 }, { .lang = "es", .grey = true }, { .lang = "fr" } };
	struct reading reading, first_reading;
	struct fg_reading how = { .baseline = 0 };
	struct fg_figure *first = draw_reading(path, view, &how, NULL, &first_reading);
	uint32_t count = first_reading.model->baseline_count;

	for (uint32_t b = from; b <= count + 1; b++) {
		struct fg_figure *other;

		how.baseline = b == count + 1 ? FG_NONE : b % count;
		other = draw_reading(path, view, &how, &all[b % 3], &reading);
		check_pages(first, other);
		fg_figure_free(other);
		close_reading(&reading);
	}
	fg_figure_free(first);
	close_reading(&first_reading);
}

/* The same where only some sources exist: those of before a day, or only one. */
static void check_some_sources(const char *path, const char *view, int16_t year)
{
	const fg_ref only = 0;
	const struct fg_reading hows[] = {
		{ .as_of = { .year = year } },
		{ .according_to = { &only, 1 } },
	};
	struct reading reading, first_reading;
	struct fg_figure *first =
		draw_reading(path, view, &(struct fg_reading){ 0 }, NULL, &first_reading);

	for (size_t i = 0; i < sizeof(hows) / sizeof(hows[0]); i++) {
		struct fg_figure *other = draw_reading(path, view, &hows[i], NULL, &reading);

		check_pages(first, other);
		assert_true(other->asserted < first->asserted);
		fg_figure_free(other);
		close_reading(&reading);
	}
	fg_figure_free(first);
	close_reading(&first_reading);
}

/* Categories and traces stand where everything stands; traces are judged as well. */
static void test_light(void **state)
{
	static const char *const elements[] = { "face-noncitizen", "gps" };
	struct fg_figure_options category = { .focus = "biometric", .grey = true };
	struct reading reading;
	struct fg_figure *all = draw_as("models/cbp-one.xml", 1, NULL, &reading), *one;
	char words[JUDGE_WORDS];

	(void)state;
	assert_int_equal(fg_figure_new(reading.gaps, "categories", &category, NULL, &one), 0);
	assert_int_equal(one->page_count, 1);
	assert_true(compare_scenes(all->pages[0], one->pages[0], false) > 20);
	assert_true(one->drawn > 0 && one->drawn < all->drawn);
	fg_figure_free(one);
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		struct fg_figure_options trace = { .focus = elements[i] };

		assert_int_equal(fg_figure_new(reading.gaps, "trace", &trace, NULL, &one), 0);
		assert_true(compare_scenes(all->pages[0], one->pages[0], false) > 20);
		judge_page(one->pages[0], words);
		assert_string_equal(words, "");
		assert_true(one->drawn > 0 && one->drawn < all->drawn && one->alt && one->data);
		fg_figure_free(one);
	}
	fg_figure_free(all);
	close_reading(&reading);
}

/* ---- what the eye can tell apart (WCAG 2: 4.5:1 for words, 3:1 for lines) */

static double channel(const char *digits)
{
	char two[3] = { digits[0], digits[1], '\0' };
	double value = (double)strtol(two, NULL, 16) / 255;

	return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double light_of(const char *colour)
{
	return 0.2126 * channel(colour + 1) + 0.7152 * channel(colour + 3)
	       + 0.0722 * channel(colour + 5);
}

static double contrast(const char *a, const char *b)
{
	double one = light_of(a), other = light_of(b);

	return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

/* Numbers and letters in a category's colour are words; lines stand on paper and panels. */
static void test_contrast(void **state)
{
	static const char *const words[] = { FG_INK, FG_SOFT_INK, FG_PALE_INK };
	static const char *const lines[] = { FG_PALE, FG_PANEL_EDGE };

	(void)state;
	for (int grey = 0; grey < 2; grey++)
		for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
			assert_true(contrast(fg_word_colour(kind, grey), FG_PANEL) >= 4.5);
			assert_true(contrast(fg_strand_look(kind, grey).colour, FG_PANEL) >= 3);
		}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_true(contrast(words[i], FG_PANEL) >= 4.5);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		assert_true(contrast(lines[i], FG_PANEL) >= 3);
}

/* Without colour, no two categories look alike: form and letter tell them apart. */
static void test_forms(void **state)
{
	(void)state;
	for (int a = 0; a < FG_STRAND_KINDS; a++)
		for (int b = 0; b < a; b++) {
			struct fg_strand_look one = fg_strand_look(a, true);
			struct fg_strand_look other = fg_strand_look(b, true);

			assert_true(one.form != other.form || one.letter != other.letter);
		}
}

/* One boundary of a model: its flows and no others. A large model is refused until asked for. */
static void test_boundary(void **state)
{
	struct fg_figure_options options = { .focus = "b-dhs" };
	struct reading reading;
	struct fg_figure *figure = draw_as("models/cbp-one.xml", 0, &options, &reading);
	uint32_t touching = 0;

	(void)state;
	for (fg_ref i = 0; i < reading.model->flow_count; i++) {
		const struct fg_flow *flow = &reading.model->flows[i];
		const struct fg_place *places = reading.model->places;
		const char *from = reading.model->boundaries[places[flow->from].boundary].e.id;
		const char *to = reading.model->boundaries[places[flow->to].boundary].e.id;

		touching += fg_flow_fate(reading.evidence, i) == FG_ASSERTED
		            && (!strcmp(from, "b-dhs") || !strcmp(to, "b-dhs"));
	}
	assert_true(touching > 0);
	assert_int_equal(figure->drawn, touching);
	fg_figure_free(figure);
	close_reading(&reading);
}

static void test_stable(void **state)
{
	(void)state;
	check_stable("models/cbp-one.xml", "flows", 1);
	check_stable("models/jcsp.xml", "flows", 2);
	check_stable("models/city-bikes.xml", "flows", 1);
	check_stable("models/cbp-one.xml", "summary", 1);
	check_stable("models/jcsp.xml", "summary", 1);
	check_stable("models/mobile-fortify.xml", "summary", 1);
}

static void test_some_sources(void **state)
{
	(void)state;
	check_some_sources("models/cbp-one.xml", "flows", 2022);
	check_some_sources("models/city-bikes.xml", "flows", 2020);
	check_some_sources("models/cbp-one.xml", "summary", 2022);
	check_some_sources("models/city-bikes.xml", "summary", 2020);
}

static void test_same_bytes(void **state)
{
	struct reading reading;
	struct fg_sink bytes[2] = { { 0 }, { 0 } };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct fg_figure *figure;

		assert_int_equal(open_baseline("models/city-bikes.xml", 0, &reading), 0);
		assert_int_equal(fg_figure_new(reading.gaps, "flows", NULL, NULL, &figure), 0);
		fg_scene_write_svg(figure->pages[0], &bytes[i]);
		fg_figure_free(figure);
		close_reading(&reading);
	}
	assert_string_equal(bytes[0].data, bytes[1].data);
	fg_sink_clear(&bytes[0]);
	fg_sink_clear(&bytes[1]);
}

static void test_refusals(void **state)
{
	struct fg_figure_options focused = { .focus = "nothing-like-it" };
	struct fg_figure_options tiny = { .width_mm = 20, .height_mm = 20 };
	struct fg_figure_options letter = { .width_mm = 165, .height_mm = 220, .lang = "es" };
	struct reading reading;
	struct fg_figure *figure;

	(void)state;
	assert_int_equal(open_baseline("models/city-bikes.xml", 0, &reading), 0);
	assert_null(fg_view_find("fllows"));
	refuse(&reading, "fllows", NULL, -EINVAL);
	refuse(&reading, "flows", &focused, -EINVAL);
	refuse(&reading, "categories", &focused, -EINVAL);
	refuse(&reading, "trace", &focused, -EINVAL);
	refuse(&reading, "trace", NULL, -EINVAL);
	for (size_t i = 0; i < RANDOM_VIEWS; i++)
		refuse(&reading, random_views[i], &tiny, -ERANGE);
	assert_int_equal(fg_figure_new(reading.gaps, "flows", &letter, NULL, &figure), 0);
	for (uint32_t i = 0; i < figure->page_count; i++)
		assert_true(figure->pages[i]->width > 467 && figure->pages[i]->height < 624);
	fg_figure_free(figure);
	close_reading(&reading);
}

static struct fg_block wrap(struct fg_arena *arena, const char *label, float wish, float limit)
{
	struct fg_wrap how = { 8, false, wish, limit, FG_LINES };

	return fg_wrap(arena, label, &how);
}

static void test_wrap(void **state)
{
	struct fg_arena *arena = fg_arena_new();
	struct fg_block block;

	(void)state;
	block = wrap(arena, " CBP\n One ", 60, 100);
	assert_int_equal(block.count, 1);
	assert_string_equal(block.lines[0], "CBP One");
	block = wrap(arena, "Traveler Verification Service", 60, 100);
	assert_int_equal(block.count, 3);
	block = wrap(arena, "Unified Secondary", 50, 100);
	assert_int_equal(block.count, 2);
	assert_string_equal(block.lines[0], "Unified");
	block = wrap(arena, "IDENT/HART", 30, 100);
	assert_int_equal(block.count, 2);
	assert_string_equal(block.lines[0], "IDENT/");
	assert_false(block.cut);
	assert_int_equal(wrap(arena, " \t ", 50, 100).count, 0);
	fg_arena_free(arena);
}

/* What is too long is cut to the limit, and says so. */
static void test_wrap_cut(void **state)
{
	struct fg_arena *arena = fg_arena_new();
	char label[5000];
	struct fg_block block;

	(void)state;
	memset(label, 'm', sizeof(label) - 1);
	label[sizeof(label) - 1] = '\0';
	for (int blanks = 0; blanks < 2; blanks++) {
		for (size_t i = 7; blanks && i < sizeof(label) - 1; i += 8)
			label[i] = ' ';
		block = wrap(arena, label, 60, 100);
		assert_true(block.cut && block.count && block.count <= FG_LINES);
		assert_true(block.width <= 100);
		assert_non_null(strstr(block.lines[block.count - 1], "\xE2\x80\xA6"));
	}
	fg_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrap),          cmocka_unit_test(test_wrap_cut),
		cmocka_unit_test(test_cbp_one),       cmocka_unit_test(test_jcsp),
		cmocka_unit_test(test_city_bikes),    cmocka_unit_test(test_words_and_dot),
		cmocka_unit_test(test_grey),          cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_refusals),      cmocka_unit_test(test_stable),
		cmocka_unit_test(test_some_sources),
		cmocka_unit_test(test_beside_pages),
		cmocka_unit_test(test_light),
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_forms),         cmocka_unit_test(test_boundary),
	};

	return cmocka_run_group_tests_name("figure", tests, NULL, NULL);
}
