/*
 * input: bytes that come in, from a file or from memory. Peek, then take: a reader asks for the bytes it needs and says
 * what it used, so it never sees where a read ended.
 *
 *     struct input in = { 0 };
 *     TRY(input_open(&in, "roman.txt", fault));
 *     struct str head;
 *     TRY(input_peek(&in, 3, &head, fault));             // fewer than 3 bytes only at the end
 *     if (str_starts(head, STR("\xEF\xBB\xBF"))) input_take(&in, 3);
 *     input_close(&in);
 */
#ifndef BASE_INPUT_H
#define BASE_INPUT_H

#include "base/status.h"

struct input {
    const char *name; /* as the user named it; lives as long as the input */
    int fd;           /* -1: memory */
    struct buf held;  /* read and not yet taken, from `taken` on */
    size_t taken;
    struct str memory;
    uint64_t offset; /* of the next byte to take, from the start of the file */
    bool at_end;     /* the system has no more */
    bool spooled;    /* reads a copy, for the original cannot be read twice */
};

/* How many bytes are asked of the system at once: LIMIT_READ. Tests set 1. */
extern size_t input_read_size;

/* The file must be a regular one (or what one can read and rewind). */
MUST_CHECK enum status input_open(struct input *, const char *path, struct fault *);
void input_open_memory(struct input *, const char *name, struct str bytes);
/* All of a small file, whose bytes are good until input_close; with more than `limit` of them nothing is open. */
MUST_CHECK enum status input_open_whole(struct input *, const char *path, size_t limit, struct str *bytes, struct fault *);
/*
 * All of what comes from fd (a pipe, a terminal) goes to an unnamed temporary file that the input then reads, so that it
 * can be rewound.
 */
MUST_CHECK enum status input_spool(struct input *, int fd, const char *name, struct fault *);

/* At least n bytes from the current place, more where they are already there, fewer only at the end of the file. */
MUST_CHECK enum status input_peek(struct input *, size_t n, struct str *bytes, struct fault *);
/* n at most what the last peek gave. */
void input_take(struct input *, size_t n);

/* Back to byte `offset`. */
MUST_CHECK enum status input_seek(struct input *, uint64_t offset, struct fault *);
/* The size of the whole in bytes. */
MUST_CHECK enum status input_size(struct input *, uint64_t *size, struct fault *);

/* Copies bytes beg to end (excluded) of the file, in pieces, to `to`; does not move the place of peek. */
typedef enum status input_piece(void *context, struct str bytes, struct fault *);
MUST_CHECK enum status input_copy(struct input *, uint64_t beg, uint64_t end, input_piece *to, void *context,
                                  struct fault *);

void input_close(struct input *);

#endif
