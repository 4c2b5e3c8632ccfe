#include "spell/index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "gen_frequences.h"
#include "gen_noms.h"
#include "gen_termes.h"
#include "spell/affix.h"

#define FORMAT "passeur index 3" /* change it with the layout of the file or the way forms are made */

#ifndef MAP_POPULATE
#define MAP_POPULATE 0 /* Linux: all of a file is read at once */
#endif

struct header {
    char format[16];
    uint64_t key;   /* of all that the index was made from */
    uint64_t check; /* of the edges */
    uint32_t edges, root, complete, verbs, codes;
    uint16_t cp[ALPHABET_CODES];
};

/* ---- files ---- */

static enum status open_file(const char *path, int *fd, size_t *size, struct fault *fault)
{
    struct stat st;
    *fd = open(path, O_RDONLY | O_CLOEXEC);
    if (*fd < 0) return fault_errno(fault, path, _("cannot be opened"));
    if (fstat(*fd, &st) < 0 || !S_ISREG(st.st_mode)) {
        close(*fd);
        return fault_set(fault, STATUS_SYSTEM, path, FAULT_NOWHERE, _("is not a file: name a dictionary's .dic or .aff"));
    }
    *size = (size_t)st.st_size;
    return STATUS_OK;
}

static enum status map_file(const char *path, struct str *bytes, struct fault *fault)
{
    int fd;
    size_t size;
    TRY(open_file(path, &fd, &size, fault));
    *bytes = (struct str){ NULL, size };
    void *p = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0) : NULL;
    enum status status = p == MAP_FAILED ? fault_errno(fault, path, _("cannot be read")) : STATUS_OK;
    if (status == STATUS_OK) bytes->ptr = p;
    close(fd);
    return status;
}

static void unmap(struct str bytes)
{
    if (bytes.len && bytes.ptr) munmap((void *)(uintptr_t)bytes.ptr, bytes.len);
}

/* ---- keys ---- */

/* A file is hashed in pieces, read one after another: mapped, it would cost a run that finds its index three times as much. */
#define PIECE 16384

static uint64_t hash_on(uint64_t hash, struct str piece)
{
    uint64_t parts[2] = { hash, str_hash(piece) };
    return str_hash(str_n((const char *)parts, sizeof parts));
}

static uint64_t hash_bytes(struct str bytes)
{
    uint64_t hash = 0;
    for (size_t at = 0; at < bytes.len; at += PIECE)
        hash = hash_on(hash, str_sub(bytes, at, bytes.len - at < PIECE ? bytes.len : at + PIECE));
    return hash;
}

/* Fills a piece, but at the end of the file; false where the system fails. */
static bool read_piece(int fd, char *piece, size_t *len)
{
    ssize_t n = 1;
    for (*len = 0; *len < PIECE && n != 0; *len += n > 0 ? (size_t)n : 0)
        if ((n = read(fd, piece + *len, PIECE - *len)) < 0 && errno != EINTR) return false;
    return true;
}

static enum status hash_file(const char *path, uint64_t *hash, struct fault *fault)
{
    char piece[PIECE];
    int fd;
    size_t size, len;
    TRY(open_file(path, &fd, &size, fault));
    *hash = 0;
    bool good;
    while ((good = read_piece(fd, piece, &len)) && len) *hash = hash_on(*hash, str_n(piece, len));
    enum status status = good ? STATUS_OK : fault_errno(fault, path, _("cannot be read"));
    close(fd);
    return status;
}

static uint64_t key_of(uint64_t aff, uint64_t dic, bool tables)
{
    uint64_t parts[6] = { str_hash(STR(FORMAT)), aff, dic };
    if (tables) {
        parts[3] = gen_frequences_hash;
        parts[4] = gen_termes_hash;
        parts[5] = gen_noms_hash;
    }
    return str_hash(str_n((const char *)parts, sizeof parts));
}

/* ---- making ---- */

static struct str table_text(const char *bytes, size_t size) { return str_n(bytes, size - 1); }

/* "form<tab>class" a line. */
static void add_rates(const struct alphabet *a, struct str text, struct forms *forms)
{
    struct str line;
    uint8_t codes[LIMIT_WORD];
    while (str_line(&text, &line)) {
        size_t tab = str_find_byte(line, 0, '\t');
        unsigned rate = 0;
        for (size_t i = tab + 1; i < line.len; i++) rate = 10 * rate + (unsigned)(line.ptr[i] - '0');
        size_t n = alphabet_encode(a, str_sub(line, 0, tab), codes, sizeof codes);
        if (n) forms_add_rate(forms, codes, n, rate > 31 ? 31 : rate);
    }
}

static void build(struct index *index, struct forms *forms)
{
    alphabet_end(&index->alphabet);
    forms_sort(forms);
    struct graph_builder *b = graph_start(index->alphabet.bit, forms->count);
    for (size_t i = 0; i < forms->count; i++) {
        const struct form *f = &forms->at[i];
        index->verbs |= (f->flags & FORM_VERB) != 0;
        graph_add(b, forms_codes(forms, i), f->len, (uint32_t)f->flags | (uint32_t)f->rate << 6);
    }
    index->graph = graph_end(b);
    forms_release(forms);
}

static enum status make(struct index *index, const struct index_source *from, struct str aff, struct str dic,
                        struct fault *fault)
{
    struct forms forms = { 0 };
    alphabet_start(&index->alphabet);
    struct affix *affix = affix_new(&index->alphabet);
    enum status status = affix_read(affix, from->aff, aff, fault);
    if (status == STATUS_OK && utf8_valid(dic) != dic.len)
        status = fault_set(fault, STATUS_FORMAT, from->dic, (int64_t)utf8_valid(dic), _("the dictionary is not in UTF-8"));
    if (status == STATUS_OK) {
        forms_expect(&forms, dic.len / 4); /* a form takes 4.5 bytes in the French dictionary, 5 in the English one */
        affix_expand_file(affix, dic, &forms);
        if (from->tables) {
            struct str terms = table_text(gen_termes, sizeof gen_termes), names = table_text(gen_noms, sizeof gen_noms);
            affix_expand_words(affix, dic, terms, FORM_HOUSE, &forms, NULL, NULL);
            affix_expand_words(affix, dic, names, FORM_HOUSE | FORM_NAME, &forms, NULL, NULL);
            add_rates(&index->alphabet, table_text(gen_frequences, sizeof gen_frequences), &forms);
        }
        index->complete = affix_complete(affix);
        build(index, &forms);
    }
    forms_release(&forms);
    affix_free(affix);
    return status;
}

/* ---- the cache ---- */

static void cache_path(char *out, size_t size, const char *cache, const char *dic, uint64_t key)
{
    const char *slash = strrchr(dic, '/');
    struct str name = str_of(slash ? slash + 1 : dic);
    if (str_ends(name, STR(".dic"))) name.len -= 4;
    snprintf(out, size, "%s/%.*s-%016llx.index", cache, (int)(name.len > 60 ? 60 : name.len), name.ptr,
             (unsigned long long)key);
}

static struct str edge_bytes(const struct graph *g)
{
    return str_n((const char *)g->edges, g->count * sizeof *g->edges);
}

/* Whether the file is whole and of our making; then the index lives in it. */
static bool load(struct index *index, const char *path, uint64_t key)
{
    struct str file;
    if (map_file(path, &file, NULL) != STATUS_OK) return false;
    const struct header *h = (const struct header *)(const void *)file.ptr;
    bool good = file.len > sizeof *h && memcmp(h->format, FORMAT, sizeof h->format) == 0 && h->key == key &&
                file.len == sizeof *h + (uint64_t)h->edges * sizeof(uint32_t) && h->codes <= ALPHABET_CODES;
    if (good) {
        index->graph = (struct graph){ (const uint32_t *)(const void *)(file.ptr + sizeof *h), h->edges, h->root };
        good = str_hash(edge_bytes(&index->graph)) == h->check && graph_sane(&index->graph);
    }
    if (!good) return unmap(file), false;
    index->complete = h->complete;
    index->verbs = h->verbs;
    index->mapped = (void *)(uintptr_t)file.ptr;
    index->mapped_len = file.len;
    alphabet_start(&index->alphabet);
    for (unsigned code = index->alphabet.count; code < h->codes; code++) alphabet_add(&index->alphabet, h->cp[code]);
    alphabet_end(&index->alphabet);
    return true;
}

static bool write_all(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n) {
        ssize_t wrote = write(fd, p, n);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        p += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

/*
 * A temporary file beside it, then a rename: others see no file or a whole one. No fsync: what a power cut leaves broken
 * fails its check and is made again.
 */
static void store(const struct index *index, const char *path, uint64_t key)
{
    struct header h = { .format = FORMAT, .key = key, .check = str_hash(edge_bytes(&index->graph)),
                        .edges = index->graph.count, .root = index->graph.root, .complete = index->complete,
                        .verbs = index->verbs, .codes = index->alphabet.count };
    memcpy(h.cp, index->alphabet.cp, sizeof h.cp);
    char temporary[4200];
    int n = snprintf(temporary, sizeof temporary, "%s.XXXXXX", path);
    if (n < 0 || (size_t)n >= sizeof temporary) return;
    int fd = mkostemp(temporary, O_CLOEXEC);
    if (fd < 0) return;
    struct str edges = edge_bytes(&index->graph);
    bool good = write_all(fd, &h, sizeof h) && write_all(fd, edges.ptr, edges.len);
    good &= close(fd) == 0;
    if (!good || rename(temporary, path) != 0) unlink(temporary);
}

/* ---- opening ---- */

static enum status open_files(struct index *index, const struct index_source *from, const char *cache,
                              struct str *aff, struct str *dic, struct fault *fault)
{
    char path[4100];
    if (cache) {
        uint64_t aff_hash, dic_hash;
        TRY(hash_file(from->aff, &aff_hash, fault));
        TRY(hash_file(from->dic, &dic_hash, fault));
        uint64_t key = key_of(aff_hash, dic_hash, from->tables);
        cache_path(path, sizeof path, cache, from->dic, key);
        if (load(index, path, key)) return STATUS_OK;
    }
    TRY(map_file(from->aff, aff, fault));
    TRY(map_file(from->dic, dic, fault));
    TRY(make(index, from, *aff, *dic, fault));
    if (cache) {
        uint64_t key = key_of(hash_bytes(*aff), hash_bytes(*dic), from->tables); /* of the very bytes it was made from */
        cache_path(path, sizeof path, cache, from->dic, key);
        store(index, path, key);
    }
    return STATUS_OK;
}

enum status index_open(struct index **out, const struct index_source *from, const char *cache, struct fault *fault)
{
    struct index *index = memory_new(1, sizeof *index);
    struct str aff = { 0 }, dic = { 0 };
    enum status status = open_files(index, from, cache, &aff, &dic, fault);
    unmap(aff);
    unmap(dic);
    *out = status == STATUS_OK ? index : (index_close(index), NULL);
    return status;
}

/* Every form with the entry that it comes from, for who wants to know which entries serve. */
static void tell_forms(const struct index *index, const struct forms *forms, const struct affix_entries *entries,
                       index_form *each, void *context)
{
    char bytes[3 * LIMIT_WORD];
    for (size_t i = 0; i < entries->count; i++) {
        size_t end = i + 1 < entries->count ? entries->at[i + 1].first : forms->count;
        for (size_t f = entries->at[i].first; f < end; f++) {
            size_t n = alphabet_decode(&index->alphabet, forms_codes(forms, f), forms->at[f].len, bytes);
            each(context, str_trim(entries->at[i].line), str_n(bytes, n));
        }
    }
}

static enum status make_words(struct index *index, const struct index_source *from, const struct index_words *words,
                              struct str *aff, struct str *dic, struct fault *fault)
{
    struct forms forms = { 0 };
    struct arena keep = { 0 };
    struct affix_entries entries = { 0 };
    TRY(map_file(from->aff, aff, fault));
    TRY(map_file(from->dic, dic, fault));
    alphabet_start(&index->alphabet);
    struct affix *affix = affix_new(&index->alphabet);
    enum status status = affix_read(affix, from->aff, *aff, fault);
    if (status == STATUS_OK) {
        for (size_t i = 0; i < words->count; i++)
            affix_expand_words(affix, *dic, words->texts[i], FORM_HOUSE, &forms, &entries, &keep);
        if (words->each) tell_forms(index, &forms, &entries, words->each, words->context);
        build(index, &forms);
    }
    arena_release(&keep);
    affix_free(affix);
    return status;
}

enum status index_open_words(struct index **out, const struct index_source *from, const struct index_words *words,
                             struct fault *fault)
{
    struct index *index = memory_new(1, sizeof *index);
    struct str aff = { 0 }, dic = { 0 };
    enum status status = make_words(index, from, words, &aff, &dic, fault);
    unmap(aff);
    unmap(dic);
    *out = status == STATUS_OK ? index : (index_close(index), NULL);
    return status;
}

void index_close(struct index *index)
{
    if (!index) return;
    if (index->mapped)
        munmap(index->mapped, index->mapped_len);
    else
        memory_free((void *)(uintptr_t)index->graph.edges);
    memory_free(index);
}

bool index_find(const struct index *index, struct str form, struct entry *entry)
{
    uint8_t codes[LIMIT_WORD];
    size_t n = alphabet_encode(&index->alphabet, form, codes, sizeof codes);
    uint32_t value = n ? graph_find(&index->graph, codes, n) : GRAPH_NONE;
    if (value == GRAPH_NONE) return false;
    if (entry) *entry = entry_of(value);
    return true;
}
