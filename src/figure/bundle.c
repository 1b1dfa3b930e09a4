#include "figure/bundle.h"

#include <math.h>

#include "figure/curve.h"
#include "figure/paint.h"

#define STRAND_GAP 3.6f        /* between the middles of neighbours: an arrow head each */
#define LINE 1.2f
#define FAINT_LINE 0.8f
#define HEAD 4.8f
#define DOUBLE_HEAD 5.8f
#define HEAD_IN_BUNDLE 3.9f

enum { POINTS = 256 };

/* A bit for each kind that is drawn. */
static uint32_t choose(uint32_t kinds)
{
	uint32_t chosen = 0, count = 0;

	for (int lettered = 0; lettered < 2; lettered++) {
		for (int kind = 0; kind < FG_STRAND_KINDS && count < FG_STRANDS_DRAWN; kind++) {
			if (!(kinds >> kind & 1)
			    || (fg_strand_look(kind, false).letter != 0) != lettered)
				continue;
			chosen |= 1u << kind;
			count++;
		}
	}
	return chosen;
}

struct fg_bundle fg_bundle_of(uint32_t kinds)
{
	struct fg_bundle bundle = { 0 };
	uint32_t chosen = choose(kinds);

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		if (chosen >> kind & 1)
			bundle.kinds[bundle.count++] = kind;
	for (uint32_t i = 0; i < bundle.count; i++)
		bundle.offset[i] = ((float)i - (float)(bundle.count - 1) / 2) * STRAND_GAP;
	bundle.width = (float)bundle.count * STRAND_GAP;
	return bundle;
}

static float head_width(const struct fg_bundle_look *look, enum fg_line_form form, uint32_t strands)
{
	if (look->assumed || strands > 1)
		return HEAD_IN_BUNDLE;
	return form == FG_LINE_DOUBLE ? DOUBLE_HEAD : HEAD;
}

/* 1 or -1, so that strands stand from left to right, or from the top down, as their letters do. */
static float reading_side(struct fg_path path)
{
	struct fg_xy way = fg_xy_add(path.points[path.count - 1], path.points[0], -1);

	if (fabsf(way.y) > fabsf(way.x))
		return way.y > 0 ? 1 : -1;
	return way.x > 0 ? -1 : 1;
}

void fg_paint_bundle(struct fg_scene *scene, struct fg_path path,
                     const struct fg_bundle_look *look)
{
	struct fg_bundle bundle = fg_bundle_of(look->kinds);
	float side = reading_side(path);
	struct fg_xy points[POINTS];

	if (path.count > POINTS)
		return;
	for (uint32_t i = 0; i < bundle.count; i++) {
		int kind = bundle.kinds[i];
		struct fg_strand_look strand_look = fg_strand_look(kind, look->grey);
		struct fg_strand strand = { { points, path.count },
			                    strand_look.form,
			                    strand_look.colour,
			                    fg_family_dash(look->families[kind]),
			                    LINE,
			                    head_width(look, strand_look.form, bundle.count) };

		fg_path_shift(path, side * bundle.offset[i], points);
		fg_path_meet(points, path.count, look->tail, look->head, bundle.width);
		if (look->assumed) {
			strand.colour = FG_PANEL_EDGE;
			strand.dash = FG_DASH_DASHDOT;
			strand.width = FAINT_LINE;
			if (strand.form == FG_LINE_DOUBLE)
				strand.form = FG_LINE_SINGLE;
		}
		fg_paint_strand(scene, &strand);
	}
}
