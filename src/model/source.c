#include "model/source.h"

#include <strings.h>

#include "base/say.h"
#include "base/sink.h"

void fg_put_date(struct fg_sink *sink, struct fg_date date)
{
	fg_putf(sink, "%d", date.year);
	if (date.month)
		fg_putf(sink, "-%02d", date.month);
	if (date.day)
		fg_putf(sink, "-%02d", date.day);
}

bool fg_is_all(const char *place)
{
	return strcasecmp(place, "whole") == 0;
}

static bool is_whole(const struct fg_source *source)
{
	for (uint32_t i = 0; i < source->examined_count; i++)
		if (fg_is_all(source->examined[i]))
			return true;
	return false;
}

void fg_put_examined(struct fg_sink *sink, const struct fg_source *source, const char *lang)
{
	if (source->examined_count == 0)
		fg_put(sink, fg_say(lang, "nothing"));
	else if (is_whole(source))
		fg_put(sink, fg_say(lang, "whole"));
	for (uint32_t i = 0; i < source->examined_count && !is_whole(source); i++)
		fg_putf(sink, "%s%s", i ? fg_say(lang, "; ") : "", source->examined[i]);
	if (source->examined_count && !is_whole(source))
		fg_put(sink, fg_say(lang, " only"));
	if (source->copy == FG_COPY_RECREATION)
		fg_put(sink, fg_say(lang, ", in a re-creation"));
}
