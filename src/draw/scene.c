#include "draw/scene.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { FIRST_ROOM = 64, MOST_ITEMS = 1 << 22 };

struct fg_scene *fg_scene_new(float width, float height)
{
	struct fg_scene *scene = calloc(1, sizeof(*scene));

	if (!scene)
		return NULL;
	scene->width = width;
	scene->height = height;
	scene->arena = fg_arena_new();
	scene->items = calloc(FIRST_ROOM, sizeof(*scene->items));
	scene->item_room = FIRST_ROOM;
	if (!scene->arena || !scene->items) {
		fg_scene_free(scene);
		return NULL;
	}
	return scene;
}

void fg_scene_free(struct fg_scene *scene)
{
	if (!scene)
		return;
	fg_arena_free(scene->arena);
	free(scene->items);
	free(scene);
}

const char *fg_scene_string(struct fg_scene *scene, const char *text)
{
	const char *copy;

	if (!text)
		return NULL;
	copy = fg_arena_string(scene->arena, text);
	if (copy)
		return copy;
	scene->failed = true;
	return "";
}

/* One item more than is used: the last one is the spare that is handed out when memory fails. */
static bool grow(struct fg_scene *scene)
{
	struct fg_item *items;

	if (scene->item_count + 1 < scene->item_room)
		return true;
	if (scene->item_room >= MOST_ITEMS)
		return false;
	items = realloc(scene->items, (size_t)scene->item_room * 2 * sizeof(*items));
	if (!items)
		return false;
	scene->items = items;
	scene->item_room *= 2;
	return true;
}

struct fg_item *fg_scene_add(struct fg_scene *scene, enum fg_shape shape)
{
	struct fg_item *item;

	if (grow(scene))
		item = &scene->items[scene->item_count++];
	else {
		scene->failed = true;
		item = &scene->items[scene->item_room - 1];
	}
	memset(item, 0, sizeof(*item));
	item->shape = shape;
	return item;
}

void fg_scene_open(struct fg_scene *scene, const char *role, const char *id, const char *title,
		   const char *desc)
{
	struct fg_item *item = fg_scene_add(scene, FG_SHAPE_GROUP);

	item->role = fg_scene_string(scene, role);
	item->id = fg_scene_string(scene, id);
	item->title = fg_scene_string(scene, title);
	item->desc = fg_scene_string(scene, desc);
}

void fg_scene_close(struct fg_scene *scene)
{
	fg_scene_add(scene, FG_SHAPE_END);
}

const struct fg_xy *fg_scene_points(struct fg_scene *scene, const struct fg_xy *points,
				    uint32_t count)
{
	struct fg_xy *copy = fg_arena_array(scene->arena, (size_t)count + 1, sizeof(*copy));

	if (!copy) {
		scene->failed = true;
		return NULL;
	}
	if (count)
		memcpy(copy, points, count * sizeof(*copy));
	return copy;
}
