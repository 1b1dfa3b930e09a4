/* Texts, boxes, badges and strands: what all parts of a figure are painted with. */
#include "figure/paint.h"

#include "figure/curve.h"
#include "figure/wrap.h"

#define HEAD_LENGTH 5.6f
#define DOT_RADIUS 1.9f
#define DOUBLE_GAP 1.3f  /* from the middle of a double line to the middle of each of its two */

enum { PATH_ROOM = 256 };

static void paint_text(struct fg_scene *scene, struct fg_xy at, const char *text,
                   const struct fg_letters *letters)
{
	const char *copy = fg_scene_string(scene, text);
	struct fg_item *item = fg_scene_add(scene, FG_SHAPE_TEXT);

	item->x = at.x;
	item->y = at.y;
	item->text = copy;
	item->size = letters->size;
	item->bold = letters->bold;
	item->anchor = letters->anchor;
	item->turned = letters->turned;
	item->fill = letters->colour;
}

void fg_paint_label(struct fg_scene *scene, struct fg_xy at, float height, const char *text,
                    const struct fg_letters *letters)
{
	/* Half the height of capitals and figures, which is 0.72 of the size. */
	float baseline = height / 2 + 0.36f * letters->size;

	if (letters->turned)
		at.x += baseline;
	else
		at.y += baseline;
	paint_text(scene, at, text, letters);
}

void fg_paint_rect(struct fg_scene *scene, struct fg_rect rect, const struct fg_look *look)
{
	struct fg_item *item = fg_scene_add(scene, FG_SHAPE_RECT);

	item->x = rect.left;
	item->y = rect.top;
	item->width = rect.right - rect.left;
	item->height = rect.bottom - rect.top;
	item->fill = look->fill;
	item->stroke = look->stroke;
	item->radius = look->radius;
}

void fg_paint_lines(struct fg_scene *scene, const struct fg_xy *points, uint32_t count,
                    const struct fg_look *look)
{
	const struct fg_xy *copy = fg_scene_points(scene, points, count);
	struct fg_item *item = fg_scene_add(scene, FG_SHAPE_PATH);

	item->points = copy;
	item->point_count = count;
	item->curve = look->curve;
	item->fill = look->fill;
	item->stroke = look->stroke;
}

float fg_mark_width(const char *text)
{
	return fg_line_width(text, FG_NOTE_SIZE, true) + 4.6f;
}

void fg_paint_mark(struct fg_scene *scene, struct fg_xy at, const char *text, enum fg_family family)
{
	bool hollow = family == FG_CLAIMED;
	float width = fg_mark_width(text);
	struct fg_look look = {
		hollow ? FG_WHITE : FG_INK, { FG_INK, 0.8f, FG_DASH_SOLID }, 0, false
	};
	struct fg_letters letters = { FG_NOTE_SIZE, true, FG_ANCHOR_MIDDLE,
		                      hollow ? FG_INK : FG_WHITE };
	struct fg_rect box = { at.x + 0.4f, at.y + 0.4f, at.x + width - 0.4f,
		               at.y + FG_BADGE_HEIGHT - 0.4f };

	fg_scene_open(scene, "badge", NULL, NULL, NULL);
	fg_paint_rect(scene, box, &look);
	fg_paint_label(scene, (struct fg_xy){ at.x + width / 2, at.y }, FG_BADGE_HEIGHT, text,
	               &letters);
	fg_scene_close(scene);
}

void fg_paint_letter(struct fg_scene *scene, struct fg_xy at, const char *letter,
                     const char *colour)
{
	struct fg_letters letters = { FG_NOTE_SIZE, true, FG_ANCHOR_MIDDLE, colour };
	struct fg_item *ring = fg_scene_add(scene, FG_SHAPE_CIRCLE);

	ring->x = at.x + FG_BADGE_HEIGHT / 2;
	ring->y = at.y + FG_BADGE_HEIGHT / 2;
	ring->width = FG_BADGE_HEIGHT / 2 - 0.4f;
	ring->fill = FG_WHITE;
	ring->stroke = (struct fg_stroke){ colour, 0.7f, FG_DASH_SOLID };
	fg_paint_label(scene, (struct fg_xy){ at.x + FG_BADGE_HEIGHT / 2, at.y }, FG_BADGE_HEIGHT,
	               letter, &letters);
}

static void paint_head(struct fg_scene *scene, const struct fg_strand *strand)
{
	struct fg_xy tip[3];
	struct fg_item *item;
	const struct fg_xy *copy;

	fg_arrow_head(strand->path, HEAD_LENGTH, strand->head, tip);
	copy = fg_scene_points(scene, tip, 3);
	item = fg_scene_add(scene, FG_SHAPE_PATH);
	item->points = copy;
	item->point_count = 3;
	item->closed = strand->head_form != FG_HEAD_OPEN;
	if (strand->head_form == FG_HEAD_FILLED) {
		item->fill = strand->colour;
		return;
	}
	item->fill = item->closed ? FG_WHITE : NULL;
	item->stroke = (struct fg_stroke){ strand->colour, 0.8f, FG_DASH_SOLID };
}

static void paint_dot(struct fg_scene *scene, const struct fg_strand *strand)
{
	struct fg_path_spot start = fg_path_at(strand->path, DOT_RADIUS + 0.5f);
	struct fg_item *item = fg_scene_add(scene, FG_SHAPE_CIRCLE);

	item->x = start.at.x;
	item->y = start.at.y;
	item->width = DOT_RADIUS;
	item->fill = FG_WHITE;
	item->stroke = (struct fg_stroke){ strand->colour, strand->width, FG_DASH_SOLID };
}

void fg_paint_strand(struct fg_scene *scene, const struct fg_strand *strand)
{
	struct fg_xy cut[PATH_ROOM], beside[PATH_ROOM];
	bool dotted = strand->form == FG_LINE_DOT_TAIL, twice = strand->form == FG_LINE_DOUBLE;
	struct fg_look look = { NULL,
		                { strand->colour, twice ? strand->width * 0.85f : strand->width,
		                  strand->dash },
		                0,
		                true };
	struct fg_path line = { cut, 0 };

	if (strand->path.count < 4 || strand->path.count > PATH_ROOM)
		return;
	line.count = fg_path_trim(strand->path, dotted ? 2 * DOT_RADIUS + 0.5f : 0,
	                          strand->head > 0 ? HEAD_LENGTH - 0.6f : 0, cut);
	if (twice) {
		for (int side = -1; side <= 1; side += 2) {
			fg_path_shift(line, DOUBLE_GAP * (float)side, beside);
			fg_paint_lines(scene, beside, line.count, &look);
		}
	} else {
		fg_paint_lines(scene, cut, line.count, &look);
	}
	if (dotted)
		paint_dot(scene, strand);
	if (strand->head > 0)
		paint_head(scene, strand);
}

enum fg_dash fg_family_dash(enum fg_family family)
{
	static const enum fg_dash dashes[FG_FAMILIES] = { [FG_ANSWERED] = FG_DASH_SOLID,
		                                          [FG_GAP] = FG_DASH_DASHED,
		                                          [FG_CLAIMED] = FG_DASH_DASHED,
		                                          [FG_TO_VERIFY] = FG_DASH_DOTTED };

	return dashes[family];
}
