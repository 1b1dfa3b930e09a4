#include "figure/retention/paint_bar.h"

#include <math.h>

#include "figure/paint.h"
#include "figure/wrap.h"

#define OUTLINE 0.9f
#define FOLD 4.0f              /* corner of a document */
#define HATCH 4.0f             /* between the lines of what is announced */
#define LEAST 3.0f             /* length of a bar, however short the time */
#define HEAD 6.0f
#define SLIT 2.0f

struct brush {
	struct fg_scene *scene;
	struct fg_rect box;
	struct fg_stroke outline;
	const char *fill;                /* of what is stated */
};

float fg_axis_at(const struct fg_axis *axis, double seconds)
{
	double at = log10(fmax(seconds, axis->first) / axis->first)
	            / log10(axis->last / axis->first);

	return axis->left + (float)fmin(at, 1) * (axis->right - axis->left);
}

static double longest(const struct fg_bar *bar)
{
	return bar->lengths > 1 ? fmax(bar->seconds[0], bar->seconds[1]) : bar->seconds[0];
}

float fg_bar_end(const struct fg_axis *axis, const struct fg_bar *bar)
{
	if (bar->form == FG_BAR_NONE)
		return axis->left;
	if (!bar->lengths)
		return axis->right;
	if (bar->family != FG_TO_VERIFY && bar->form == FG_BAR_OPEN)
		return axis->right;          /* what others report is marked in it */
	return fmaxf(fg_axis_at(axis, longest(bar)), axis->left + LEAST);
}

bool fg_bar_holds_words(const struct fg_bar *bar)
{
	static const bool holds[FG_BAR_FORMS] = { [FG_BAR_OPEN] = true, [FG_BAR_DOCUMENT] = true,
		                                  [FG_BAR_VAGUE] = true };

	return holds[bar->form] && !bar->lengths;
}

/* ---- forms */

static void paint_line(const struct brush *brush, const struct fg_xy *points, uint32_t count,
                       const struct fg_stroke *stroke)
{
	fg_paint_lines(brush->scene, points, count,
	               &(struct fg_look){ NULL, *stroke, 0, false });
}

static void paint_box(const struct brush *brush, const char *fill)
{
	fg_paint_rect(brush->scene, brush->box,
	              &(struct fg_look){ fill, brush->outline, 0, false });
}

static void paint_solid(const struct brush *brush)
{
	fg_paint_rect(brush->scene, brush->box,
	              &(struct fg_look){ brush->fill, { NULL, 0, FG_DASH_SOLID }, 0, false });
}

static void paint_open(const struct brush *brush)
{
	paint_box(brush, FG_WHITE);
}

/* The end is a double stroke: no later one. */
static void paint_permanent(const struct brush *brush)
{
	struct brush part = *brush;

	part.box.right -= 4;
	paint_solid(&part);
	part.box.left = part.box.right + 1.6f;
	part.box.right = brush->box.right;
	paint_solid(&part);
}

/* No length: an arrow that goes on. */
static void paint_event(const struct brush *brush)
{
	const struct fg_rect *box = &brush->box;
	float middle = (box->top + box->bottom) / 2, neck = box->right - HEAD;
	float thin = (box->bottom - box->top) * 0.18f;
	struct fg_xy points[7] = { { box->left, middle - thin }, { neck, middle - thin },
		                   { neck, box->top },           { box->right, middle },
		                   { neck, box->bottom },        { neck, middle + thin },
		                   { box->left, middle + thin } };
	const struct fg_xy *copy = fg_scene_points(brush->scene, points, 7);
	struct fg_item *item = fg_scene_add(brush->scene, FG_SHAPE_PATH);

	item->points = copy;
	item->point_count = 7;
	item->closed = true;
	item->fill = brush->outline.dash == FG_DASH_SOLID ? brush->fill : FG_WHITE;
	item->stroke = brush->outline;
}

/* An outline that runs out: no right end. */
static void paint_vague(const struct brush *brush)
{
	const struct fg_rect *box = &brush->box;
	float left = box->left, right = box->right, wave = (box->bottom - box->top) / 4;
	struct fg_xy outline[4] = { { right - 3, box->top }, { left, box->top },
		                    { left, box->bottom },   { right - 3, box->bottom } };
	struct fg_xy end[5];

	for (int i = 0; i < 5; i++)
		end[i] = (struct fg_xy){ i % 2 ? right : right - 3,
			                 box->top + wave * (float)i };
	fg_paint_rect(brush->scene, (struct fg_rect){ left, box->top, right - 3, box->bottom },
	              &(struct fg_look){ FG_WHITE, { NULL, 0, FG_DASH_SOLID }, 0, false });
	paint_line(brush, outline, 4, &brush->outline);
	paint_line(brush, end, 5, &(struct fg_stroke){ brush->outline.colour, OUTLINE,
	                                               FG_DASH_SOLID });
}

/* A sheet with a folded corner. */
static void paint_document(const struct brush *brush)
{
	const struct fg_rect *box = &brush->box;
	float neck = box->right - FOLD, below = box->top + FOLD;
	struct fg_xy edge[6] = { { neck, box->top },          { box->left, box->top },
		                 { box->left, box->bottom },  { box->right, box->bottom },
		                 { box->right, below },       { neck, box->top } };
	struct fg_xy fold[3] = { edge[0], { neck, below }, edge[4] };

	fg_paint_rect(brush->scene,
	              (struct fg_rect){ box->left, box->top, box->right - FOLD, box->bottom },
	              &(struct fg_look){ FG_WHITE, { NULL, 0, FG_DASH_SOLID }, 0, false });
	paint_line(brush, edge, 6, &brush->outline);
	paint_line(brush, fold, 3, &(struct fg_stroke){ brush->outline.colour, OUTLINE,
	                                                FG_DASH_SOLID });
}

/* Hatched: announced, not yet there. */
static void paint_deferred(const struct brush *brush)
{
	const struct fg_rect *box = &brush->box;
	float height = box->bottom - box->top;
	struct fg_stroke thin = { FG_PANEL_EDGE, 0.6f, FG_DASH_SOLID };

	paint_box(brush, FG_WHITE);
	for (float x = box->left + HATCH / 2; x < box->right; x += HATCH) {
		float run = fminf(height, box->right - x);
		struct fg_xy line[2] = { { x, box->bottom }, { x + run, box->bottom - run } };

		paint_line(brush, line, 2, &thin);
	}
}

static void paint_form(const struct brush *brush, enum fg_bar_form form)
{
	static void (*const forms[FG_BAR_FORMS])(const struct brush *) = {
		[FG_BAR_FILLED] = paint_solid,     [FG_BAR_PERMANENT] = paint_permanent,
		[FG_BAR_EVENT] = paint_event,      [FG_BAR_VAGUE] = paint_vague,
		[FG_BAR_DOCUMENT] = paint_document, [FG_BAR_DEFERRED] = paint_deferred,
		[FG_BAR_CONFLICT] = paint_open,    [FG_BAR_OPEN] = paint_open,
	};

	if (forms[form])
		forms[form](brush);
}

/* ---- colour, and what stands for it where there is none */

static int only_category(uint32_t categories)
{
	int category = 0;

	if (!categories || (categories & (categories - 1)))
		return -1;
	while (!(categories >> category & 1))
		category++;
	return category;
}

static const char *fill_of(uint32_t categories, bool grey)
{
	int category = only_category(categories);

	return category < 0 || grey ? FG_SOFT_INK : fg_strand_look(category, false).colour;
}

/* The form or the letter of a category at the start of a filled bar; a plus: several. */
static void paint_category(const struct brush *brush, uint32_t categories)
{
	int category = only_category(categories);
	struct fg_strand_look look = fg_strand_look(category < 0 ? FG_OTHER : category, false);
	struct fg_letters letters = { FG_NOTE_SIZE, true, FG_ANCHOR_START, FG_WHITE, false };
	const struct fg_rect *box = &brush->box;
	float middle = (box->top + box->bottom) / 2;
	char letter[2] = { category < 0 ? '+' : look.letter, '\0' };

	if (box->right - box->left < FG_BAR_HEIGHT)
		return;
	if (letter[0]) {
		fg_paint_label(brush->scene, (struct fg_xy){ box->left + 2, box->top },
		               box->bottom - box->top, letter, &letters);
	} else if (look.form == FG_LINE_DOUBLE) {
		struct fg_xy line[2] = { { box->left, middle }, { box->right, middle } };

		paint_line(brush, line, 2, &(struct fg_stroke){ FG_WHITE, 1.6f, FG_DASH_SOLID });
	} else if (look.form == FG_LINE_DOT_TAIL) {
		struct fg_item *dot = fg_scene_add(brush->scene, FG_SHAPE_CIRCLE);

		dot->x = box->left + 5;
		dot->y = middle;
		dot->width = 2.2f;
		dot->fill = FG_WHITE;
	}
}

/* Two lengths for one thing: half a bar each, with a slit between them. */
static void paint_conflict(struct brush brush, const struct fg_axis *axis,
                           const struct fg_bar *bar)
{
	float half = (brush.box.bottom - brush.box.top) / 2;

	for (uint32_t i = 0; i < bar->lengths; i++) {
		struct brush part = brush;

		part.box.top += half * (float)i;
		part.box.bottom = part.box.top + half - SLIT / 2;
		part.box.top += i ? SLIT / 2 : 0;
		part.box.right = fmaxf(fg_axis_at(axis, bar->seconds[i]), axis->left + LEAST);
		paint_open(&part);
	}
}

/* What others report, in a bar that stands for no answer. */
static void paint_reported(const struct brush *brush, const struct fg_axis *axis,
                           const struct fg_bar *bar)
{
	for (uint32_t i = 0; i < bar->lengths; i++) {
		float x = fg_axis_at(axis, bar->seconds[i]);
		struct fg_xy line[2] = { { x, brush->box.top }, { x, brush->box.bottom } };

		paint_line(brush, line, 2, &(struct fg_stroke){ FG_INK, 1.6f, FG_DASH_SOLID });
	}
}

void fg_paint_bar(struct fg_scene *scene, const struct fg_axis *axis, struct fg_band band,
                  const struct fg_bar *bar, bool grey)
{
	struct brush brush = {
		scene,
		{ axis->left, band.top, fg_bar_end(axis, bar), band.top + band.height },
		{ bar->family == FG_TO_VERIFY ? FG_SOFT_INK : FG_INK, OUTLINE,
		  fg_family_dash(bar->family) },
		fill_of(bar->categories, grey),
	};

	if (bar->form == FG_BAR_CONFLICT) {
		paint_conflict(brush, axis, bar);
		return;
	}
	paint_form(&brush, bar->form);
	if (bar->form == FG_BAR_FILLED || bar->form == FG_BAR_PERMANENT)
		paint_category(&brush, bar->categories);
	if (bar->form == FG_BAR_OPEN && bar->family != FG_TO_VERIFY)
		paint_reported(&brush, axis, bar);
}

/* ---- samples */

static void paint_sample(struct fg_xy at, const struct fg_bar *bar, bool grey,
                         struct fg_scene *scene)
{
	struct fg_axis axis = { at.x + 1, at.x + FG_SAMPLE - 1, 1, 10 };

	fg_paint_bar(scene, &axis, (struct fg_band){ at.y - 4.2f, 8.4f }, bar, grey);
}

void fg_sample_bar(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	struct fg_bar bar = { .form = (enum fg_bar_form)(entry->which % FG_BAR_FORMS),
		              .family = (enum fg_family)(entry->which / FG_BAR_FORMS) };

	if (bar.form == FG_BAR_CONFLICT) {
		bar.lengths = 2;
		bar.seconds[0] = 4;
		bar.seconds[1] = 10;
	}
	paint_sample(at, &bar, entry->grey, scene);
}

void fg_sample_bar_category(const struct fg_key_entry *entry, struct fg_xy at,
                            struct fg_scene *scene)
{
	struct fg_bar bar = { .form = FG_BAR_FILLED };

	bar.categories = entry->which == FG_CATEGORIES ? 0 : 1u << entry->which;
	paint_sample(at, &bar, entry->grey, scene);
}
