/* What is odd in a model and no error. */
#include "load/link.h"

int fg_audit(struct fg_link *link)
{
	(void)link;
	return 0;
}
