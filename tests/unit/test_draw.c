/*
 * Scenes, SVG, geometry, the judge, PDF and PNG. With FLOWGAP_SAMPLES set to a folder it also
 * leaves there what it drew, for the judges that are not ours (tests/drawn_files.py).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sink.h"
#include "draw/geometry.h"
#include "draw/judge.h"
#include "draw/scene.h"

#define INK "#1A1A1A"

static const char hostile[] =
	"</text><script>alert(1)</script> ]]> \" ' & <![CDATA[ javascript:x "
	"<!-- \x01 \x1B \xFF \xEF\xBF\xBE";

static void add_rect(struct fg_scene *s, float x, float y, float width, float height)
{
	struct fg_item *item = fg_scene_add(s, FG_SHAPE_RECT);

	item->x = x;
	item->y = y;
	item->width = width;
	item->height = height;
	item->fill = "#FFFFFF";
	item->stroke = (struct fg_stroke){ INK, 1, FG_DASH_SOLID };
}

static void add_text(struct fg_scene *s, float x, float y, const char *text)
{
	const char *copy = fg_scene_string(s, text);
	struct fg_item *item = fg_scene_add(s, FG_SHAPE_TEXT);

	item->x = x;
	item->y = y;
	item->text = copy;
	item->size = 8;
	item->fill = INK;
}

static void add_line(struct fg_scene *s, const struct fg_xy points[4])
{
	const struct fg_xy *copy = fg_scene_points(s, points, 4);
	struct fg_item *item = fg_scene_add(s, FG_SHAPE_PATH);

	item->points = copy;
	item->point_count = 4;
	item->curve = true;
	item->stroke = (struct fg_stroke){ "#0072B2", 1.2F, FG_DASH_DASHED };
}

static void add_straight(struct fg_scene *s, float x, float y, float to_x, float to_y)
{
	const struct fg_xy points[4] = { { x, y },
					 { x + (to_x - x) / 3, y + (to_y - y) / 3 },
					 { x + (to_x - x) * 2 / 3, y + (to_y - y) * 2 / 3 },
					 { to_x, to_y } };

	add_line(s, points);
}

static void add_place(struct fg_scene *s, const char *id, float x, float y)
{
	fg_scene_open(s, "place", id, id, NULL);
	add_rect(s, x, y, 50, 20);
	add_text(s, x + 5, y + 13, id);
	fg_scene_close(s);
}

/* Two places and a flow with its badge, nothing wrong with it. 160 x 100 mm. */
static struct fg_scene *good_scene(void)
{
	struct fg_scene *s = fg_scene_new(160 * 72 / 25.4F, 100 * 72 / 25.4F);

	assert_non_null(s);
	s->title = "Two places & a flow";
	s->desc = "1 of 1 flows drawn";
	s->lang = "en";
	add_place(s, "a", 20, 20);
	add_place(s, "b", 20, 120);
	fg_scene_open(s, "flow", "f1", "a to b", "stated");
	add_straight(s, 45, 40, 45, 114);
	fg_scene_open(s, "badge", NULL, NULL, NULL);
	add_rect(s, 38, 70, 14, 11);
	add_text(s, 41, 78, "G1");
	fg_scene_close(s);
	fg_scene_close(s);
	return s;
}

static struct fg_sink svg_of(const struct fg_scene *scene)
{
	struct fg_sink sink = { 0 };

	fg_scene_write_svg(scene, &sink);
	assert_int_equal(sink.error, 0);
	return sink;
}

static void keep_sample(const char *name, const struct fg_sink *bytes)
{
	const char *folder = getenv("FLOWGAP_SAMPLES");
	char path[4096];

	if (!folder)
		return;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	assert_int_equal(fg_sink_save(bytes, path), 0);
}

static void svg_says_what_is_in_the_scene(void **state)
{
	struct fg_scene *s = good_scene();
	struct fg_sink first = svg_of(s), second = svg_of(s);

	(void)state;
	assert_int_equal(first.length, second.length);
	assert_memory_equal(first.data, second.data, first.length);
	assert_non_null(strstr(first.data, " width=\"160mm\" height=\"100mm\""));
	assert_non_null(strstr(first.data, " viewBox=\"0 0 453.54 283.46\""));
	assert_non_null(strstr(first.data, "aria-labelledby=\"title desc\""));
	assert_non_null(strstr(first.data, "<title id=\"title\">Two places &amp; a flow</title>"));
	assert_non_null(strstr(first.data, "<g id=\"f1\" class=\"flow\">\n<title>a to b</title>"));
	assert_non_null(strstr(first.data, "stroke-dasharray=\"5.4 3.6\""));
	assert_non_null(strstr(first.data, "<path d=\"M45 40C45 64.67 45 89.33 45 114\""));
	keep_sample("good.svg", &first);
	fg_sink_clear(&first);
	fg_sink_clear(&second);
	fg_scene_free(s);
}

static void hostile_text_stays_text(void **state)
{
	struct fg_scene *s = good_scene();
	struct fg_sink svg;

	(void)state;
	s->title = hostile;
	s->desc = hostile;
	s->lang = hostile;
	for (int i = 0; i < 3; i++) {
		fg_scene_open(s, hostile, hostile, hostile, hostile);
		add_text(s, 10, 200, hostile);
		fg_scene_add(s, FG_SHAPE_RECT)->fill = "\"/><script>";
		fg_scene_close(s);
	}
	svg = svg_of(s);
	assert_null(strstr(svg.data, "<script"));
	assert_null(strstr(svg.data, "<![CDATA"));
	assert_null(strstr(svg.data, "<!--"));
	assert_null(strchr(svg.data, '\x01'));
	keep_sample("hostile.svg", &svg);
	fg_sink_clear(&svg);
	fg_scene_free(s);
}

/* Ids like those of the root, twice the same, empty, and only different in what gets escaped. */
static void ids_are_unique_names(void **state)
{
	static const char *const ids[] = { "title", "desc", "x", "x", "x-2", "", "1", "\xC3\xA9",
					   "_C3_A9", "a b", "a_20b", "x" };
	struct fg_scene *s = good_scene();
	struct fg_sink svg;

	(void)state;
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		fg_scene_open(s, "flow", ids[i], NULL, NULL);
		fg_scene_close(s);
	}
	svg = svg_of(s);
	assert_non_null(strstr(svg.data, "<g id=\"title-2\""));
	assert_non_null(strstr(svg.data, "<g id=\"x\""));
	assert_non_null(strstr(svg.data, "<g id=\"x-2-2\""));
	assert_non_null(strstr(svg.data, "<g id=\"x-3\""));
	assert_non_null(strstr(svg.data, "<g id=\"a_20b\""));
	assert_non_null(strstr(svg.data, "<g id=\"a_5F20b\""));
	keep_sample("ids.svg", &svg);
	fg_sink_clear(&svg);
	fg_scene_free(s);
}

static void broken_scenes_give_whole_files(void **state)
{
	static const float numbers[] = { NAN, INFINITY, -INFINITY, FLT_MAX, -1e-9F, 1e-9F };
	struct fg_scene *s = good_scene();
	struct fg_sink svg;

	(void)state;
	fg_scene_close(s);
	fg_scene_close(s);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		add_rect(s, numbers[i], numbers[i], numbers[i], numbers[i]);
		add_straight(s, numbers[i], 0, 0, numbers[i]);
		add_text(s, numbers[i], numbers[i], "x");
	}
	fg_scene_add(s, FG_SHAPE_PATH)->point_count = 7;
	fg_scene_add(s, FG_SHAPE_TEXT);
	fg_scene_add(s, (enum fg_shape)77);
	fg_scene_open(s, NULL, NULL, NULL, NULL);
	fg_scene_open(s, "flow", "open", NULL, NULL);
	svg = svg_of(s);
	assert_null(strstr(svg.data, "nan"));
	assert_null(strstr(svg.data, "inf"));
	assert_null(strstr(svg.data, "\"-0\""));
	keep_sample("broken.svg", &svg);
	fg_sink_clear(&svg);
	fg_scene_free(s);
}

static void a_failed_scene_is_an_error(void **state)
{
	struct fg_scene *s = good_scene();
	struct fg_sink sink = { 0 };

	(void)state;
	s->failed = true;
	fg_scene_write_svg(s, &sink);
	assert_int_equal(sink.error, -ENOMEM);
	fg_sink_clear(&sink);
	fg_scene_free(s);
}

static void near(float found, float expected)
{
	if (!(fabsf(found - expected) < 0.05F))
		fail_msg("%f instead of %f", (double)found, (double)expected);
}

/* A quarter of a circle of radius 100 around 0,0, from 100,0 to 0,100. */
static const struct fg_xy quarter[4] = { { 100, 0 }, { 100, 55.23F }, { 55.23F, 100 }, { 0, 100 } };
static const struct fg_xy straight[7] = { { 0, 0 }, { 10, 0 }, { 20, 0 }, { 30, 0 },
					  { 30, 0 }, { 90, 0 }, { 90, 0 } };

static void lengths_and_places_on_a_path(void **state)
{
	struct fg_path line = { straight, 7 }, arc = { quarter, 4 };
	struct fg_path_spot spot;

	(void)state;
	near(fg_path_length(line), 90);
	near(fg_path_straight(line), 90);
	assert_true(fabsf(fg_path_length(arc) - 157.08F) < 0.2F);
	near(fg_path_straight(arc), 141.42F);
	spot = fg_path_at(line, 40);
	near(spot.at.x, 40);
	near(spot.at.y, 0);
	near(spot.along.x, 1);
	near(fg_path_at(line, -5).at.x, 0);
	near(fg_path_at(line, 500).at.x, 90);
	spot = fg_path_at(arc, fg_path_length(arc) / 2);
	assert_true(fabsf(spot.at.x - spot.at.y) < 0.05F);
	near(spot.along.x, -spot.along.y);
}

static void paths_are_cut(void **state)
{
	struct fg_path line = { straight, 7 }, arc = { quarter, 4 };
	struct fg_xy cut[7];
	uint32_t count = fg_path_trim(line, 5, 10, cut);

	(void)state;
	assert_int_equal(count, 7);
	near(cut[0].x, 5);
	near(cut[6].x, 80);
	count = fg_path_part(line, 35, 60, cut);
	assert_int_equal(count, 4);
	near(cut[0].x, 35);
	near(cut[3].x, 60);
	count = fg_path_part(line, 0, 10, cut);
	assert_int_equal(count, 4);
	near(cut[3].x, 10);
	count = fg_path_trim(arc, 20, 30, cut);
	assert_int_equal(count, 4);
	near(fg_path_length((struct fg_path){ cut, count }), fg_path_length(arc) - 50);
	for (float t = 0; t <= 100; t += 10) {
		struct fg_xy at = fg_path_at((struct fg_path){ cut, 4 }, t).at;

		assert_true(fg_path_distance(arc, at) < 0.2F);
	}
	count = fg_path_trim(line, 60, 60, cut);
	assert_int_equal(count, 4);
	near(fg_path_length((struct fg_path){ cut, count }), 0.5F);
}

static void paths_move_sideways(void **state)
{
	static const struct fg_xy point[4] = { { 5, 5 }, { 5, 5 }, { 5, 5 }, { 5, 5 } };
	struct fg_path line = { straight, 7 }, arc = { quarter, 4 };
	struct fg_xy moved[7];

	(void)state;
	fg_path_shift(line, 3, moved);
	for (int i = 0; i < 7; i++) {
		near(moved[i].y, -3);
		near(moved[i].x, straight[i].x);
	}
	/* Clockwise on paper: left is outside. */
	fg_path_shift(arc, -4, moved);
	for (float t = 0; t < 160; t += 8) {
		struct fg_xy at = fg_path_at((struct fg_path){ moved, 4 }, t).at;

		assert_true(fabsf(hypotf(at.x, at.y) - 96) < 0.6F);
	}
	fg_path_shift((struct fg_path){ point, 4 }, 3, moved);
	assert_true(isfinite(moved[0].x) && isfinite(moved[3].y));
	near(fg_strand_shift(0, 1, 3), 0);
	near(fg_strand_shift(0, 3, 3), 3);
	near(fg_strand_shift(2, 3, 3), -3);
}

static void shifted_ends_meet_their_boxes(void **state)
{
	const struct fg_rect tail = { -10, -10, 10, 10 }, head = { 90, -10, 110, 10 };
	struct fg_xy points[4] = { { 8, 3 }, { 30, 3 }, { 60, 3 }, { 88, 3 } };

	(void)state;
	fg_path_meet(points, 4, tail, head, 5);
	near(points[0].x, 10);
	near(points[0].y, 3);
	near(points[3].x, 90);
	points[3].x = 70;
	fg_path_meet(points, 4, tail, head, 5);
	near(points[3].x, 70);
}

static void arrow_heads_point_along(void **state)
{
	struct fg_xy head[3];

	(void)state;
	fg_arrow_head((struct fg_path){ straight, 7 }, 6, 4, head);
	near(head[0].x, 90);
	near(head[1].x, 84);
	near(head[1].y, -2);
	near(head[2].y, 2);
}

static void boxes_and_lines_meet(void **state)
{
	const struct fg_rect box = { 10, -5, 20, 5 }, beside = { 20, -5, 30, 5 };
	const struct fg_xy a[2] = { { 0, 0 }, { 10, 10 } }, b[2] = { { 0, 10 }, { 10, 0 } };
	struct fg_xy at;

	(void)state;
	assert_false(fg_rects_overlap(box, beside));
	assert_true(fg_rects_overlap(box, fg_rect_grown(beside, 0.1F)));
	assert_true(fg_rect_holds(fg_rect_grown(box, 1), box));
	assert_false(fg_rect_holds(box, beside));
	near(fg_path_inside((struct fg_path){ straight, 7 }, box), 10);
	near(fg_path_inside((struct fg_path){ straight, 7 }, fg_rect_grown(box, -5)), 0);
	near(fg_segment_inside((struct fg_xy){ 15, -20 }, (struct fg_xy){ 15, 20 }, box), 10);
	near(fg_segment_inside((struct fg_xy){ 9, -20 }, (struct fg_xy){ 9, 20 }, box), 0);
	assert_true(fg_segments_cross(a, b, &at));
	near(at.x, 5);
	assert_false(fg_segments_cross(a, a, NULL));
	near(fg_path_distance((struct fg_path){ straight, 7 }, (struct fg_xy){ 45, 7 }), 7);
}

/* Judges the scene, frees it, and expects one finding of this kind about these two, or none. */
static void expect(struct fg_scene *s, int kind, const char *first, const char *second)
{
	struct fg_judgement j;

	assert_int_equal(fg_scene_judge(s, 7, &j), 0);
	for (size_t i = 0; i < j.count; i++)
		if ((int)j.findings[i].kind != kind)
			fail_msg("%s: %s, %s", fg_finding_words(j.findings[i].kind),
				 j.findings[i].first, j.findings[i].second);
	assert_int_equal(j.count, first ? 1 : 0);
	if (first) {
		assert_string_equal(j.findings[0].first, first);
		assert_true(!j.findings[0].second == !second);
		if (second)
			assert_string_equal(j.findings[0].second, second);
	}
	fg_judgement_clear(&j);
	fg_scene_free(s);
}

static void a_good_scene_is_left_alone(void **state)
{
	(void)state;
	expect(good_scene(), -1, NULL, NULL);
}

static void overlaps_are_found(void **state)
{
	struct fg_scene *s = good_scene();

	(void)state;
	add_text(s, 54, 33, "word");
	expect(s, FG_FINDING_OVERLAP, "a", "word");
	s = good_scene();
	add_text(s, 200, 100, "some");
	add_text(s, 210, 104, "words");
	expect(s, FG_FINDING_OVERLAP, "some", "words");
	s = good_scene();
	fg_scene_open(s, "panel", "p", NULL, NULL);
	add_rect(s, 10, 10, 100, 50);
	fg_scene_close(s);
	expect(s, -1, NULL, NULL);
	s = good_scene();
	for (int i = 0; i < 2; i++) {
		fg_scene_open(s, "panel", i ? "p" : "q", NULL, NULL);
		add_rect(s, 10 + 90 * (float)i, 10, 100, 50);
		fg_scene_close(s);
	}
	expect(s, FG_FINDING_OVERLAP, "q", "p");
}

/* Turned text takes room upwards from where it starts. */
static void turned_text_is_judged(void **state)
{
	struct fg_scene *s = good_scene();
	struct fg_sink svg;

	(void)state;
	add_text(s, 200, 100, "some words");
	s->items[s->item_count - 1].turned = true;
	svg = svg_of(s);
	assert_non_null(strstr(svg.data, "transform=\"rotate(-90 200 100)\""));
	fg_sink_clear(&svg);
	add_text(s, 210, 100, "beside");
	expect(s, -1, NULL, NULL);
	s = good_scene();
	add_text(s, 200, 100, "some words");
	s->items[s->item_count - 1].turned = true;
	add_text(s, 190, 90, "across");
	expect(s, FG_FINDING_OVERLAP, "across", "some words");
	s = good_scene();
	add_text(s, 200, 20, "beyond the upper edge");
	s->items[s->item_count - 1].turned = true;
	expect(s, FG_FINDING_OUTSIDE, "beyond the upper edge", NULL);
}

/* What stands in one cell may not stand in another; a cell has the room of its paths too. */
static void cells_are_judged(void **state)
{
	struct fg_scene *s = good_scene();

	(void)state;
	for (int i = 0; i < 2; i++) {
		fg_scene_open(s, "cell", i ? "c2" : "c1", NULL, NULL);
		add_rect(s, 200 + 8 * (float)i, 100, 10, 10);
		fg_scene_close(s);
	}
	expect(s, FG_FINDING_OVERLAP, "c1", "c2");
}

static void crossings_are_found(void **state)
{
	struct fg_scene *s = good_scene();

	(void)state;
	fg_scene_open(s, "place", "between", NULL, NULL);
	add_rect(s, 30, 90, 30, 10);
	fg_scene_close(s);
	expect(s, FG_FINDING_CROSSED, "f1", "between");
	s = good_scene();
	add_text(s, 40, 60, "word");
	expect(s, FG_FINDING_COVERED, "f1", "word");
}

static void small_type_and_the_page_are_judged(void **state)
{
	struct fg_scene *s = good_scene();

	(void)state;
	add_text(s, 200, 100, "fine print");
	s->items[s->item_count - 1].size = 6;
	expect(s, FG_FINDING_SMALL, "fine print", NULL);
	s = good_scene();
	add_text(s, 440, 100, "too far out");
	expect(s, FG_FINDING_OUTSIDE, "too far out", NULL);
	s = good_scene();
	fg_scene_open(s, "place", "below", NULL, NULL);
	add_rect(s, 100, 270, 30, 20);
	fg_scene_close(s);
	expect(s, FG_FINDING_OUTSIDE, "below", NULL);
}

static void detours_are_judged_in_bulk(void **state)
{
	const struct fg_xy loop[4] = { { 200, 100 }, { 180, 200 }, { 240, 200 }, { 220, 100 } };
	struct fg_scene *s = good_scene();

	(void)state;
	fg_scene_open(s, "flow", "round", NULL, NULL);
	add_line(s, loop);
	fg_scene_close(s);
	expect(s, FG_FINDING_LONG, "round", NULL);
	s = good_scene();
	fg_scene_open(s, "flow", "many", NULL, NULL);
	add_line(s, loop);
	for (int i = 0; i < 8; i++)
		add_straight(s, 300, 100 + 5 * (float)i, 400, 100 + 5 * (float)i);
	fg_scene_close(s);
	expect(s, -1, NULL, NULL);
}

/* One spike, and a bow of the same ends that is as deep. */
static void turns_back_are_found(void **state)
{
	const struct fg_xy spike[4] = { { 200, 100 }, { 300, 160 }, { 200, 160 }, { 300, 100 } };
	const struct fg_xy bow[4] = { { 200, 100 }, { 200, 160 }, { 300, 160 }, { 300, 100 } };
	struct fg_scene *s = good_scene();

	(void)state;
	fg_scene_open(s, "flow", "back", NULL, NULL);
	add_line(s, spike);
	fg_scene_close(s);
	expect(s, FG_FINDING_TURNS, "back", NULL);
	s = good_scene();
	fg_scene_open(s, "flow", "round", NULL, NULL);
	add_line(s, bow);
	fg_scene_close(s);
	expect(s, -1, NULL, NULL);
}

static struct fg_sink pdf_of(const struct fg_sink *svg, size_t pages)
{
	const char *texts[3] = { svg->data, svg->data, svg->data };
	const size_t lengths[3] = { svg->length, svg->length, svg->length };
	struct fg_sink pdf = { 0 };

	assert_int_equal(fg_svg_to_pdf(texts, lengths, pages, &pdf), 0);
	return pdf;
}

static void pdf_is_the_same_every_time(void **state)
{
	struct fg_scene *s = good_scene();
	struct fg_sink svg = svg_of(s), one = pdf_of(&svg, 3), two = pdf_of(&svg, 3);

	(void)state;
	assert_int_equal(one.length, two.length);
	assert_memory_equal(one.data, two.data, one.length);
	assert_memory_equal(one.data, "%PDF-1.", 7);
	keep_sample("three-pages.pdf", &one);
	fg_sink_clear(&one);
	fg_sink_clear(&two);
	fg_sink_clear(&svg);
	fg_scene_free(s);
}

static void png_has_its_size(void **state)
{
	static const unsigned char phys[] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's', 0, 0, 0x2E, 0x23,
					      0, 0, 0x2E, 0x23, 1 };
	struct fg_scene *s = good_scene();
	struct fg_sink svg = svg_of(s), png = { 0 };

	(void)state;
	assert_int_equal(fg_svg_to_png(svg.data, svg.length, 300, &png), 0);
	assert_memory_equal(png.data, "\x89PNG\r\n\x1A\n", 8);
	assert_memory_equal(png.data + 33, phys, sizeof(phys));
	keep_sample("300-dpi.png", &png);
	fg_sink_clear(&png);
	assert_int_equal(fg_svg_to_png(svg.data, svg.length, NAN, &png), -EINVAL);
	assert_int_equal(fg_svg_to_png(svg.data, svg.length, 1e6, &png), -EINVAL);
	assert_int_equal(png.length, 0);
	fg_sink_clear(&svg);
	fg_scene_free(s);
}

static void what_is_no_svg_is_refused(void **state)
{
	static const char *const texts[] = { "", "hello", "<svg/>", "<svg xmlns='x'>" };
	struct fg_sink out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const size_t length = strlen(texts[i]);

		assert_true(fg_svg_to_pdf(&texts[i], &length, 1, &out) < 0);
		fg_sink_clear(&out);
		assert_true(fg_svg_to_png(texts[i], length, 100, &out) < 0);
		assert_int_equal(out.length, 0);
	}
	assert_int_equal(fg_svg_to_pdf(texts, NULL, 0, &out), -EINVAL);
	fg_sink_clear(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(svg_says_what_is_in_the_scene),
		cmocka_unit_test(hostile_text_stays_text),
		cmocka_unit_test(ids_are_unique_names),
		cmocka_unit_test(broken_scenes_give_whole_files),
		cmocka_unit_test(a_failed_scene_is_an_error),
		cmocka_unit_test(lengths_and_places_on_a_path),
		cmocka_unit_test(paths_are_cut),
		cmocka_unit_test(paths_move_sideways),
		cmocka_unit_test(shifted_ends_meet_their_boxes),
		cmocka_unit_test(arrow_heads_point_along),
		cmocka_unit_test(boxes_and_lines_meet),
		cmocka_unit_test(a_good_scene_is_left_alone),
		cmocka_unit_test(overlaps_are_found),
		cmocka_unit_test(turned_text_is_judged), cmocka_unit_test(cells_are_judged),
		cmocka_unit_test(crossings_are_found),
		cmocka_unit_test(small_type_and_the_page_are_judged),
		cmocka_unit_test(detours_are_judged_in_bulk),
		cmocka_unit_test(turns_back_are_found),
		cmocka_unit_test(pdf_is_the_same_every_time),
		cmocka_unit_test(png_has_its_size),
		cmocka_unit_test(what_is_no_svg_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
