/*
 * A folder that appears whole or not at all: filled beside its place, then exchanged with what is
 * there. What is there must have been made the same way: its list of contents names every file in
 * it, so that nothing of the user's is lost.
 */
#ifndef FG_CLI_FOLDER_H
#define FG_CLI_FOLDER_H

#include "options.h"

/* Name of the list of contents: its lines after the first are names of files. */
#define CLI_CONTENTS "CONTENTS.txt"

struct cli_folder {
	char *target;            /* as given, without slashes at its end */
	char *work;              /* beside it: ".NAME.flowgap-new"; fill this one */
	int lock;                /* held while it is being filled */
};

/* CLI_SYSTEM after a complaint: not made by us, being written by another, or not writable. */
enum cli_exit cli_folder_open(const char *path, struct cli_folder *ret_folder);

/* Writes the list of contents (`first`: its first line) and puts the folder into its place. */
enum cli_exit cli_folder_publish(struct cli_folder *folder, const char *first);

/* Removes what was not published, or the folder whose place that took; CLI_SYSTEM after a complaint
 * that it is still there. Accepts one that was not opened. */
enum cli_exit cli_folder_close(struct cli_folder *folder);

#endif
