/* What a rule found, in words. */
#include "base/say.h"
#include "base/sink.h"
#include "gaps/gaps.h"

static void put_part(struct fg_sink *sink, const struct fg_found_part *part, const char *lang)
{
	struct fg_duration duration;

	if (part->name)
		fg_put(sink, fg_label_in(part->name, lang));
	else if (part->value && fg_duration_parse(part->text, &duration) == 0)
		fg_say_duration(sink, lang, duration);
	else if (part->text)
		fg_put(sink, part->text);
}

static void put_one(struct fg_sink *sink, const struct fg_found *found, const char *lang)
{
	struct fg_sink parts[FG_FOUND_PARTS] = { { 0 } };
	const char *texts[FG_FOUND_PARTS];

	for (int i = 0; i < FG_FOUND_PARTS; i++) {
		put_part(&parts[i], &found->parts[i], lang);
		texts[i] = parts[i].data ? parts[i].data : "";
	}
	fg_putf(sink, fg_say(lang, found->pattern), texts[0], texts[1], texts[2], texts[3]);
	for (int i = 0; i < FG_FOUND_PARTS; i++)
		fg_sink_fold(&parts[i], sink);
}

void fg_put_found(struct fg_sink *sink, const struct fg_gap *row, const char *lang)
{
	for (uint32_t i = 0; fg_gap_tells(row) && i < row->more->told->count; i++) {
		fg_put(sink, i ? fg_say(lang, ", ") : "");
		put_one(sink, &row->more->told->found[i], lang);
	}
}
