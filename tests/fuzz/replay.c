/* The fuzzer's main as an ordinary test: replay FILE ... tries each, and ends badly at the first
 * that breaks something. */
#include "fuzz/fuzz.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const double most_seconds = 10;   /* of processor, for one file, with sanitizers */

static double processor(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static void try(const char *path)
{
	FILE *file = fopen(path, "r");
	char *data = NULL;
	size_t size = 0, got;
	double start = processor();

	fprintf(stderr, "%s\n", path);
	fuzz_must(file, "the file can be opened");
	do {
		data = realloc(data, size + 4096);
		fuzz_must(data, "memory");
		got = fread(data + size, 1, 4096, file);
		size += got;
	} while (got);
	fclose(file);
	/* exactly as long as it is: reading beyond the end shows */
	data = realloc(data, size ? size : 1);
	LLVMFuzzerTestOneInput((const uint8_t *)data, size);
	free(data);
	fuzz_must(processor() - start < most_seconds, "it does not take long");
}

int main(int argc, char **argv)
{
	LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 1; i < argc; i++)
		try(argv[i]);
	return argc > 1 ? 0 : 1;
}
