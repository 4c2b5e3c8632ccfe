/*
 * library: a shared library that is loaded when it is first needed. libxml2 and libhunspell bring others with them (ICU,
 * the C++ library) that take longer to load than passeur needs to cut a page into sentences, and many calls need neither.
 *
 *     static struct { FUNCTIONS(LIBRARY_POINTER) } lib;      // FUNCTIONS(X) is X(name) X(name)…, of the library's header
 *     static const struct library_function functions[] = { FUNCTIONS(LIBRARY_ENTRY) };
 *     static struct library library = { LIBRARY_HUNSPELL, functions, sizeof functions / sizeof *functions, false };
 *     TRY(library_load(&library, fault));
 *     lib.Hunspell_create(...)
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include "base/status.h"

struct library_function {
    const char *name;
    void *pointer; /* where the pointer to it goes */
};

#define LIBRARY_POINTER(function) __typeof__(&function) function;
#define LIBRARY_ENTRY(function) { #function, &lib.function },

struct library {
    const char *file; /* as the build found it: its soname, or its path */
    const struct library_function *functions;
    size_t count;
    bool loaded;
};

/* Loads it, once; safe from several threads. It stays until the program ends. What is missing is a fault. */
MUST_CHECK enum status library_load(struct library *, struct fault *);

#endif
