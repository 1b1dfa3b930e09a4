#include "figure/dot.h"

#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "base/text.h"
#include "draw/scene.h"
#include "figure/bundle.h"
#include "figure/origin.h"
#include "figure/paint.h"
#include "figure/sentence.h"

#define KEPT_LIMIT 110.0f
#define NOTHING "#FFFFFF00"          /* between strands: a line that is not seen */
#define POINT "shape=point, width=0.01, height=0.01, color=\"" FG_WHITE "\""

void fg_dot_title(struct fg_sink *sink, const char *text)
{
	if (!text || !*text)
		return;
	fg_put(sink, ", tooltip=");
	fg_put_dot_title(sink, text);
}

static float character_width(const char *at, const char *next)
{
	char one[8] = { 0 };

	if ((size_t)(next - at) < sizeof(one))
		memcpy(one, at, (size_t)(next - at));
	return fg_line_width(one, FG_NAME_SIZE, false);
}

/* Where the first line of the text ends: at a blank, or within a word that is too long. */
static const char *line_end(const char *text, float limit)
{
	const char *at = text, *next, *blank = NULL;

	for (float width = 0; *at; at = next) {
		next = at;
		fg_utf8_next(&next);
		width += character_width(at, next);
		if (width > limit && at > text)
			return blank ? blank : at;
		if (*at == ' ')
			blank = at;
	}
	return at;
}

void fg_dot_wrap(const char *text, float limit, struct fg_sink *sink)
{
	while (*text) {
		const char *end = line_end(text, limit);

		fg_put_bytes(sink, text, (size_t)(end - text));
		fg_put(sink, "\n");
		text = end + strspn(end, " ");
	}
}

/* ---- head */

static void wrap_lines(const struct fg_figure *figure, const char *lines, struct fg_sink *sink)
{
	for (size_t length; lines && *lines; lines += length) {
		const char *line;

		length = strcspn(lines, "\n");
		line = fg_arena_copy(figure->arena, lines, length);
		if (line)
			fg_dot_wrap(line, figure->width, sink);
		length += lines[length] == '\n';
	}
}

/* Puts the sentence that is in `words`, wrapped, and empties it. */
static void wrap_words(const struct fg_figure *figure, struct fg_sink *words,
                       struct fg_sink *sink)
{
	wrap_lines(figure, words->data, sink);
	fg_sink_fold(words, sink);
}

static void put_title(const struct fg_figure *figure, const struct fg_dot_head *head,
                      struct fg_sink *sink)
{
	struct fg_sink label = { 0 }, words = { 0 };

	wrap_lines(figure, figure->pages[head->page]->title, &label);
	wrap_lines(figure, head->counts, &label);
	wrap_lines(figure, figure->alt, &label);
	fg_put_reading(figure, &words);
	wrap_words(figure, &words, &label);
	fg_put_origin(figure, &words);
	wrap_words(figure, &words, &label);
	wrap_lines(figure, head->remarks, &label);
	wrap_lines(figure, fg_say_unreviewed(figure->lang), &label);
	fg_put_dot_left(sink, label.data ? label.data : "");
	fg_sink_fold(&label, sink);
}

void fg_dot_open(const struct fg_figure *figure, const struct fg_dot_head *head,
                 struct fg_sink *sink)
{
	struct fg_sink origin = { 0 };

	fg_put(sink, "digraph ");
	fg_put_dot(sink, figure->model->id);
	fg_putf(sink, " {\n\trankdir=%s;\n\tcharset=\"UTF-8\";\n\tcomment=", head->rankdir);
	fg_put_origin(figure, &origin);
	fg_put_dot(sink, origin.data ? origin.data : "");
	fg_sink_fold(&origin, sink);
	fg_put(sink, ";\n\tlabel=");
	put_title(figure, head, sink);
	fg_put(sink, ";\n\tlabelloc=t;\n\tlabeljust=l;\n\tfontname=\"Arial\";\n\tfontsize=8;\n");
	fg_put(sink, "\tfontcolor=\"" FG_INK "\";\n\tnodesep=0.1;\n\tranksep=0.25;\n");
	fg_put(sink, "\toutputorder=edgesfirst;\n\tnewrank=true;\n");
	fg_put(sink, "\tnode [fontname=\"Arial\", fontsize=8, fontcolor=\"" FG_INK "\", ");
	fg_put(sink, "color=\"" FG_INK "\", fillcolor=\"" FG_WHITE "\", style=\"filled\", ");
	fg_put(sink, "shape=box, margin=\"0.06,0.04\", width=0, height=0];\n");
	fg_put(sink, "\tedge [fontname=\"Arial\", fontsize=8, fontcolor=\"" FG_INK "\", ");
	fg_put(sink, "color=\"" FG_INK "\", penwidth=1.2, arrowsize=0.6];\n");
}

void fg_dot_close(struct fg_sink *sink)
{
	fg_put(sink, "}\n");
}

/* ---- marks and words on keeping */

/* U+25A0 and U+25A1: a label has one ground, so that the badge cannot be black in it. */
static const char *square(enum fg_family family)
{
	return family == FG_CLAIMED ? "\u25A1" : "\u25A0";
}

void fg_dot_mark(const struct fg_figure *figure, const struct fg_marks *marks,
                 struct fg_sink *sink)
{
	if (marks->count)
		fg_putf(sink, "%s %s", square(marks->shown[0]->family),
		        fg_mark_text(figure->arena, marks, 0));
}

void fg_dot_kept(const struct fg_figure *figure, const char *words, enum fg_family family,
                 struct fg_sink *sink)
{
	const char *label = fg_vocab_label(FG_VOCAB_FAMILY, family, figure->lang);

	if (family != FG_ANSWERED)
		words = fg_arena_format(figure->arena, "%s (%s)", words, label);
	fg_dot_wrap(words ? words : "", KEPT_LIMIT, sink);
}

/* ---- lines */

static void put_colour(struct fg_sink *sink, const char *colour, uint32_t *strands)
{
	fg_putf(sink, "%s%s", *strands ? ":" : "", colour);
	++*strands;
}

/* Strands side by side; a double one is two of its colour that touch. */
static void put_colours(const struct fg_dot_line *line, struct fg_sink *sink)
{
	struct fg_bundle bundle = fg_bundle_of(line->kinds);
	uint32_t strands = 0;

	for (uint32_t i = 0; i < bundle.count; i++) {
		struct fg_strand_look look = fg_strand_look(bundle.kinds[i], line->grey);

		if (i)
			put_colour(sink, NOTHING, &strands);
		for (int twice = look.form == FG_LINE_DOUBLE; twice >= 0; twice--)
			put_colour(sink, look.colour, &strands);
	}
	if (!strands)
		fg_put(sink, FG_INK);
}

static bool has_dot(uint32_t kinds)
{
	struct fg_bundle bundle = fg_bundle_of(kinds);

	for (uint32_t i = 0; i < bundle.count; i++)
		if (fg_strand_look(bundle.kinds[i], false).form == FG_LINE_DOT_TAIL)
			return true;
	return false;
}

static const char *const styles[] = { [FG_DASH_SOLID] = "solid",   [FG_DASH_DASHED] = "dashed",
	                              [FG_DASH_DOTTED] = "dotted", [FG_DASH_DASHDOT] = "dotted" };

void fg_dot_line(const struct fg_dot_line *line, struct fg_sink *sink)
{
	bool dot = line->tail && !line->assumed && has_dot(line->kinds);

	fg_put(sink, ", color=\"");
	if (line->assumed)
		fg_put(sink, FG_PANEL_EDGE);
	else
		put_colours(line, sink);
	fg_putf(sink, "\", style=%s",
	        styles[line->assumed ? FG_DASH_DASHDOT : fg_family_dash(line->family)]);
	fg_putf(sink, ", dir=%s", dot && line->head ? "both" : dot ? "back"
	                          : line->head                      ? "forward"
	                                                            : "none");
	if (dot)
		fg_put(sink, ", arrowtail=odot");
}

/* ---- key */

/* A sample in the key: a node, or a line to the words. */
struct sample {
	void (*paint)(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
	const char *node;                /* attributes */
	void (*put_line)(const struct fg_key_entry *entry, struct fg_sink *sink);   /* or NULL */
	const char *sign;                /* before the words */
};

static void put_strand_line(const struct fg_key_entry *entry, struct fg_sink *sink)
{
	struct fg_dot_line line = { 1u << entry->which, FG_ANSWERED, false, entry->grey, true,
		                    true };

	fg_dot_line(&line, sink);
}

static void put_family_line(const struct fg_key_entry *entry, struct fg_sink *sink)
{
	struct fg_dot_line line = { 0, (enum fg_family)entry->which, false, true, true, true };

	fg_dot_line(&line, sink);
}

static void put_assumed_line(const struct fg_key_entry *entry, struct fg_sink *sink)
{
	struct fg_dot_line line = { 0, FG_ANSWERED, true, entry->grey, true, true };

	fg_dot_line(&line, sink);
}

static void put_stub_line(const struct fg_key_entry *entry, struct fg_sink *sink)
{
	(void)entry;
	fg_put(sink, ", dir=none, color=\"" FG_PANEL_EDGE "\"");
}

#define BOX "label=\"\", width=0.3, height=0.12, "

/* What words on keeping say by a dash in a painted figure, they say in words here. */
static const struct sample samples[] = {
	{ fg_sample_strand, POINT, put_strand_line, NULL },
	{ fg_sample_family, POINT, put_family_line, NULL },
	{ fg_sample_mark, NULL, NULL, NULL },
	{ fg_sample_unnamed, BOX "style=\"filled,dashed\"", NULL, NULL },
	{ fg_sample_guest, BOX "color=\"" FG_PANEL_EDGE "\"", NULL, NULL },
	{ fg_sample_connector, BOX "style=\"filled,rounded\", color=\"" FG_PANEL_EDGE "\"", NULL,
	  NULL },
	{ fg_sample_panel, BOX "fillcolor=\"" FG_PANEL "\", color=\"" FG_PANEL_EDGE "\"", NULL,
	  NULL },
	{ fg_sample_stub, POINT, put_stub_line, "?" },
	{ fg_sample_none, POINT, NULL, NULL },
	{ fg_sample_assumed, POINT, put_assumed_line, NULL },
};

static const struct sample *sample_of(const struct fg_key_entry *entry)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		if (samples[i].paint == entry->paint)
			return &samples[i];
	return NULL;
}

static void put_mark_sample(const struct fg_key_entry *entry, struct fg_sink *sink)
{
	fg_put(sink, "label=");
	fg_put_dot(sink, entry->mark);
	fg_put(sink, entry->which == FG_CLAIMED
	             ? "" : ", fillcolor=\"" FG_INK "\", fontcolor=\"" FG_WHITE "\"");
}

/* What stands before the words of an entry: a letter, a square, a question mark. */
static const char *sign_of(const struct fg_figure *figure, const struct fg_key_entry *entry)
{
	if (entry->paint == fg_sample_mark)
		return square((enum fg_family)entry->which);
	if (entry->paint == fg_sample_strand && fg_strand_look(entry->which, false).letter)
		return fg_arena_format(figure->arena, "%c",
		                       fg_strand_look(entry->which, false).letter);
	return sample_of(entry)->sign;
}

static void put_entry(const struct fg_figure *figure, const struct fg_key_entry *entry,
                      uint32_t number, struct fg_sink *sink)
{
	const struct sample *sample = sample_of(entry);
	const char *sign = sign_of(figure, entry);
	struct fg_sink words = { 0 };

	fg_putf(&words, "%s%s%s", sign ? sign : "", sign ? "  " : "", entry->words);
	fg_putf(sink, "\t\t\t\"legend-%u\" [", number);
	if (sample->node)
		fg_put(sink, sample->node);
	else
		put_mark_sample(entry, sink);
	fg_putf(sink, "];\n\t\t\t\"legend-%u-words\" [label=", number);
	fg_put_dot(sink, words.data ? words.data : "");
	fg_sink_fold(&words, sink);
	fg_putf(sink, ", shape=plaintext];\n\t\t\t\"legend-%u\" -> \"legend-%u-words\" [minlen=%d",
	        number, number, sample->put_line ? 4 : 1);
	if (sample->put_line)
		sample->put_line(entry, sink);
	else
		fg_put(sink, ", style=invis");
	fg_put(sink, "];\n");
}

/* The entries that say something here. */
static void choose(const struct fg_key *key, struct fg_key *ret_key)
{
	*ret_key = (struct fg_key){ .figure = key->figure };
	for (uint32_t i = 0; i < key->count; i++)
		if (sample_of(&key->entries[i]))
			ret_key->entries[ret_key->count++] = key->entries[i];
}

bool fg_dot_key(const struct fg_key *whole, struct fg_sink *sink)
{
	struct fg_key key;

	choose(whole, &key);
	if (!key.count)
		return false;
	fg_put(sink, "\tsubgraph \"cluster_legend\" {\n\t\tlabel=");
	fg_put_dot(sink, fg_say(key.figure->lang, "Legend"));
	fg_put(sink, ";\n\t\tcolor=\"" FG_PANEL_EDGE "\";\n");
	for (uint32_t first = 0, count, above = 0; first < key.count; first += count) {
		count = fg_key_row(&key, first);
		fg_put(sink, "\t\t{\n\t\t\trank=same;\n");
		for (uint32_t i = first; i < first + count; i++) {
			put_entry(key.figure, &key.entries[i], i + 1, sink);
			if (i > first)
				fg_putf(sink, "\t\t\t\"legend-%u-words\" -> \"legend-%u\" "
				              "[style=invis];\n", i, i + 1);
		}
		fg_put(sink, "\t\t}\n");
		if (first)
			fg_putf(sink, "\t\t\"legend-%u\" -> \"legend-%u\" [style=invis];\n",
			        above + 1, first + 1);
		above = first;
	}
	fg_put(sink, "\t}\n");
	return true;
}
