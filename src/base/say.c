#include "base/say.h"

#include <string.h>
#include <strings.h>

#include "base/say_tables.h"
#include "base/sink.h"

static bool is_english(const char *lang)
{
	return !lang || (strncasecmp(lang, "en", 2) == 0 && (!lang[2] || lang[2] == '-'));
}

/* "es-MX" finds "es-MX", else "es". NULL: there is none. */
static const struct fg_catalogue *catalogue_of(const char *lang)
{
	size_t primary = lang ? strcspn(lang, "-") : 0;
	const struct fg_catalogue *found = NULL;

	for (const struct fg_catalogue *c = fg_catalogues; lang && c->code; c++) {
		if (strcasecmp(c->code, lang) == 0)
			return c;
		if (strlen(c->code) == primary && strncasecmp(c->code, lang, primary) == 0)
			found = c;
	}
	return found;
}

static const struct fg_message *message_of(const struct fg_catalogue *catalogue,
                                           const char *english)
{
	size_t low = 0, high = catalogue ? catalogue->count : 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(english, catalogue->messages[middle].english);

		if (order == 0)
			return &catalogue->messages[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *fg_say(const char *lang, const char *english)
{
	const struct fg_message *message = message_of(catalogue_of(lang), english);

	return message ? message->texts[0] : english;
}

const char *fg_say_count(const char *lang, unsigned long n, const char *singular,
                         const char *plural)
{
	const struct fg_catalogue *catalogue = catalogue_of(lang);
	const struct fg_message *message = message_of(catalogue, singular);
	unsigned form = message ? catalogue->plural(n) : 0;

	if (!message)
		return n == 1 ? singular : plural;
	return form < FG_PLURAL_FORMS && message->texts[form] ? message->texts[form]
	                                                      : message->texts[0];
}

void fg_say_duration(struct fg_sink *sink, const char *lang, struct fg_duration duration)
{
	const struct {
		int64_t number;
		const char *one, *many;
	} parts[] = {
		{ duration.months / 12, FG_SAY_COUNT("%lld year", "%lld years") },
		{ duration.months % 12, FG_SAY_COUNT("%lld month", "%lld months") },
		{ duration.seconds / 86400, FG_SAY_COUNT("%lld day", "%lld days") },
		{ duration.seconds / 3600 % 24, FG_SAY_COUNT("%lld hour", "%lld hours") },
		{ duration.seconds / 60 % 60, FG_SAY_COUNT("%lld minute", "%lld minutes") },
		{ duration.seconds % 60, FG_SAY_COUNT("%lld second", "%lld seconds") },
	};
	const char *between = "";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (!parts[i].number && (i != 2 || duration.months || duration.seconds))
			continue;
		fg_put(sink, between);
		fg_putf(sink, fg_say_count(lang, (unsigned long)parts[i].number, parts[i].one,
		                           parts[i].many),
		        (long long)parts[i].number);
		between = " ";
	}
}

const char *fg_say_lang(const char *lang)
{
	const struct fg_catalogue *catalogue = catalogue_of(lang);

	return catalogue && catalogue->count ? catalogue->code : "en";
}

const char *fg_say_lang_at(size_t index)
{
	for (const struct fg_catalogue *c = fg_catalogues; c->code; c++)
		if (c->count && index-- == 0)
			return c->code;
	return NULL;
}

const char *fg_say_catalogue_at(size_t index)
{
	for (const struct fg_catalogue *c = fg_catalogues; c->code; c++)
		if (index-- == 0)
			return c->code;
	return NULL;
}

const char *fg_say_unreviewed(const char *lang)
{
	const struct fg_catalogue *catalogue = is_english(lang) ? NULL : catalogue_of(lang);

	if (!catalogue || !catalogue->count || catalogue->reviewed)
		return NULL;
	return fg_say(lang, "The program's words in this language have not been reviewed by a "
	                    "native speaker.");
}

void fg_say_put_remark(const char *lang, struct fg_sink *sink)
{
	const struct fg_catalogue *catalogue = catalogue_of(lang);

	if (is_english(lang))
		return;
	if (!catalogue) {
		fg_putf(sink, "no translation for '%s': the program's own words are English", lang);
		return;
	}
	if (!catalogue->count) {
		fg_putf(sink, "no reviewed translation into %s yet: the program's own words are "
		              "English", catalogue->name);
		return;
	}
	if (catalogue->count < catalogue->all)
		fg_putf(sink, "%zu of %zu texts have no translation into %s and are English",
		        catalogue->all - catalogue->count, catalogue->all, catalogue->name);
	if (catalogue->count < catalogue->all && !catalogue->reviewed)
		fg_put(sink, "; ");
	if (!catalogue->reviewed)
		fg_put(sink, fg_say_unreviewed(lang));
}
