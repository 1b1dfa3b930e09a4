#include "figure/sentence.h"

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "draw/scene.h"

enum { MOST_NAMED = 24 };      /* elements */

const char *fg_remark(const struct fg_figure *figure, const char *remarks, const char *words)
{
	return remarks ? fg_arena_format(figure->arena, "%s%s\n", remarks,
	                                 fg_say(figure->lang, words))
	               : NULL;
}

const char *fg_remarks(const struct fg_figure *figure, const char *left_out, bool cut,
                       bool unknown)
{
	const char *remarks = left_out ? fg_remark(figure, "", left_out) : "";

	if (cut)
		remarks = fg_remark(figure, remarks, FG_REMARK_CUT);
	if (unknown)
		remarks = fg_remark(figure, remarks, FG_REMARK_UNKNOWN);
	return remarks;
}

void fg_number_pages(struct fg_figure *figure)
{
	for (uint32_t i = 0; figure->page_count > 1 && i < figure->page_count; i++) {
		struct fg_scene *scene = figure->pages[i];

		scene->title = fg_scene_string(
			scene, fg_arena_format(figure->arena,
			                       fg_say(figure->lang, "%s, page %u of %u"),
			                       scene->title, i + 1, figure->page_count));
	}
}

static const char *element_name(const struct fg_figure *figure, fg_ref element)
{
	return fg_label_in(&figure->model->elements[element].e, figure->lang);
}

/* The first `count` names, and how many more there are; NULL: out of memory. */
static const char *name_first(const struct fg_figure *figure, struct fg_refs elements,
                              uint32_t count)
{
	struct fg_sink sink = { .arena = figure->arena };

	for (uint32_t i = 0; i < count; i++)
		fg_putf(&sink, "%s%s", i ? fg_say(figure->lang, ", ") : "",
		        element_name(figure, elements.items[i]));
	if (count < elements.count)
		fg_putf(&sink, fg_say(figure->lang, " and %u more"), elements.count - count);
	return fg_sink_keep(&sink);
}

/* More names than this are too wide even without regard to where lines break. */
static uint32_t most_that_fit(const struct fg_figure *figure, struct fg_refs elements,
                              const struct fg_wrap *how)
{
	float room = how->limit * (float)how->most, used = 0;
	uint32_t count = 0;

	while (count < elements.count && count < MOST_NAMED) {
		used += fg_line_width(element_name(figure, elements.items[count]), how->size,
		                      how->bold);
		if (used > room && count)
			break;
		count++;
	}
	return count;
}

struct fg_block fg_wrap_elements(const struct fg_figure *figure, struct fg_refs elements,
                                 const struct fg_wrap *how, uint32_t *ret_shown)
{
	uint32_t count = most_that_fit(figure, elements, how);
	struct fg_block block = { 0 };

	for (; count; count--) {
		const char *text = name_first(figure, elements, count);

		if (!text)
			break;
		block = fg_wrap(figure->arena, text, how);
		if (!block.cut)
			break;
	}
	if (!count && elements.count > 1) {
		const char *number = fg_arena_format(figure->arena,
		                                     fg_say_count(figure->lang,
		                                                  elements.count,
		                                                  "%u data element",
		                                                  "%u data elements"),
		                                     elements.count);

		block = number ? fg_wrap(figure->arena, number, how) : block;
	}
	if (ret_shown)
		*ret_shown = count;
	return block;
}

void fg_put_element_names(const struct fg_figure *figure, struct fg_refs elements,
                          struct fg_sink *sink)
{
	for (uint32_t i = 0; i < elements.count; i++)
		fg_putf(sink, "%s%s (%s)", i ? fg_say(figure->lang, "; ") : "",
		        element_name(figure, elements.items[i]),
		        figure->model->elements[elements.items[i]].e.id);
}

void fg_put_element_ids(const struct fg_figure *figure, struct fg_refs elements,
                        struct fg_sink *sink)
{
	for (uint32_t i = 0; i < elements.count; i++)
		fg_putf(sink, "%s%s", i ? " " : "",
		        figure->model->elements[elements.items[i]].e.id);
}
