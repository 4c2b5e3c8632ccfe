#include "spell/hunspell.h"

#include <hunspell.h>
#include <pthread.h>
#include <unistd.h>

#include "base/library.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"

#define MOST_APOSTROPHES 3 /* of a word: no French word has more than two */

#define FUNCTIONS(X) X(Hunspell_create) X(Hunspell_destroy) X(Hunspell_spell)
static struct {
    FUNCTIONS(LIBRARY_POINTER)
} lib;
static const struct library_function functions[] = { FUNCTIONS(LIBRARY_ENTRY) };
static struct library library = { LIBRARY_HUNSPELL, functions, sizeof functions / sizeof *functions, false };

struct hunspell {
    Hunhandle *handle;
};

static pthread_mutex_t creation = PTHREAD_MUTEX_INITIALIZER; /* creating shares state inside 1.7.1 */

enum status hunspell_open(struct hunspell **out, const char *aff, const char *dic, struct fault *fault)
{
    if (access(aff, R_OK) != 0) return fault_errno(fault, aff, _("cannot be read"));
    if (access(dic, R_OK) != 0) return fault_errno(fault, dic, _("cannot be read"));
    TRY(library_load(&library, fault));
    struct hunspell *h = memory_new(1, sizeof *h);
    pthread_mutex_lock(&creation);
    h->handle = lib.Hunspell_create(aff, dic);
    pthread_mutex_unlock(&creation);
    *out = h;
    return STATUS_OK;
}

void hunspell_close(struct hunspell *h)
{
    if (!h) return;
    pthread_mutex_lock(&creation);
    lib.Hunspell_destroy(h->handle);
    pthread_mutex_unlock(&creation);
    memory_free(h);
}

static bool is_safe(struct str word)
{
    size_t apostrophes = 0;
    for (size_t i = 0; i < word.len; i++) apostrophes += word.ptr[i] == '\'' || word.ptr[i] == '\0';
    return word.len && word.len <= LIMIT_WORD && apostrophes <= MOST_APOSTROPHES;
}

bool hunspell_spell(struct hunspell *h, struct str word)
{
    char z[LIMIT_WORD + 1];
    if (!is_safe(word)) return false;
    memcpy(z, word.ptr, word.len);
    z[word.len] = '\0';
    return lib.Hunspell_spell(h->handle, z) != 0;
}
