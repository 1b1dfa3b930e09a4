/* Ids by text: open addressing with a seed that depends on the whole file. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "load/link.h"

static uint64_t mix(uint64_t hash)
{
	hash ^= hash >> 32;
	hash *= UINT64_C(0x9E3779B97F4A7C15);
	hash ^= hash >> 29;
	return hash;
}

/* All of the fewer than eight bytes, those in the middle perhaps twice. */
static uint64_t last_part(const char *at, uint32_t length)
{
	uint32_t first, last;

	if (length >= 4) {
		memcpy(&first, at, 4);
		memcpy(&last, at + length - 4, 4);
		return (uint64_t)first << 32 | last;
	}
	if (!length)
		return 0;
	return (uint64_t)(unsigned char)at[0] << 16 | (uint64_t)(unsigned char)at[length / 2] << 8
	       | (unsigned char)at[length - 1];
}

static uint64_t hash_of(const struct fg_ids *ids, struct fg_span id)
{
	uint64_t hash = ids->seed ^ id.length, part;
	uint32_t i = 0;

	for (; i + 8 <= id.length; i += 8) {
		memcpy(&part, id.at + i, 8);
		hash = mix(hash ^ part);
	}
	return mix(mix(hash ^ last_part(id.at + i, id.length - i)) + ids->seed);
}

int fg_ids_init(struct fg_ids *ids, uint32_t count, uint64_t seed)
{
	uint64_t room = 16;

	while (room * 3 < (uint64_t)count * 4)
		room *= 2;
	*ids = (struct fg_ids){ .seed = seed };
	if (room > UINT32_MAX)
		return -ENOMEM;
	ids->mask = (uint32_t)(room - 1);
	ids->slots = calloc(room, sizeof(*ids->slots));
	ids->items = calloc((size_t)count + 1, sizeof(*ids->items));
	return ids->slots && ids->items ? 0 : -ENOMEM;
}

void fg_ids_clear(struct fg_ids *ids)
{
	free(ids->slots);
	free(ids->items);
	*ids = (struct fg_ids){ 0 };
}

/* The slot of the id, or the empty one where it would be. */
struct place {
	uint32_t *slot;
	uint32_t tag;            /* what stands in it above the number */
};

static struct fg_id *item_at(const struct fg_ids *ids, uint32_t slot)
{
	return &ids->items[(slot & ids->mask) - 1];
}

static struct place place_of(const struct fg_ids *ids, struct fg_span id)
{
	uint64_t hash = hash_of(ids, id);
	uint32_t at = (uint32_t)hash & ids->mask, tag = (uint32_t)(hash >> 32) & ~ids->mask;

	for (; ids->slots[at]; at = (at + 1) & ids->mask) {
		const struct fg_span *other;

		if ((ids->slots[at] & ~ids->mask) != tag)
			continue;
		other = &item_at(ids, ids->slots[at])->id;
		if (other->length == id.length && memcmp(other->at, id.at, id.length) == 0)
			break;
	}
	return (struct place){ &ids->slots[at], tag };
}

struct fg_id *fg_ids_find(const struct fg_ids *ids, struct fg_span id)
{
	uint32_t slot = *place_of(ids, id).slot;

	return slot ? item_at(ids, slot) : NULL;
}

struct fg_id *fg_ids_add(struct fg_ids *ids, const struct fg_id *id)
{
	struct place place = place_of(ids, id->id);

	if (*place.slot)
		return item_at(ids, *place.slot);
	ids->items[ids->count] = *id;
	*place.slot = place.tag | ++ids->count;
	return NULL;
}
