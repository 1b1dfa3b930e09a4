/*
 * A list of data elements as a spreadsheet program writes it: the first line names the columns, in
 * any order: name and category, and where given source and at. Commas, semicolons or tabs separate;
 * fields may be quoted, lines may end in CR LF.
 */
#ifndef FG_LOAD_LIST_H
#define FG_LOAD_LIST_H

#include <stdint.h>

#include "model/vocab.h"

struct fg_diags;

struct fg_listed {
	const char *id;          /* ASCII, unique in the list and with the ids reserved */
	const char *name;        /* white space folded */
	enum fg_category category;
	uint32_t source;         /* number of a listed source, UINT32_MAX: none given */
	const char *at;          /* where in the source; "" where not given */
};

struct fg_listed_source {
	const char *id, *name;
	enum fg_source_kind kind;        /* that which its name begins with, else an overview */
};

struct fg_list {
	struct fg_listed *elements;
	struct fg_listed_source *sources;
	uint32_t element_count, source_count;
	void *arena;             /* owner of all of it */
};

/* Reads the file; "-" is standard input. `reserved`: ids that the list must not use, NULL at the
 * end. 0; -EINVAL with messages in `diags`; another negative errno. */
int fg_list_read(const char *path, const char *const *reserved, struct fg_diags *diags,
                 struct fg_list **ret_list);
void fg_list_free(struct fg_list *list);

/* A new id made of a name: ASCII letters, digits and hyphens, at most 64, beginning with a letter;
 * Latin letters lose their accents. In `id`, of `size` bytes. */
void fg_id_from_name(const char *name, char *id, size_t size);

#endif
