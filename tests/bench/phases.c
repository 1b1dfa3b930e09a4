/*
 * phases MODEL YARDSTICKS [TIMES]: loads a model and works out everything, as the program does, and
 * prints seconds of processor and the most memory held so far (KiB) after each phase, one a line.
 * The phase of reach is repeated TIMES times, and the shortest counts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/diag.h"
#include "gaps/gaps.h"
#include "load/load.h"

static double processor(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* KiB; getrusage would count what the program that started this one held. */
static long most_memory(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[200];
	long found = 0;

	while (file && fgets(line, sizeof(line), file))
		sscanf(line, "VmHWM: %ld", &found);
	if (file)
		fclose(file);
	return found;
}

static double print(const char *phase, double seconds, unsigned count)
{
	printf("%s %.6f %ld %u\n", phase, seconds, most_memory(), count);
	return processor();
}

static double time_reach(const struct fg_evidence *evidence, struct fg_reach **reach)
{
	double start = processor();

	fg_reach_free(*reach);
	*reach = NULL;
	return fg_reach_new(evidence, reach) < 0 ? -1 : processor() - start;
}

int main(int argc, char **argv)
{
	struct fg_load_options options = { (const char *const *)argv + 2, 1 };
	int times = argc > 3 ? atoi(argv[3]) : 1;
	struct fg_diags *diags = fg_diags_new();
	struct fg_evidence *evidence = NULL;
	struct fg_model *model = NULL;
	struct fg_reach *reach = NULL;
	struct fg_gaps *gaps = NULL;
	double start = processor(), best = 1e9;
	int status = 4;

	if (argc < 3 || !diags || fg_load_file(argv[1], &options, diags, &model) < 0)
		goto out;
	start = print("load", processor() - start, model->flow_count);
	if (fg_evidence_new(model, &(struct fg_reading){ 0 }, &evidence) < 0)
		goto out;
	print("evidence", processor() - start, evidence->cell_count);
	for (int i = 0; i < times; i++) {
		double seconds = time_reach(evidence, &reach);

		if (seconds < 0)
			goto out;
		best = seconds < best ? seconds : best;
	}
	start = print("reach", best, reach->arrival_count);
	if (fg_gaps_new(reach, &gaps) < 0)
		goto out;
	print("gaps", processor() - start, gaps->row_count);
	status = 0;
out:
	fg_gaps_free(gaps);
	fg_reach_free(reach);
	fg_evidence_free(evidence);
	fg_model_free(model);
	fg_diags_free(diags);
	return status;
}
