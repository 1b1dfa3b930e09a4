/* Every place outside the operator that data of some categories can reach, as text, JSON, CSV. */
#include <errno.h>
#include <stdlib.h>

#include "base/say.h"
#include "write/json.h"
#include "write/page.h"
#include "write/words.h"
#include "write/writers.h"

/* One arrival outside, or a flow that carries a whole category there. */
struct outing {
	fg_ref place;
	const struct fg_arrival *arrival;        /* or NULL */
	fg_ref flow;                             /* when there is no arrival */
};

struct outings {
	const struct fg_gaps *gaps;
	const struct fg_model *model;
	struct outing *items;
	uint32_t count;
	fg_ref *path;                            /* room for any path */
};

static int by_place(const void *a, const void *b)
{
	const struct outing *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->arrival && y->arrival)    /* both of the reach, in the order of elements */
		return x->arrival < y->arrival ? -1 : x->arrival > y->arrival;
	if (x->arrival || y->arrival)
		return x->arrival ? -1 : 1;
	return x->flow < y->flow ? -1 : x->flow > y->flow;
}

/* Of the categories that a flow carries as a whole, those for which no element of the model that
 * arrives there stands. */
static uint32_t unnamed(const struct fg_gaps *gaps, const struct fg_flow *flow)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	uint32_t left = flow->categories;

	for (fg_ref i = 0; left && i < model->element_count; i++)
		if (left >> model->elements[i].category & 1u
		    && fg_reach_find(gaps->reach, i, flow->to))
			left &= ~(1u << model->elements[i].category);
	return left;
}

static bool goes_out(const struct fg_gaps *gaps, fg_ref number, uint32_t categories)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	const struct fg_flow *flow = &evidence->model->flows[number];

	return (flow->categories & categories) && !evidence->model->places[flow->to].inside
	       && fg_flow_fate(evidence, number) == FG_ASSERTED
	       && (unnamed(gaps, flow) & categories);
}

static void gather(struct outings *outings, uint32_t categories)
{
	const struct fg_reach *reach = outings->gaps->reach;
	const struct fg_model *model = outings->model;

	for (uint32_t i = 0; i < reach->arrival_count; i++) {
		const struct fg_arrival *arrival = &reach->arrivals[i];

		if (categories >> model->elements[arrival->element].category & 1u && arrival->hops
		    && !model->places[arrival->place].inside)
			outings->items[outings->count++] =
				(struct outing){ arrival->place, arrival, FG_NONE };
	}
	for (fg_ref i = 0; i < model->flow_count; i++)
		if (goes_out(outings->gaps, i, categories))
			outings->items[outings->count++] =
				(struct outing){ model->flows[i].to, NULL, i };
	if (outings->count > 1)
		qsort(outings->items, outings->count, sizeof(*outings->items), by_place);
}

static int make(const struct fg_gaps *gaps, uint32_t categories, struct outings *ret_outings)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	size_t room = (size_t)gaps->reach->arrival_count + model->flow_count + 1;
	struct outings outings = { .gaps = gaps, .model = model };

	outings.items = calloc(room, sizeof(*outings.items));
	outings.path = calloc((size_t)model->place_count + 1, sizeof(*outings.path));
	if (!outings.items || !outings.path) {
		free(outings.items);
		free(outings.path);
		return -ENOMEM;
	}
	gather(&outings, categories);
	*ret_outings = outings;
	return 0;
}

static void clear(struct outings *outings)
{
	free(outings->items);
	free(outings->path);
}

static uint32_t path_of(const struct outings *outings, const struct outing *outing)
{
	if (outing->arrival)
		return fg_reach_witness(outings->gaps->reach, outing->arrival, outings->path,
		                        outings->model->place_count);
	outings->path[0] = outing->flow;
	return 1;
}

static enum fg_strength strength_of(const struct outing *outing)
{
	return outing->arrival ? outing->arrival->strength : FG_BY_CATEGORY;
}

static enum fg_status status_of(const struct outings *outings, const struct outing *outing)
{
	return outing->arrival ? outing->arrival->status
	                       : fg_fact_status(outings->gaps->reach->evidence, FG_FLOW,
	                                        outing->flow);
}

static void put_categories(struct fg_sink *sink, uint32_t categories, const char *lang)
{
	const char *between = "";

	for (enum fg_category c = 0; c < FG_CATEGORIES; c++)
		if (categories >> c & 1u) {
			fg_putf(sink, "%s%s", between,
			        fg_vocab_label(FG_VOCAB_CATEGORY, c, lang));
			between = fg_say(lang, ", ");
		}
}

static void put_place(const struct page *page, const struct fg_place *place)
{
	struct fg_sink line = { 0 };

	fg_putf(&line, fg_say(page->options->lang, "%s (%s): %s"),
	        fg_label_in(&place->e, page->options->lang), place->e.id,
	        fg_label_in(&page->model->parties[place->custodian].e, page->options->lang));
	fg_page_line(page, "  ", &line);
}

static void put_outing(const struct page *page, const struct outings *outings,
                       const struct outing *outing)
{
	uint32_t length = path_of(outings, outing);
	const char *lang = page->options->lang;
	struct fg_sink line = { 0 };

	fg_putf(&line, fg_say(lang, "%s, %s, weakest flow %s: "),
	        outing->arrival
	                ? fg_label_in(&page->model->elements[outing->arrival->element].e, lang)
	                : fg_say(lang, "the category as a whole"),
	        fg_vocab_label(FG_VOCAB_STRENGTH, strength_of(outing), lang),
	        fg_vocab_label(FG_VOCAB_STATUS, status_of(outings, outing), lang));
	fg_put_path(&line, page->model, outings->path, length, lang);
	fg_page_line(page, "      ", &line);
}

void fg_write_where(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	struct page page = { gaps, model, options, sink, NULL };
	uint32_t outside = 0, reached = 0;
	struct fg_sink line = { 0 }, categories = { 0 };
	struct outings outings;

	if (make(gaps, options->categories, &outings) < 0) {
		sink->error = -ENOMEM;
		return;
	}
	for (fg_ref i = 0; i < model->place_count; i++)
		outside += !model->places[i].inside;
	for (uint32_t i = 0; i < outings.count; i++)
		reached += i == 0 || outings.items[i].place != outings.items[i - 1].place;
	fg_page_head(&page);
	put_categories(&categories, options->categories, options->lang);
	fg_putf(&line, fg_say(options->lang,
	                      "OUTSIDE THE OPERATOR: %s data can reach %u of %u places there"),
	        categories.data ? categories.data : "", reached, outside);
	fg_sink_fold(&categories, sink);
	fg_page_heading(&page, &line);
	for (uint32_t i = 0; i < outings.count; i++) {
		if (i == 0 || outings.items[i].place != outings.items[i - 1].place)
			put_place(&page, &model->places[outings.items[i].place]);
		put_outing(&page, &outings, &outings.items[i]);
	}
	clear(&outings);
}

void fg_write_where_json(const struct fg_gaps *gaps, const struct fg_write_options *options,
                         struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	const char *between = "";
	struct outings outings;

	if (make(gaps, options->categories, &outings) < 0) {
		sink->error = -ENOMEM;
		return;
	}
	fg_json_head(gaps, sink);
	fg_put(sink, ",\"categories\":[");
	for (enum fg_category c = 0; c < FG_CATEGORIES; c++)
		if (options->categories >> c & 1u) {
			fg_put(sink, between);
			fg_put_json(sink, fg_vocab_word(FG_VOCAB_CATEGORY, c)->word);
			between = ",";
		}
	fg_put(sink, "],\n\"outside\":[");
	for (uint32_t i = 0; i < outings.count; i++) {
		const struct outing *outing = &outings.items[i];
		uint32_t length = path_of(&outings, outing);

		fg_put(sink, i ? ",\n{\"place\":" : "\n{\"place\":");
		fg_put_json(sink, model->places[outing->place].e.id);
		fg_json_pair(sink, "custodian",
		             model->parties[model->places[outing->place].custodian].e.id);
		fg_json_pair(sink, "element",
		             outing->arrival ? model->elements[outing->arrival->element].e.id
		                             : NULL);
		fg_json_pair(sink, "strength",
		             fg_vocab_word(FG_VOCAB_STRENGTH, strength_of(outing))->word);
		fg_json_pair(sink, "status",
		             fg_vocab_word(FG_VOCAB_STATUS, status_of(&outings, outing))->word);
		fg_put(sink, ",\"path\":[");
		for (uint32_t k = 0; k < length; k++) {
			fg_put(sink, k ? "," : "");
			fg_put_json(sink, model->flows[outings.path[k]].e.id);
		}
		fg_put(sink, "]}");
	}
	fg_put(sink, "]}\n");
	clear(&outings);
}

void fg_write_where_csv(const struct fg_gaps *gaps, const struct fg_write_options *options,
                        struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	struct outings outings;

	if (make(gaps, options->categories, &outings) < 0) {
		sink->error = -ENOMEM;
		return;
	}
	fg_put(sink, "place,custodian,element,strength,status,hops,path\r\n");
	for (uint32_t i = 0; i < outings.count; i++) {
		const struct outing *outing = &outings.items[i];
		uint32_t length = path_of(&outings, outing);

		fg_put_csv_field(sink, model->places[outing->place].e.id);
		fg_put_csv_field(sink, model->parties[model->places[outing->place].custodian].e.id);
		fg_put_csv_field(sink, outing->arrival
		                               ? model->elements[outing->arrival->element].e.id
		                               : NULL);
		fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_STRENGTH, strength_of(outing))->word);
		fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_STATUS,
		                                     status_of(&outings, outing))->word);
		fg_putf(sink, "%u,", length);
		for (uint32_t k = 0; k < length; k++)
			fg_putf(sink, "%s%s", k ? " " : "", model->flows[outings.path[k]].e.id);
		fg_put(sink, "\r\n");
	}
	clear(&outings);
}
