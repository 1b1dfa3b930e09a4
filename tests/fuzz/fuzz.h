/*
 * Fuzzers: each file fuzz_*.c is one, linked with what they share. Built with -Dfuzz=true it is a
 * libFuzzer program; else it goes through the files that it is given (replay.c).
 *
 * What must hold, whatever the bytes: no memory error, and a file is either refused with a message
 * or everything can be said about it.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "flowgap/flowgap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* Once, before the first input. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Ends the program, loudly, unless it holds. */
void fuzz_must(bool holds, const char *what);

/* Messages can be written; a refused file (-EINVAL) has some, and no accepted one has errors. */
void fuzz_messages(const struct flowgap_diags *diags, int status);

/* What is written is UTF-8 without NUL. Clears it. */
void fuzz_text(struct flowgap_buffer *text);

/* Every table in every format. */
void fuzz_write_all(const struct flowgap_model *model);
void fuzz_write_tables(const struct flowgap_analysis *analysis);

/* A file in memory with this content and the path that it has; to be closed. */
int fuzz_file(const uint8_t *data, size_t size, char path[40]);
/* flowgap_model_load() of such a file, with the yardsticks of the shipped models and the tests. */
int fuzz_load(const uint8_t *data, size_t size, struct flowgap_diags *diags,
              struct flowgap_model **ret_model);

/* A folder of this process, which is gone when it ends. */
const char *fuzz_folder(void);

#endif
