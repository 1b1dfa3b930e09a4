/*
 * libxml2's events -> records, checked against the grammar while they are made. The parser is given
 * the file piece by piece, after the look over the bytes, and stops when enough is wrong. Attribute
 * values point into the parser's input, which gives their exact place in the file; a value that the
 * parser had to copy (entities, line ends) is looked up in the tag.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/sink.h"
#include "base/text.h"
#include "load/doc.h"
#include "load/known.h"

struct frame {
	uint32_t record;
	bool stray;              /* text where none may be was reported */
	bool short_piece;        /* some of its text came in a piece of one character, or few */
	struct fg_sink text;
};

/* What names that are not of the language may cost, in bytes, and what each costs at least. */
enum { FOREIGN_LIMIT = 256 * 1024, FOREIGN_COST = 64 };

struct reader {
	struct fg_doc *doc;
	xmlParserCtxtPtr ctxt;
	int status;              /* of reading the file on */
	uint32_t given;          /* bytes that the parser has taken */
	struct fg_known known;
	uint32_t foreign;        /* bytes that names of no use to us cost the parser, about */
	struct frame frames[FG_DEPTH_LIMIT];
	unsigned depth;          /* open elements that have a record */
	unsigned skipped;        /* open elements within an unknown one */
	uint32_t line, line_start, counted;      /* line of the byte `counted`; where it begins */
	bool broken;             /* not well-formed */
};

/* An attribute as SAX2 gives it. */
struct sax_attr {
	const char *name, *prefix, *uri, *value, *end;
};

static const char *as_text(const xmlChar *text)
{
	return (const char *)text;
}

/* At the end of an event, never within: this frees what the event's arguments point to. */
static void halt_if_done(struct reader *reader)
{
	if (reader->doc->no_memory)
		reader->doc->stop = true;
	if (reader->doc->stop)
		xmlStopParser(reader->ctxt);
}

/* Offset of what the parser reads now. */
static uint32_t offset_now(const struct reader *reader)
{
	const xmlParserInput *input = reader->ctxt->input;
	size_t offset = input->consumed + (size_t)(input->cur - input->base);
	size_t length = reader->doc->length;

	return offset > length ? (uint32_t)length : (uint32_t)offset;
}

/* Offset of the tag that the parser has just read: '<' cannot stand within one. */
static uint32_t offset_of_tag(const struct reader *reader)
{
	const char *data = reader->doc->data, *tag = memrchr(data, '<', offset_now(reader));

	return tag ? (uint32_t)(tag - data) : 0;
}

/* Up to an offset, which is no smaller than the one before. */
static void count_lines(struct reader *reader, uint32_t offset)
{
	const char *data = reader->doc->data, *end;

	while (reader->counted < offset) {
		end = memchr(data + reader->counted, '\n', offset - reader->counted);
		if (!end)
			break;
		reader->line++;
		reader->counted = reader->line_start = (uint32_t)(end - data) + 1;
	}
	if (reader->counted < offset)
		reader->counted = offset;
}

/* ---- what may stand where */

enum { NAMES_ROOM = 48 };

struct names {
	const char *names[NAMES_ROOM];
	size_t count;
};

static void list_children(const struct fg_language *language, unsigned parent, struct names *names)
{
	for (unsigned i = 0; i < language->count && names->count < NAMES_ROOM; i++) {
		if (language->tags[i].parents & UINT64_C(1) << parent)
			names->names[names->count++] = language->tags[i].name;
	}
}

static void list_attrs(const struct fg_tag_row *tag, struct names *names)
{
	for (unsigned set = 0; set < FG_SETS; set++) {
		for (unsigned i = 0; i < tag->sets[set].count && names->count < NAMES_ROOM; i++)
			names->names[names->count++] = fg_names[tag->sets[set].rows[i].name];
	}
}

static struct frame *top(struct reader *reader)
{
	return reader->depth ? &reader->frames[reader->depth - 1] : NULL;
}

static struct fg_record *top_record(struct reader *reader)
{
	return reader->depth ? &reader->doc->records[top(reader)->record] : NULL;
}

/* Number of the row of an element in the open one (the root, when none is open), or -1. */
static int find_tag(struct reader *reader, const xmlChar *name)
{
	const struct fg_record *parent = top_record(reader);
	int tag = fg_known_word(&reader->known, name)->tag;

	if (tag < 0)
		return -1;
	if (!parent)
		return tag == 0 ? tag : -1;
	return reader->doc->language->tags[tag].parents >> parent->tag & 1 ? tag : -1;
}

/* Names that are not of the language stay in the parser's memory: a file can have so many that it
 * costs minutes. */
static void count_foreign(struct reader *reader, const xmlChar *name)
{
	if (!name)
		return;
	reader->foreign += FOREIGN_COST + (uint32_t)strnlen((const char *)name, FOREIGN_LIMIT);
	if (reader->foreign <= FOREIGN_LIMIT || reader->doc->stop)
		return;
	fg_complain(reader->doc, "FG1003", (struct fg_mark){ offset_of_tag(reader), 1 },
	            "too many names that are not of this language; the rest is not read");
	reader->doc->stop = true;
}

static bool known_elsewhere(const struct fg_language *language, const char *name)
{
	for (unsigned i = 0; i < language->count; i++) {
		if (strcmp(language->tags[i].name, name) == 0)
			return true;
	}
	return false;
}

/* The whole is another kind of document; one message, and no other. */
static void refuse_root(struct reader *reader, const char *name, const char *uri)
{
	struct fg_doc *doc = reader->doc;
	const char *root = doc->language->tags[0].name;
	struct fg_mark mark = { offset_of_tag(reader), (uint32_t)strlen(name) + 1 };

	if (strcmp(name, root) == 0)
		fg_complain(doc, "FG1007", mark,
		            "this is not %s: <%s> %s; write <%s xmlns=\"%s\" ...>",
		            doc->language->what, root,
		            uri ? "is in another namespace" : "is in no namespace", root,
		            doc->language->uri);
	else
		fg_complain(doc, "FG1007", mark, "this is not %s: it begins with <%s>, not <%s>",
		            doc->language->what, name, root);
	doc->stop = true;
}

static void complain_of_tag(struct reader *reader, const char *name, const char *uri)
{
	struct fg_doc *doc = reader->doc;
	const struct fg_language *language = doc->language;
	const struct fg_record *parent = top_record(reader);
	struct fg_hint hint = { "FG2001", { offset_of_tag(reader), (uint32_t)strlen(name) + 1 } };
	struct names names = { .count = 0 };
	const char *in;

	if (!parent) {
		refuse_root(reader, name, uri);
		return;
	}
	in = fg_record_row(doc, parent)->name;
	list_children(language, parent->tag, &names);
	hint.words = names.names;
	hint.count = names.count;
	hint.list = true;
	if (!uri || strcmp(uri, language->uri) != 0) {
		fg_complain_hint(doc, &hint, "<%s> is of another language than the rest", name);
		return;
	}
	hint.wrong = name;
	if (!names.count)
		fg_complain_hint(doc, &hint, "<%s> may have no elements in it, not <%s>", in, name);
	else if (known_elsewhere(language, name))
		fg_complain_hint(doc, &hint, "<%s> does not belong in <%s>", name, in);
	else
		fg_complain_hint(doc, &hint, "there is no element <%s> for <%s>", name, in);
}

/* ---- attributes */

static struct sax_attr sax_attr_at(const xmlChar **attributes, int index)
{
	const xmlChar **five = attributes + (size_t)index * 5;

	return (struct sax_attr){ as_text(five[0]), as_text(five[1]), as_text(five[2]),
		                  as_text(five[3]), as_text(five[4]) };
}

static int find_name(const struct reader *reader, const struct fg_record *record,
                     const struct sax_attr *sax)
{
	const xmlChar *uri = (const xmlChar *)sax->uri;
	int attr = fg_known_word(&reader->known, (const xmlChar *)sax->name)->attr;

	if (attr < 0 || !reader->known.rows[record->tag][attr])
		return -1;
	return uri == (attr == FG_NAME_LANG ? reader->known.lang_uri : NULL) ? attr : -1;
}

static void complain_of_attr(struct fg_doc *doc, const struct fg_record *record,
                             const struct sax_attr *sax)
{
	const struct fg_tag_row *tag = fg_record_row(doc, record);
	struct fg_hint hint = { "FG2002", fg_mark_tag(doc, record), .list = true };
	struct names names = { .count = 0 };
	struct fg_span name, value;

	hint.wrong = sax->prefix ? fg_arena_format(doc->arena, "%s:%s", sax->prefix, sax->name)
	                         : sax->name;
	if (hint.wrong && fg_find_in_tag(doc, record->offset, hint.wrong, &name, &value))
		hint.mark = (struct fg_mark){ (uint32_t)(name.at - doc->data), name.length };
	list_attrs(tag, &names);
	hint.words = names.names;
	hint.count = names.count;
	fg_complain_hint(doc, &hint, "<%s> has no attribute %s", tag->name,
	                 hint.wrong ? hint.wrong : sax->name);
}

/* Whether the parser's pointer leads into the file and not to a copy. */
static bool is_in_place(const struct reader *reader, const struct sax_attr *sax)
{
	const xmlParserInput *input = reader->ctxt->input;
	const xmlChar *value = (const xmlChar *)sax->value;

	return value >= input->base && value <= input->end;
}

/* Where a copied value stands in the file. */
static uint32_t find_copied(const struct fg_doc *doc, const struct fg_record *record,
                            enum fg_name name)
{
	struct fg_span in_name, in_value;

	if (fg_find_in_tag(doc, record->offset, fg_names[name], &in_name, &in_value))
		return (uint32_t)(in_value.at - doc->data);
	return record->offset;
}

/* Character references can bring in what the look over the bytes has not seen. */
static void check_odd(struct fg_doc *doc, struct fg_mark mark, const char *text)
{
	uint32_t character;

	while (*text >= ' ' && *text < 0x7F)     /* nothing odd so far, and mostly to the end */
		text++;
	while (!doc->odd && (character = fg_utf8_next(&text)) != 0) {
		if (!fg_character_forbidden(character))
			continue;
		fg_complain(doc, "FG1005", mark, "a reference to the character U+%04X; remove it",
		            character);
		return;
	}
}

/* The parser gives an ampersand on as "&#38;", for a tree that would be read once more. Nothing
 * else in a value can look like that: there are no entities. Returns the new length. */
static size_t decode_ampersands(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		*to++ = *from;
		if (strncmp(from, "&#38;", 5) == 0)
			from += 4;
	}
	*to = '\0';
	return (size_t)(to - text);
}

static bool copy_value(struct fg_doc *doc, const struct fg_record *record,
                       const struct sax_attr *sax, struct fg_attr *attr)
{
	char *text = fg_arena_copy(doc->arena, sax->value, (size_t)(sax->end - sax->value));
	struct fg_decoded *decoded = fg_grow(doc->decoded, doc->decoded_count, &doc->decoded_room,
	                                     sizeof(*decoded));

	if (decoded)
		doc->decoded = decoded;
	if (!text || !decoded)
		return false;
	attr->copied = true;
	attr->at = doc->decoded_count++;
	attr->length = (uint16_t)decode_ampersands(text);
	decoded[attr->at] = (struct fg_decoded){ text, find_copied(doc, record, attr->name) };
	check_odd(doc, fg_mark_attr(doc, attr), text);
	return true;
}

static bool set_value(struct reader *reader, const struct fg_record *record,
                      const struct sax_attr *sax, struct fg_attr *attr)
{
	const xmlParserInput *input = reader->ctxt->input;

	if (!is_in_place(reader, sax))
		return copy_value(reader->doc, record, sax, attr);
	attr->at = (uint32_t)(input->consumed
	                      + (size_t)((const xmlChar *)sax->value - input->base));
	attr->length = (uint16_t)(sax->end - sax->value);
	return true;
}

/* NULL: out of memory. */
static struct fg_attr *next_attr(struct fg_doc *doc, uint8_t name)
{
	struct fg_attr *attrs =
		fg_grow(doc->attrs, doc->attr_count, &doc->attr_room, sizeof(*attrs));

	if (!attrs)
		return NULL;
	doc->attrs = attrs;
	attrs[doc->attr_count] = (struct fg_attr){ .name = name };
	return &attrs[doc->attr_count];
}

/* Returns whether it is one that the element must have. */
static bool add_attr(struct reader *reader, struct fg_record *record, const struct sax_attr *sax)
{
	struct fg_doc *doc = reader->doc;
	const struct fg_tag_row *tag = fg_record_row(doc, record);
	int name = find_name(reader, record, sax);
	const struct fg_attr_row *row;
	struct fg_attr *attr;

	if (name < 0) {
		complain_of_attr(doc, record, sax);
		count_foreign(reader, (const xmlChar *)sax->name);
		return false;
	}
	row = reader->known.rows[record->tag][name];
	attr = next_attr(doc, (uint8_t)name);
	if (!attr || !set_value(reader, record, sax, attr)) {
		doc->no_memory = doc->stop = true;
		return false;
	}
	attr->bad = row->type != FG_TYPE_TEXT && !fg_value_check(doc, row, tag->name, attr);
	doc->attr_count++;
	record->attr_count++;
	record->names |= UINT32_C(1) << (unsigned)name % 32;
	return row->required;
}

static void complain_of_missing(struct fg_doc *doc, const struct fg_record *record)
{
	const struct fg_tag_row *tag = fg_record_row(doc, record);

	for (unsigned set = 0; set < FG_SETS; set++) {
		for (unsigned i = 0; i < tag->sets[set].count; i++) {
			const struct fg_attr_row *row = &tag->sets[set].rows[i];

			if (row->required && !fg_record_has(doc, record, row->name))
				fg_complain(doc, "FG2003", fg_mark_tag(doc, record),
				            "<%s> needs the attribute %s", tag->name,
				            fg_names[row->name]);
		}
	}
}

/* ---- elements */

/* The id of an element that is not read: references to it are no further errors. */
static void remember_lost(struct reader *reader, int count, const xmlChar **attributes)
{
	struct fg_doc *doc = reader->doc;
	struct fg_span *lost;

	for (int i = 0; i < count; i++) {
		struct sax_attr sax = sax_attr_at(attributes, i);
		size_t length = (size_t)(sax.end - sax.value);

		if (sax.uri || strcmp(sax.name, "id") != 0)
			continue;
		lost = fg_grow(doc->lost, doc->lost_count, &doc->lost_room, sizeof(*lost));
		if (!lost)
			return;
		doc->lost = lost;
		lost[doc->lost_count].at = fg_arena_copy(doc->arena, sax.value, length);
		lost[doc->lost_count].length = (uint32_t)length;
		if (lost[doc->lost_count].at)
			doc->lost_count++;
	}
}

static struct fg_record *push_record(struct reader *reader, unsigned tag)
{
	struct fg_doc *doc = reader->doc;
	uint32_t parent = reader->depth ? top(reader)->record : 0;
	struct fg_record *record;

	record = fg_grow(doc->records, doc->record_count, &doc->record_room, sizeof(*record));
	if (!record)
		return NULL;
	doc->records = record;
	record += doc->record_count;
	*record = (struct fg_record){ .text = "", .parent = parent, .attrs = doc->attr_count };
	record->tag = (uint8_t)tag;
	record->thing = doc->tags[tag]++;
	record->offset = offset_of_tag(reader);
	count_lines(reader, record->offset);
	record->line = reader->line;
	if (record->offset - reader->line_start < UINT16_MAX)
		record->column = (uint16_t)(record->offset - reader->line_start + 1);
	record->end = ++doc->record_count;
	reader->frames[reader->depth].record = doc->record_count - 1;
	reader->frames[reader->depth].stray = false;
	reader->frames[reader->depth].short_piece = false;
	reader->frames[reader->depth].text.length = 0;
	reader->depth++;
	return record;
}

/* A second one where one is allowed. */
static void check_once(struct fg_doc *doc, const struct fg_record *record)
{
	const struct fg_record *parent = fg_record_parent(doc, record);
	const struct fg_tag_row *row = fg_record_row(doc, record);

	if (!row->once)
		return;
	for (const struct fg_record *other = parent + 1; other < record;
	     other = doc->records + other->end) {
		if (other->tag != record->tag)
			continue;
		fg_complain(doc, "FG2006", fg_mark_tag(doc, record), "a second <%s> in <%s>",
		            row->name, fg_record_row(doc, parent)->name);
		return;
	}
}

static void start_element(struct reader *reader, unsigned tag, int attr_count,
                          const xmlChar **attributes)
{
	struct fg_doc *doc = reader->doc;
	struct fg_record *record;
	unsigned required = 0;

	record = push_record(reader, tag);
	if (!record) {
		doc->no_memory = true;
		return;
	}
	for (int i = 0; i < attr_count && !doc->stop; i++) {
		struct sax_attr sax = sax_attr_at(attributes, i);

		required += add_attr(reader, record, &sax);
	}
	if (required < reader->known.required[tag])
		complain_of_missing(doc, record);
	check_once(doc, record);
}

/* Deeper than any model goes. */
static void refuse_depth(struct reader *reader)
{
	fg_complain(reader->doc, "FG1003", (struct fg_mark){ offset_of_tag(reader), 1 },
	            "elements nested more than 16 deep");
	reader->doc->stop = true;
	halt_if_done(reader);
}

/* An element that is not read, nor what is in it. */
static void skip_element(struct reader *reader, const xmlChar *name, int attr_count,
                         const xmlChar **attributes)
{
	remember_lost(reader, attr_count, attributes);
	count_foreign(reader, name);
	for (int i = 0; i < attr_count; i++)
		count_foreign(reader, attributes[(size_t)i * 5]);
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attr_count,
                     int defaulted, const xmlChar **attributes)
{
	struct reader *reader = data;
	int tag = -1;

	(void)prefix, (void)defaulted;
	if (reader->doc->stop)
		return;
	if (reader->depth + reader->skipped >= FG_DEPTH_LIMIT) {
		refuse_depth(reader);
		return;
	}
	if (!reader->skipped && uri == reader->known.uri)
		tag = find_tag(reader, name);
	if (tag >= 0) {
		start_element(reader, (unsigned)tag, attr_count, attributes);
	} else {
		if (!reader->skipped++)
			complain_of_tag(reader, as_text(name), as_text(uri));
		skip_element(reader, name, attr_count, attributes);
	}
	for (int i = 0; i < namespace_count; i++)
		count_foreign(reader, namespaces[2 * i + 1]);
	halt_if_done(reader);
}

static void on_instruction(void *data, const xmlChar *target, const xmlChar *text)
{
	struct reader *reader = data;

	(void)text;
	count_foreign(reader, target);
	halt_if_done(reader);
}

static void complain_of_nothing(struct fg_doc *doc, const struct fg_record *record)
{
	struct names names = { .count = 0 };
	struct fg_hint hint = { "FG2006", fg_mark_tag(doc, record), .list = true };

	list_children(doc->language, record->tag, &names);
	hint.words = names.names;
	hint.count = names.count;
	fg_complain_hint(doc, &hint, "<%s> has nothing in it", fg_record_row(doc, record)->name);
}

static bool is_filled(const struct fg_doc *doc, const struct fg_record *record)
{
	return record->end > (uint32_t)(record - doc->records) + 1;
}

static void take_text(struct fg_doc *doc, struct fg_record *record, struct frame *frame)
{
	struct fg_sink *text = &frame->text;
	const char *folded;

	if (!text->length && !text->error)
		return;
	folded = fg_fold(doc->arena, text->data, text->length);
	if (!folded || text->error)
		doc->no_memory = true;
	else
		record->text = folded;
	if (frame->short_piece)
		check_odd(doc, fg_mark_tag(doc, record), record->text);
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reader *reader = data;
	struct fg_doc *doc = reader->doc;
	struct fg_record *record;

	(void)name, (void)prefix, (void)uri;
	if (doc->stop)
		return;
	if (reader->skipped) {
		reader->skipped--;
		return;
	}
	record = top_record(reader);
	record->end = doc->record_count;
	take_text(doc, record, top(reader));
	if (fg_record_row(doc, record)->filled && !is_filled(doc, record))
		complain_of_nothing(doc, record);
	reader->depth--;
	halt_if_done(reader);
}

static void complain_of_text(struct reader *reader, const char *text, size_t length)
{
	const xmlParserInput *input = reader->ctxt->input;
	const xmlChar *start = (const xmlChar *)fg_trim(text, length).at;
	struct fg_mark mark = { offset_now(reader), 1 };

	if (start >= input->base && start < input->end)
		mark.offset = (uint32_t)((long)mark.offset + (start - input->cur));
	else
		mark = fg_mark_tag(reader->doc, top_record(reader));
	top(reader)->stray = true;
	fg_complain(reader->doc, "FG2005", mark, "<%s> may not contain text",
	            fg_record_row(reader->doc, top_record(reader))->name);
}

/* Bytes of one: the parser gives what a reference stands for as a piece of its own. */
enum { CHARACTER_MOST = 4 };

static void on_text(void *data, const xmlChar *text, int length)
{
	struct reader *reader = data;
	struct frame *frame = top(reader);

	if (reader->doc->stop || reader->skipped || !frame || length <= 0)
		return;
	if (!fg_record_row(reader->doc, top_record(reader))->text) {
		if (!frame->stray && fg_trim(as_text(text), (size_t)length).length)
			complain_of_text(reader, as_text(text), (size_t)length);
	} else if (offset_now(reader) - top_record(reader)->offset > FG_TEXT_LIMIT) {
		fg_complain(reader->doc, "FG1003", fg_mark_tag(reader->doc, top_record(reader)),
		            "an element with text is longer than 1 MiB");
		reader->doc->stop = true;
	} else {
		frame->short_piece |= length <= CHARACTER_MOST;
		fg_put_bytes(&frame->text, as_text(text), (size_t)length);
	}
	halt_if_done(reader);
}

/* ---- what is not well-formed */

static const struct {
	int error;
	const char *text;
} explanations[] = {
	{ XML_ERR_DOCUMENT_EMPTY, "the file is empty or does not begin with '<'" },
	{ XML_ERR_DOCUMENT_END, "there is something after the end of the model" },
	{ XML_ERR_TAG_NOT_FINISHED, "the file ends before this element is closed" },
	{ XML_ERR_GT_REQUIRED, "the tag is not closed with '>'" },
	{ XML_ERR_LTSLASH_REQUIRED, "an end tag is missing" },
	{ XML_ERR_LT_IN_ATTRIBUTE,
	  "'<' in an attribute; write &lt; (or is a quotation mark missing?)" },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED,
	  "the value of an attribute must stand in quotation marks" },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, "the value of an attribute is not closed" },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute without =" },
	{ XML_ERR_ATTRIBUTE_REDEFINED, "an attribute is given twice" },
	{ XML_ERR_SPACE_REQUIRED, "a space is missing between attributes" },
	{ XML_ERR_NAME_REQUIRED, "a name is missing; a plain '<' or '&' is written &lt; or &amp;" },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING,
	  "'&' begins a reference that has no ';'; write &amp;" },
	{ XML_ERR_UNDECLARED_ENTITY, "unknown entity; only &lt; &gt; &amp; &quot; &apos; exist" },
	{ XML_WAR_UNDECLARED_ENTITY, "unknown entity; only &lt; &gt; &amp; &quot; &apos; exist" },
	{ XML_ERR_INVALID_CHARREF, "the reference names no character" },
	{ XML_ERR_INVALID_CHAR, "a character that XML does not allow" },
	{ XML_ERR_COMMENT_NOT_FINISHED, "the comment is not closed with -->" },
	{ XML_ERR_HYPHEN_IN_COMMENT, "two hyphens within a comment" },
	{ XML_ERR_CDATA_NOT_FINISHED, "the CDATA section is not closed with ]]>" },
	{ XML_ERR_PI_NOT_FINISHED, "the instruction is not closed with ?>" },
	{ XML_ERR_RESERVED_XML_NAME, "the XML declaration may only stand at the very beginning" },
	{ XML_NS_ERR_UNDEFINED_NAMESPACE, "a prefix that is not declared" },
	{ XML_ERR_UNKNOWN_VERSION, "only version 1.0 of XML is read" },
};

static void complain_of_xml(struct reader *reader, const xmlError *error)
{
	struct fg_mark mark = { offset_now(reader), 1 };
	const char *text = error->message ? error->message : "not well-formed XML";

	if (error->code == XML_ERR_TAG_NAME_MISMATCH && error->str1 && error->str2) {
		fg_complain(reader->doc, "FG1002", mark, "<%s> of line %d is closed by </%s>",
		            error->str1, error->int1, error->str2);
		return;
	}
	for (size_t i = 0; i < sizeof(explanations) / sizeof(explanations[0]); i++) {
		if (explanations[i].error == error->code)
			text = explanations[i].text;
	}
	fg_complain(reader->doc, "FG1002", mark, "%.*s", (int)strcspn(text, "\n"), text);
}

static void on_error(void *data, xmlErrorPtr error)
{
	struct reader *reader = data;

	if (error->level < XML_ERR_ERROR || reader->broken || reader->doc->stop)
		return;
	reader->broken = true;
	if (error->code == XML_ERR_NO_MEMORY)
		reader->doc->no_memory = true;
	else
		complain_of_xml(reader, error);
	reader->doc->stop = true;
	halt_if_done(reader);
}

/* The look over the bytes has refused it; the parser shall not go on either. */
static void on_doctype(void *data, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system)
{
	struct reader *reader = data;

	(void)name, (void)external, (void)system;
	reader->doc->stop = true;
	halt_if_done(reader);
}

static void set_handlers(xmlSAXHandler *sax)
{
	memset(sax, 0, sizeof(*sax));
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = on_start;
	sax->endElementNs = on_end;
	sax->characters = on_text;
	sax->ignorableWhitespace = on_text;
	sax->cdataBlock = on_text;
	sax->processingInstruction = on_instruction;
	sax->internalSubset = on_doctype;
	sax->serror = on_error;
}

/* The parser asks for more. 0 is the end, of the file or of the reading. */
static int give(void *data, char *buffer, int room)
{
	struct reader *reader = data;
	struct fg_doc *doc = reader->doc;
	uint32_t count;

	while (reader->given == doc->scan.ready && !doc->file->whole && reader->status == 0)
		reader->status = fg_doc_more(doc);
	if (reader->status < 0 || doc->stop || room <= 0) {
		doc->stop = true;
		return 0;
	}
	count = doc->scan.ready - reader->given;
	if (count > (uint32_t)room)
		count = (uint32_t)room;
	memcpy(buffer, doc->data + reader->given, count);
	reader->given += count;
	return (int)count;
}

static void parse(void *data)
{
	struct reader *reader = data;
	struct fg_doc *doc = reader->doc;
	xmlSAXHandler handlers;

	set_handlers(&handlers);
	reader->ctxt = xmlCreateIOParserCtxt(&handlers, reader, give, NULL, reader,
	                                     XML_CHAR_ENCODING_NONE);
	if (!reader->ctxt) {
		doc->no_memory = true;
		return;
	}
	xmlCtxtUseOptions(reader->ctxt, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
	if (fg_known_learn(&reader->known, reader->ctxt->dict, doc->language) < 0)
		doc->no_memory = true;
	else
		xmlParseDocument(reader->ctxt);
	if (!reader->ctxt->wellFormed && !reader->broken && !doc->stop)
		doc->no_memory = true;
	xmlFreeParserCtxt(reader->ctxt);
}

int fg_doc_parse(struct fg_doc *doc)
{
	struct reader *reader;
	int status;

	if (!doc->length) {
		fg_complain(doc, "FG1002", (struct fg_mark){ 0, 0 }, "the file is empty");
		return -EINVAL;
	}
	reader = calloc(1, sizeof(*reader));
	if (!reader)
		return -ENOMEM;
	reader->doc = doc;
	reader->line = 1;
	fg_quietly(parse, reader, &doc->no_memory);
	status = reader->status;
	if (status == 0)
		status = doc->no_memory ? -ENOMEM : reader->broken || doc->stop ? -EINVAL : 0;
	for (unsigned i = 0; i < FG_DEPTH_LIMIT; i++)
		fg_sink_clear(&reader->frames[i].text);
	free(reader);
	return status;
}
