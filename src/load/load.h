/*
 * A model file: bytes in, typed model out, and everything that is wrong with it at once.
 *
 * The bytes come piece by piece (file.c), are looked over (scan.c), read by libxml2 into records
 * (reader.c), checked against the grammar (grammar.c: the language as tables), then linked into a
 * model (link.c and others). No network, no external entities, no DTD.
 */
#ifndef FG_LOAD_LOAD_H
#define FG_LOAD_LOAD_H

#include <stdbool.h>
#include <stddef.h>

struct fg_diags;
struct fg_model;

/* Folders in which a yardstick is looked for after the folder yardsticks/ beside the model; the
 * shipped ones come last. NULL instead of the whole: none. */
struct fg_load_options {
	const char *const *yardstick_dirs;
	size_t yardstick_dir_count;
	bool no_digest;
	bool no_audit;                   /* what is odd but no error is not looked for */
};

/* Both return 0 and a model (diags may hold warnings), -EINVAL when the model is invalid (diags
 * holds the errors), another negative errno when it could not be read. The caller frees the
 * model. */

/* `path` "-" reads standard input; yardsticks are then looked for in ./yardsticks. */
int fg_load_file(const char *path, const struct fg_load_options *options, struct fg_diags *diags,
                 struct fg_model **ret_model);

/* `name` is the file's name for messages; the folder in it is where yardsticks/ is looked for. */
struct fg_load_text {
	const char *data;
	size_t length;
	const char *name;
};
int fg_load_memory(const struct fg_load_text *text, const struct fg_load_options *options,
                   struct fg_diags *diags, struct fg_model **ret_model);

/* Adds a warning for each name of the model and each text of its yardsticks that is not there in
 * `lang`, and one when the program has no words in it. `file` is the model's name for messages.
 * 0 or a negative errno. */
int fg_check_labels(const struct fg_model *model, const char *file, const char *lang,
                    struct fg_diags *diags);

#endif
