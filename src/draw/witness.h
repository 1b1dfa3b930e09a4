/* What the judge of scenes looks at: groups, boxes and lines, gathered from the items. */
#ifndef FG_DRAW_WITNESS_H
#define FG_DRAW_WITNESS_H

#include "draw/geometry.h"
#include "draw/scene.h"

struct fg_arena;

enum fg_seen_kind {
	FG_SEEN_NOTHING, FG_SEEN_TEXT, FG_SEEN_BADGE, FG_SEEN_PLACE, FG_SEEN_PANEL, FG_SEEN_CELL
};

struct fg_seen_group {
	int32_t parent;                  /* -1: none */
	const char *name;                /* an id: its own or of the group around it */
	enum fg_seen_kind kind;
	bool holds_lines;
	struct fg_rect box;              /* left > right: nothing in it */
};

struct fg_seen {
	enum fg_seen_kind kind;
	struct fg_rect box;
	int32_t group;
	const char *name;
};

struct fg_seen_line {
	struct fg_path path;
	int32_t group;
	int32_t ends[2];                 /* the places it belongs to, in fg_witness.seen; or -1 */
};

struct fg_witness {
	struct fg_seen_group *groups;    int32_t group_count;
	struct fg_seen *seen;            int32_t seen_count;     /* by left edge */
	struct fg_seen_line *lines;      int32_t line_count;
};

/* 0 or -ENOMEM; everything lives in the arena. */
int fg_witness_make(const struct fg_scene *scene, struct fg_arena *arena,
		    struct fg_witness *ret_witness);

/* The box of a text, from the top of its capitals to the bottom of its tails. */
struct fg_rect fg_text_box(const struct fg_item *text);

/* The box of a rectangle, circle or path without its stroke; of another item, an empty one. */
struct fg_rect fg_item_box(const struct fg_item *item);

/* `group` is `around` or lies in it. */
bool fg_seen_within(const struct fg_witness *witness, int32_t group, int32_t around);

#endif
