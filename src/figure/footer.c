#include "figure/footer.h"

#include "base/say.h"
#include "draw/scene.h"
#include "figure/paint.h"
#include "figure/wrap.h"

#define ABOVE 3.0f

static struct fg_block words_in(const struct fg_figure *figure, const char *lang)
{
	const char *words = fg_say_unreviewed(lang);
	float limit = figure->width - 2 * FG_PAPER_EDGE;
	struct fg_wrap how = { FG_NOTE_SIZE, false, limit, limit, FG_LINES };

	return words ? fg_wrap_whole(figure->arena, words, &how) : (struct fg_block){ 0 };
}

static float height_of(const struct fg_block *block)
{
	return block->count ? ABOVE + (float)block->count * FG_NOTE_LINE : 0;
}

float fg_footer_room(const struct fg_figure *figure)
{
	float most = 0;

	for (size_t i = 0; fg_say_lang_at(i); i++) {
		struct fg_block block = words_in(figure, fg_say_lang_at(i));

		most = height_of(&block) > most ? height_of(&block) : most;
	}
	return most;
}

void fg_footer_paint(const struct fg_figure *figure, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_SOFT_INK };
	struct fg_block block = words_in(figure, figure->lang);
	struct fg_xy at = { FG_PAPER_EDGE, scene->height - FG_PAPER_EDGE + ABOVE };

	for (uint32_t i = 0; i < block.count; i++, at.y += FG_NOTE_LINE)
		fg_paint_label(scene, at, FG_NOTE_LINE, block.lines[i], &letters);
	scene->height += height_of(&block);
	scene->remark = fg_scene_string(scene, fg_say_unreviewed(figure->lang));
}
