/* options: the one table from which options are read and help is printed. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdio.h>

#include "passeur.h"

#define MOST_LISTED 64 /* values of an option that may be given again and again */

/* The commands, as bits: which options go with which. */
enum { PREPARE = 1, CHECK = 2, SEGMENT = 4, MERGE = 8, COMPLETION = 16, MANUAL = 32, FIX = 64 };

enum kind { FLAG, WORD, NUMBER, LIST };

struct value {
    const char *name, *what;
};

/* The texts called "what" are for people, and marked for translation. */
struct option {
    const char *name;
    char letter; /* of the short form; 0: none */
    unsigned commands;
    enum kind kind;
    size_t member; /* of struct settings */
    const char *argument;
    const struct value *values; /* all there are, the one that holds without the option first; NULL: anything */
    const char *what;           /* NULL: for tests, not in the help */
};

/* All that the words of a call can set. */
struct settings {
    const char *job, *targets, *xliff, *encoding, *paragraphs, *dictionary, *abbreviations, *srx, *format, *fail_on, *house;
    const char *corrections, *baseline, *write_baseline, *changed;
    const char *words[MOST_LISTED];
    size_t word_count;
    unsigned long workers, block_size, read_size;
    bool force, its, all, fix, dry_run, explain, write_srx, unused_words, unused_ignores, quiet, help;
    const char **files; /* of main's argv */
    size_t file_count;
    const char **given; /* the options as they stood */
    size_t given_count;
};

struct command {
    const char *name;
    unsigned bit;
    const char *usage, *what; /* what NULL: for the build, not in the help */
    const struct value *values; /* what it takes; NULL: files */
    int (*run)(const struct settings *);
};

/* Ends with a command without a name. */
extern const struct command commands[];

/* Reads the words behind the command. 0, or an exit code: what was wrong has been said. */
int options_read(const struct command *, char **words, size_t count, struct settings *);
void options_release(struct settings *);

/* The help of a command; NULL: of the program. */
void options_help(FILE *, const struct command *);

/* The command's option behind that one, or its first behind NULL; NULL behind the last. Those for tests are left out. */
const struct option *option_next(const struct command *, const struct option *);

/* The command of that name, or NULL after a hint. */
const struct command *command_find(const char *name);

#endif
