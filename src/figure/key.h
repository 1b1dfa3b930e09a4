/*
 * The key (legend) at the bottom of a page: samples with their words, in rows, only of what occurs
 * there. A view adds its entries and asks for height and paint.
 */
#ifndef FG_FIGURE_KEY_H
#define FG_FIGURE_KEY_H

#include "draw/scene.h"
#include "figure/figure.h"

#define FG_SAMPLE 24.0f        /* usual width of a sample */
#define FG_KEY_ROW 13.0f

enum { FG_KEY_ENTRIES = 64 };

struct fg_key_entry {
	/* `at`: the left end of the sample, in the middle of its row */
	void (*paint)(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
	const char *words;
	int which;                       /* strand kind, family, whatever `paint` takes it for */
	const char *mark;                /* text in a badge, or NULL */
	bool grey;                       /* set by fg_key_add() */
	float sample_width;              /* 0: FG_SAMPLE */
	float width;                     /* of sample and words; set by fg_key_add() */
};

struct fg_key {
	const struct fg_figure *figure;
	struct fg_key_entry entries[FG_KEY_ENTRIES];
	uint32_t count;
};

/* Copies the entry; one without words is left out. */
void fg_key_add(struct fg_key *key, struct fg_key_entry entry);

/* The same, but not where an entry with this sample is there already. */
void fg_key_add_once(struct fg_key *key, struct fg_key_entry entry);

/* The badge of a numbered row: gaps share one entry, a claim names who makes it, and claims by the
 * same people about the same lack share one. */
void fg_key_add_mark(struct fg_key *key, const struct fg_gap *row);

/* Number of entries from `first` on that stand in one row. */
uint32_t fg_key_row(const struct fg_key *key, uint32_t first);

float fg_key_height(const struct fg_key *key);
void fg_key_paint(const struct fg_key *key, float top, struct fg_scene *scene);

/* Samples for `paint`: strand kind `which` with its letter / line of family `which` / numbered
 * badge `mark` of family `which`. */
void fg_sample_strand(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
void fg_sample_family(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
void fg_sample_mark(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);

/* How long a place keeps, under family `which` / a thing without a name / a place of another page /
 * a connector to one / a boundary / a questioned flow / an assumed one. The sample of a questioned
 * flow is FG_STUB_SAMPLE wide. */
#define FG_STUB_SAMPLE (FG_SAMPLE + 8)
void fg_sample_kept(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
void fg_sample_unnamed(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
void fg_sample_guest(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
void fg_sample_connector(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
void fg_sample_panel(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
void fg_sample_stub(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
/* Nothing: the words explain words. */
void fg_sample_none(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
void fg_sample_assumed(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);

/* "gap: not stated, partly" and a line, for each family with a status: a bit per status. */
void fg_key_add_families(struct fg_key *key, const uint32_t statuses[FG_FAMILIES]);

/* Compartments of what places keep; a bit per family that occurs. */
void fg_key_add_kept(struct fg_key *key, uint32_t families);
/* What "kept: varies" means. */
void fg_key_add_varies(struct fg_key *key);

/* The entry of a strand kind: a category or FG_UNSPECIFIED. */
void fg_key_add_strand(struct fg_key *key, int kind);

#endif
