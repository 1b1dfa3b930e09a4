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

static uint64_t hash_of(const struct fg_ids *ids, struct fg_span id)
{
	uint64_t hash = ids->seed ^ id.length, part;
	uint32_t i = 0;

	for (; i + 8 <= id.length; i += 8) {
		memcpy(&part, id.at + i, 8);
		hash = mix(hash ^ part);
	}
	part = 0;
	memcpy(&part, id.at + i, id.length - i);
	return mix(mix(hash ^ part) + ids->seed);
}

int fg_ids_init(struct fg_ids *ids, uint32_t count, uint64_t seed)
{
	uint64_t room = 16;

	while (room < (uint64_t)count * 2)
		room *= 2;
	*ids = (struct fg_ids){ .seed = seed };
	if (room > UINT32_MAX || !(ids->slots = calloc(room, sizeof(*ids->slots))))
		return -ENOMEM;
	ids->mask = (uint32_t)(room - 1);
	return 0;
}

void fg_ids_clear(struct fg_ids *ids)
{
	free(ids->slots);
	*ids = (struct fg_ids){ 0 };
}

static struct fg_id *slot_of(const struct fg_ids *ids, struct fg_span id)
{
	uint32_t at = (uint32_t)hash_of(ids, id) & ids->mask;

	while (ids->slots[at].id.at
	       && (ids->slots[at].id.length != id.length
	           || memcmp(ids->slots[at].id.at, id.at, id.length) != 0))
		at = (at + 1) & ids->mask;
	return &ids->slots[at];
}

struct fg_id *fg_ids_find(const struct fg_ids *ids, struct fg_span id)
{
	struct fg_id *slot = slot_of(ids, id);

	return slot->id.at ? slot : NULL;
}

struct fg_id *fg_ids_add(struct fg_ids *ids, const struct fg_id *id)
{
	struct fg_id *slot = slot_of(ids, id->id);

	if (slot->id.at)
		return slot;
	*slot = *id;
	ids->count++;
	return NULL;
}
