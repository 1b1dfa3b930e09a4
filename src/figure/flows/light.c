#include "figure/flows/light.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "figure/flows/pages.h"
#include "figure/flows/size.h"
#include "figure/paint.h"

struct fg_light *fg_light_new(const struct fg_plan *plan, int kind)
{
	size_t places = plan->model->place_count;
	struct fg_light *light = fg_arena_get(plan->arena, sizeof(*light));

	if (!light)
		return NULL;
	light->kind = kind;
	light->flows = fg_arena_array(plan->arena, (size_t)plan->flow_count + 1, 1);
	light->places = fg_arena_array(plan->arena, places + 1, 1);
	light->below = fg_arena_array(plan->arena, places + 1, 1);
	light->kept = fg_arena_array(plan->arena, places + 1, sizeof(*light->kept));
	return fg_arena_failed(plan->arena) ? NULL : light;
}

int fg_light_finish(const struct fg_plan *plan, const struct fg_about *about, const char *title,
                    struct fg_light *light)
{
	light->title = title;
	for (uint32_t i = 0; i < plan->flow_count; i++)
		light->flow_count += light->flows[i] && !plan->flows[i].assumed;
	for (fg_ref i = 0; i < plan->model->place_count; i++)
		if (light->places[i])
			light->kept[i] = fg_kept_about(plan->figure, i, about);
	return title && !fg_arena_failed(plan->arena) ? 0 : -ENOMEM;
}

/* The letter behind which these words stand in the key. */
static uint8_t letter_of(struct fg_light *light, const char *words)
{
	uint32_t i = 0;

	while (i < light->below_count && strcmp(light->below_words[i], words))
		i++;
	if (i == FG_BELOW_MOST)
		return 0;
	if (i == light->below_count)
		light->below_words[light->below_count++] = words;
	return (uint8_t)(i + 1);
}

/* Words on keeping, in the room that the box has; else in the key. */
static void set_note(struct fg_plan *plan, struct fg_light *light, struct fg_spot *spot)
{
	const struct fg_kept *kept = &light->kept[spot->index];
	float width = spot->width - 2 * FG_NOTE_PAD_X;
	const char *short_words;
	uint32_t lines = (uint32_t)((spot->note_room - 2 * FG_NOTE_PAD_Y) / FG_NOTE_LINE + 0.5f);

	spot->note = (struct fg_block){ 0 };
	spot->note_height = 0;
	light->below[spot->index] = 0;
	if (!light->places[spot->index] || !kept->words || !lines)
		return;
	for (uint32_t i = 0; i < kept->marks.count; i++)
		width -= fg_mark_width(fg_mark_text(plan->arena, &kept->marks, i));
	spot->note_height = spot->note_room;
	spot->note = fg_wrap(plan->arena, kept->words,
	                     &(struct fg_wrap){ FG_NOTE_SIZE, false, width, width, lines });
	if (!spot->note.cut)
		return;
	light->below[spot->index] = letter_of(light, kept->words);
	if (!light->below[spot->index]) {
		plan->cut = true;
		return;
	}
	short_words = fg_arena_format(plan->arena, fg_say(plan->lang, "kept: %s"),
	                              fg_below_mark(plan->arena, light->below[spot->index]));
	spot->note = fg_wrap(plan->arena, short_words ? short_words : "",
	                     &(struct fg_wrap){ FG_NOTE_SIZE, false, width, width, lines });
	plan->cut |= spot->note.cut;
}

bool fg_light_is_on(const struct fg_plan *plan, const struct fg_light *light, uint32_t number)
{
	for (uint32_t i = 0; i < plan->flow_count; i++)
		if (light->flows[i] && plan->flows[i].page == number)
			return true;
	for (fg_ref i = 0; i < plan->model->place_count; i++)
		if (light->places[i] && plan->places[i].home == number)
			return true;
	return false;
}

int fg_light_paint(struct fg_figure *figure, struct fg_plan *plan, struct fg_light *light)
{
	int status = 0;

	plan->light = light;
	for (uint32_t i = 0; status == 0 && i < plan->page_count; i++) {
		struct fg_page *page = &plan->pages[i];
		const char *title = light->title;

		if (!fg_light_is_on(plan, light, i))
			continue;
		for (uint32_t k = 0; k < page->spot_count; k++)
			if (page->spots[k].kind == FG_AT_PLACE && !page->spots[k].guest)
				set_note(plan, light, &page->spots[k]);
		if (plan->page_count > 1)
			title = fg_arena_format(plan->arena,
			                        fg_say(plan->lang, "%s, page %u of %u"), title,
			                        i + 1, plan->page_count);
		status = fg_flows_add_page(figure, plan, i, title);
	}
	plan->light = NULL;
	return status;
}
