/* The message codes. A code is never reused and never changes its meaning; a row that is no longer given stays. */
#include <string.h>

#include "base/diag.h"

static const struct fg_code codes[] = {
	/* FG1xxx: the file and its XML */
	{ "FG1001", FG_ERROR, "the file cannot be read",
	  "The file does not exist, is a folder, or may not be read. Check the path and the permissions." },
	{ "FG1002", FG_ERROR, "not well-formed XML",
	  "The file breaks the rules of XML itself: a tag is not closed, a quotation mark is missing, a character is not"
	  " allowed. Nothing else can be checked before this is mended." },
	{ "FG1003", FG_ERROR, "the file is too large or too deep",
	  "Files have limits in size, number of things and depth, so that a hostile file cannot exhaust the machine." },
	/* FG2xxx: grammar */
	{ "FG2001", FG_ERROR, "unknown element",
	  "The language has no element of this name here. See models/schema/flowgap.rnc for what may stand where." },
	{ "FG2002", FG_ERROR, "unknown attribute",
	  "The element has no attribute of this name. Attributes are written in lower case with hyphens." },
	{ "FG2003", FG_ERROR, "attribute is missing",
	  "The element needs this attribute; without it the statement has no meaning." },
	{ "FG2004", FG_ERROR, "unknown word",
	  "The attribute takes one of a fixed list of words; the message lists them." },
	/* FG3xxx: references and ids */
	{ "FG3001", FG_ERROR, "reference to nothing",
	  "No thing of the wanted kind has this id. Ids are one name space for the whole file." },
	{ "FG3002", FG_ERROR, "id used twice",
	  "Ids are one name space for the whole file: a party and a place cannot share one." },
	/* FG4xxx: values */
	{ "FG4001", FG_ERROR, "not a date",
	  "Dates are written 2021, 2021-02 or 2021-02-19, and must exist in the calendar." },
	{ "FG4002", FG_ERROR, "not a duration",
	  "Durations are written as in ISO 8601: P15Y, P18M, P90D, PT12H. A period can also be \"event: ...\" or"
	  " \"permanent\"." },
	/* FG5xxx: evidence */
	{ "FG5001", FG_ERROR, "nobody says so",
	  "An element, flow or holding needs a claim (source and place in it), or a reason why it is here without one." },
	/* FG6xxx: warnings */
	{ "FG6001", FG_WARNING, "element is never used",
	  "No flow, holding or derivation carries the element. Remove it, or add the flow that takes it." },
	/* FG7xxx: yardsticks */
	{ "FG7001", FG_ERROR, "yardstick not found",
	  "There is no file yardsticks/ID.xml beside the model, in the folders given, or among the installed ones." },
};

const struct fg_code *fg_codes(size_t *ret_count)
{
	*ret_count = sizeof(codes) / sizeof(codes[0]);
	return codes;
}

const struct fg_code *fg_code_find(const char *code)
{
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		if (strcmp(codes[i].code, code) == 0)
			return &codes[i];
	}
	return NULL;
}
