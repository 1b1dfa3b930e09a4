/* One function per command; the table of commands is in main.c. */
#ifndef FG_CLI_COMMANDS_H
#define FG_CLI_COMMANDS_H

#include "options.h"

enum cli_exit cli_check(const struct cli_values *values);
enum cli_exit cli_gaps(const struct cli_values *values);
enum cli_exit cli_cells(const struct cli_values *values);
enum cli_exit cli_flows(const struct cli_values *values);
enum cli_exit cli_reach(const struct cli_values *values);
enum cli_exit cli_trace(const struct cli_values *values);
enum cli_exit cli_describe(const struct cli_values *values);
enum cli_exit cli_report(const struct cli_values *values);
enum cli_exit cli_query(const struct cli_values *values);
enum cli_exit cli_new(const struct cli_values *values);
enum cli_exit cli_draw(const struct cli_values *values);
enum cli_exit cli_explain(const struct cli_values *values);
enum cli_exit cli_completion(const struct cli_values *values);
enum cli_exit cli_help_command(const struct cli_values *values);

#endif
