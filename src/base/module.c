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

/* That a file is not there says least: it is kept only while nothing else is known. */
static void note(char *why, unsigned size)
{
	const char *error = dlerror();

	if (error && (!*why || !strstr(error, strerror(ENOENT))))
		snprintf(why, size, "%s", error);
}

static void *open_in(const char *folder, const char *name, char *why, unsigned size)
{
	char path[4096];
	int length = snprintf(path, sizeof(path), "%s/%s", folder, name);
	void *module;

	if (folder[0] != '/' || length < 0 || (size_t)length >= sizeof(path))
		return NULL;
	module = dlopen(path, OPEN_FLAGS);
	if (!module)
		note(why, size);
	return module;
}

/*
 * dlopen() searches the run path of its caller. Under gcc's address sanitizer the caller is the
 * sanitizer's own library, so the run path has to be walked by hand.
 */
static void *open_along_run_path(const char *name, char *why, unsigned size)
{
	void *own = own_object();
	void *found = NULL;
	Dl_serinfo measure, *search = NULL;

	if (!own || dlinfo(own, RTLD_DI_SERINFOSIZE, &measure))
		goto out;
	search = calloc(1, measure.dls_size);
	if (!search)
		snprintf(why, size, "%s", strerror(ENOMEM));
	if (!search || dlinfo(own, RTLD_DI_SERINFOSIZE, search) ||
	    dlinfo(own, RTLD_DI_SERINFO, search))
		goto out;
	for (unsigned i = 0; i < search->dls_cnt && !found; i++)
		found = open_in(search->dls_serpath[i].dls_name, name, why, size);
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

/* dlopen() also says that a file is not there when it had no memory to look for it. */
static bool memory_ran_out(const char *why)
{
	enum { SOME = 65536 };
	void *volatile probe = malloc(SOME);
	bool out = !probe || strstr(why, strerror(ENOMEM));

	free(probe);
	return out;
}

void *fg_module_symbol(const char *name, const char *symbol, char *why, unsigned size)
{
	void *module = dlopen(name, OPEN_FLAGS);
	void *found;

	if (!module) {
		*why = '\0';
		note(why, size);
		module = open_along_run_path(name, why, size);
	}
	if (!module && memory_ran_out(why)) {
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
