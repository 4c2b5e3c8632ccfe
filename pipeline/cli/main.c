#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

const struct command commands[] = {
    { "prepare", PREPARE, N_("prepare FILE… -o JOB [--to en[,de…]]"),
      N_("makes a job for translators: XLIFF, a report, the originals"), NULL, cmd_prepare },
    { "check", CHECK, N_("check FILE…"), N_("prints what a proof-reader should look at"), NULL, cmd_check },
    { "fix", FIX, N_("fix FILE…"), N_("repairs in the documents what is sure, or what a reader decided"), NULL, cmd_fix },
    { "segment", SEGMENT, N_("segment FILE…"), N_("prints one sentence a line"), NULL, cmd_segment },
    { "merge", MERGE, N_("merge JOB|FILE.xlf…"), N_("puts the translations back into the documents"), NULL, cmd_merge },
    { "completion", COMPLETION, "completion bash|zsh|fish",
      N_("prints what makes the shell complete commands, options and values"), shells, cmd_completion },
    { "manual", MANUAL, "manual [COMMAND]", NULL, NULL, cmd_manual },
    { 0 },
};

/* A file's name, without what a terminal could take for a command. */
struct shown { char z[1100]; };

static struct shown shown(const char *name)
{
    struct shown s;
    snprintf(s.z, sizeof s.z, "%s", name);
    for (char *c = s.z; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 127) *c = '?';
    return s;
}

static void show_notice(void *context, const char *file, const char *text)
{
    (void)context;
    progress_clear();
    fprintf(stderr, _("passeur: %s: %s\n"), shown(file).z, text);
}

static void show_unused(void *context, const char *word)
{
    (void)context;
    progress_clear();
    fprintf(stderr, _("passeur: --words: nothing matched “%s”\n"), word);
}

static void show_unused_ignore(void *context, const char *file, uint32_t line)
{
    (void)context;
    progress_clear();
    fprintf(stderr, _("passeur: %s:%lu: this line ignores nothing: no finding is left that it means\n"), shown(file).z,
            (unsigned long)line);
}

struct passeur_options cli_options(const struct settings *s)
{
    return (struct passeur_options){ .workers = s->workers > 1000 ? 1000 : (unsigned)s->workers,
                                     .encoding = s->encoding,
                                     .paragraphs = s->paragraphs,
                                     .dictionary = s->dictionary,
                                     .words = s->words,
                                     .word_count = s->word_count,
                                     .abbreviations = s->abbreviations,
                                     .srx = s->srx,
                                     .house = s->house,
                                     .progress = s->quiet ? NULL : progress_show,
                                     .notice = show_notice,
                                     .unused_word = s->unused_words ? show_unused : NULL,
                                     .unused_ignore = s->unused_ignores ? show_unused_ignore : NULL,
                                     .block_size = s->block_size,
                                     .read_size = s->read_size };
}

int cli_end(const struct settings *s, enum passeur_status status, const struct passeur_error *error)
{
    (void)s;
    progress_clear();
    if (status != PASSEUR_USAGE && status != PASSEUR_FAILURE) return (int)status;
    fputs(_("passeur: "), stderr);
    if (error->file[0]) fprintf(stderr, _("%s: "), shown(error->file).z);
    if (error->byte >= 0) fprintf(stderr, _("byte %lld: "), (long long)error->byte);
    fprintf(stderr, "%s\n", error->what);
    return (int)status;
}

/* What stdio still holds goes out now: a full disk must not go by unseen. */
static int finish(int code)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return code;
    fprintf(stderr, _("passeur: %s: cannot write it: %s\n"), _("(standard output)"), strerror(errno));
    return code == 0 ? PASSEUR_FAILURE : code;
}

static int run(const struct command *command, char **words, size_t count)
{
    struct settings settings;
    int status = options_read(command, words, count, &settings);
    if (status == 0 && settings.help)
        options_help(stdout, command);
    else if (status == 0)
        status = command->run(&settings);
    options_release(&settings);
    return status;
}

/*
 * The translations of messages lie beside the program when it was just built, in ../share/locale when it was installed, so
 * that a folder can be moved; where the system cannot tell us where we are, in the folder that was configured.
 */
static void find_messages(void)
{
    static const char *const places[] = { "locale", "../share/locale" };
    char here[1024], folder[1100];
    ssize_t n = readlink("/proc/self/exe", here, sizeof here - 1);
    bindtextdomain("passeur", LOCALE_FOLDER);
    bind_textdomain_codeset("passeur", "UTF-8");
    if (n <= 0) return;
    here[n] = '\0';
    *(strrchr(here, '/') + 1) = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(folder, sizeof folder, "%s%s", here, places[i]);
        if (access(folder, X_OK) != 0) continue;
        bindtextdomain("passeur", folder);
        return;
    }
}

/*
 * Descriptors 0 to 2 that were closed must not become a file of ours, which messages would then be written into: they get
 * one that can be neither read nor written. A file that grows past `ulimit -f` is an error like a full disk.
 */
static void hold_descriptors(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) < 0) _exit(PASSEUR_FAILURE);
    signal(SIGXFSZ, SIG_IGN);
}

int main(int argc, char **argv)
{
    hold_descriptors();
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    find_messages();
    if (argc < 2) {
        options_help(stderr, NULL);
        return PASSEUR_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        options_help(stdout, NULL);
        return finish(0);
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("passeur %s\n", passeur_version());
        return finish(0);
    }
    const struct command *command = command_find(argv[1]);
    return command ? finish(run(command, argv + 2, (size_t)argc - 2)) : PASSEUR_USAGE;
}
