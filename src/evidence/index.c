#include <errno.h>
#include <stdlib.h>

#include "evidence/internal.h"

int fg_pairs_add(struct fg_pairs *pairs, uint32_t key, uint32_t value)
{
	if (pairs->count == pairs->room) {
		size_t room = pairs->room ? pairs->room * 2 : 256;
		struct fg_keyed *items = reallocarray(pairs->items, room, sizeof(*items));

		if (!items)
			return -ENOMEM;
		pairs->items = items;
		pairs->room = room;
	}
	pairs->items[pairs->count++] = (struct fg_keyed){ key, value };
	return 0;
}

void fg_pairs_clear(struct fg_pairs *pairs)
{
	free(pairs->items);
	*pairs = (struct fg_pairs){ 0 };
}

int fg_index_new(struct fg_arena *arena, uint32_t keys, const struct fg_pairs *pairs,
                 struct fg_index *ret_index)
{
	uint32_t sum = 0, *first, *items;

	*ret_index = (struct fg_index){ NULL, NULL };
	if (pairs->count == 0)
		return 0;
	if (pairs->count > UINT32_MAX)
		return -EOVERFLOW;
	first = fg_arena_array(arena, (size_t)keys + 1, sizeof(*first));
	items = fg_arena_array(arena, pairs->count, sizeof(*items));
	if (!first || !items)
		return -ENOMEM;
	for (size_t i = 0; i < pairs->count; i++)
		first[pairs->items[i].key]++;
	for (uint32_t key = 0; key <= keys; key++) {     /* now the end of each key's items ... */
		sum += first[key];
		first[key] = sum;
	}
	for (size_t i = pairs->count; i-- > 0;)  /* ... and filled from behind its start */
		items[--first[pairs->items[i].key]] = pairs->items[i].value;
	*ret_index = (struct fg_index){ first, items };
	return 0;
}

struct fg_refs fg_index_at(const struct fg_index *index, uint32_t key)
{
	if (!index->first)
		return (struct fg_refs){ 0 };
	return (struct fg_refs){
		index->items + index->first[key], index->first[key + 1] - index->first[key]
	};
}
