/*
 * What a shell must know to complete calls of passeur: commands, the options of each, the values of those that have a fixed
 * list, and folders or files for the others. All of it comes from the tables that the options are read by.
 */
#include <ctype.h>
#include <string.h>

#include "cli/cli.h"

enum shell { BASH, ZSH, FISH };

const struct value shells[] = { { "bash", NULL }, { "zsh", NULL }, { "fish", NULL }, { 0 } };

/* What stands behind an option. */
enum takes { NOTHING, VALUES, FILES, FOLDERS, FREE };

static enum takes takes(const struct option *o)
{
    if (o->kind == FLAG) return NOTHING;
    if (o->values) return VALUES;
    if (strcmp(o->argument, "FOLDER") == 0) return FOLDERS;
    return strcmp(o->argument, "FILE") == 0 || strcmp(o->argument, "NAME") == 0 ? FILES : FREE;
}

/* ---- texts between the single quotes of a shell ---- */

static void put_char(enum shell shell, char c)
{
    if (c == '\'')
        fputs(shell == FISH ? "\\'" : "'\\''", stdout);
    else if (c == '\\' && shell == FISH)
        fputs("\\\\", stdout);
    else
        putchar(c);
}

static void put(enum shell shell, const char *text)
{
    for (; *text; text++) put_char(shell, *text);
}

/* For a place where the shell or its library reads the text again: a backslash before all that could have a meaning. */
static void put_again(enum shell shell, const char *text)
{
    for (; *text; text++) {
        if (isascii((unsigned char)*text) && !isalnum((unsigned char)*text)) put_char(shell, '\\');
        put_char(shell, *text);
    }
}

/* Names with spaces between them; those of zsh and fish with what each is, behind the joint. */
static void put_values(enum shell shell, const struct value *values, const char *joint)
{
    for (const struct value *v = values; v->name; v++) {
        if (v != values) putchar(' ');
        fputs(v->name, stdout);
        if (shell == BASH || !v->what) continue;
        put(shell, joint);
        put_again(shell, _(v->what));
    }
}

/* ---- bash ---- */

static void bash_option(const struct option *o)
{
    enum takes what = takes(o);
    if (what == NOTHING) return;
    printf("        --%s", o->name);
    if (o->letter) printf(" | -%c", o->letter);
    if (what == FILES) {
        printf(") return ;;\n");
        return;
    }
    printf(") list='");
    if (what == VALUES) put_values(BASH, o->values, "");
    printf("%s' ;;\n", what == FOLDERS ? "/" : what == FREE ? " " : "");
}

static void bash_command(const struct command *c)
{
    printf("    *:%s)\n        options='", c->name);
    for (const struct option *o = option_next(c, NULL); o; o = option_next(c, o)) printf(" --%s", o->name);
    printf("'\n        case $before in\n");
    for (const struct option *o = option_next(c, NULL); o; o = option_next(c, o)) bash_option(o);
    if (c->values) {
        printf("        *) case $word in -*) ;; *) list='");
        put_values(BASH, c->values, "");
        printf("' ;; esac ;;\n");
    }
    printf("        esac ;;\n");
}

/* What bash hands over is cut at "=", too. Files are left to bash, which does them best. It has no compopt before 4.0. */
static void bash(void)
{
    printf("_passeur()\n{\n"
           "    local IFS=$' \\t\\n' word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options= list= folder\n"
           "    COMPREPLY=()\n"
           "    [ \"$word\" = = ] && word=\n"
           "    [ \"$before\" = = ] && before=${COMP_WORDS[COMP_CWORD-2]}\n"
           "    case \" ${COMP_WORDS[*]:1:COMP_CWORD-1} \" in *' -- '*) return ;; esac\n"
           "    case $COMP_CWORD:${COMP_WORDS[1]} in\n"
           "    1:*) list='--help --version");
    for (const struct command *c = commands; c->name; c++)
        if (c->what) printf(" %s", c->name);
    printf("' ;;\n");
    for (const struct command *c = commands; c->name; c++)
        if (c->what) bash_command(c);
    printf("    esac\n"
           "    case $list:$word in\n"
           "    :-*) list=$options ;;\n"
           "    :*) return ;;\n"
           "    esac\n"
           "    compopt +o bashdefault +o default 2>/dev/null\n"
           "    if [ \"$list\" = / ]; then\n"
           "        compopt -o filenames 2>/dev/null\n"
           "        while IFS= read -r folder; do COMPREPLY+=(\"$folder\"); done < <(compgen -d -- \"$word\")\n"
           "    else\n"
           "        COMPREPLY=($(compgen -W \"$list\" -- \"$word\"))\n"
           "    fi\n"
           "}\n"
           "complete -o bashdefault -o default -F _passeur passeur\n");
}

/* ---- zsh ---- */

/* '(-o --output)'{-o+,--output=}'[what]:FOLDER:_files -/', as _arguments reads it. */
static void zsh_option(const struct option *o)
{
    static const char *const actions[] = { [FILES] = "_files", [FOLDERS] = "_files -/", [FREE] = " " };
    enum takes what = takes(o);
    const char *joint = what == NOTHING ? "" : "=", *next = what == NOTHING ? "" : "+";
    printf("            ");
    if (o->kind == LIST)
        printf("'*'");
    else if (o->letter)
        printf("'(-%c --%s)'", o->letter, o->name);
    if (o->letter)
        printf("{-%c%s,--%s%s}'[", o->letter, next, o->name, joint);
    else
        printf("'--%s%s[", o->name, joint);
    put_again(ZSH, _(o->what));
    printf("]");
    if (what != NOTHING) printf(":%s:", _(o->argument));
    if (what == VALUES) {
        printf("((");
        put_values(ZSH, o->values, "\\:");
        printf("))");
    } else if (what != NOTHING) {
        printf("%s", actions[what]);
    }
    printf("' \\\n");
}

static void zsh_command(const struct command *c)
{
    printf("    %s)\n        _arguments -S \\\n", c->name);
    for (const struct option *o = option_next(c, NULL); o; o = option_next(c, o)) zsh_option(o);
    printf("            '*:FILE:");
    if (c->values) {
        printf("(");
        put_values(ZSH, c->values, "");
        printf(")");
    } else {
        printf("_files");
    }
    printf("' ;;\n");
}

static void zsh(void)
{
    printf("_passeur()\n{\n    local -a commands\n    commands=(\n");
    for (const struct command *c = commands; c->name; c++) {
        if (!c->what) continue;
        printf("        '%s:", c->name);
        put(ZSH, _(c->what));
        printf("'\n");
    }
    printf("        --help\n        --version\n    )\n"
           "    if (( CURRENT == 2 )); then\n"
           "        _describe -t commands COMMAND commands\n"
           "        return\n"
           "    fi\n"
           "    shift words\n"
           "    (( CURRENT-- ))\n"
           "    case $words[1] in\n");
    for (const struct command *c = commands; c->name; c++)
        if (c->what) zsh_command(c);
    printf("    esac\n"
           "}\n"
           "if [ \"$funcstack[1]\" = _passeur ]; then _passeur \"$@\"; else compdef _passeur passeur; fi\n");
}

/* ---- fish ---- */

static void fish_what(const char *what)
{
    printf(" -d '");
    put(FISH, what);
    printf("'\n");
}

static void fish_option(const struct command *c, const struct option *o)
{
    enum takes what = takes(o);
    printf("complete -c passeur -n '__fish_seen_subcommand_from %s' -l %s", c->name, o->name);
    if (o->letter) printf(" -s %c", o->letter);
    if (what == FILES) printf(" -r -F");
    if (what == FOLDERS) printf(" -x -a '(__fish_complete_directories)'");
    if (what == FREE) printf(" -x");
    if (what == VALUES) {
        printf(" -x -a '");
        put_values(FISH, o->values, "\\t");
        printf("'");
    }
    fish_what(_(o->what));
}

static void fish(void)
{
    printf("complete -c passeur -n __fish_use_subcommand -f -l help\n"
           "complete -c passeur -n __fish_use_subcommand -f -l version\n");
    for (const struct command *c = commands; c->name; c++) {
        if (!c->what) continue;
        printf("complete -c passeur -n __fish_use_subcommand -f -a %s", c->name);
        fish_what(_(c->what));
        if (c->values) {
            printf("complete -c passeur -n '__fish_seen_subcommand_from %s' -f -a '", c->name);
            put_values(FISH, c->values, "");
            printf("'\n");
        }
        for (const struct option *o = option_next(c, NULL); o; o = option_next(c, o)) fish_option(c, o);
    }
}

int cmd_completion(const struct settings *s)
{
    static void (*const print[])(void) = { [BASH] = bash, [ZSH] = zsh, [FISH] = fish };
    size_t shell = 0;
    if (s->file_count == 1)
        while (shells[shell].name && strcmp(shells[shell].name, s->files[0]) != 0) shell++;
    if (s->file_count != 1 || !shells[shell].name) {
        fprintf(stderr, _("passeur: say for which shell: bash, zsh or fish\n"));
        return PASSEUR_USAGE;
    }
    if (shell == ZSH) printf("#compdef passeur\n");
    printf("# Made by “passeur completion %s”.\n", shells[shell].name);
    print[shell]();
    return 0;
}
