/* Lengths along cubic Bezier paths, and pieces of them. */
#include <math.h>
#include <string.h>

#include "draw/geometry.h"

enum { PIECES = 32 };                    /* straight steps that stand for one cubic */

/* The shortest piece that trimming leaves; points. */
static const float STUB = 0.5F;

static float distance(struct fg_xy a, struct fg_xy b)
{
	return hypotf(b.x - a.x, b.y - a.y);
}

static struct fg_xy between(struct fg_xy a, struct fg_xy b, float t)
{
	return (struct fg_xy){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static struct fg_xy cubic_at(const struct fg_xy c[4], float t)
{
	float u = 1 - t;
	float a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;

	return (struct fg_xy){ a * c[0].x + b * c[1].x + d * c[2].x + e * c[3].x,
			       a * c[0].y + b * c[1].y + d * c[2].y + e * c[3].y };
}

static float cubic_length(const struct fg_xy c[4])
{
	struct fg_xy last = c[0];
	float length = 0;

	for (int i = 1; i <= PIECES; i++) {
		struct fg_xy next = cubic_at(c, (float)i / PIECES);

		length += distance(last, next);
		last = next;
	}
	return length;
}

/* The parameter where `length` of the cubic lies behind. */
static float cubic_parameter(const struct fg_xy c[4], float length)
{
	struct fg_xy last = c[0];

	for (int i = 1; i <= PIECES; i++) {
		struct fg_xy next = cubic_at(c, (float)i / PIECES);
		float step = distance(last, next);

		if (step >= length && step > 0)
			return ((float)(i - 1) + fmaxf(length, 0) / step) / PIECES;
		length -= step;
		last = next;
	}
	return 1;
}

/* The direction of the chord around t: control points that coincide do not matter. */
static struct fg_xy cubic_direction(const struct fg_xy c[4], float t)
{
	const float reach = 1.0F / 128;
	struct fg_xy a = cubic_at(c, fmaxf(t - reach, 0)), b = cubic_at(c, fminf(t + reach, 1));
	float length = distance(a, b);

	if (!(length > 0))
		return (struct fg_xy){ 0, 0 };
	return (struct fg_xy){ (b.x - a.x) / length, (b.y - a.y) / length };
}

/* De Casteljau: the piece between two parameters. */
static void cubic_part(const struct fg_xy c[4], float from, float to, struct fg_xy ret[4])
{
	struct fg_xy work[4];
	float back = to > 0 ? from / to : 0;

	memcpy(work, c, sizeof(work));
	for (int level = 1; level < 4; level++)
		for (int i = 3; i >= level; i--)
			work[i] = between(work[i - 1], work[i], to);
	memcpy(ret, work, sizeof(work));
	for (int level = 1; level < 4; level++)
		for (int i = 0; i < 4 - level; i++)
			ret[i] = between(ret[i], ret[i + 1], back);
}

float fg_path_length(struct fg_path path)
{
	float length = 0;

	for (uint32_t i = 0; i + 3 < path.count; i += 3)
		length += cubic_length(path.points + i);
	return length;
}

float fg_path_straight(struct fg_path path)
{
	return distance(path.points[0], path.points[path.count - 1]);
}

struct fg_path_spot fg_path_at(struct fg_path path, float length)
{
	uint32_t last = (path.count - 1) / 3 * 3, i = 0;
	const struct fg_xy *cubic = path.points;
	float t;

	for (i = 0; i + 3 < last; i += 3) {
		float here = cubic_length(path.points + i);

		if (length <= here)
			break;
		length -= here;
	}
	cubic = path.points + i;
	t = cubic_parameter(cubic, length);
	return (struct fg_path_spot){ cubic_at(cubic, t), cubic_direction(cubic, t) };
}

uint32_t fg_path_part(struct fg_path path, float from, float to, struct fg_xy *ret)
{
	float behind = 0, length = fg_path_length(path);
	uint32_t count = 0;

	from = fminf(fmaxf(from, 0), length);
	to = fminf(fmaxf(to, 0), length);
	if (to - from < STUB) {
		float middle = fminf(fmaxf((from + to) / 2, STUB / 2), length - STUB / 2);

		from = fmaxf(middle - STUB / 2, 0);
		to = middle + STUB / 2;
	}
	for (uint32_t i = 0; i + 3 < path.count; i += 3) {
		const struct fg_xy *cubic = path.points + i;
		float here = cubic_length(cubic), start = from - behind, end = to - behind;
		bool last = i + 6 >= path.count;

		behind += here;
		if ((start >= here && !last) || (end <= 0 && count))
			continue;
		cubic_part(cubic, start <= 0 ? 0 : cubic_parameter(cubic, start),
			   end >= here ? 1 : cubic_parameter(cubic, end), ret + count);
		count += 3;
	}
	return count + 1;
}

uint32_t fg_path_trim(struct fg_path path, float start, float end, struct fg_xy *ret)
{
	return fg_path_part(path, start, fg_path_length(path) - end, ret);
}

uint32_t fg_path_flatten(struct fg_path path, struct fg_xy *ret)
{
	uint32_t count = 0;

	ret[count++] = path.points[0];
	for (uint32_t i = 0; i + 3 < path.count; i += 3)
		for (int k = 1; k <= FG_FLAT_PIECES; k++)
			ret[count++] = cubic_at(path.points + i, (float)k / FG_FLAT_PIECES);
	return count;
}

void fg_arrow_head(struct fg_path path, float length, float width, struct fg_xy ret[3])
{
	float whole = fg_path_length(path);
	struct fg_xy tip = path.points[path.count - 1];
	struct fg_xy back = fg_path_at(path, whole - fminf(length, whole)).at;
	float chord = distance(back, tip);
	struct fg_xy along = { 1, 0 };

	if (chord > 0)
		along = (struct fg_xy){ (tip.x - back.x) / chord, (tip.y - back.y) / chord };
	ret[0] = tip;
	ret[1] = (struct fg_xy){ tip.x - along.x * length + along.y * width / 2,
				 tip.y - along.y * length - along.x * width / 2 };
	ret[2] = (struct fg_xy){ tip.x - along.x * length - along.y * width / 2,
				 tip.y - along.y * length + along.x * width / 2 };
}
