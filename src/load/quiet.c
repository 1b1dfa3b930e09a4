/* What libxml2 has to say that is not about a file, it prints: here it is heard instead. */
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <pthread.h>

#include "load/doc.h"

static void on_stray(void *data, xmlErrorPtr error)
{
	bool *no_memory = data;

	if (error->code == XML_ERR_NO_MEMORY)
		*no_memory = true;
}

/*
 * libxml2 sets itself up at the first use, even of its handlers, which two threads may make at
 * once; it tries once.
 */
static bool half_set_up;

static void set_up(void)
{
	xmlStructuredErrorFunc handler = xmlStructuredError;
	void *context = xmlStructuredErrorContext;

	xmlSetStructuredErrorFunc(&half_set_up, on_stray);
	xmlInitParser();
	xmlSetStructuredErrorFunc(context, handler);
}

void fg_quietly(void (*work)(void *data), void *data, bool *ret_no_memory)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	xmlStructuredErrorFunc handler;
	void *context;

	pthread_once(&once, set_up);
	/* of this thread; the caller's again afterwards */
	handler = xmlStructuredError;
	context = xmlStructuredErrorContext;
	xmlSetStructuredErrorFunc(ret_no_memory, on_stray);
	if (half_set_up)
		*ret_no_memory = true;
	else
		work(data);
	xmlSetStructuredErrorFunc(context, handler);
}
