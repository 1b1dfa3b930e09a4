/* A summary as DOT: boxes, and a node with its words in the middle of each line. */
#include "base/arena.h"
#include "base/sink.h"
#include "figure/dot.h"
#include "figure/sentence.h"
#include "figure/summary/summary.h"
#include "figure/views.h"

#define NAME_LIMIT 90.0f
#define WORDS_LIMIT 130.0f

static void put_box_name(const struct fg_summary *summary, uint32_t box, struct fg_sink *sink)
{
	const char *id = fg_sum_box_id(summary, box);
	const char *name = *id ? fg_arena_format(summary->figure->arena, "boundary-%s", id)
	                       : "other-boundaries";

	fg_put_dot(sink, name ? name : "");
}

static void put_line_name(const struct fg_summary *summary, const struct fg_sum_line *line,
                          struct fg_sink *sink)
{
	const char *name = fg_sum_line_id(summary, line);

	fg_put_dot(sink, name ? name : "");
}

static void put_box_label(const struct fg_summary *summary, const struct fg_sum_box *box,
                          struct fg_sink *sink)
{
	const struct fg_figure *figure = summary->figure;
	const char *kept = box->keeps ? fg_sum_kept(summary, box, true) : NULL;
	struct fg_sink label = { 0 };

	fg_dot_wrap(fg_sum_name(summary, box), NAME_LIMIT, &label);
	for (int i = 0; i < FG_SUM_COUNTS; i++) {
		const char *words = fg_sum_count(summary, box, i);

		if (words)
			fg_dot_wrap(words, WORDS_LIMIT, &label);
	}
	if (kept)
		fg_dot_wrap(kept, WORDS_LIMIT, &label);
	fg_dot_mark(figure, &box->marks, &label);
	fg_put_dot(sink, label.data ? label.data : "");
	fg_sink_fold(&label, sink);
}

static void put_box(const struct fg_summary *summary, uint32_t number, struct fg_sink *sink)
{
	const struct fg_sum_box *box = &summary->boxes[number];
	struct fg_sink words = { 0 };

	fg_put(sink, "\t");
	put_box_name(summary, number, sink);
	fg_put(sink, " [label=");
	put_box_label(summary, box, sink);
	fg_putf(sink, ", style=\"filled%s\"", fg_sum_is_unnamed(box) ? ",dashed" : "");
	fg_sum_box_words(summary, box, &words);
	fg_dot_title(sink, words.data);
	fg_sink_fold(&words, sink);
	fg_put(sink, "];\n");
}

static void put_letters(uint32_t kinds, struct fg_sink *label)
{
	const char *between = "\n";

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		char letter = fg_strand_look(kind, false).letter;

		if (!letter || !(kinds >> kind & 1))
			continue;
		fg_putf(label, "%s%c", between, letter);
		between = " ";
	}
}

static void put_line_node(const struct fg_summary *summary, const struct fg_sum_line *line,
                          struct fg_sink *sink)
{
	struct fg_sink label = { 0 }, words = { 0 };

	fg_putf(&label, "%s%s", fg_sum_flows(summary, line->flows), line->marks.count ? "\n" : "");
	fg_dot_mark(summary->figure, &line->marks, &label);
	put_letters(line->kinds, &label);
	fg_put(sink, "\t");
	put_line_name(summary, line, sink);
	fg_put(sink, " [label=");
	fg_put_dot(sink, label.data ? label.data : "");
	fg_putf(sink, ", shape=plaintext, fontcolor=\"%s\"", fg_sum_colour(summary, line));
	fg_putf(&words, "%s. ", fg_sum_line_title(summary, line));
	fg_sum_line_words(summary, line, &words);
	fg_dot_title(sink, words.data);
	fg_put(sink, "];\n");
	fg_sink_fold(&label, sink);
	fg_sink_fold(&words, sink);
}

/* All strands have one dash here: that of the weakest. */
static enum fg_family weakest(const struct fg_sum_line *line)
{
	enum fg_family family = FG_ANSWERED;

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		if (line->kinds >> kind & 1 && fg_is_weaker(line->families[kind], family))
			family = line->families[kind];
	return family;
}

static void put_half(const struct fg_summary *summary, const struct fg_sum_line *line, bool first,
                     struct fg_sink *sink)
{
	struct fg_dot_line look = { line->kinds, weakest(line), false, summary->figure->grey,
		                    first, !first };

	fg_put(sink, "\t");
	if (first)
		put_box_name(summary, line->from, sink);
	else
		put_line_name(summary, line, sink);
	fg_put(sink, " -> ");
	if (first)
		put_line_name(summary, line, sink);
	else
		put_box_name(summary, line->to, sink);
	fg_put(sink, " [weight=3");
	fg_dot_line(&look, sink);
	fg_dot_title(sink, fg_sum_line_title(summary, line));
	fg_put(sink, "];\n");
}

static bool leads_on(const struct fg_summary *summary, uint32_t box)
{
	if (box == summary->farthest)
		return false;
	for (uint32_t i = 0; i < summary->line_count; i++)
		if (summary->lines[i].from == box)
			return true;
	return false;
}

static void put_key(const struct fg_summary *summary, struct fg_sink *sink)
{
	struct fg_key key = { .figure = summary->figure };

	fg_sum_key(summary, &key);
	if (!fg_dot_key(&key, sink))
		return;
	for (uint32_t i = 0; i < summary->box_count; i++) {
		if (leads_on(summary, i))
			continue;
		fg_put(sink, "\t");
		put_box_name(summary, i, sink);
		fg_put(sink, " -> " FG_DOT_KEY " [style=invis, weight=0];\n");
	}
}

void fg_summary_write_dot(const struct fg_figure *figure, uint32_t page, struct fg_sink *sink)
{
	const struct fg_summary *summary = figure->graph;
	struct fg_sink counts = { 0 };
	struct fg_dot_head head = { .page = page, .rankdir = "TB" };

	fg_sum_counted(summary, &counts);
	head.counts = counts.data;
	head.remarks = fg_remarks(figure, fg_sum_left_out(summary), summary->cut, false);
	fg_dot_open(figure, &head, sink);
	fg_sink_fold(&counts, sink);
	for (uint32_t i = 0; i < summary->box_count; i++)
		put_box(summary, i, sink);
	for (uint32_t i = 0; i < summary->line_count; i++) {
		put_line_node(summary, &summary->lines[i], sink);
		put_half(summary, &summary->lines[i], true, sink);
		put_half(summary, &summary->lines[i], false, sink);
	}
	put_key(summary, sink);
	fg_dot_close(sink);
}
