#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { BLOCK_SIZE = 64 * 1024 };

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(max_align_t) unsigned char bytes[];
};

struct fg_arena {
	struct block *blocks;    /* the one in use first */
	bool failed;
};

struct fg_arena *fg_arena_new(void)
{
	return calloc(1, sizeof(struct fg_arena));
}

void fg_arena_free(struct fg_arena *arena)
{
	if (!arena)
		return;
	for (struct block *block = arena->blocks, *next; block; block = next) {
		next = block->next;
		free(block);
	}
	free(arena);
}

static struct block *add_block(struct fg_arena *arena, size_t size)
{
	size_t room = size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE;
	struct block *block =
		room > SIZE_MAX - sizeof(*block) ? NULL : calloc(1, sizeof(*block) + room);

	if (!block) {
		arena->failed = true;
		return NULL;
	}
	block->size = room;
	if (room == size && arena->blocks) {  /* a large one: go on filling the current block */
		block->next = arena->blocks->next;
		arena->blocks->next = block;
	} else {
		block->next = arena->blocks;
		arena->blocks = block;
	}
	return block;
}

void *fg_arena_get(struct fg_arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	struct block *block = arena->blocks;
	void *got;

	if (size > SIZE_MAX - align) {
		arena->failed = true;
		return NULL;
	}
	size = (size + align - 1) / align * align;
	if (!block || block->size - block->used < size)
		block = add_block(arena, size);
	if (!block)
		return NULL;
	got = block->bytes + block->used;
	block->used += size;
	return got;
}

void *fg_arena_array(struct fg_arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size) {
		arena->failed = true;
		return NULL;
	}
	return fg_arena_get(arena, count * size);
}

char *fg_arena_copy(struct fg_arena *arena, const char *text, size_t length)
{
	char *copy = length == SIZE_MAX ? NULL : fg_arena_get(arena, length + 1);

	if (copy && length)
		memcpy(copy, text, length);
	return copy;
}

char *fg_arena_string(struct fg_arena *arena, const char *text)
{
	return fg_arena_copy(arena, text, strlen(text));
}

char *fg_arena_format(struct fg_arena *arena, const char *format, ...)
{
	va_list args, again;
	char *text = NULL;
	int length;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	if (length >= 0)
		text = fg_arena_get(arena, (size_t)length + 1);
	if (text)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(args);
	return text;
}

bool fg_arena_failed(const struct fg_arena *arena)
{
	return arena->failed;
}
