/* What the program does with a word: further columns of the vocabularies. */
#include <stdint.h>

#include "model/vocab.h"

static const struct fg_category_look looks[FG_CATEGORIES] = {
	[FG_BIOGRAPHIC] = { "#0072B2", FG_LINE_SINGLE, 0, 1 },
	[FG_CONTACT] = { "#6A3D9A", FG_LINE_SINGLE, 'C', 1 },
	[FG_TRAVEL_DOCUMENT] = { "#8C510A", FG_LINE_SINGLE, 'T', 1 },
	[FG_BIOMETRIC] = { "#D55E00", FG_LINE_DOUBLE, 0, 2 },
	[FG_LOCATION] = { "#007A5A", FG_LINE_DOT_TAIL, 0, 2 },
	[FG_DEVICE] = { "#4D4D4D", FG_LINE_SINGLE, 'D', 1 },
	[FG_CASE] = { "#A6004F", FG_LINE_SINGLE, 'K', 2 },
	[FG_FINANCIAL] = { "#4B6300", FG_LINE_SINGLE, 'F', 2 },
	[FG_HEALTH] = { "#A31515", FG_LINE_SINGLE, 'H', 2 },
	[FG_COMMUNICATION] = { "#3949AB", FG_LINE_SINGLE, 'M', 1 },
	[FG_ONLINE] = { "#00687A", FG_LINE_SINGLE, 'O', 1 },
	[FG_EMPLOYMENT] = { "#6D5400", FG_LINE_SINGLE, 'W', 0 },
	[FG_DERIVED] = { "#7B1FA2", FG_LINE_SINGLE, 'R', 2 },
	[FG_OTHER] = { "#1A1A1A", FG_LINE_SINGLE, 'X', 0 },
};

const struct fg_category_look *fg_category_look(enum fg_category category)
{
	return &looks[category];
}

int fg_place_kind_keeps(enum fg_place_kind kind)
{
	return kind == FG_STORE || kind == FG_PLACE_DEVICE || kind == FG_EXTERNAL;
}

static const enum fg_standing standings[FG_SOURCE_KINDS] = {
	[FG_PIA] = FG_DISCLOSURE,
	[FG_PIA_UPDATE] = FG_DISCLOSURE,
	[FG_SORN] = FG_DISCLOSURE,
	[FG_FEDERAL_REGISTER] = FG_OFFICIAL,
	[FG_FACT_SHEET] = FG_OFFICIAL,
	[FG_APP_TERMS] = FG_DISCLOSURE,
	[FG_STATUTE] = FG_OFFICIAL,
	[FG_COURT_PAPER] = FG_OFFICIAL,
	[FG_FOIA_RELEASE] = FG_OFFICIAL,
	[FG_INSPECTOR_GENERAL] = FG_OFFICIAL,
	[FG_PROCUREMENT] = FG_OFFICIAL,
	[FG_INVENTORY] = FG_OFFICIAL,
	[FG_NGO_REPORT] = FG_INDEPENDENT,
	[FG_PRESS] = FG_INDEPENDENT,
	[FG_ACADEMIC] = FG_INDEPENDENT,
	[FG_OVERVIEW] = FG_INDEPENDENT,
	[FG_PROCEDURE] = FG_OFFICIAL,
};

enum fg_standing fg_source_kind_standing(enum fg_source_kind kind)
{
	return standings[kind];
}

enum {
	SYSTEM = 1 << FG_ON_SYSTEM,
	ELEMENT = 1 << FG_ON_ELEMENT,
	FLOW = 1 << FG_ON_FLOW | 1 << FG_ON_COLLECTION,
	HOLDING = 1 << FG_ON_HOLDING
};

static const struct {
	uint8_t subjects;
	uint8_t single;
} attributes[FG_ATTRIBUTES] = {
	[FG_SAID] = { SYSTEM | ELEMENT | FLOW | HOLDING, 0 },
	[FG_PERIOD] = { HOLDING, 1 },
	[FG_START] = { HOLDING, 1 },
	[FG_REASON] = { HOLDING, 0 },
	[FG_DISPOSAL] = { HOLDING, 1 },
	[FG_SCHEDULE] = { HOLDING, 0 },
	[FG_STORED_AT] = { HOLDING, 0 },
	[FG_ACCESS] = { HOLDING, 0 },
	[FG_SORN_NOTICE] = { HOLDING, 0 },
	[FG_INDIVIDUAL_ACCESS] = { HOLDING, 0 },
	[FG_CORRECTION] = { HOLDING, 0 },
	[FG_PURPOSE] = { ELEMENT | FLOW, 0 },
	[FG_AUTHORITY] = { FLOW, 0 },
	[FG_RECIPIENT] = { FLOW, 0 },
	[FG_MEANS] = { FLOW, 0 },
	[FG_SAFEGUARDS] = { FLOW | HOLDING, 0 },
	[FG_AGREEMENT] = { FLOW, 0 },
	[FG_ONWARD] = { FLOW | HOLDING, 0 },
	[FG_NOTICE] = { FLOW, 0 },
	[FG_CHOICE] = { FLOW, 0 },
};

int fg_attribute_applies(enum fg_attribute attribute, enum fg_subject subject)
{
	return attributes[attribute].subjects >> subject & 1;
}

int fg_attribute_single(enum fg_attribute attribute)
{
	return attributes[attribute].single;
}
