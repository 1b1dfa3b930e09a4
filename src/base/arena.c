#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { BLOCK_SIZE = 16 * 1024 };

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

static void *take_anew(struct fg_arena *arena, size_t size, size_t align)
{
	struct block *block;

	if (size > SIZE_MAX - align) {
		arena->failed = true;
		return NULL;
	}
	block = add_block(arena, (size + align - 1) & -align);
	if (!block)
		return NULL;
	block->used = size;
	return block->bytes;
}

static void *take(struct fg_arena *arena, size_t size, size_t align)
{
	struct block *block = arena->blocks;
	size_t start = block ? (block->used + align - 1) & -align : 0;

	if (!block || start > block->size || size > block->size - start)
		return take_anew(arena, size, align);
	block->used = start + size;
	return block->bytes + start;
}

void *fg_arena_get(struct fg_arena *arena, size_t size)
{
	return take(arena, size, _Alignof(max_align_t));
}

/* No object of this size needs more than the largest power of two in it: an array of numbers leaves
 * no hole behind the one before. */
static size_t alignment_of(size_t size)
{
	size_t largest = size & -size, most = _Alignof(max_align_t);

	return largest && largest < most ? largest : most;
}

void *fg_arena_array(struct fg_arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size) {
		arena->failed = true;
		return NULL;
	}
	return take(arena, count * size, alignment_of(size));
}

char *fg_arena_text(struct fg_arena *arena, size_t length)
{
	return length == SIZE_MAX ? NULL : take(arena, length + 1, 1);
}

char *fg_arena_copy(struct fg_arena *arena, const char *text, size_t length)
{
	char *copy = fg_arena_text(arena, length);

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
		text = take(arena, (size_t)length + 1, 1);
	if (text)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(args);
	return text;
}

void fg_arena_fail(struct fg_arena *arena)
{
	arena->failed = true;
}

bool fg_arena_failed(const struct fg_arena *arena)
{
	return arena->failed;
}
