#include <string.h>

#include "write/writers.h"

static const struct fg_writer writers[] = {
	{ "gaps", "text", fg_write_text },  { "gaps", "csv", fg_write_csv },
	{ "gaps", "json", fg_write_json },  { "cells", "csv", fg_write_cells },
	{ "flows", "csv", fg_write_flows, .reach_only = true },
	{ "reach", "csv", fg_write_reach, .reach_only = true },
	{ "trace", "text", fg_write_trace }, { "trace", "json", fg_write_trace_json },
	{ "ways", "text", fg_write_ways },  { "ways", "json", fg_write_ways_json },
	{ "where", "text", fg_write_where }, { "where", "csv", fg_write_where_csv },
	{ "where", "json", fg_write_where_json },
};

const struct fg_writer *fg_writer_at(size_t index)
{
	return index < sizeof(writers) / sizeof(writers[0]) ? &writers[index] : NULL;
}

const struct fg_writer *fg_writer_find(const char *table, const char *format)
{
	for (size_t i = 0; i < sizeof(writers) / sizeof(writers[0]); i++)
		if (strcmp(writers[i].table, table) == 0 && strcmp(writers[i].format, format) == 0)
			return &writers[i];
	return NULL;
}
