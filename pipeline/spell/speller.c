#include "spell/speller.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/input.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "gen_graphies.h"
#include "gen_prefixes.h"
#include "gen_remplacements.h"
#include "spell/fold.h"

/* ---- opening ---- */

/* The folder of the index, made if need be; "" where there is no home to keep it in. */
static void find_cache(struct speller *s, const char *given)
{
    const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    int n = 0;
    if (given)
        n = snprintf(s->cache, sizeof s->cache, "%s", given);
    else if (base && base[0] == '/')
        n = snprintf(s->cache, sizeof s->cache, "%s/passeur", base);
    else if (home && home[0] == '/')
        n = snprintf(s->cache, sizeof s->cache, "%s/.cache/passeur", home);
    if (n <= 0 || (size_t)n >= sizeof s->cache) {
        s->cache[0] = '\0';
        return;
    }
    for (char *p = s->cache + 1; *p; p++) {
        if (*p != '/') continue;
        *p = '\0';
        mkdir(s->cache, 0777);
        *p = '/';
    }
    mkdir(s->cache, 0777);
    if (access(s->cache, W_OK) != 0 && access(s->cache, R_OK) != 0) s->cache[0] = '\0';
}

static const char *cache_of(const struct speller *s) { return s->cache[0] ? s->cache : NULL; }

static enum status find_french(struct speller *s, const char *name, struct fault *fault)
{
    static const char *const usual[] = { "fr", "fr_FR", "fr-toutesvariantes", "fr-classique" };
    if (name && dictionary_find(name, &s->french)) return STATUS_OK;
    for (size_t i = 0; !name && i < sizeof usual / sizeof *usual; i++)
        if (dictionary_find(usual[i], &s->french)) return STATUS_OK;
    if (name && strchr(name, '/'))
        return fault_set(fault, STATUS_SYSTEM, name, FAULT_NOWHERE,
                         _("no dictionary: %s or %s is missing or cannot be read"), s->french.aff, s->french.dic);
    return fault_set(fault, STATUS_SYSTEM, NULL, FAULT_NOWHERE,
                     _("no hunspell dictionary \"%s\": %s.aff and %s.dic are in no usual folder; "
                       "the Debian package hunspell-fr-comprehensive has fr, or name a .dic with --dictionary"),
                     name ? name : "fr", name ? name : "fr", name ? name : "fr");
}

/* A list with its words folded as those of documents are, whatever wrote it: é as e and an accent, curved apostrophes. */
static struct str fold_list(struct arena *keep, struct str text)
{
    struct buf folded = { 0 };
    struct str line;
    while (str_line(&text, &line)) {
        buf_add(&folded, line.len > LIMIT_FOLDED ? line : fold_word(keep, line));
        buf_addc(&folded, '\n');
    }
    struct str list = arena_str(keep, buf_str(&folded));
    buf_release(&folded);
    return list;
}

static enum status read_list(const char *path, struct arena *keep, struct str *text, struct fault *fault)
{
    struct input in = { 0 };
    struct str bytes = STR("");
    TRY(input_open_whole(&in, path, LIMIT_LIST, &bytes, fault));
    enum status status = STATUS_OK;
    if (utf8_valid(bytes) != bytes.len)
        status = fault_set(fault, STATUS_CHARSET, path, (int64_t)utf8_valid(bytes), _("a word list must be in UTF-8"));
    str_take(&bytes, STR("\xEF\xBB\xBF"));
    if (status == STATUS_OK) *text = fold_list(keep, bytes);
    input_close(&in);
    return status;
}

static enum status open_words(struct speller *s, const struct spell_options *o, struct fault *fault)
{
    struct str *texts = arena_new(&s->arenas[0], struct str, o->word_files + 1);
    for (size_t i = 0; i < o->word_files; i++) TRY(read_list(o->words[i], &s->arenas[0], &texts[i], fault));
    struct index_source from = { s->french.aff, s->french.dic, false };
    return index_open_words(&s->words, &from, &(struct index_words){ texts, o->word_files, house_form, &s->house }, fault);
}

static void read_prefixes(struct speller *s)
{
    struct str text = str_n(gen_prefixes, sizeof gen_prefixes - 1), line;
    while (str_line(&text, &line)) table_put(&s->prefixes, line, NULL);
}

static void read_changes(struct speller *s)
{
    struct str text = str_n(gen_graphies, sizeof gen_graphies - 1), line;
    s->changes = arena_new(&s->arenas[0], struct change, text.len / 2); /* two characters are the least */
    while (str_line(&text, &line)) {
        size_t tab = str_find_byte(line, 0, '\t');
        for (size_t at = tab, end; at < line.len; at = end) {
            end = str_find_byte(line, at + 1, ' ');
            s->changes[s->change_count++] = (struct change){ str_sub(line, 0, tab), str_sub(line, at + 1, end) };
        }
    }
}

static void read_replacements(struct speller *s)
{
    struct str text = str_n(gen_remplacements, sizeof gen_remplacements - 1), rest = text, line;
    size_t lines = 0;
    while (str_line(&rest, &line)) lines++;
    s->replacements = arena_new(&s->arenas[0], struct str, lines + 1);
    while (str_line(&text, &line)) {
        size_t tab = str_find_byte(line, 0, '\t');
        uint32_t id = table_put(&s->replaced, str_sub(line, 0, tab), NULL);
        s->replacements[id] = tab < line.len ? str_from(line, tab + 1) : STR("");
    }
}

/*
 * The English forms, beside the French ones and at the same time. Without an English dictionary, or with one that cannot
 * be read, there is less evidence, and that is all.
 */
static void *open_english(void *speller)
{
    static const char *const usual[] = { "en_US", "en_GB", "en" };
    struct speller *s = speller;
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        if (!dictionary_find(usual[i], &s->foreign)) continue;
        struct index_source from = { s->foreign.aff, s->foreign.dic, false };
        if (index_open(&s->english, &from, cache_of(s), NULL) != STATUS_OK) s->english = NULL;
        break;
    }
    return NULL;
}

static enum status open_all(struct speller *s, const struct spell_options *o, struct fault *fault)
{
    TRY(find_french(s, o->dictionary, fault));
    struct index_source from = { s->french.aff, s->french.dic, true };
    TRY(index_open(&s->index, &from, cache_of(s), fault));
    if (!s->index->complete) TRY(hunspell_open(&s->hunspell, s->french.aff, s->french.dic, fault));
    if (o->word_files) TRY(open_words(s, o, fault));
    s->confusions = confusions_new(s->index);
    if (s->words) s->word_confusions = confusions_new(s->words);
    particles_open(&s->particles);
    s->lexicon = (struct lexicon){ s->index, s->words, s->confusions, s->word_confusions, &s->particles, &s->prefixes };
    read_prefixes(s);
    read_changes(s);
    read_replacements(s);
    return STATUS_OK;
}

enum status speller_open(struct speller **out, const struct spell_options *o, struct fault *fault)
{
    struct speller *s = memory_new(1, sizeof *s);
    s->detect = o->detect;
    s->workers = o->workers == 0 ? 1 : o->workers > LIMIT_WORKERS ? LIMIT_WORKERS : o->workers;
    find_cache(s, o->cache);
    pthread_t english;
    bool beside = !s->detect && pthread_create(&english, NULL, open_english, s) == 0;
    enum status status = open_all(s, o, fault);
    if (beside)
        pthread_join(english, NULL);
    else if (!s->detect)
        open_english(s);
    *out = status == STATUS_OK ? s : (speller_close(s), NULL);
    return status;
}

void speller_close(struct speller *s)
{
    if (!s) return;
    index_close(s->index);
    index_close(s->words);
    index_close(s->english);
    confusions_free(s->confusions);
    confusions_free(s->word_confusions);
    hunspell_close(s->hunspell);
    particles_release(&s->particles);
    table_release(&s->prefixes);
    table_release(&s->replaced);
    house_release(&s->house);
    evidence_release(&s->evidence);
    table_release(&s->doubted);
    memory_free(s->verdicts);
    memory_free(s->unknown);
    memory_free(s->tallies);
    for (unsigned i = 0; i < LIMIT_WORKERS; i++) arena_release(&s->arenas[i]);
    memory_free(s);
}

/* ---- counting ---- */

struct spell_block {
    struct evidence evidence;
    struct arena scratch;
};

struct spell_block *spell_block_new(void)
{
    struct spell_block *b = memory_new(1, sizeof *b);
    arena_alloc(&b->scratch, 1, 1); /* a first block, so that giving scratch back keeps memory for the next unit */
    return b;
}

void spell_block_free(struct spell_block *b)
{
    if (!b) return;
    evidence_release(&b->evidence);
    arena_release(&b->scratch);
    memory_free(b);
}

void spell_survey(struct spell_block *b, const struct unit *u) { evidence_survey(&b->evidence, u, &b->scratch); }

void spell_gather(struct speller *s, struct spell_block *b)
{
    evidence_merge(&s->evidence, &b->evidence);
    evidence_clear(&b->evidence);
}

bool spell_unused_word(const struct speller *s, size_t i, struct str *word)
{
    return house_unused(&s->house, &s->evidence, i, word);
}
