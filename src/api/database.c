#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "database/database.h"

/* Hands `why` over as the message and frees it. */
static void explain(struct flowgap_buffer *message, char *why)
{
	if (why)
		fg_api_refuse(message, "%s", why);
	free(why);
}

int flowgap_database_save(const struct flowgap_analysis *analysis, const char *path,
                          struct flowgap_buffer *message)
{
	const struct fg_gaps *gaps;
	char *why = NULL;
	int status = fg_api_gaps(analysis, message, &gaps);

	if (status == 0)
		status = fg_database_save(gaps, path, &why);
	explain(message, why);
	return status;
}

static bool is_format(const char *format)
{
	return strcmp(format, "text") == 0 || strcmp(format, "csv") == 0
	       || strcmp(format, "json") == 0;
}

int flowgap_query(const struct flowgap_analysis *analysis, const struct flowgap_query *query,
                  struct flowgap_buffer *message, struct flowgap_buffer *ret_text)
{
	struct fg_query own = { query->sql, query->format ? query->format : "text",
		                query->seconds };
	const struct fg_gaps *gaps;
	struct fg_sink sink = { 0 };
	char *why = NULL;
	int status;

	if (!is_format(own.format))
		return fg_api_unknown(message, "format", own.format, "table-format");
	status = fg_api_gaps(analysis, message, &gaps);
	if (status == 0)
		status = fg_database_query(gaps, &own, &sink, &why);
	explain(message, why);
	if (status == 0)
		return fg_api_give(&sink, ret_text);
	fg_sink_clear(&sink);
	return status;
}

int flowgap_schema(struct flowgap_buffer *ret_sql)
{
	struct fg_sink sink = { 0 };

	fg_database_schema(&sink);
	return fg_api_give(&sink, ret_sql);
}
