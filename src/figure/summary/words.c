/* A summary in words. */
#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/alt.h"
#include "figure/summary/summary.h"

/* From what a reader must not miss on. */
static const enum fg_family by_weight[FG_FAMILIES] = { FG_GAP, FG_CLAIMED, FG_TO_VERIFY,
	                                               FG_ANSWERED };

static const char *say(const struct fg_summary *summary, const char *english)
	__attribute__((format_arg(2)));

static const char *say(const struct fg_summary *summary, const char *english)
{
	return fg_say(summary->figure->lang, english);
}

static const char *status_label(const struct fg_summary *summary, int status)
{
	return fg_vocab_label(FG_VOCAB_STATUS, (size_t)status, summary->figure->lang);
}

/* Nobody is charged with what is only to verify: where the status alone would do so, the family is
 * said too. */
static const char *answer_label(const struct fg_summary *summary, enum fg_family family,
                                int status)
{
	const char *label = status_label(summary, status), *both;

	if (family != FG_TO_VERIFY || status == FG_REPORTED || status == FG_NOT_EXAMINED)
		return label;
	both = fg_arena_format(summary->figure->arena, say(summary, "%s (to verify)"), label);
	return both ? both : "";
}

bool fg_sum_is_unnamed(const struct fg_sum_box *box)
{
	return box->unnamed && box->unnamed == box->places;
}

const char *fg_sum_name(const struct fg_summary *summary, const struct fg_sum_box *box)
{
	const struct fg_figure *figure = summary->figure;
	const char *name;

	if (box->boundary != FG_NONE)
		return fg_label_in(&figure->model->boundaries[box->boundary].e, figure->lang);
	name = fg_arena_format(figure->arena, say(summary, "%u other boundaries"),
	                       box->boundaries);
	return name ? name : "";
}

const char *fg_sum_flows(const struct fg_summary *summary, uint32_t flows)
{
	const char *words = fg_arena_format(
		summary->figure->arena,
		fg_say_count(summary->figure->lang, flows, "%u flow", "%u flows"), flows);

	return words ? words : "";
}

const char *fg_sum_count(const struct fg_summary *summary, const struct fg_sum_box *box, int which)
{
	const char *lang = summary->figure->lang;
	struct fg_sink sink = { .arena = summary->figure->arena };

	if (which == FG_SUM_PLACES)
		fg_putf(&sink, fg_say_count(lang, box->places, "%u place", "%u places"),
		        box->places);
	if (which == FG_SUM_PLACES && fg_sum_is_unnamed(box))
		fg_put(&sink, say(summary, ", not named"));
	else if (which == FG_SUM_PLACES && box->unnamed)
		fg_putf(&sink, say(summary, ", %u not named"), box->unnamed);
	if (which == FG_SUM_INSIDE && box->inner)
		fg_putf(&sink,
		        fg_say_count(lang, box->inner, "%u flow inside", "%u flows inside"),
		        box->inner);
	if (which == FG_SUM_ARRIVING && box->arriving)
		fg_putf(&sink,
		        fg_say_count(lang, box->arriving, "%u element arrives",
		                     "%u elements arrive"),
		        box->arriving);
	return fg_sink_keep(&sink);
}

enum fg_family fg_sum_worst(const struct fg_sum_box *box)
{
	for (int i = 0; i < FG_FAMILIES; i++)
		for (int status = 0; status < FG_STATUSES; status++)
			if (box->answers[by_weight[i]][status])
				return by_weight[i];
	return FG_ANSWERED;
}

/* The answer that most holdings have, of the weightiest family; -1: none is asked. */
static int main_answer(const struct fg_sum_box *box, enum fg_family family)
{
	int best = -1;

	for (int status = 0; status < FG_STATUSES; status++)
		if (box->answers[family][status]
		    && (best < 0 || box->answers[family][status] > box->answers[family][best]))
			best = status;
	return best;
}

/* "of 31 holdings, how long: 12 not stated, 3 deferred": everything but what is answered. */
static const char *all_answers(const struct fg_summary *summary, const struct fg_sum_box *box)
{
	struct fg_sink sink = { .arena = summary->figure->arena };
	const char *between = " ";

	fg_putf(&sink, say(summary, "of %u holdings, how long:"), box->holdings);
	for (int i = 0; i < FG_FAMILIES; i++)
		for (int status = 0; status < FG_STATUSES; status++) {
			uint32_t count = box->answers[by_weight[i]][status];

			if (!count || by_weight[i] == FG_ANSWERED)
				continue;
			fg_putf(&sink, "%s%u %s", between, count,
			        answer_label(summary, by_weight[i], status));
			between = say(summary, ", ");
		}
	return fg_sink_keep(&sink);
}

static uint32_t open_answers(const struct fg_sum_box *box)
{
	uint32_t kinds = 0;

	for (int family = 0; family < FG_FAMILIES; family++)
		for (int status = 0; family != FG_ANSWERED && status < FG_STATUSES; status++)
			kinds += box->answers[family][status] > 0;
	return kinds;
}

const char *fg_sum_kept(const struct fg_summary *summary, const struct fg_sum_box *box, bool all)
{
	struct fg_arena *arena = summary->figure->arena;
	enum fg_family family = fg_sum_worst(box);
	int status = main_answer(box, family);
	uint32_t count = status < 0 ? 0 : box->answers[family][status];

	if (status < 0)
		return NULL;
	if (all && open_answers(box) > 1)
		return all_answers(summary, box);
	if (family == FG_ANSWERED)
		return fg_arena_format(arena, say(summary, "%u of %u holdings: how long stated"),
		                       box->holdings, box->holdings);
	if (status == FG_NOT_STATED && family == FG_GAP)
		return fg_arena_format(arena,
		                       say(summary, "%u of %u holdings: how long not stated"),
		                       count, box->holdings);
	return fg_arena_format(arena, say(summary, "%u of %u holdings, how long: %s"), count,
	                       box->holdings, answer_label(summary, family, status));
}

static void put_marks(const struct fg_summary *summary, const struct fg_marks *marks,
                      struct fg_sink *sink)
{
	if (!marks->count)
		return;
	fg_putf(sink, say(summary, " Register: G%u"), marks->shown[0]->number);
	if (marks->more)
		fg_putf(sink, say(summary, " and %u more"), marks->more);
	fg_put(sink, ".");
}

void fg_sum_box_words(const struct fg_summary *summary, const struct fg_sum_box *box,
                      struct fg_sink *sink)
{
	const char *kept = fg_sum_kept(summary, box, true);

	for (int i = 0; i < FG_SUM_COUNTS; i++) {
		const char *words = fg_sum_count(summary, box, i);

		if (words)
			fg_putf(sink, "%s%s", i ? say(summary, "; ") : "", words);
	}
	fg_put(sink, ".");
	if (kept)
		fg_putf(sink, " %s.", kept);
	put_marks(summary, &box->marks, sink);
}

const char *fg_sum_line_title(const struct fg_summary *summary, const struct fg_sum_line *line)
{
	const char *title = fg_arena_format(summary->figure->arena, say(summary, "%s -> %s: %s"),
	                                    fg_sum_name(summary, &summary->boxes[line->from]),
	                                    fg_sum_name(summary, &summary->boxes[line->to]),
	                                    fg_sum_flows(summary, line->flows));

	return title ? title : "";
}

void fg_sum_line_words(const struct fg_summary *summary, const struct fg_sum_line *line,
                       struct fg_sink *sink)
{
	const char *between = "";
	uint32_t drawn = fg_bundle_of(line->kinds).count, kinds = 0;

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		if (!(line->kinds >> kind & 1))
			continue;
		kinds++;
		fg_putf(sink, "%s%s (%u)", between,
		        say(summary, fg_strand_look(kind, false).label), line->of_kind[kind]);
		between = say(summary, ", ");
	}
	if (kinds > drawn)
		fg_putf(sink, say(summary, "; %u drawn as lines, all in the badge"), drawn);
	between = ". ";
	for (int i = 0; i < FG_FAMILIES; i++)
		for (int status = 0; status < FG_STATUSES; status++) {
			uint32_t count = line->answers[by_weight[i]][status];

			if (!count)
				continue;
			fg_putf(sink, "%s%u %s (%s)", between, count, status_label(summary, status),
			        fg_vocab_label(FG_VOCAB_FAMILY, by_weight[i],
			                       summary->figure->lang));
			between = say(summary, ", ");
		}
	fg_put(sink, ".");
	put_marks(summary, &line->marks, sink);
}

static uint32_t count_inner(const struct fg_summary *summary)
{
	uint32_t inner = 0;

	for (uint32_t i = 0; i < summary->box_count; i++)
		inner += summary->boxes[i].inner;
	return inner;
}

const char *fg_sum_left_out(const struct fg_summary *summary)
{
	struct fg_sink sink = { .arena = summary->figure->arena };

	if (summary->boundaries > summary->box_count)
		fg_putf(&sink, say(summary, "The %u boundaries with fewest flows across their edge "
		                            "stand in one box."),
		        summary->boundaries - summary->box_count + 1);
	if (summary->assumed || summary->questioned)
		fg_putf(&sink, "%s%s", sink.length ? " " : "", say(summary, "Not drawn: "));
	if (summary->questioned)
		fg_putf(&sink,
		        say(summary, summary->questioned == 1 ? FG_SAY("%u questioned flow")
		                                              : FG_SAY("%u questioned flows")),
		        summary->questioned);
	if (summary->assumed)
		fg_putf(&sink, say(summary, summary->assumed == 1 ? FG_SAY("%s%u assumed flow")
		                                                  : FG_SAY("%s%u assumed flows")),
		        summary->questioned ? say(summary, ", ") : "", summary->assumed);
	if (summary->assumed || summary->questioned)
		fg_put(&sink, ".");
	return fg_sink_keep(&sink);
}

void fg_sum_counted(const struct fg_summary *summary, struct fg_sink *sink)
{
	const struct fg_figure *figure = summary->figure;

	fg_putf(sink, say(summary, "%u of %u asserted flows: %u between boundaries, in %u lines, "
	                           "and %u inside them.\n"),
	        figure->drawn, figure->asserted, figure->drawn - count_inner(summary),
	        summary->line_count, count_inner(summary));
}

void fg_sum_words(const struct fg_summary *summary, struct fg_sink *sink)
{
	const char *left_out = fg_sum_left_out(summary);

	fg_sum_counted(summary, sink);
	if (left_out)
		fg_putf(sink, "%s\n", left_out);
	for (uint32_t i = 0; i < summary->line_count; i++) {
		fg_put(sink, fg_sum_line_title(summary, &summary->lines[i]));
		fg_put(sink, say(summary, ": "));
		fg_sum_line_words(summary, &summary->lines[i], sink);
		fg_put(sink, "\n");
	}
	for (uint32_t i = 0; i < summary->box_count; i++) {
		fg_put(sink, fg_sum_name(summary, &summary->boxes[i]));
		fg_put(sink, say(summary, ": "));
		fg_sum_box_words(summary, &summary->boxes[i], sink);
		fg_put(sink, "\n");
	}
}

const char *fg_sum_alt(const struct fg_summary *summary)
{
	uint32_t gaps = 0, open = 0, claimed = 0, holdings = 0;
	const char *counts;

	for (uint32_t i = 0; i < summary->line_count; i++)
		for (int status = 0; status < FG_STATUSES; status++)
			gaps += summary->lines[i].answers[FG_GAP][status];
	for (uint32_t i = 0; i < summary->box_count; i++) {
		holdings += summary->boxes[i].holdings;
		for (int status = 0; status < FG_STATUSES; status++) {
			open += summary->boxes[i].answers[FG_GAP][status];
			claimed += summary->boxes[i].answers[FG_CLAIMED][status];
		}
	}
	counts = fg_arena_format(summary->figure->arena,
	                         say(summary, "data flows between %u boundaries: %u flows in %u "
	                                      "lines, %u of them gaps, and %u inside; how long "
	                                      "data are kept is a gap for %u of %u holdings, "
	                                      "claimed by others for %u."),
	                         summary->boundaries,
	                         summary->figure->drawn - count_inner(summary),
	                         summary->line_count, gaps, count_inner(summary), open, holdings,
	                         claimed);
	return counts ? fg_alt_text(summary->figure, counts) : NULL;
}
