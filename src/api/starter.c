/* A model to start from. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "base/text.h"
#include "load/doc.h"
#include "load/list.h"
#include "write/starter.h"

enum { LABEL_MOST = 200, ID_MOST = 64 };

static int check_id(const char *id, struct flowgap_buffer *message)
{
	static const char first[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
	static const char others[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
				     "0123456789-.";
	char near[ID_MOST];
	size_t length = strlen(id);

	if (length && length <= ID_MOST && strchr(first, id[0]) && length == strspn(id, others))
		return 0;
	fg_id_from_name(fg_utf8_valid(id, length) ? id : "", near, sizeof(near));
	return fg_api_refuse(message,
	                     "'%.64s' is no id: letters without accents, digits, '_', '-' and '.', "
	                     "at most 64, a letter first; did you mean '%s'?",
	                     id, near);
}

static int check_label(const char *label, struct flowgap_buffer *message)
{
	const char *at = label;

	if (!*label || !fg_utf8_valid(label, strlen(label)) || fg_utf8_count(label) > LABEL_MOST)
		return fg_api_refuse(message, "a label has 1 to %d characters, in UTF-8",
		                     LABEL_MOST);
	while (*at)
		if (fg_character_forbidden(fg_utf8_next(&at)))
			return fg_api_refuse(message, "the label has a control character");
	return 0;
}

/* The ids that the list must leave alone: those of the starter, and that of the model. */
static int read_list(const struct flowgap_starter *starter, struct flowgap_diags *diags,
                     struct fg_list **ret_list)
{
	const char **reserved;
	size_t count = 0;
	int status;

	while (fg_starter_ids[count])
		count++;
	reserved = calloc(count + 2, sizeof(*reserved));
	if (!reserved)
		return -ENOMEM;
	memcpy(reserved, fg_starter_ids, count * sizeof(*reserved));
	reserved[count] = starter->id;
	status = fg_list_read(starter->list, reserved, diags->list, ret_list);
	free(reserved);
	return status;
}

int flowgap_starter_new(const struct flowgap_starter *starter, struct flowgap_diags *diags,
                        struct flowgap_buffer *message, struct flowgap_buffer *ret_model)
{
	struct fg_starter own = { starter->id, starter->label ? starter->label : starter->id,
		                  NULL };
	struct fg_list *list = NULL;
	struct fg_sink sink = { 0 };
	int status = check_id(own.id, message);

	if (status == 0)
		status = check_label(own.label, message);
	if (status == 0 && starter->list)
		status = read_list(starter, diags, &list);
	if (status == 0) {
		own.list = list;
		fg_write_starter(&own, &sink);
		status = fg_api_give(&sink, ret_model);
	}
	fg_list_free(list);
	return status;
}
