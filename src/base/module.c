#include "base/module.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPEN_FLAGS = RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE };

/* The object this code is in: the program, or a shared library it was linked into. */
static void *own_object(void)
{
	static const char anchor = 0;
	Dl_info info;
	void *handle = NULL;

	if (dladdr(&anchor, &info) && info.dli_fname)
		handle = dlopen(info.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
	return handle ? handle : dlopen(NULL, RTLD_LAZY);
}

static void *open_in(const char *folder, const char *name)
{
	char path[4096];
	int length = snprintf(path, sizeof(path), "%s/%s", folder, name);

	if (folder[0] != '/' || length < 0 || (size_t)length >= sizeof(path))
		return NULL;
	return dlopen(path, OPEN_FLAGS);
}

/*
 * dlopen() searches the run path of its caller. Under gcc's address sanitizer the caller is the
 * sanitizer's own library, so the run path has to be walked by hand.
 */
static void *open_along_run_path(const char *name)
{
	void *own = own_object();
	void *found = NULL;
	Dl_serinfo size, *search = NULL;

	if (!own || dlinfo(own, RTLD_DI_SERINFOSIZE, &size))
		goto out;
	search = calloc(1, size.dls_size);
	if (!search || dlinfo(own, RTLD_DI_SERINFOSIZE, search) ||
	    dlinfo(own, RTLD_DI_SERINFO, search))
		goto out;
	for (unsigned i = 0; i < search->dls_cnt && !found; i++)
		found = open_in(search->dls_serpath[i].dls_name, name);
out:
	free(search);
	if (own)
		dlclose(own);
	return found;
}

char *fg_module_folder(void)
{
	static const char anchor = 0;
	struct link_map *object;
	Dl_info info;
	char *path;

	errno = 0;
	if (!dladdr1(&anchor, &info, (void **)&object, RTLD_DL_LINKMAP))
		return NULL;
	/* the program itself has no name in the list of objects */
	path = realpath(object->l_name[0] ? object->l_name : "/proc/self/exe", NULL);
	if (path)
		*strrchr(path, '/') = '\0';
	return path;
}

/* dlopen() says that a file is not there when it had no memory to look for it. */
static bool memory_is_out(void)
{
	enum { SOME = 65536 };
	volatile void *probe = malloc(SOME);
	bool out = !probe;

	free((void *)probe);
	return out;
}

void *fg_module_symbol(const char *name, const char *symbol, char *why, unsigned size)
{
	void *module = dlopen(name, OPEN_FLAGS);
	void *found;
	const char *error;

	if (!module) {
		error = dlerror();
		snprintf(why, size, "%s", error ? error : name);
		module = open_along_run_path(name);
	}
	if (!module && memory_is_out()) {
		snprintf(why, size, "out of memory");
		errno = ENOMEM;
		return NULL;
	}
	errno = ELIBACC;
	if (!module)
		return NULL;
	found = dlsym(module, symbol);
	if (!found)
		snprintf(why, size, "%s: no %s inside", name, symbol);
	return found;
}
