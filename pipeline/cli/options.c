#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

#define ALL (PREPARE | CHECK | FIX | SEGMENT | MERGE)
#define READS (PREPARE | CHECK | FIX | SEGMENT)
#define FINDS (PREPARE | CHECK | FIX)
#define AT(member) offsetof(struct settings, member)

/* passeur_check and passeur_segment know them by the same names; tests/manual.test holds both lists together. */
static const struct value check_formats[] = {
    { "terminal", N_("the line of each finding, with a mark under the words") },
    { "words", N_("grouped by word, surest first") },
    { "jsonl", N_("JSON Lines, one object a finding") },
    { "sarif", N_("SARIF 2.1.0, for code hosts and editors") },
    { "csv", N_("CSV, for spreadsheets") },
    { "github", N_("annotations of GitHub Actions") },
    { "junit", N_("JUnit XML, a failed test a word") },
    { "html", N_("the report as a page") },
    { "json", N_("the data of the report") },
    { "unknown", N_("unknown forms and how often each stands, the quickest") },
    { 0 },
};
static const struct value segment_formats[] = {
    { "text", N_("one sentence a line, an empty line between paragraphs") },
    { "explain", N_("the rule that ended each sentence, or did not") },
    { "jsonl", N_("JSON Lines, one object a sentence") },
    { 0 },
};
static const struct value levels[] = {
    { "none", N_("never") },
    { "sure", N_("certain mistakes") },
    { "likely", N_("likely mistakes, too") },
    { "style", N_("matters of style, too") },
    { 0 },
};
static const struct value versions[] = {
    { "1.2", N_("a trans-unit is a sentence") },
    { "2.0", N_("a unit is a paragraph, a segment in it a sentence") },
    { 0 },
};
static const struct value paragraphs[] = {
    { "auto", N_("by the evidence of the document") },
    { "line", N_("a line is a paragraph") },
    { "blank", N_("empty lines between paragraphs") },
    { "wrap", N_("like blank, and line breaks inside are spaces") },
    { 0 },
};

static const struct value houses[] = {
    { "document", N_("what each document keeps to; where it wavers, the usage of France") },
    { "fr-FR", N_("France") },
    { "fr-CH", N_("Switzerland: thin spaces or none inside « », apostrophes in thousands") },
    { "fr-CA", N_("Canada: no space before ; ! ?") },
    { "fr-BE", N_("Belgium") },
    { 0 },
};

static const struct option options[] = {
    { "output", 'o', PREPARE, WORD, AT(job), N_("FOLDER"), NULL, N_("the job's folder to make") },
    { "output", 'o', MERGE, WORD, AT(job), N_("FOLDER"), NULL, N_("where the documents go (beside each XLIFF)") },
    { "to", 0, PREPARE, WORD, AT(targets), N_("LANG[,LANG…]"), NULL, N_("target languages, as tags (en)") },
    { "xliff", 0, PREPARE, WORD, AT(xliff), N_("VERSION"), versions, N_("version of XLIFF") },
    { "its", 0, PREPARE, FLAG, AT(its), NULL, NULL, N_("mark findings in the source text of XLIFF, too (ITS 2.0)") },
    { "force", 'f', PREPARE | MERGE, FLAG, AT(force), NULL, NULL, N_("replace what an earlier run wrote") },
    { "format", 0, CHECK, WORD, AT(format), N_("FORMAT"), check_formats, N_("how findings are written") },
    { "format", 0, SEGMENT, WORD, AT(format), N_("FORMAT"), segment_formats, N_("how sentences are written") },
    { "fail-on", 0, CHECK, WORD, AT(fail_on), N_("LEVEL"), levels, N_("exit with 1 on findings of that level or a surer one") },
    { "baseline", 0, CHECK, WORD, AT(baseline), N_("FILE"), NULL,
      N_("tell and count only findings that this baseline does not know") },
    { "write-baseline", 0, CHECK, WORD, AT(write_baseline), N_("FILE"), NULL,
      N_("write the findings of now as a baseline, and tell none") },
    { "changed", 0, CHECK, WORD, AT(changed), N_("FILE"), NULL,
      N_("tell and count only findings on lines that this diff changes; “-” is standard input") },
    { "all", 'a', CHECK, FLAG, AT(all), NULL, NULL, N_("also recurrent unknown words, names and foreign words") },
    { "fix", 0, CHECK, FLAG, AT(fix), NULL, NULL, N_("repair what is sure in the documents, then tell the rest") },
    { "corrections", 'c', FIX, WORD, AT(corrections), N_("FILE"), NULL,
      N_("put in the corrections that a reader of the report saved, and nothing else") },
    { "dry-run", 'n', FIX | CHECK, FLAG, AT(dry_run), NULL, NULL, N_("show what would change as a diff, and change nothing") },
    { "explain", 0, SEGMENT, FLAG, AT(explain), NULL, NULL, N_("show the rule that ended each sentence, or did not") },
    { "abbreviations", 0, READS, WORD, AT(abbreviations), N_("FILE"), NULL, N_("more abbreviations, one a line") },
    { "srx", 0, READS, WORD, AT(srx), N_("FILE"), NULL,
      N_("rules for sentences from an SRX 2.0 file instead of passeur's own") },
    { "write-srx", 0, SEGMENT, FLAG, AT(write_srx), NULL, NULL, N_("write passeur's rules for sentences as SRX 2.0, and end") },
    { "encoding", 'e', READS, WORD, AT(encoding), N_("CHARSET"), NULL, N_("the charset of the documents (found)") },
    { "paragraphs", 'p', READS, WORD, AT(paragraphs), N_("KIND"), paragraphs, N_("how lines of plain text make paragraphs") },
    { "dictionary", 'd', FINDS, WORD, AT(dictionary), N_("NAME"), NULL,
      N_("hunspell dictionary, by name or path (fr)") },
    { "words", 'w', FINDS, LIST, AT(words), N_("FILE"), NULL,
      N_("words that are right here, one a line; may be given again") },
    { "unused-words", 0, PREPARE | CHECK, FLAG, AT(unused_words), NULL, NULL,
      N_("tell the words of --words that nothing matched") },
    { "unused-ignores", 0, PREPARE | CHECK, FLAG, AT(unused_ignores), NULL, NULL,
      N_("tell the lines of documents that ignore findings where there are none") },
    { "house", 0, FINDS, WORD, AT(house), N_("NAME|FILE"), houses, N_("conventions of typography, or a file of them") },
    { "jobs", 'j', READS, NUMBER, AT(workers), "N", NULL, N_("workers (one for each processor)") },
    { "quiet", 'q', ALL, FLAG, AT(quiet), NULL, NULL, N_("no progress and no summary") },
    { "help", 'h', ~0U, FLAG, AT(help), NULL, NULL, N_("this help") },
    { "block-size", 0, READS, NUMBER, AT(block_size), "BYTES", NULL, NULL },
    { "read-size", 0, READS, NUMBER, AT(read_size), "BYTES", NULL, NULL },
};

#define OPTIONS (sizeof options / sizeof *options)

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Edits that turn one word into the other (Levenshtein), for words shorter than 32 bytes. */
static size_t edits(const char *a, const char *b)
{
    size_t row[33], n = strlen(b);
    if (n > 32 || strlen(a) > 32) return 99;
    for (size_t j = 0; j <= n; j++) row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t above = row[j];
            row[j] = least(least(above, row[j - 1]) + 1, corner + (a[i - 1] != b[j - 1]));
            corner = above;
        }
    }
    return row[n];
}

/* Keeps the nearer of *best and name, as long as it is near at all. */
static void nearer(const char *word, const char *name, size_t *distance, const char **best)
{
    size_t d = edits(word, name);
    if (d < *distance && d <= 1 + strlen(name) / 3) {
        *distance = d;
        *best = name;
    }
}

static int unknown(const char *format, const char *word, const char *best, const char *before)
{
    fputs(_("passeur: "), stderr);
    fprintf(stderr, format, word);
    if (best) fprintf(stderr, _("; did you mean %s%s?"), before, best);
    fprintf(stderr, "\n");
    return PASSEUR_USAGE;
}

const struct command *command_find(const char *name)
{
    const char *best = NULL;
    size_t distance = 99;
    for (const struct command *c = commands; c->name; c++) {
        if (strcmp(c->name, name) == 0) return c;
        if (c->what) nearer(name, c->name, &distance, &best);
    }
    unknown(_("there is no command “%s”"), name, best, "");
    return NULL;
}

const struct option *option_next(const struct command *command, const struct option *o)
{
    for (o = o ? o + 1 : options; o < options + OPTIONS; o++)
        if (o->commands & command->bit && o->what) return o;
    return NULL;
}

static const struct option *find_long(const struct command *command, const char *name, size_t len)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if (options[i].commands & command->bit && strlen(options[i].name) == len && memcmp(options[i].name, name, len) == 0)
            return &options[i];
    return NULL;
}

static const struct option *find_short(const struct command *command, char letter)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if (options[i].commands & command->bit && options[i].letter == letter && letter) return &options[i];
    return NULL;
}

static int unknown_option(const struct command *command, const char *word, int len)
{
    const char *best = NULL;
    size_t distance = 99;
    char name[33];
    snprintf(name, sizeof name, "%.*s", len, word);
    for (const struct option *o = option_next(command, NULL); o; o = option_next(command, o))
        if (name[0] == '-' && name[1] == '-') nearer(name + 2, o->name, &distance, &best);
    return unknown(_("there is no option %s here"), name, best, "--");
}

static int set(const struct option *o, const char *value, struct settings *s)
{
    char *member = (char *)s + o->member, *end = NULL;
    switch (o->kind) {
    case FLAG: *(bool *)member = true; return 0;
    case WORD: *(const char **)member = value; return 0;
    case LIST:
        if (s->word_count == MOST_LISTED) {
            fprintf(stderr, _("passeur: --%s is given more than %d times: put the lists into one file\n"), o->name, MOST_LISTED);
            return PASSEUR_USAGE;
        }
        ((const char **)member)[s->word_count++] = value;
        return 0;
    case NUMBER:
        *(unsigned long *)member = strtoul(value, &end, 10);
        if (value[0] >= '1' && value[0] <= '9' && *end == '\0') return 0;
        fprintf(stderr, _("passeur: --%s needs a number above 0, not “%s”\n"), o->name, value);
        return PASSEUR_USAGE;
    }
    return 0;
}

/* The words of a call, as they are read; `at` is the one whose turn it is. */
struct call {
    const struct command *command;
    char **words;
    size_t count, at;
};

/* An option with its value, which stands in the same word or is the next. */
static int read_value(struct call *c, const struct option *o, const char *value, struct settings *s)
{
    if (!value && c->at + 1 == c->count) {
        fprintf(stderr, _("passeur: --%s needs a value: %s\n"), o->name, _(o->argument));
        return PASSEUR_USAGE;
    }
    if (!value) s->given[s->given_count++] = value = c->words[++c->at];
    return set(o, value, s);
}

/* --format, --format=html */
static int read_long(struct call *c, const char *word, struct settings *s)
{
    size_t len = strcspn(word + 2, "=");
    const struct option *o = find_long(c->command, word + 2, len);
    const char *value = word[2 + len] == '=' ? word + 3 + len : NULL;
    if (!o) return unknown_option(c->command, word, (int)len + 2);
    if (o->kind != FLAG) return read_value(c, o, value, s);
    if (!value) return set(o, NULL, s);
    fprintf(stderr, _("passeur: --%s takes no value\n"), o->name);
    return PASSEUR_USAGE;
}

/* -a, -j 2, -j2; several that take no value may stand in one word, as -aq and -aqj2. */
static int read_short(struct call *c, const char *word, struct settings *s)
{
    for (size_t i = 1; word[i]; i++) {
        const struct option *o = find_short(c->command, word[i]);
        if (!o) return unknown_option(c->command, (char[]){ '-', word[i], '\0' }, 2);
        if (o->kind != FLAG) return read_value(c, o, word[i + 1] ? word + i + 1 : NULL, s);
        set(o, NULL, s);
    }
    return 0;
}

int options_read(const struct command *command, char **words, size_t count, struct settings *s)
{
    *s = (struct settings){ .files = calloc(count + 1, sizeof *s->files), .given = calloc(count + 1, sizeof *s->given) };
    if (!s->files || !s->given) return PASSEUR_FAILURE;
    bool options_end = false;
    for (struct call c = { command, words, count, 0 }; c.at < count; c.at++) {
        const char *word = words[c.at];
        if (!options_end && strcmp(word, "--") == 0) {
            options_end = true;
        } else if (options_end || word[0] != '-' || word[1] == '\0') {
            s->files[s->file_count++] = word;
        } else {
            s->given[s->given_count++] = word;
            int status = (word[1] == '-' ? read_long : read_short)(&c, word, s);
            if (status) return status;
        }
    }
    if (s->help || s->write_srx || s->file_count || !(command->bit & ALL)) return 0;
    fprintf(stderr, _("passeur: name at least one file\nusage: passeur %s\n"), _(command->usage));
    return PASSEUR_USAGE;
}

void options_release(struct settings *s)
{
    free(s->files);
    free(s->given);
}

/* Columns that a UTF-8 text takes, all its characters being narrow. */
static int columns(const char *z)
{
    int n = 0;
    for (; *z; z++) n += ((unsigned char)*z & 0xC0) != 0x80;
    return n;
}

#define HELP_COLUMN 30 /* where it says what an option does */

static void print_option(FILE *to, const struct option *o)
{
    char left[64];
    char letter[8] = "    ";
    if (o->letter) snprintf(letter, sizeof letter, "-%c, ", o->letter);
    snprintf(left, sizeof left, "  %s--%s%s%s", letter, o->name, o->argument ? " " : "",
             o->argument ? _(o->argument) : "");
    fprintf(to, "%s%*s %s", left, columns(left) < HELP_COLUMN ? HELP_COLUMN - columns(left) : 0, "", _(o->what));
    if (o->values) fprintf(to, _(": %s (as it is)"), o->values->name);
    for (const struct value *v = o->values; v && v->name; v++)
        if (v != o->values) fprintf(to, ", %s", v->name);
    fprintf(to, "\n");
}

void options_help(FILE *to, const struct command *command)
{
    if (!command) {
        fprintf(to, _("passeur %s: French documents into translation jobs, and back\n\n"), passeur_version());
        for (const struct command *c = commands; c->name; c++)
            if (c->what) fprintf(to, "  passeur %s\n      %s\n", _(c->usage), _(c->what));
        fprintf(to, _("\n“passeur COMMAND --help” tells a command's options; “-” is standard input.\n"
                      "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong use, 3 failure.\n"));
        return;
    }
    fprintf(to, _("usage: passeur %s\n%s\n\n"), _(command->usage), command->what ? _(command->what) : "");
    for (const struct option *o = option_next(command, NULL); o; o = option_next(command, o)) print_option(to, o);
    if (command->what) fprintf(to, _("\n“man passeur-%s” tells more.\n"), command->name);
}
