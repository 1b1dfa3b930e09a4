#include "figure/theme.h"

struct fg_strand_look fg_strand_look(int kind, bool grey)
{
	const struct fg_category_look *look;

	if (kind == FG_UNSPECIFIED)
		return (struct fg_strand_look){ FG_SOFT_INK, FG_LINE_SINGLE, 'U',
			                        "data not specified" };
	look = fg_category_look((enum fg_category)kind);
	return (struct fg_strand_look){ grey ? FG_INK : look->colour, look->form, look->letter,
	                                fg_vocab_word(FG_VOCAB_CATEGORY, (size_t)kind)->label };
}

bool fg_is_weaker(enum fg_family family, enum fg_family than)
{
	static const int weight[FG_FAMILIES] = {
		[FG_ANSWERED] = 0, [FG_TO_VERIFY] = 1, [FG_CLAIMED] = 2, [FG_GAP] = 3
	};

	return weight[family] > weight[than];
}

const char *fg_word_colour(int kind, bool grey)
{
	return kind == FG_BIOMETRIC && !grey ? "#A84A00" : fg_strand_look(kind, grey).colour;
}
