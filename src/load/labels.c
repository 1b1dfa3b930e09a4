/* Texts that a model and its yardsticks do not have in a language. */
#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "base/say.h"
#include "base/sink.h"
#include "load/load.h"
#include "model/model.h"

/* Where complaints go, of which language in which file, and what is looked at. */
struct check {
	struct fg_diags *diags;
	const char *file, *lang;
	struct fg_sink name;             /* "flow 'f1'" */
	struct fg_loc loc;
};

static int complain(const struct check *check, struct fg_loc loc, struct fg_sink *text)
{
	struct fg_diag diag = { .code = fg_code_find("FG6019"), .file = (char *)check->file,
		                .line = loc.line, .column = loc.column, .width = 1,
		                .text = text->data };
	int status = text->error;

	if (status == 0)
		fg_diags_add(check->diags, &diag);
	fg_sink_clear(text);
	return status;
}

/* Whether what is looked at has its text in the language. `part` is what the text is, `quote` the
 * text in its own language, or NULL where it is long. */
static int check_wording(const struct check *check, const struct fg_wording *wording,
                         const char *part, const char *quote)
{
	struct fg_sink text = { 0 };

	if (check->name.error)
		return check->name.error;
	if (!wording->text || fg_wording_has(wording, check->lang))
		return 0;
	fg_putf(&text, "%s has no %s in language '%s'", check->name.data, part, check->lang);
	if (quote)
		fg_putf(&text, ": \"%s\"", quote);
	return complain(check, check->loc, &text);
}

static int check_label(const struct check *check, const struct fg_wording *wording)
{
	return check_wording(check, wording, "label", wording->text);
}

/* What is looked at next. */
static struct fg_sink *look_at(struct check *check, struct fg_loc loc)
{
	check->loc = loc;
	fg_sink_clear(&check->name);
	return &check->name;
}

/* ---- the model */

/* What figures and registers name by its label, in the order in which it is listed. */
static const struct {
	enum fg_kind kind;
	const char *word;
} named[] = {
	{ FG_BASELINE, "baseline" }, { FG_PARTY, "party" }, { FG_BOUNDARY, "boundary" },
	{ FG_PLACE, "place" },       { FG_STEP, "step" },   { FG_ELEMENT, "element" },
	{ FG_GROUP, "group" },       { FG_FLOW, "flow" },
};

static int check_entity(struct check *check, const struct fg_entity *entity, const char *word)
{
	const struct fg_wording name = fg_entity_name(entity);

	/* A name that is the id needs no translation: nobody wrote one in any language. */
	if (entity->label == entity->id)
		return 0;
	fg_putf(look_at(check, entity->loc), "%s '%s'", word, entity->id);
	return check_label(check, &name);
}

static int check_model(struct check *check, const struct fg_model *model)
{
	int status = 0;

	for (size_t k = 0; k < sizeof(named) / sizeof(named[0]); k++) {
		uint32_t count = fg_model_count(model, named[k].kind);

		for (fg_ref i = 0; status == 0 && i < count; i++)
			status = check_entity(check, fg_model_entity(model, named[k].kind, i),
			                      named[k].word);
	}
	return status;
}

/* ---- yardsticks */

static int check_limbs(struct check *check, const char *yardstick,
                       const struct fg_question *question)
{
	int status = 0;

	for (uint32_t i = 0; status == 0 && i < question->limb_count; i++) {
		const struct fg_limb *limb = &question->limbs[i];
		const char *word = fg_vocab_word(FG_VOCAB_ATTRIBUTE, limb->attribute)->word;

		fg_putf(look_at(check, limb->loc), "limb '%s' of question '%s:%s'", word,
		        yardstick, question->id);
		status = check_label(check, &limb->text);
	}
	return status;
}

static int check_question(struct check *check, const char *yardstick,
                          const struct fg_question *question)
{
	int status = check_limbs(check, yardstick, question);

	fg_putf(look_at(check, question->loc), "question '%s:%s'", yardstick, question->id);
	if (status == 0)
		status = check_label(check, &question->label);
	if (status == 0)
		status = check_wording(check, &question->about, "<about>", NULL);
	if (status == 0)
		status = check_wording(check, &question->ask, "<ask>", NULL);
	return status;
}

static int check_yardstick(struct check *check, const struct fg_model *model,
                           const struct fg_yardstick *yardstick)
{
	int status;

	check->file = yardstick->file;
	if (fg_same_language(yardstick->lang, check->lang))
		return 0;
	fg_putf(look_at(check, yardstick->loc), "yardstick '%s'", yardstick->id);
	status = check_label(check, &yardstick->label);
	if (status == 0)
		status = check_wording(check, &yardstick->about, "<about>", NULL);
	for (uint32_t i = 0; status == 0 && i < yardstick->count; i++)
		status = check_question(check, yardstick->id,
		                        &model->questions[yardstick->first + i]);
	return status;
}

int fg_check_labels(const struct fg_model *model, const char *file, const char *lang,
                    struct fg_diags *diags)
{
	struct check check = { .diags = diags, .file = file, .lang = lang };
	struct fg_sink text = { 0 };
	int status = 0;

	if (strcmp(fg_say_lang(lang), "en") == 0)
		fg_say_put_remark(lang, &text);
	if (text.length)
		status = complain(&check, (struct fg_loc){ 0 }, &text);
	if (status == 0 && !fg_same_language(model->lang, lang))
		status = check_model(&check, model);
	for (uint32_t i = 0; status == 0 && i < model->yardstick_count; i++)
		status = check_yardstick(&check, model, &model->yardsticks[i]);
	fg_sink_clear(&check.name);
	fg_diags_sort(diags);
	return status;
}
