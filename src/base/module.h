/*
 * Parts of the library that are opened when needed (layout, rendering), so that a run that draws
 * nothing does not load their libraries.
 */
#ifndef FG_BASE_MODULE_H
#define FG_BASE_MODULE_H

/*
 * Opens `name` ("flowgap-layout.so") along the run path of the object that holds this code and
 * returns its symbol, or NULL with one line in `why` (size bytes) and errno: ENOMEM, or ELIBACC.
 * The module stays open until the process ends.
 */
void *fg_module_symbol(const char *name, const char *symbol, char *why, unsigned size);

/* The folder that the object holding this code is in, links resolved; to free. NULL: not known, or
 * out of memory (errno). */
char *fg_module_folder(void);

#endif
