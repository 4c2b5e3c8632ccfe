#include "base/xml2.h"

struct xml2 xml2;

#define ENTRY(function) { #function, &xml2.function },
static const struct library_function functions[] = { XML2_FUNCTIONS(ENTRY) };
static struct library library = { LIBRARY_XML2, functions, sizeof functions / sizeof *functions, false };

enum status xml2_load(struct fault *fault) { return library_load(&library, fault); }
