/* options: the one table from which options are read and help is printed. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdio.h>

#include "passeur.h"

#define MOST_LISTED 64 /* values of an option that may be given again and again */

/* The commands, as bits: which options go with which. */
enum { PREPARE = 1, CHECK = 2, SEGMENT = 4, MERGE = 8 };

/* All that the words of a call can set. */
struct settings {
    const char *job, *targets, *xliff, *encoding, *paragraphs, *dictionary, *abbreviations, *srx, *format, *fail_on;
    const char *words[MOST_LISTED];
    size_t word_count;
    unsigned long workers, block_size, read_size;
    bool force, all, explain, write_srx, quiet, help;
    const char **files; /* of main's argv */
    size_t file_count;
    const char **given; /* the options as they stood */
    size_t given_count;
};

struct command {
    const char *name;
    unsigned bit;
    const char *usage, *what; /* for people; what is marked for translation */
    int (*run)(const struct settings *);
};

/* Ends with a command without a name. */
extern const struct command commands[];

/* Reads the words behind the command. 0, or an exit code: what was wrong has been said. */
int options_read(const struct command *, char **words, size_t count, struct settings *);
void options_release(struct settings *);

/* The help of a command; NULL: of the program. */
void options_help(FILE *, const struct command *);

/* The command of that name, or NULL after a hint. */
const struct command *command_find(const char *name);

#endif
