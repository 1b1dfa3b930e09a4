/*
 * SVG 1.1: elements svg g title desc rect path circle text, presentation attributes, nothing else.
 */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/sink.h"
#include "draw/names.h"
#include "draw/scene.h"

static const char fonts[] = "Arial, 'Liberation Sans', Helvetica, sans-serif";

/* Marks and gaps in stroke widths; a count of 0: one unbroken line. */
static const struct {
	float lengths[4];
	int count;
} dashes[] = {
	[FG_DASH_SOLID] = { { 0 }, 0 },
	[FG_DASH_DASHED] = { { 4.5F, 3 }, 2 },
	[FG_DASH_DOTTED] = { { 1.2F, 1.8F }, 2 },
	[FG_DASH_DASHDOT] = { { 4.5F, 2, 1.2F, 2 }, 4 },
};

struct writer {
	struct fg_sink *sink;
	struct fg_xml_names names;
	uint32_t depth;
};

/* At most two decimals: a hundredth of a point is 3.5 micrometres. */
static void put_number(struct fg_sink *sink, float number)
{
	if (!isfinite(number))
		number = 0;
	number = fminf(fmaxf(number, -1e6F), 1e6F);
	fg_put_milli(sink, 10LL * llround((double)number * 100));
}

static void put_attribute(struct fg_sink *sink, const char *name, float number)
{
	fg_put(sink, " ");
	fg_put(sink, name);
	fg_put(sink, "=\"");
	put_number(sink, number);
	fg_put(sink, "\"");
}

static void put_text_attribute(struct fg_sink *sink, const char *name, const char *text)
{
	fg_put(sink, " ");
	fg_put(sink, name);
	fg_put(sink, "=\"");
	fg_put_xml(sink, text);
	fg_put(sink, "\"");
}

static bool is_colour(const char *text)
{
	return text && text[0] == '#' && strlen(text) == 7 &&
	       strspn(text + 1, "0123456789ABCDEFabcdef") == 6;
}

static void put_colour(struct fg_sink *sink, const char *name, const char *colour)
{
	put_text_attribute(sink, name, is_colour(colour) ? colour : "none");
}

static void put_stroke(struct fg_sink *sink, const struct fg_stroke *stroke)
{
	size_t dash = (size_t)stroke->dash < sizeof(dashes) / sizeof(dashes[0]) ? stroke->dash : 0;

	if (!is_colour(stroke->colour))
		return;
	put_colour(sink, "stroke", stroke->colour);
	put_attribute(sink, "stroke-width", stroke->width);
	if (!dashes[dash].count)
		return;
	fg_put(sink, " stroke-dasharray=\"");
	for (int i = 0; i < dashes[dash].count; i++) {
		fg_put(sink, i ? " " : "");
		put_number(sink, dashes[dash].lengths[i] * fmaxf(stroke->width, 0.25F));
	}
	fg_put(sink, "\"");
}

static void put_rect(struct writer *writer, const struct fg_item *item)
{
	struct fg_sink *sink = writer->sink;

	fg_put(sink, "<rect");
	put_attribute(sink, "x", item->x);
	put_attribute(sink, "y", item->y);
	put_attribute(sink, "width", fmaxf(item->width, 0));
	put_attribute(sink, "height", fmaxf(item->height, 0));
	if (item->radius > 0)
		put_attribute(sink, "rx", item->radius);
	put_colour(sink, "fill", item->fill);
	put_stroke(sink, &item->stroke);
	fg_put(sink, "/>\n");
}

static void put_circle(struct writer *writer, const struct fg_item *item)
{
	struct fg_sink *sink = writer->sink;

	fg_put(sink, "<circle");
	put_attribute(sink, "cx", item->x);
	put_attribute(sink, "cy", item->y);
	put_attribute(sink, "r", fmaxf(item->width, 0));
	put_colour(sink, "fill", item->fill);
	put_stroke(sink, &item->stroke);
	fg_put(sink, "/>\n");
}

static const char *command_before(const struct fg_item *item, uint32_t point)
{
	if (point == 0)
		return "M";
	if (!item->curve)
		return "L";
	return point % 3 == 1 ? "C" : " ";
}

static void put_path(struct writer *writer, const struct fg_item *item)
{
	struct fg_sink *sink = writer->sink;

	if (!item->points || item->point_count < 2 || (item->curve && item->point_count % 3 != 1))
		return;
	fg_put(sink, "<path d=\"");
	for (uint32_t i = 0; i < item->point_count; i++) {
		fg_put(sink, command_before(item, i));
		put_number(sink, item->points[i].x);
		fg_put(sink, " ");
		put_number(sink, item->points[i].y);
	}
	fg_put(sink, item->closed ? "Z\"" : "\"");
	put_colour(sink, "fill", item->fill);
	put_stroke(sink, &item->stroke);
	if (!item->closed && item->point_count > 2)
		fg_put(sink, " stroke-linejoin=\"round\"");
	fg_put(sink, "/>\n");
}

static void put_text(struct writer *writer, const struct fg_item *item)
{
	static const char *const anchors[] = { [FG_ANCHOR_MIDDLE] = "middle",
					       [FG_ANCHOR_END] = "end" };
	struct fg_sink *sink = writer->sink;

	if (!item->text || !item->text[0])
		return;
	fg_put(sink, "<text");
	if (item->turned) {
		fg_put(sink, " transform=\"rotate(-90 ");
		put_number(sink, item->x);
		fg_put(sink, " ");
		put_number(sink, item->y);
		fg_put(sink, ")\"");
	}
	put_attribute(sink, "x", item->x);
	put_attribute(sink, "y", item->y);
	put_attribute(sink, "font-size", item->size);
	if (item->bold)
		fg_put(sink, " font-weight=\"bold\"");
	if (item->anchor == FG_ANCHOR_MIDDLE || item->anchor == FG_ANCHOR_END)
		put_text_attribute(sink, "text-anchor", anchors[item->anchor]);
	put_text_attribute(sink, "fill", is_colour(item->fill) ? item->fill : "#000000");
	fg_put(sink, ">");
	fg_put_xml(sink, item->text);
	fg_put(sink, "</text>\n");
}

static void put_element(struct fg_sink *sink, const char *name, const char *text)
{
	if (!text || !text[0])
		return;
	fg_put(sink, "<");
	fg_put(sink, name);
	fg_put(sink, ">");
	fg_put_xml(sink, text);
	fg_put(sink, "</");
	fg_put(sink, name);
	fg_put(sink, ">\n");
}

static void open_group(struct writer *writer, const struct fg_item *item)
{
	struct fg_sink *sink = writer->sink;
	const char *id = item->id ? fg_xml_names_make(&writer->names, item->id) : NULL;

	if (item->id && !id)
		sink->error = -ENOMEM;
	fg_put(sink, "<g");
	if (id)
		put_text_attribute(sink, "id", id);
	if (item->role && item->role[0])
		put_text_attribute(sink, "class", item->role);
	fg_put(sink, ">\n");
	put_element(sink, "title", item->title);
	put_element(sink, "desc", item->desc);
	writer->depth++;
}

static void close_group(struct writer *writer, const struct fg_item *item)
{
	(void)item;
	if (!writer->depth)
		return;
	writer->depth--;
	fg_put(writer->sink, "</g>\n");
}

static void (*const writers[])(struct writer *, const struct fg_item *) = {
	[FG_SHAPE_GROUP] = open_group,
	[FG_SHAPE_END] = close_group,
	[FG_SHAPE_RECT] = put_rect,
	[FG_SHAPE_PATH] = put_path,
	[FG_SHAPE_CIRCLE] = put_circle,
	[FG_SHAPE_TEXT] = put_text,
};

/* The size in millimetres is exact to a hundredth, the drawing itself stays in points. */
static void put_head(struct writer *writer, const struct fg_scene *scene)
{
	struct fg_sink *sink = writer->sink;
	const char *title = fg_xml_names_make(&writer->names, "title");
	const char *desc = fg_xml_names_make(&writer->names, "desc");

	if (!title || !desc) {
		sink->error = -ENOMEM;
		return;
	}
	fg_put(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	fg_put(sink, "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"");
	put_number(sink, scene->width * 25.4F / 72);
	fg_put(sink, "mm\" height=\"");
	put_number(sink, scene->height * 25.4F / 72);
	fg_put(sink, "mm\" viewBox=\"0 0 ");
	put_number(sink, scene->width);
	fg_put(sink, " ");
	put_number(sink, scene->height);
	fg_put(sink, "\" role=\"img\" aria-labelledby=\"title desc\"");
	if (scene->lang && scene->lang[0])
		put_text_attribute(sink, "xml:lang", scene->lang);
	put_text_attribute(sink, "font-family", fonts);
	fg_put(sink, ">\n<title id=\"title\">");
	fg_put_xml(sink, scene->title ? scene->title : "");
	fg_put(sink, "</title>\n<desc id=\"desc\">");
	fg_put_xml(sink, scene->desc ? scene->desc : "");
	fg_put_xml(sink, scene->remark ? scene->remark : "");
	fg_put(sink, "</desc>\n");
	if (scene->origin) {
		fg_put(sink, "<metadata>");
		fg_put_xml(sink, scene->origin);
		fg_put(sink, "</metadata>\n");
	}
}

void fg_scene_write_svg(const struct fg_scene *scene, struct fg_sink *sink)
{
	struct fg_arena *arena = fg_arena_new();
	struct writer writer = { .sink = sink };

	if (scene->failed || !arena ||
	    fg_xml_names_start(&writer.names, arena, (size_t)scene->item_count + 2)) {
		sink->error = -ENOMEM;
		goto out;
	}
	put_head(&writer, scene);
	for (uint32_t i = 0; i < scene->item_count; i++)
		if ((size_t)scene->items[i].shape < sizeof(writers) / sizeof(writers[0]))
			writers[scene->items[i].shape](&writer, &scene->items[i]);
	while (writer.depth)
		close_group(&writer, NULL);
	fg_put(sink, "</svg>\n");
out:
	fg_arena_free(arena);
}
