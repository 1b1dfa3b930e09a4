/* The questions that a disclosure must answer. */
#include "database/fill.h"

static void fill_yardsticks(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->yardstick_count; i++) {
		const struct fg_yardstick *yardstick = &fill->model->yardsticks[i];

		fg_fill_text(fill, yardstick->id);
		fg_fill_text(fill, yardstick->label.text);
		fg_fill_text(fill, yardstick->reference);
		fg_fill_text(fill, yardstick->about.text);
		fg_fill_text(fill, yardstick->why);
		fg_fill_end(fill);
	}
}

static void fill_held_against(struct fg_fill *fill)
{
	const struct fg_model *model = fill->model;

	for (fg_ref i = 0; i < model->yardstick_count; i++)
		for (fg_ref k = 0; k < model->baseline_count; k++) {
			if (!(model->yardsticks[i].baselines >> k & 1u))
				continue;
			fg_fill_text(fill, model->yardsticks[i].id);
			fg_fill_id(fill, FG_BASELINE, k);
			fg_fill_end(fill);
		}
}

static void fill_questions(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->question_count; i++) {
		const struct fg_question *question = &fill->model->questions[i];

		fg_fill_id(fill, FG_ANSWER, i);
		fg_fill_text(fill, fill->model->yardsticks[question->yardstick].id);
		fg_fill_text(fill, question->id);
		fg_fill_text(fill, question->label.text);
		fg_fill_text(fill, question->reference);
		fg_fill_text(fill, question->about.text);
		fg_fill_text(fill, question->ask.text);
		fg_fill_word(fill, FG_VOCAB_FORCE, question->force);
		fg_fill_word(fill, FG_VOCAB_SUBJECT, question->subject);
		if (question->custody == FG_CUSTODY_ANY)
			fg_fill_null(fill);
		else
			fg_fill_word(fill, FG_VOCAB_CUSTODY, (size_t)question->custody);
		fg_fill_number(fill, question->project_wide);
		fg_fill_end(fill);
	}
}

static void fill_limbs(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->question_count; i++) {
		const struct fg_question *question = &fill->model->questions[i];

		for (uint32_t k = 0; k < question->limb_count; k++) {
			fg_fill_id(fill, FG_ANSWER, i);
			fg_fill_number(fill, k);
			fg_fill_word(fill, FG_VOCAB_ATTRIBUTE, question->limbs[k].attribute);
			fg_fill_text(fill, question->limbs[k].text.text);
			fg_fill_end(fill);
		}
	}
}

/* A row for each other language; `part` says which text of the thing it is. */
static void put_wording(struct fg_fill *fill, const char *of, const char *part,
                        const struct fg_wording *wording)
{
	for (uint32_t i = 0; i < wording->count; i++) {
		fg_fill_text(fill, of);
		fg_fill_text(fill, part);
		fg_fill_text(fill, wording->others[i].lang);
		fg_fill_text(fill, wording->others[i].text);
		fg_fill_end(fill);
	}
}

static void fill_texts(struct fg_fill *fill)
{
	const struct fg_model *model = fill->model;

	for (fg_ref i = 0; i < model->yardstick_count; i++) {
		const struct fg_yardstick *yardstick = &model->yardsticks[i];

		put_wording(fill, yardstick->id, "label", &yardstick->label);
		put_wording(fill, yardstick->id, "about", &yardstick->about);
	}
	for (fg_ref i = 0; i < model->question_count; i++) {
		const struct fg_question *question = &model->questions[i];
		const char *id = fill->questions[i];

		put_wording(fill, id, "label", &question->label);
		put_wording(fill, id, "about", &question->about);
		put_wording(fill, id, "ask", &question->ask);
		for (uint32_t k = 0; k < question->limb_count; k++) {
			const struct fg_limb *limb = &question->limbs[k];

			put_wording(fill, id,
			            fg_vocab_word(FG_VOCAB_ATTRIBUTE, limb->attribute)->word,
			            &limb->text);
		}
	}
}

static void fill_categories(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->question_count; i++)
		fg_fill_bits(fill, fill->questions[i], FG_VOCAB_CATEGORY,
		             fill->model->questions[i].categories);
}

static void put_where(struct fg_fill *fill, fg_ref question, const struct fg_where *where)
{
	for (size_t kind = 0; kind < FG_SOURCE_KINDS; kind++)
		for (uint32_t k = 0; where->kinds >> kind & 1u && k < where->place_count; k++) {
			fg_fill_id(fill, FG_ANSWER, question);
			fg_fill_word(fill, FG_VOCAB_SOURCE_KIND, kind);
			fg_fill_text(fill, where->places[k]);
			fg_fill_end(fill);
		}
}

static void fill_wheres(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->model->question_count; i++)
		for (uint32_t k = 0; k < fill->model->questions[i].where_count; k++)
			put_where(fill, i, &fill->model->questions[i].wheres[k]);
}

static const struct fg_table tables[] = {
	{ "yardsticks", "Lists of questions that the model is held against.",
	  { { "id", "TEXT PRIMARY KEY NOT NULL", "as dhs-pia" },
	    { "label", "TEXT NOT NULL", "its name" },
	    { "reference", "TEXT", "where the duty comes from" },
	    { "about", "TEXT", "what it is" },
	    { "why", "TEXT NOT NULL", "why this model is held against it" } },
	  .fill = fill_yardsticks },
	{ "yardstick_baselines", "Which baseline is held against which yardstick.",
	  { { "yardstick", "TEXT NOT NULL REFERENCES yardsticks", "the yardstick" },
	    { "baseline", "TEXT NOT NULL REFERENCES baselines", "the baseline" } },
	  .index = "yardstick; baseline", .fill = fill_held_against },
	{ "questions", "What is asked.",
	  { { "id", "TEXT PRIMARY KEY NOT NULL", "as dhs-pia:5.1" },
	    { "yardstick", "TEXT NOT NULL REFERENCES yardsticks", "the list that it is in" },
	    { "number", "TEXT NOT NULL", "as 5.1" },
	    { "label", "TEXT NOT NULL", "the question in short" },
	    { "reference", "TEXT", "where the duty comes from" },
	    { "about", "TEXT", "what it means" },
	    { "ask", "TEXT", "what to ask when there is no answer" },
	    { "force", "TEXT NOT NULL", "statute, policy, template, good-practice" },
	    { "subject", "TEXT NOT NULL", "system, element, flow, collection, holding" },
	    { "custody", "TEXT", "only about facts inside, outside, or where custody changes" },
	    { "project_wide", "INTEGER NOT NULL",
	      "1: the system's answer counts for facts that have none of their own" } },
	  .index = "yardstick", .fill = fill_questions },
	{ "limbs", "The parts of a question, one attribute each.",
	  { { "question", "TEXT NOT NULL REFERENCES questions", "the question" },
	    { "limb", "INTEGER NOT NULL", "0, 1, ..." },
	    { "attribute", "TEXT NOT NULL", "what of the fact it asks for" },
	    { "text", "TEXT NOT NULL", "in words" } },
	  .constraint = "PRIMARY KEY (question, limb)", .fill = fill_limbs },
	{ "question_texts", "The words of yardsticks and questions in other languages.",
	  { { "id", "TEXT NOT NULL", "of a yardstick, as dhs-pia, or a question, as dhs-pia:5.1" },
	    { "part", "TEXT NOT NULL",
	      "label, about, ask; of a limb the attribute that it asks for" },
	    { "lang", "TEXT NOT NULL", "language tag" },
	    { "text", "TEXT NOT NULL", "in words" } },
	  .index = "id, part, lang", .fill = fill_texts },
	{ "question_categories", "Of which data a question asks; no row: of all.",
	  { { "question", "TEXT NOT NULL REFERENCES questions", "the question" },
	    { "category", "TEXT NOT NULL", "a data category" } },
	  .index = "question", .fill = fill_categories },
	{ "question_where", "In which part a kind of document answers a question.",
	  { { "question", "TEXT NOT NULL REFERENCES questions", "the question" },
	    { "source_kind", "TEXT NOT NULL", "the kind of document" },
	    { "part", "TEXT NOT NULL", "must have been read; 'whole': all of it" } },
	  .index = "question", .fill = fill_wheres },
};

const struct fg_table_group fg_tables_yardsticks = { tables, sizeof(tables) / sizeof(tables[0]) };
