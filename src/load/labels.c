/* Labels that a model does not have in a language. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "base/say.h"
#include "base/sink.h"
#include "load/load.h"
#include "model/model.h"

static bool same_primary(const char *a, const char *b)
{
	size_t length = strcspn(a, "-");

	return length == strcspn(b, "-") && strncasecmp(a, b, length) == 0;
}

static bool has_label(const struct fg_entity *entity, const char *lang)
{
	for (uint32_t i = 0; i < entity->label_count; i++)
		if (strcasecmp(entity->labels[i].lang, lang) == 0
		    || (same_primary(entity->labels[i].lang, lang)
		        && !strchr(entity->labels[i].lang, '-')))
			return true;
	return false;
}

/* What figures and registers name by its label, in the order in which it is listed. */
static const struct {
	enum fg_kind kind;
	const char *word;
} named[] = {
	{ FG_BASELINE, "baseline" }, { FG_PARTY, "party" }, { FG_BOUNDARY, "boundary" },
	{ FG_PLACE, "place" },       { FG_STEP, "step" },   { FG_ELEMENT, "element" },
	{ FG_GROUP, "group" },       { FG_FLOW, "flow" },
};

static int complain(struct fg_diags *diags, const char *file, struct fg_loc loc,
                    struct fg_sink *text)
{
	struct fg_diag diag = { .code = fg_code_find("FG6019"), .file = (char *)file,
		                .line = loc.line, .column = loc.column, .width = 1,
		                .text = text->data };

	if (text->error)
		return text->error;
	fg_diags_add(diags, &diag);
	fg_sink_clear(text);
	return 0;
}

static int check_entity(const struct fg_entity *entity, const char *word, const char *lang,
                        const char *file, struct fg_diags *diags)
{
	struct fg_sink text = { 0 };

	/* A name that is the id needs no translation: nobody wrote one in any language. */
	if (entity->label == entity->id || has_label(entity, lang))
		return 0;
	fg_putf(&text, "%s '%s' has no label in language '%s': \"%s\"", word, entity->id, lang,
	        entity->label);
	return complain(diags, file, entity->loc, &text);
}

int fg_check_labels(const struct fg_model *model, const char *file, const char *lang,
                    struct fg_diags *diags)
{
	struct fg_sink text = { 0 };
	int status = 0;

	if (strcmp(fg_say_lang(lang), "en") == 0)
		fg_say_put_remark(lang, &text);
	if (text.length)
		status = complain(diags, file, (struct fg_loc){ 0 }, &text);
	if (same_primary(model->lang, lang))
		return status;
	for (size_t k = 0; k < sizeof(named) / sizeof(named[0]); k++) {
		uint32_t count = fg_model_count(model, named[k].kind);

		for (fg_ref i = 0; status == 0 && i < count; i++)
			status = check_entity(fg_model_entity(model, named[k].kind, i),
			                      named[k].word, lang, file, diags);
	}
	fg_diags_sort(diags);
	return status;
}
