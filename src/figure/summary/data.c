/* A summary as a table. */
#include "base/arena.h"
#include "base/sink.h"
#include "figure/summary/summary.h"

const char *fg_sum_box_id(const struct fg_summary *summary, uint32_t box)
{
	fg_ref boundary = summary->boxes[box].boundary;

	return boundary == FG_NONE ? "" : summary->figure->model->boundaries[boundary].e.id;
}

/* U+00B7 may stand in an id of XML, but in none of a model: no two pairs look alike. */
const char *fg_sum_line_id(const struct fg_summary *summary, const struct fg_sum_line *line)
{
	return fg_arena_format(summary->figure->arena, "flows-%s\xC2\xB7%s",
	                       fg_sum_box_id(summary, line->from),
	                       fg_sum_box_id(summary, line->to));
}

static uint32_t of_family(uint32_t answers[FG_FAMILIES][FG_STATUSES], int family)
{
	uint32_t count = 0;

	for (int status = 0; status < FG_STATUSES; status++)
		count += answers[family][status];
	return count;
}

static void put_answers(uint32_t answers[FG_FAMILIES][FG_STATUSES], struct fg_sink *sink)
{
	for (int family = 0; family < FG_FAMILIES; family++)
		fg_putf(sink, "%u,", of_family(answers, family));
}

static void put_marks(const struct fg_marks *marks, struct fg_sink *sink)
{
	if (marks->count)
		fg_putf(sink, "G%u", marks->shown[0]->number);
	if (marks->more)
		fg_putf(sink, " +%u", marks->more);
	fg_put(sink, "\r\n");
}

static void put_line(const struct fg_summary *summary, struct fg_sum_line *line,
                     struct fg_sink *sink)
{
	fg_put(sink, "line,");
	fg_put_csv_field(sink, fg_sum_box_id(summary, line->from));
	fg_put_csv_field(sink, fg_sum_box_id(summary, line->to));
	fg_putf(sink, ",%u,", line->flows);
	put_answers(line->answers, sink);
	fg_put(sink, ",,,,,");
	put_marks(&line->marks, sink);
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		if (!(line->kinds >> kind & 1))
			continue;
		fg_put(sink, "strand,");
		fg_put_csv_field(sink, fg_sum_box_id(summary, line->from));
		fg_put_csv_field(sink, fg_sum_box_id(summary, line->to));
		fg_put_csv_field(sink, kind == FG_UNSPECIFIED
		                        ? "unspecified"
		                        : fg_vocab_word(FG_VOCAB_CATEGORY, (size_t)kind)->word);
		fg_putf(sink, "%u,,,,,", line->of_kind[kind]);
		fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_FAMILY, line->families[kind])->word);
		fg_put(sink, ",,,,\r\n");
	}
}

static void put_box(const struct fg_summary *summary, uint32_t number, struct fg_sum_box *box,
                    struct fg_sink *sink)
{
	fg_put(sink, "boundary,");
	fg_put_csv_field(sink, fg_sum_box_id(summary, number));
	fg_put_csv_field(sink, fg_sum_box_id(summary, number));
	fg_putf(sink, ",%u,,,,,,%u,%u,%u,%u,\r\n", box->inner, box->places, box->unnamed,
	        box->arriving, box->boundaries);
	if (!box->holdings)
		return;
	fg_put(sink, "kept,");
	fg_put_csv_field(sink, fg_sum_box_id(summary, number));
	fg_put(sink, ",,,");
	put_answers(box->answers, sink);
	fg_put(sink, ",,,,,");
	put_marks(&box->marks, sink);
}

const char *fg_sum_data(const struct fg_summary *summary)
{
	struct fg_sink sink = { .arena = summary->figure->arena };

	fg_put(&sink, "kind,from,to,category,flows,answered,gap,claimed,to-verify,weakest,places,"
	              "not-named,arriving,boundaries,register\r\n");
	for (uint32_t i = 0; i < summary->line_count; i++) {
		struct fg_sum_line line = summary->lines[i];

		put_line(summary, &line, &sink);
	}
	for (uint32_t i = 0; i < summary->box_count; i++) {
		struct fg_sum_box box = summary->boxes[i];

		put_box(summary, i, &box, &sink);
	}
	return fg_sink_keep(&sink);
}
