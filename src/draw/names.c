#include "draw/names.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

int fg_xml_names_start(struct fg_xml_names *names, struct fg_arena *arena, size_t most)
{
	names->arena = arena;
	for (names->room = 64; names->room / 2 < most; names->room *= 2)
		;
	names->slots = fg_arena_array(arena, names->room, sizeof(*names->slots));
	return names->slots ? 0 : -ENOMEM;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_plain(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

static char *make_safe(struct fg_arena *arena, const char *text)
{
	static const char digits[] = "0123456789ABCDEF";
	char *safe = fg_arena_array(arena, strlen(text) + 2, 3);
	char *at = safe;

	if (!safe)
		return NULL;
	if (!is_letter(text[0]))
		*at++ = '_';
	for (; *text; text++) {
		if (is_plain(*text)) {
			*at++ = *text;
			continue;
		}
		*at++ = '_';
		*at++ = digits[(unsigned char)*text >> 4];
		*at++ = digits[(unsigned char)*text & 15];
	}
	*at = '\0';
	return safe;
}

/* The slot of this name, or the free one where it belongs. */
static const char **find(struct fg_xml_names *names, const char *name)
{
	size_t at = 5381;

	for (const char *c = name; *c; c++)
		at = at * 33 + (unsigned char)*c;
	for (at &= names->room - 1; names->slots[at]; at = (at + 1) & (names->room - 1))
		if (!strcmp(names->slots[at], name))
			break;
	return &names->slots[at];
}

const char *fg_xml_names_make(struct fg_xml_names *names, const char *text)
{
	const char *safe = make_safe(names->arena, text);
	const char *name = safe;
	const char **slot;

	for (unsigned number = 2; name; number++) {
		slot = find(names, name);
		if (!*slot) {
			*slot = name;
			break;
		}
		name = fg_arena_format(names->arena, "%s-%u", safe, number);
	}
	return name;
}
