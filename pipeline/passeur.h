/*
 * passeur: French documents into translation jobs, and back.
 *
 * This is the whole interface of libpasseur. Each function does one job on files, may be called from any thread, and keeps
 * nothing between calls. Texts are UTF-8; file names are those of the system.
 *
 *     #include <passeur.h>
 *
 *     struct passeur_options options = { .workers = 2 };
 *     struct passeur_job job = { .folder = "job" };
 *     const char *files[] = { "roman.txt" };
 *     struct passeur_counts counts;
 *     struct passeur_error error = { 0 };
 *     if (passeur_prepare(&options, &job, files, 1, &counts, &error) != PASSEUR_OK)
 *         fprintf(stderr, "%s: %s\n", error.file, error.what);
 */
#ifndef PASSEUR_H
#define PASSEUR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined __GNUC__
#define PASSEUR_PUBLIC __attribute__((visibility("default")))
#else
#define PASSEUR_PUBLIC
#endif

/* How a call went; the numbers are the program's exit codes. */
enum passeur_status {
    PASSEUR_OK = 0,
    PASSEUR_FINDINGS = 1, /* passeur_check: there are findings at or above the level asked for */
    PASSEUR_USAGE = 2,    /* an option that has no such value */
    PASSEUR_FAILURE = 3,  /* a file that cannot be read or written, or is not what it should be */
};

/* What went wrong. Filled on PASSEUR_USAGE and PASSEUR_FAILURE. */
struct passeur_error {
    char file[1024]; /* "" where no file is meant */
    int64_t byte;    /* place in it, from 0; -1 where none is meant */
    char what[1024]; /* what is wrong and what to do about it, in the language of the locale */
};

/* How documents are read and checked. All zero is ready for use; pointers are read during the call only. */
struct passeur_options {
    unsigned workers;         /* threads; 0: as many as the machine has processors */
    const char *encoding;     /* the documents' charset; NULL: found by passeur */
    const char *paragraphs;   /* "auto" (NULL), "line", "blank", "wrap": how lines of plain text make paragraphs */
    const char *dictionary;   /* name or path of a hunspell dictionary; NULL: the French one */
    const char *cache;        /* folder of the index of forms; NULL: the user's cache folder */
    const char *const *words; /* files of words that are right here */
    size_t word_count;
    const char *abbreviations; /* file of abbreviations that are added to passeur's own; NULL: none */
    const char *srx;           /* SRX 2.0 file with the rules that end sentences; NULL: passeur's own */
    const char *house;         /* typography: "fr-FR", "fr-CH", "fr-CA", "fr-BE" or a file; "document" (NULL): as each one has it */
    /* Called on the calling thread now and then with the bytes done and to do; may be NULL. */
    void (*progress)(void *context, const char *file, uint64_t done, uint64_t total);
    /* Called with a remark that is no failure; may be NULL. */
    void (*notice)(void *context, const char *file, const char *text);
    /* Called with each entry of `words` that no document needs; may be NULL. */
    void (*unused_word)(void *context, const char *word);
    void *context; /* of all calls here */
    size_t block_size, read_size; /* bytes; 0: as passeur has them. Results never depend on them. */
    /* passeur_check, passeur_prepare: called with each line of a document that ignores findings and met none; may be NULL. */
    void (*unused_ignore)(void *context, const char *file, uint32_t line);
};

/* What a call went through and found. A count that does not belong to the call is 0. */
struct passeur_counts {
    uint64_t documents, units, sentences, distinct_sentences, repetitions, words;
    uint64_t sure, likely, style, folded; /* findings; folded: recurrent unknown words, names, foreign words */
    uint64_t segments, translated;        /* passeur_merge */
    uint64_t fixed, unwritable;           /* passeur_fix: places; documents are those that changed */
    uint64_t known, gone; /* of a baseline: findings that it knows, or now does; those that are no longer there */
    uint64_t changed;     /* documents that the diff means */
};

/* What passeur_prepare makes. */
struct passeur_job {
    const char *folder;         /* to be made */
    bool replace;               /* an older job of that name is replaced */
    const char *const *targets; /* language tags (BCP 47); none: "en" */
    size_t target_count;
    const char *xliff;          /* "1.2" (NULL) or "2.0" */
    const char *const *given;   /* the options in the user's words, for job.json */
    size_t given_count;
    bool its;                   /* findings are marks in the source of XLIFF, too: ITS 2.0, locQualityIssue */
};

/*
 * Makes a job for translators: FOLDER/source/NAME, FOLDER/LANG/NAME.xlf, FOLDER/report.html, FOLDER/report.json,
 * FOLDER/job.json. The folder appears whole or not at all. "-" among the files is standard input.
 */
PASSEUR_PUBLIC enum passeur_status passeur_prepare(const struct passeur_options *, const struct passeur_job *,
                                                   const char *const *files, size_t count, struct passeur_counts *,
                                                   struct passeur_error *);

/* What passeur_check and passeur_segment print. */
struct passeur_listing {
    int fd;             /* where it goes */
    const char *format; /* check: "terminal" (NULL), "words", "jsonl", "sarif", "csv", "github", "junit", "html", "json",
                           "unknown" (forms that no dictionary has, without guesses; finds nothing to fail on);
                           segment: "text" (NULL), "explain", "jsonl" */
    bool all;           /* check: findings that are folded away, too */
    bool colour;        /* check: for a terminal */
    unsigned width;     /* check: columns of the terminal; 0: not known */
    const char *fail_on; /* check: "sure", "likely", "style" or "none" (NULL): what makes PASSEUR_FINDINGS */
    const char *baseline;       /* check: file of findings that are neither printed nor counted; NULL: none */
    const char *write_baseline; /* check: file to make of all findings; then none is printed and none counts */
    const char *changed;        /* check: unified diff ("-": standard input); findings on other lines are neither printed nor
                                   counted; NULL: none */
};

/* Prints the findings of documents. */
PASSEUR_PUBLIC enum passeur_status passeur_check(const struct passeur_options *, const struct passeur_listing *,
                                                 const char *const *files, size_t count, struct passeur_counts *,
                                                 struct passeur_error *);

/* Prints the sentences of documents, one a line, with an empty line between paragraphs. */
PASSEUR_PUBLIC enum passeur_status passeur_segment(const struct passeur_options *, const struct passeur_listing *,
                                                   const char *const *files, size_t count, struct passeur_counts *,
                                                   struct passeur_error *);

/* Writes passeur's rules for sentences as SRX 2.0, as far as SRX can say them. */
PASSEUR_PUBLIC enum passeur_status passeur_write_srx(const struct passeur_options *, int fd, struct passeur_error *);

/* What passeur_fix does. */
struct passeur_fixing {
    const char *corrections; /* a file of "word<tab>correction" lines, which are put in; NULL: the fixes that are sure */
    bool dry_run;            /* the documents stay as they are; a diff goes to fd */
    int fd;
};

/*
 * Repairs documents in their place; all bytes but those of the repairs stay. A second call finds nothing to repair. Where
 * the charset of the document lacks a sign of the repair, the place stays as it is and is counted as unwritable.
 */
PASSEUR_PUBLIC enum passeur_status passeur_fix(const struct passeur_options *, const struct passeur_fixing *,
                                               const char *const *files, size_t count, struct passeur_counts *,
                                               struct passeur_error *);

/*
 * Puts translations back into the documents. A path is a job's folder or one of its XLIFF files. The document is written
 * beside the XLIFF, or into `folder` when that is not NULL. Existing files stay unless replace is set.
 */
PASSEUR_PUBLIC enum passeur_status passeur_merge(const struct passeur_options *, const char *const *paths, size_t count,
                                                 const char *folder, bool replace, struct passeur_counts *,
                                                 struct passeur_error *);

/* The version of the library: "0.1.0". */
PASSEUR_PUBLIC const char *passeur_version(void);

#ifdef __cplusplus
}
#endif

#endif
