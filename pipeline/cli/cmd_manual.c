/*
 * What a manual page can take from the tables: name, synopsis, commands or options, and the other pages. The build puts it
 * between the texts of pipeline/man, in whose marks and language it is written (pipeline/tables/roff.awk); it is in no help.
 */
#include "cli/cli.h"

static void tell_value(const struct option *o, const struct value *v)
{
    printf("* `%s`: %s%s\n", v->name, v->what, v == o->values ? " (as it is)" : "");
}

static void tell_option(const struct option *o)
{
    printf("- ");
    if (o->letter) printf("`-%c`, ", o->letter);
    printf("`--%s`", o->name);
    if (o->argument) printf(" *%s*", o->argument);
    printf(": %s\n", o->what);
    for (const struct value *v = o->values; v && v->name; v++) tell_value(o, v);
}

static void tell_others(const struct command *command)
{
    printf("\n# See also\n");
    if (command) printf("`passeur`(1), ");
    for (const struct command *c = commands; c->name; c++)
        if (c->what && c != command) printf("`passeur-%s`(1), ", c->name);
    printf("`passeur`(3)\n");
}

static void tell_program(void)
{
    printf("# Name\npasseur - French documents into translation jobs, and back\n");
    printf("\n# Commands\n");
    for (const struct command *c = commands; c->name; c++)
        if (c->what) printf("- `passeur` %s: %s; see `passeur-%s`(1)\n", c->usage, c->what, c->name);
}

static void tell_command(const struct command *command)
{
    printf("# Name\npasseur-%s - %s\n", command->name, command->what);
    printf("\n# Synopsis\n`passeur` %s [OPTION…]\n", command->usage);
    printf("\n# Options\n");
    for (const struct option *o = option_next(command, NULL); o; o = option_next(command, o)) tell_option(o);
}

int cmd_manual(const struct settings *s)
{
    const struct command *command = s->file_count ? command_find(s->files[0]) : NULL;
    if (s->file_count && (!command || !command->what)) return PASSEUR_USAGE;
    if (command)
        tell_command(command);
    else
        tell_program();
    tell_others(command);
    return 0;
}
