/* Texts that views put together: names in a list, remarks, titles, fields of a table. */
#ifndef FG_FIGURE_SENTENCE_H
#define FG_FIGURE_SENTENCE_H

#include "figure/figure.h"
#include "figure/wrap.h"

struct fg_sink;

/* The remarks with one more line, `words` in the figure's language; NULL gives NULL. */
const char *fg_remark(const struct fg_figure *figure, const char *remarks, const char *words);
/* The usual ones: what was left out (NULL: nothing), labels cut, characters unknown. */
const char *fg_remarks(const struct fg_figure *figure, const char *left_out, bool cut,
                       bool unknown);
#define FG_REMARK_CUT "a label is too long and was cut; its title has all of it"
#define FG_REMARK_UNKNOWN "a character is not in the font table: its width is a guess"

/* Where there are several pages, each title gets its number: "..., page 2 of 3". */
void fg_number_pages(struct fg_figure *figure);

/* The labels of elements in lines: all of them, else as many as fit and "and 12 more". `shown` (may
 * be NULL) receives how many are named. */
struct fg_block fg_wrap_elements(const struct fg_figure *figure, struct fg_refs elements,
                                 const struct fg_wrap *how, uint32_t *ret_shown);

/* "Full name (name); Sex (sex)" */
void fg_put_element_names(const struct fg_figure *figure, struct fg_refs elements,
                          struct fg_sink *sink);

/* Ids with a blank between. */
void fg_put_element_ids(const struct fg_figure *figure, struct fg_refs elements,
                        struct fg_sink *sink);

#endif
