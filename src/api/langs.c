/* Whether a language asked for is one in which anybody wrote something. */
#include <errno.h>
#include <stdlib.h>
#include <strings.h>

#include "api/api.h"
#include "base/say.h"

struct langs {
	const char **items;
	uint32_t count, room;
	int status;
};

static void add(struct langs *langs, const char *lang)
{
	for (uint32_t i = 0; i < langs->count; i++)
		if (strcasecmp(langs->items[i], lang) == 0)
			return;
	if (langs->count == langs->room) {
		uint32_t room = langs->room ? 2 * langs->room : 16;
		const char **grown = realloc(langs->items, room * sizeof(*grown));

		if (!grown) {
			langs->status = -ENOMEM;
			return;
		}
		langs->items = grown;
		langs->room = room;
	}
	langs->items[langs->count++] = lang;
}

static void add_wording(struct langs *langs, struct fg_wording wording)
{
	for (uint32_t i = 0; i < wording.count; i++)
		add(langs, wording.others[i].lang);
}

static void add_kind(struct langs *langs, const struct fg_model *model, enum fg_kind kind)
{
	for (fg_ref i = 0; i < fg_model_count(model, kind); i++)
		add_wording(langs, fg_entity_name(fg_model_entity(model, kind, i)));
}

static void add_question(struct langs *langs, const struct fg_question *question)
{
	add_wording(langs, question->label);
	add_wording(langs, question->about);
	add_wording(langs, question->ask);
	for (uint32_t i = 0; i < question->limb_count; i++)
		add_wording(langs, question->limbs[i].text);
}

/* Those of the program, also where a catalogue waits for texts, then those of the model and of the
 * yardsticks it is held against. */
static void gather(const struct fg_model *model, struct langs *langs)
{
	add(langs, "en");
	for (size_t i = 0; fg_say_catalogue_at(i); i++)
		add(langs, fg_say_catalogue_at(i));
	add(langs, model->lang);
	add_wording(langs, fg_entity_name(&(struct fg_entity){ .label = model->label,
	                                                       .labels = model->labels }));
	for (int kind = 0; kind < FG_KINDS; kind++)
		add_kind(langs, model, (enum fg_kind)kind);
	for (uint32_t i = 0; i < model->yardstick_count; i++)
		add(langs, model->yardsticks[i].lang);
	for (uint32_t i = 0; i < model->question_count; i++)
		add_question(langs, &model->questions[i]);
}

static bool has(const struct langs *langs, const char *lang)
{
	for (uint32_t i = 0; i < langs->count; i++)
		if (strcasecmp(langs->items[i], lang) == 0
		    || fg_same_language(langs->items[i], lang))
			return true;
	return false;
}

static int refuse(const struct langs *langs, const char *lang, struct flowgap_buffer *message)
{
	const char *near = fg_nearest(lang, langs->items, langs->count);
	struct fg_sink list = { 0 };
	int status;

	for (uint32_t i = 0; i < langs->count; i++)
		fg_putf(&list, "%s%s", i ? ", " : "", langs->items[i]);
	status = list.error ? list.error
	                    : fg_api_refuse(message, "no language '%s'; program and model have: "
	                                             "%s%s%s%s", lang, list.data,
	                                    near ? "; did you mean '" : "", near ? near : "",
	                                    near ? "'?" : "");
	fg_sink_clear(&list);
	return status;
}

int flowgap_model_check_lang(const struct flowgap_model *model, const char *lang,
                             struct flowgap_buffer *message)
{
	struct langs langs = { 0 };
	int status;

	gather(model->model, &langs);
	status = langs.status;
	if (status == 0 && !has(&langs, lang))
		status = refuse(&langs, lang, message);
	free(langs.items);
	return status;
}
