#include "figure/key.h"

#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/claimants.h"
#include "figure/paint.h"
#include "figure/theme.h"
#include "figure/wrap.h"

#define BETWEEN 14.0f          /* entries of a row */
#define GAP 4.0f               /* from the sample to its words */
#define ABOVE 8.0f             /* the first row */

static float room(const struct fg_key *key)
{
	return key->figure->width - 2 * FG_PAPER_EDGE;
}

void fg_key_add(struct fg_key *key, struct fg_key_entry entry)
{
	struct fg_wrap how = { FG_NOTE_SIZE, false, 0, 0, 1 };
	struct fg_block block;

	if (key->count == FG_KEY_ENTRIES || !entry.words)
		return;
	if (entry.sample_width <= 0)
		entry.sample_width = FG_SAMPLE;
	how.limit = room(key) - entry.sample_width - GAP;
	block = fg_wrap(key->figure->arena, entry.words, &how);
	if (!block.count)
		return;
	entry.words = block.lines[0];
	entry.width = entry.sample_width + GAP + fg_line_width(entry.words, FG_NOTE_SIZE, false);
	entry.grey = key->figure->grey;
	key->entries[key->count++] = entry;
}

void fg_key_add_once(struct fg_key *key, struct fg_key_entry entry)
{
	for (uint32_t i = 0; i < key->count; i++)
		if (key->entries[i].paint == entry.paint && key->entries[i].which == entry.which)
			return;
	fg_key_add(key, entry);
}

/* ---- numbered rows */

/* Whether a list such as "G7, G12" has the mark itself, not only as the head of another. */
static bool lists(const char *list, const char *mark)
{
	size_t length = strlen(mark);

	for (const char *at = list; (at = strstr(at, mark)); at += length)
		if (at[length] == '\0' || at[length] == ',')
			return true;
	return false;
}

static const char *claim_words(const struct fg_key *key, const struct fg_gap *row)
{
	const struct fg_figure *figure = key->figure;
	const char *status = fg_vocab_label(FG_VOCAB_STATUS, row->status, figure->lang), *words;
	struct fg_sink who = { .arena = figure->arena };

	fg_put_claimants(figure, row, &who);
	words = who.length ? fg_arena_format(figure->arena,
	                                     fg_say(figure->lang, "%s, according to %s"), status,
	                                     who.data)
	                   : status;
	fg_sink_clear(&who);
	return words;
}

/* The entry that says the same, or NULL. */
static struct fg_key_entry *same_claim(struct fg_key *key, const char *words)
{
	for (uint32_t i = 0; i < key->count; i++) {
		struct fg_key_entry *entry = &key->entries[i];

		if (entry->paint == fg_sample_mark && entry->which == FG_CLAIMED
		    && strcmp(entry->words, words) == 0)
			return entry;
	}
	return NULL;
}

static void add_claim(struct fg_key *key, const struct fg_gap *row)
{
	const char *words = claim_words(key, row);
	const char *mark = fg_arena_format(key->figure->arena, "G%u", row->number);
	struct fg_key_entry *entry = words ? same_claim(key, words) : NULL;

	if (!mark || (entry && lists(entry->mark, mark)))
		return;
	if (!entry) {
		fg_key_add(key, (struct fg_key_entry){ .paint = fg_sample_mark,
		                                       .which = FG_CLAIMED,
		                                       .mark = mark,
		                                       .words = words,
		                                       .sample_width = fg_mark_width(mark) });
		return;
	}
	mark = fg_arena_format(key->figure->arena, "%s, %s", entry->mark, mark);
	if (!mark)
		return;
	entry->width += fg_mark_width(mark) - entry->sample_width;
	entry->sample_width = fg_mark_width(mark);
	entry->mark = mark;
}

void fg_key_add_mark(struct fg_key *key, const struct fg_gap *row)
{
	if (row->family == FG_CLAIMED) {
		add_claim(key, row);
		return;
	}
	for (uint32_t i = 0; i < key->count; i++)
		if (key->entries[i].paint == fg_sample_mark && key->entries[i].which == FG_GAP)
			return;
	fg_key_add(key, (struct fg_key_entry){
		.paint = fg_sample_mark, .which = FG_GAP, .mark = "G1",
		.words = fg_say(key->figure->lang, "gap number in the register"),
		.sample_width = fg_mark_width("G1") });
}

void fg_key_add_strand(struct fg_key *key, int kind)
{
	struct fg_strand_look look = fg_strand_look(kind, key->figure->grey);

	fg_key_add(key, (struct fg_key_entry){
		.paint = fg_sample_strand, .which = kind,
		.words = fg_say(key->figure->lang, look.label),
		.sample_width = FG_SAMPLE + (look.letter ? FG_BADGE_HEIGHT + 1 : 0) });
}

static const char *family_words(const struct fg_key *key, int family, uint32_t statuses)
{
	const char *lang = key->figure->lang, *between = fg_say(lang, ": ");
	struct fg_sink sink = { .arena = key->figure->arena };

	fg_put(&sink, fg_vocab_label(FG_VOCAB_FAMILY, (size_t)family, lang));
	for (size_t i = 0; i < FG_STATUSES; i++) {
		if (!(statuses >> i & 1))
			continue;
		fg_putf(&sink, "%s%s", between,
		        fg_vocab_label(FG_VOCAB_STATUS, i, lang));
		between = fg_say(lang, ", ");
	}
	return fg_sink_keep(&sink);
}

void fg_key_add_families(struct fg_key *key, const uint32_t statuses[FG_FAMILIES])
{
	for (int family = 0; family < FG_FAMILIES; family++)
		if (statuses[family])
			fg_key_add(key, (struct fg_key_entry){
				.paint = fg_sample_family, .which = family,
				.words = family_words(key, family, statuses[family]) });
}

void fg_key_add_kept(struct fg_key *key, uint32_t families)
{
	static const char *const words[FG_FAMILIES] = {
		[FG_GAP] = FG_SAY("how long it is kept: gap"),
		[FG_TO_VERIFY] = FG_SAY("how long it is kept: to verify"),
	};

	for (int family = 0; family < FG_FAMILIES; family++)
		if (families >> family & 1 && words[family])
			fg_key_add(key, (struct fg_key_entry){
				.paint = fg_sample_kept, .which = family,
				.words = fg_say(key->figure->lang, words[family]) });
}

void fg_key_add_varies(struct fg_key *key)
{
	fg_key_add(key, (struct fg_key_entry){
		.paint = fg_sample_none, .sample_width = 0.01f,
		.words = fg_say(key->figure->lang, "\"kept: varies\": the answers differ, and the "
		                                   "description lists them") });
}

/* ---- rows */

uint32_t fg_key_row(const struct fg_key *key, uint32_t first)
{
	float width = key->entries[first].width;
	uint32_t count = 1;

	while (first + count < key->count
	       && width + BETWEEN + key->entries[first + count].width <= room(key))
		width += BETWEEN + key->entries[first + count++].width;
	return count;
}

float fg_key_height(const struct fg_key *key)
{
	uint32_t rows = 0;

	for (uint32_t i = 0; i < key->count; i += fg_key_row(key, i))
		rows++;
	return rows ? ABOVE + (float)rows * FG_KEY_ROW : 0;
}

static void paint_entry(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_INK };

	fg_scene_open(scene, "legend", NULL, NULL, NULL);
	entry->paint(entry, at, scene);
	at.x += entry->sample_width + GAP;
	at.y -= FG_KEY_ROW / 2;
	fg_paint_label(scene, at, FG_KEY_ROW, entry->words, &letters);
	fg_scene_close(scene);
}

void fg_key_paint(const struct fg_key *key, float top, struct fg_scene *scene)
{
	struct fg_xy at = { FG_PAPER_EDGE, top + ABOVE + FG_KEY_ROW / 2 };

	fg_scene_open(scene, "legend", "legend", fg_say(key->figure->lang, "Legend"), NULL);
	for (uint32_t i = 0, count; i < key->count; i += count, at.y += FG_KEY_ROW) {
		at.x = FG_PAPER_EDGE;
		count = fg_key_row(key, i);
		for (uint32_t k = i; k < i + count; k++) {
			paint_entry(&key->entries[k], at, scene);
			at.x += key->entries[k].width + BETWEEN;
		}
	}
	fg_scene_close(scene);
}
