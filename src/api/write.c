#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "write/write.h"

/* A filter being made from words; what it points to is owned here. */
struct making {
	const struct fg_model *model;
	struct flowgap_buffer *message;
	struct fg_filter filter;
	fg_ref *places, *boundaries;
	const char **questions;
	enum fg_vocab vocab;             /* of the list being read */
	const char *what, *table;
	uint32_t bits;
};

static int add_word(const char *word, void *context)
{
	struct making *making = context;
	int number = fg_vocab_find(making->vocab, word);

	if (number < 0)
		return fg_api_unknown(making->message, making->what, word, making->table);
	making->bits |= 1u << number;
	return 0;
}

static int read_words(struct making *making, const char *list, enum fg_vocab vocab,
                      const char *what, uint32_t *ret_bits)
{
	int status;

	making->vocab = vocab;
	making->what = making->table = what;
	making->bits = 0;
	status = fg_api_each(list, add_word, making);
	*ret_bits = making->bits;
	return status;
}

/* Appends the thing called `id` to a list with room for all of its kind. */
static int add_thing(struct making *making, enum fg_kind kind, const char *id, fg_ref *list,
                     struct fg_refs *refs)
{
	fg_ref number;
	int status = fg_api_find(making->model, kind, id, making->message, &number);

	if (status == 0 && refs->count < fg_model_count(making->model, kind))
		list[refs->count++] = number;
	return status;
}

static int add_place(const char *id, void *context)
{
	struct making *making = context;

	return add_thing(making, FG_PLACE, id, making->places, &making->filter.places);
}

static int add_boundary(const char *id, void *context)
{
	struct making *making = context;

	return add_thing(making, FG_BOUNDARY, id, making->boundaries, &making->filter.boundaries);
}

static int add_question(const char *reference, void *context)
{
	struct making *making = context;
	const char **grown =
		realloc(making->questions, (making->filter.question_count + 1) * sizeof(*grown));

	if (!grown)
		return -ENOMEM;
	making->questions = grown;
	grown[making->filter.question_count] = strdup(reference);
	if (!grown[making->filter.question_count])
		return -ENOMEM;
	making->filter.question_count++;
	making->filter.questions = grown;
	return 0;
}

static int make_filter(struct making *making, const struct flowgap_filter *words)
{
	int status;

	making->places = calloc(making->model->place_count + 1, sizeof(fg_ref));
	making->boundaries = calloc(making->model->boundary_count + 1, sizeof(fg_ref));
	if (!making->places || !making->boundaries)
		return -ENOMEM;
	making->filter.places.items = making->places;
	making->filter.boundaries.items = making->boundaries;
	status = read_words(making, words->family, FG_VOCAB_FAMILY, "family",
	                    &making->filter.families);
	if (status == 0)
		status = read_words(making, words->status, FG_VOCAB_STATUS, "status",
		                    &making->filter.statuses);
	if (status == 0)
		status = read_words(making, words->category, FG_VOCAB_CATEGORY, "category",
		                    &making->filter.categories);
	if (status == 0)
		status = fg_api_each(words->place, add_place, making);
	if (status == 0)
		status = fg_api_each(words->boundary, add_boundary, making);
	if (status == 0)
		status = fg_api_each(words->question, add_question, making);
	return status;
}

static void drop_filter(struct making *making)
{
	for (uint32_t i = 0; i < making->filter.question_count; i++)
		free((char *)making->questions[i]);
	free(making->questions);
	free(making->places);
	free(making->boundaries);
}

/* What "trace", "ways" and "where" are asked for. */
static int read_wanted(struct making *making, const struct flowgap_write_options *options,
                       struct fg_write_options *own)
{
	bool ways = strcmp(options->table, "ways") == 0;
	int status = 0;

	if (ways || strcmp(options->table, "trace") == 0)
		status = fg_api_find(making->model, FG_ELEMENT,
		                     options->element ? options->element : "", making->message,
		                     &own->element);
	if (status == 0 && ways)
		status = fg_api_find(making->model, FG_PLACE, options->place ? options->place : "",
		                     making->message, &own->place);
	if (status == 0)
		status = read_words(making, options->categories, FG_VOCAB_CATEGORY, "category",
		                    &own->categories);
	return status;
}

static int refuse_format(struct flowgap_buffer *message, const char *table, const char *format)
{
	struct fg_sink words = { 0 };
	struct flowgap_word row;
	int result;

	for (size_t i = 0; flowgap_word_at("table", i, &row); i++)
		if (strcmp(row.word, table) == 0)
			fg_putf(&words, "%s-format", table);
	if (words.error)
		result = words.error;
	else if (words.data)
		result = fg_api_unknown(message, "format", format, words.data);
	else
		result = fg_api_unknown(message, "table", table, "table");
	fg_sink_clear(&words);
	return result;
}

int flowgap_write(const struct flowgap_analysis *analysis,
                  const struct flowgap_write_options *options, struct flowgap_buffer *message,
                  struct flowgap_buffer *ret_text)
{
	const char *table = options->table, *format = options->format;
	const struct fg_writer *writer = fg_writer_find(table, format);
	struct making making = { .model = analysis->model, .message = message };
	struct fg_write_options own = { .width = options->width ? options->width : 80,
		                        .colour = options->colour,
		                        .detailed = options->detailed,
		                        .lang = options->lang ? options->lang
		                                              : analysis->model->lang };
	struct fg_gaps bare = { .reach = analysis->reach };
	const struct fg_gaps *gaps = &bare;
	struct fg_sink sink = { 0 };
	int status;

	if (!writer)
		return refuse_format(message, table, format);
	status = make_filter(&making, &options->filter);
	if (status == 0)
		status = read_wanted(&making, options, &own);
	if (status == 0 && !writer->reach_only)
		status = fg_api_gaps(analysis, message, &gaps);
	if (status == 0) {
		own.filter = making.filter;
		writer->write(gaps, &own, &sink);
		status = fg_api_give(&sink, ret_text);
	}
	drop_filter(&making);
	return status;
}

int flowgap_row_count(const struct flowgap_analysis *analysis, const char *family,
                      const struct flowgap_filter *filter, size_t *ret_count)
{
	struct making making = { .model = analysis->model };
	int wanted = fg_vocab_find(FG_VOCAB_FAMILY, family);
	const struct fg_gaps *gaps = NULL;
	size_t count = 0;
	int status = wanted < 0 ? -EINVAL : fg_api_gaps(analysis, NULL, &gaps);

	if (status == 0)
		status = make_filter(&making, filter);
	for (uint32_t i = 0; status == 0 && i < gaps->row_count; i++) {
		const struct fg_gap *row = &gaps->rows[i];

		count += (int)row->family == wanted && row->under_of == FG_NONE
		         && fg_filter_passes(&making.filter, gaps, row);
	}
	drop_filter(&making);
	if (status == 0)
		*ret_count = count;
	return status;
}
