/* Yardsticks: files of their own, in a second small language, read by the same machinery. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "load/file.h"
#include "load/link.h"

enum { BASELINES_MOST = 64, QUESTIONS_MOST = 100000 };

struct yards {
	struct fg_link *link;
	struct fg_yardstick *yardsticks;
	struct fg_question *questions;
	uint32_t question_room;
};

/* ---- one question */

static void link_limb(struct fg_link *link, const struct fg_record *record, struct fg_limb *limb)
{
	limb->attribute = (enum fg_attribute)fg_link_word(link, record, FG_NAME_ATTRIBUTE, FG_SAID);
	limb->text = fg_link_wording(link, record, FG_YARD_LABEL,
	                             fg_arena_string(link->arena, record->text));
	limb->loc = fg_record_loc(link->doc, record);
}

static void check_limb(struct fg_link *link, const struct fg_record *record,
                       const struct fg_question *question)
{
	const struct fg_limb *limb = &question->limbs[question->limb_count];
	const char *word = fg_vocab_word(FG_VOCAB_ATTRIBUTE, limb->attribute)->word;
	struct fg_mark mark = fg_mark_name(link->doc, record, FG_NAME_ATTRIBUTE);

	if (!fg_record_attr(link->doc, record, FG_NAME_ATTRIBUTE))
		return;
	if (question->subject == FG_ON_SYSTEM)
		fg_complain(link->doc, "FG7004", mark,
		            "a question about the system has no limbs: name its subject");
	else if (!fg_attribute_applies(limb->attribute, question->subject))
		fg_complain(link->doc, "FG7004", mark, "a %s has no attribute '%s'",
		            fg_vocab_word(FG_VOCAB_SUBJECT, question->subject)->word, word);
	for (uint32_t i = 0; i < question->limb_count; i++) {
		if (question->limbs[i].attribute == limb->attribute)
			fg_complain(link->doc, "FG7004", mark, "a second limb about '%s'", word);
	}
}

static void link_limbs(struct fg_link *link, const struct fg_record *record,
                       struct fg_question *question)
{
	uint32_t count = fg_count_children(link->doc, record, FG_YARD_LIMB);
	struct fg_limb *limbs = fg_link_array(link, count, sizeof(*limbs));
	const struct fg_record *child = NULL;

	question->limbs = limbs;
	while (limbs && !link->doc->stop
	       && (child = fg_child(link->doc, record, child, FG_YARD_LIMB))) {
		link_limb(link, child, &limbs[question->limb_count]);
		check_limb(link, child, question);
		question->limb_count++;
	}
	if (!count && question->subject != FG_ON_SYSTEM)
		fg_complain(link->doc, "FG7004", fg_mark_name(link->doc, record, FG_NAME_SUBJECT),
		            "a question about each %s needs a limb: which attribute?",
		            fg_vocab_word(FG_VOCAB_SUBJECT, question->subject)->word);
}

static void link_wheres(struct fg_link *link, const struct fg_record *record,
                        struct fg_question *question)
{
	uint32_t count = fg_count_children(link->doc, record, FG_YARD_WHERE), seen = 0;
	struct fg_where *wheres = fg_link_array(link, count, sizeof(*wheres));
	const struct fg_record *child = NULL;

	question->wheres = wheres;
	while (wheres && !link->doc->stop
	       && (child = fg_child(link->doc, record, child, FG_YARD_WHERE))) {
		struct fg_where *where = &wheres[question->where_count++];

		where->kinds = fg_link_words(link, child, FG_NAME_KIND);
		where->places = fg_link_parts(link, fg_arena_string(link->arena, child->text),
		                              &where->place_count);
		if (!where->place_count)
			fg_complain(link->doc, "FG7005", fg_mark_tag(link->doc, child),
			            "where in the document? Name a section, or write 'whole'");
		if (seen & where->kinds)
			fg_complain(link->doc, "FG7005",
			            fg_mark_name(link->doc, child, FG_NAME_KIND),
			            "a second place for the same kind of source");
		seen |= where->kinds;
	}
	if (!count)
		fg_complain(link->doc, "FG7006", fg_mark_tag(link->doc, record),
		            "no <where>: the question is put to no document and never asked");
}

static void check_custody(struct fg_link *link, const struct fg_record *record,
                          const struct fg_question *question)
{
	bool flow = question->subject == FG_ON_FLOW || question->subject == FG_ON_COLLECTION;

	if (question->custody == FG_CUSTODY_ANY || flow
	    || (question->subject == FG_ON_HOLDING && question->custody != FG_CHANGES))
		return;
	fg_complain(link->doc, "FG7004", fg_mark_name(link->doc, record, FG_NAME_CUSTODY),
	            "custody '%s' means nothing for a question about %s",
	            fg_vocab_word(FG_VOCAB_CUSTODY, (size_t)question->custody)->word,
	            fg_vocab_word(FG_VOCAB_SUBJECT, question->subject)->label);
}

static void link_question(struct fg_link *link, const struct fg_record *record,
                          struct fg_question *question)
{
	const char *id = fg_link_text(link, record, FG_NAME_ID);
	const char *label = fg_link_text(link, record, FG_NAME_LABEL);

	question->id = id ? id : "";
	question->loc = fg_record_loc(link->doc, record);
	question->label = fg_link_wording(link, record, FG_YARD_LABEL, label);
	if (!question->label.text)
		question->label.text = question->id;
	question->reference = fg_link_text(link, record, FG_NAME_REFERENCE);
	question->about = fg_link_wording(link, record, FG_YARD_ABOUT, NULL);
	question->ask = fg_link_wording(link, record, FG_YARD_ASK, NULL);
	question->force =
		(enum fg_force)fg_link_word(link, record, FG_NAME_FORCE, FG_GOOD_PRACTICE);
	question->subject = (enum fg_subject)fg_link_word(link, record, FG_NAME_SUBJECT,
	                                                  FG_ON_SYSTEM);
	question->categories = fg_link_words(link, record, FG_NAME_CATEGORIES);
	question->custody = (enum fg_custody)fg_link_word(link, record, FG_NAME_CUSTODY,
	                                                  FG_CUSTODY_ANY);
	question->project_wide = fg_link_word(link, record, FG_NAME_PROJECT_WIDE, 0);
	check_custody(link, record, question);
	link_limbs(link, record, question);
	link_wheres(link, record, question);
}

/* ---- one yardstick */

static int add_question(struct yards *yards, struct fg_link *inner, const struct fg_record *record)
{
	struct fg_link *link = yards->link;
	uint32_t number = link->model->question_count;
	struct fg_question *questions;

	questions = fg_grow(yards->questions, number, &yards->question_room, sizeof(*questions));
	if (!questions)
		return -ENOMEM;
	yards->questions = questions;
	questions[number] = (struct fg_question){ .yardstick = link->model->yardstick_count };
	link_question(inner, record, &questions[number]);
	link->model->question_count++;
	return number < QUESTIONS_MOST ? 0 : -EFBIG;
}

static int link_yard(struct yards *yards, struct fg_link *inner, struct fg_yardstick *yardstick)
{
	const struct fg_record *root = inner->doc->records, *child = NULL;
	const struct fg_attr *id = fg_record_attr(inner->doc, root, FG_NAME_ID);
	const char *label = fg_link_text(inner, root, FG_NAME_LABEL);
	int status = 0;

	if (id && !fg_span_is(fg_attr_span(inner->doc, id), yardstick->id))
		fg_complain(inner->doc, "FG7002", fg_mark_attr(inner->doc, id),
		            "the file is called '%s.xml', but its id is '%.*s'", yardstick->id,
		            (int)id->length, fg_attr_span(inner->doc, id).at);
	yardstick->lang = fg_link_text(inner, root, FG_NAME_LANG);
	yardstick->lang = yardstick->lang ? yardstick->lang : "en";
	inner->lang = yardstick->lang;
	yardstick->loc = fg_record_loc(inner->doc, root);
	yardstick->label = fg_link_wording(inner, root, FG_YARD_LABEL, label);
	if (!yardstick->label.text)
		yardstick->label.text = yardstick->id;
	yardstick->reference = fg_link_text(inner, root, FG_NAME_REFERENCE);
	yardstick->reference = yardstick->reference ? yardstick->reference : "";
	yardstick->about = fg_link_wording(inner, root, FG_YARD_ABOUT, NULL);
	yardstick->first = yards->link->model->question_count;
	while (status == 0 && !inner->doc->stop
	       && (child = fg_child(inner->doc, root, child, FG_YARD_QUESTION)))
		status = add_question(yards, inner, child);
	yardstick->count = yards->link->model->question_count - yardstick->first;
	return status;
}

/* The question's number may be taken in its yardstick. */
static void check_numbers(struct fg_link *inner)
{
	const struct fg_record *child = NULL;
	struct fg_ids ids = { 0 };

	if (fg_ids_init(&ids, inner->doc->record_count, inner->seed) < 0) {
		inner->doc->no_memory = true;
		inner->doc->stop = true;
	}
	while (!inner->doc->stop
	       && (child = fg_child(inner->doc, inner->doc->records, child, FG_YARD_QUESTION))) {
		const struct fg_attr *attr = fg_record_attr(inner->doc, child, FG_NAME_ID);
		const struct fg_id *other;
		struct fg_id id = { .index = (uint32_t)(child - inner->doc->records) };

		if (!attr)
			continue;
		id.id = fg_attr_span(inner->doc, attr);
		other = fg_ids_add(&ids, &id);
		if (other)
			fg_complain(
				inner->doc, "FG7003", fg_mark_attr(inner->doc, attr),
				"the number '%.*s' is taken: line %u gives it to another question",
				(int)id.id.length, id.id.at,
				inner->doc->records[other->index].line);
	}
	fg_ids_clear(&ids);
}

/* Reads the file and adds what it holds. Errors in it make the model invalid. */
static int read_yard(struct yards *yards, struct fg_file *file,
                     struct fg_yardstick *yardstick)
{
	struct fg_link *link = yards->link;
	struct fg_doc doc = { .language = &fg_yardstick_language, .diags = link->doc->diags };
	struct fg_link inner = { .doc = &doc, .model = link->model, .arena = link->arena,
		                 .seed = link->seed };
	int status = fg_doc_read(&doc, file);

	if (status == 0) {
		check_numbers(&inner);
		status = doc.stop ? 0 : link_yard(yards, &inner, yardstick);
	}
	if (doc.invalid)
		link->doc->invalid = true;
	if (doc.stop)
		link->doc->stop = doc.invalid && fg_diags_errors(doc.diags) >= FG_DIAG_LIMIT;
	if (doc.no_memory)
		status = -ENOMEM;
	fg_doc_clear(&doc);
	return status == -EINVAL ? 0 : status;
}

/* ---- the list in the model */

static void link_baselines(struct fg_link *link, const struct fg_record *record,
                           struct fg_yardstick *yardstick)
{
	struct fg_refs refs = fg_link_refs(link, record, FG_NAME_BASELINES, FG_BASELINE);

	for (uint32_t i = 0; i < refs.count; i++) {
		if (refs.items[i] < BASELINES_MOST)
			yardstick->baselines |= UINT64_C(1) << refs.items[i];
	}
	if (!fg_record_has(link->doc, record, FG_NAME_BASELINES))
		yardstick->baselines = UINT64_MAX;
}

static void complain_of_file(struct fg_link *link, const struct fg_attr *ref, int status)
{
	struct fg_span id = fg_attr_span(link->doc, ref);

	if (status == -ENOENT)
		fg_complain(
			link->doc, "FG7001", fg_mark_attr(link->doc, ref),
			"there is no yardstick '%.*s': no file yardsticks/%.*s.xml beside the"
			  " model,"
			" in the folders given, or among those installed",
			(int)id.length, id.at, (int)id.length, id.at);
	else
		fg_complain(link->doc, "FG7001", fg_mark_attr(link->doc, ref),
		            "the yardstick '%.*s' cannot be read: %s", (int)id.length, id.at,
		            strerror(-status));
}

static bool listed_before(const struct yards *yards, const char *id)
{
	for (uint32_t i = 0; i < yards->link->model->yardstick_count; i++) {
		if (strcmp(yards->yardsticks[i].id, id) == 0)
			return true;
	}
	return false;
}

static int take_yardstick(struct yards *yards, const struct fg_record *record)
{
	struct fg_link *link = yards->link;
	const struct fg_attr *ref = fg_record_attr(link->doc, record, FG_NAME_REF);
	struct fg_yardstick *yardstick = &yards->yardsticks[link->model->yardstick_count];
	struct fg_file file;
	int status;

	if (!ref)
		return 0;
	yardstick->id = fg_link_text(link, record, FG_NAME_REF);
	yardstick->why = fg_arena_string(link->arena, record->text);
	if (!yardstick->id || !yardstick->why)
		return -ENOMEM;
	if (listed_before(yards, yardstick->id)) {
		fg_complain(link->doc, "FG3006", fg_mark_attr(link->doc, ref),
		            "the yardstick '%s' is listed twice", yardstick->id);
		return 0;
	}
	link_baselines(link, record, yardstick);
	status = fg_file_yardstick(link, yardstick->id, &file);
	if (status == 0) {
		yardstick->file = fg_arena_string(link->arena, file.name);
		yardstick->path = file.installed ? NULL : yardstick->file;
		status = read_yard(yards, &file, yardstick);
		fg_file_clear(&file);
	}
	if (status < 0 && status != -ENOMEM)
		complain_of_file(link, ref, status);
	link->model->yardstick_count++;
	return status == -ENOENT ? 0 : status;
}

/* All addresses YARDSTICK:QUESTION, for the answers. */
static int index_questions(struct fg_link *link)
{
	struct fg_model *model = link->model;

	if (fg_ids_init(&link->questions, model->question_count, link->seed) < 0)
		return -ENOMEM;
	for (uint32_t i = 0; i < model->question_count; i++) {
		const struct fg_question *question = &model->questions[i];
		struct fg_id id = { .kind = FG_ANSWER, .index = i };

		id.id.at = fg_arena_format(link->doc->arena, "%s:%s",
		                           model->yardsticks[question->yardstick].id, question->id);
		if (!id.id.at)
			return -ENOMEM;
		id.id.length = (uint32_t)strlen(id.id.at);
		fg_ids_add(&link->questions, &id);
	}
	return 0;
}

static int keep_questions(struct yards *yards)
{
	struct fg_model *model = yards->link->model;
	struct fg_question *questions = fg_link_array(yards->link, model->question_count,
	                                              sizeof(*questions));

	if (!questions)
		return -ENOMEM;
	if (model->question_count)
		memcpy(questions, yards->questions, model->question_count * sizeof(*questions));
	model->questions = questions;
	return 0;
}

int fg_link_yardsticks(struct fg_link *link)
{
	const struct fg_record *root = link->doc->records, *child = NULL;
	uint32_t count = link->doc->tags[FG_TAG_YARDSTICK], left = count;
	struct yards yards = { .link = link };
	int status = 0;

	yards.yardsticks = fg_link_array(link, count, sizeof(*yards.yardsticks));
	if (!yards.yardsticks)
		return -ENOMEM;
	link->model->yardsticks = yards.yardsticks;
	if (link->model->baseline_count > BASELINES_MOST)
		fg_complain(link->doc, "FG1003",
		            fg_mark_tag(link->doc, fg_thing(link, FG_BASELINE, BASELINES_MOST)),
		            "more than %d baselines", BASELINES_MOST);
	while (status == 0 && !link->doc->stop && left-- > 0  /* no look at all behind the last */
	       && (child = fg_child(link->doc, root, child, FG_TAG_YARDSTICK)))
		status = take_yardstick(&yards, child);
	if (status == 0)
		status = keep_questions(&yards);
	free(yards.questions);
	return status == 0 ? index_questions(link) : status;
}

void fg_link_unanswerable(struct fg_link *link, const struct fg_attr *attr)
{
	const struct fg_model *model = link->model;
	struct fg_span address = fg_attr_span(link->doc, attr);
	uint32_t before = (uint32_t)((const char *)memchr(address.at, ':', address.length)
	                             - address.at);
	struct fg_span id = { address.at, before };
	struct fg_hint hint = { "FG5005", fg_mark_attr(link->doc, attr) };
	const struct fg_yardstick *yardstick = NULL;
	const char **words;

	for (uint32_t i = 0; i < model->yardstick_count && !yardstick; i++) {
		if (fg_span_is(id, model->yardsticks[i].id))
			yardstick = &model->yardsticks[i];
	}
	if (yardstick && !yardstick->count)
		return;                          /* it could not be read; that was said */
	hint.count = yardstick ? yardstick->count : model->yardstick_count;
	words = fg_arena_array(link->doc->arena, hint.count + 1, sizeof(*words));
	hint.words = words;
	hint.wrong = yardstick ? fg_arena_copy(link->doc->arena, address.at + before + 1,
	                                       address.length - before - 1)
	                       : fg_span_copy(link->doc->arena, id);
	for (size_t i = 0; words && i < hint.count; i++)
		words[i] = yardstick ? model->questions[yardstick->first + i].id
		                     : model->yardsticks[i].id;
	if (!words || !hint.wrong)
		return;
	hint.code = yardstick ? "FG5005" : "FG5004";
	hint.list = hint.count <= 60;
	if (yardstick)
		fg_complain_hint(link->doc, &hint, "the yardstick '%s' has no question '%s'",
		                 yardstick->id, hint.wrong);
	else
		fg_complain_hint(link->doc, &hint, "the model lists no yardstick '%s'", hint.wrong);
}
