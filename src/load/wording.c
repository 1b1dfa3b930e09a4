/* Texts in several languages: one that stands in the record, others in children with xml:lang. */
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "load/link.h"

enum { LANGUAGES_MOST = 200 };

void fg_check_label(struct fg_link *link, const struct fg_record *record, const char *label)
{
	if (!*label)
		fg_complain(link->doc, "FG4001", fg_mark_name(link->doc, record, FG_NAME_LABEL),
		            "a label without text");
	else if (strnlen(label, FG_LABEL_LIMIT + 1) > FG_LABEL_LIMIT
	         && fg_utf8_count(label) > FG_LABEL_LIMIT)
		fg_complain(link->doc, "FG4001", fg_mark_name(link->doc, record, FG_NAME_LABEL),
		            "a label of %zu characters; at most %d fit on a figure",
		            fg_utf8_count(label), FG_LABEL_LIMIT);
}

/* One text per language. */
static void check_lang(struct fg_link *link, const struct fg_record *record,
                       const struct fg_label *texts, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (strcasecmp(texts[i].lang, texts[count].lang) != 0)
			continue;
		fg_complain(link->doc, "FG4007", fg_mark_tag(link->doc, record),
		            "a second <%s> in language '%s'",
		            fg_record_row(link->doc, record)->name, texts[i].lang);
		return;
	}
}

static void check_text(struct fg_link *link, const struct fg_record *record, bool name)
{
	if (name)
		fg_check_label(link, record, record->text);
	else if (!*record->text)
		fg_complain(link->doc, "FG4001", fg_mark_tag(link->doc, record),
		            "<%s> without text", fg_record_row(link->doc, record)->name);
}

/* The text without xml:lang, or with that of the file. */
static void take_own(struct fg_link *link, const struct fg_record *record,
                     struct fg_wording *wording)
{
	if (wording->text)
		fg_complain(link->doc, "FG4007", fg_mark_tag(link->doc, record),
		            "a second <%s> in the language of the file",
		            fg_record_row(link->doc, record)->name);
	else if (*record->text)
		wording->text = fg_arena_string(link->arena, record->text);
}

/* Of "es-MX" in a file in "es": who asks for "es" is to have that of the file. */
static bool has_relative(const struct fg_label *others, uint32_t count, const char *lang)
{
	for (uint32_t i = 0; i < count; i++)
		if (fg_same_language(others[i].lang, lang))
			return true;
	return false;
}

struct fg_wording fg_link_wording(struct fg_link *link, const struct fg_record *record,
                                  unsigned tag, const char *own)
{
	struct fg_wording wording = { .text = own };
	uint32_t most = fg_count_children(link->doc, record, tag);
	bool name = tag == FG_TAG_LABEL && link->doc->language == &fg_model_language;
	const struct fg_record *child = NULL;
	struct fg_label *others = NULL;

	if (most > LANGUAGES_MOST) {
		fg_complain(link->doc, "FG1003", fg_mark_tag(link->doc, record),
		            "texts in more than %d languages", LANGUAGES_MOST);
		return wording;
	}
	if (most)
		others = fg_link_array(link, (size_t)most + 2, sizeof(*others));
	while (others && !link->doc->stop && (child = fg_child(link->doc, record, child, tag))) {
		const char *lang = fg_link_text(link, child, FG_NAME_LANG);

		if (lang ? strcasecmp(lang, link->lang) == 0 : !own) {
			if (lang)
				check_text(link, child, name);
			take_own(link, child, &wording);
			continue;
		}
		others[wording.count].lang = lang ? lang : "";
		others[wording.count].text = fg_arena_string(link->arena, child->text);
		check_text(link, child, name);
		if (lang)
			check_lang(link, child, others, wording.count);
		wording.count++;
	}
	if (others && wording.text && has_relative(others, wording.count, link->lang))
		others[wording.count++] = (struct fg_label){ link->lang, wording.text };
	wording.others = others;         /* ends with one without text */
	return wording;
}
