/* Memory that is given back all at once. A failed allocation returns NULL and is remembered;
 * callers check once. */
#ifndef FG_BASE_ARENA_H
#define FG_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct fg_arena;

struct fg_arena *fg_arena_new(void);
void fg_arena_free(struct fg_arena *arena);                 /* accepts NULL */

/* Zeroed, aligned for any object. */
void *fg_arena_get(struct fg_arena *arena, size_t size);
void *fg_arena_array(struct fg_arena *arena, size_t count, size_t size);  /* NULL on overflow too */
/* Room for `length` bytes and a final NUL, zeroed. */
char *fg_arena_text(struct fg_arena *arena, size_t length);
/* adds the final NUL */
char *fg_arena_copy(struct fg_arena *arena, const char *text, size_t length);
char *fg_arena_string(struct fg_arena *arena, const char *text);
char *fg_arena_format(struct fg_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* As if an allocation had failed: for what is made outside and belongs to it. */
void fg_arena_fail(struct fg_arena *arena);
bool fg_arena_failed(const struct fg_arena *arena);

#endif
