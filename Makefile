# passeur: French documents into translation jobs. `make help` lists the targets.

# What you may set
CC      = gcc
PREFIX  = /usr/local
DESTDIR =
BUILD   = release
JOBS   := $(shell nproc 2>/dev/null || echo 2)

WARNINGS = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wconversion
FLAGS.release = -O2 -g
FLAGS.asan    = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS.tsan    = -O1 -g -fsanitize=thread

# Nothing below needs touching
VERSION := $(shell cat VERSION)
PACKAGES = libxml-2.0 hunspell libutf8proc nettle jansson
out      = build/$(BUILD)
CFLAGS   = -std=c11 -D_GNU_SOURCE -DPASSEUR_VERSION='"$(VERSION)"' -DLOCALE_FOLDER='"$(PREFIX)/share/locale"' \
           -fPIC -fvisibility=hidden -pthread -Ipipeline -Itests -Ibuild/gen \
           $(WARNINGS) $(FLAGS.$(BUILD)) $(shell pkg-config --cflags $(PACKAGES))
LDLIBS   = -pthread $(shell pkg-config --libs $(PACKAGES)) -lm

library := $(filter-out pipeline/cli/% pipeline/tables/%, $(wildcard pipeline/*.c pipeline/*/*.c))
cli     := $(wildcard pipeline/cli/*.c)
tests   := $(wildcard tests/unit/*.c)
objects  = $(library:%.c=$(out)/%.o)

.DELETE_ON_ERROR:
.SUFFIXES:
all: $(out)/passeur $(out)/locale/fr/LC_MESSAGES/passeur.mo

include $(wildcard pipeline/tables/*.mk)

$(out)/passeur: $(cli:%.c=$(out)/%.o) $(out)/libpasseur.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

$(out)/libpasseur.a: $(objects)
	rm -f $@ && ar rcs $@ $^

$(out)/%.o: %.c Makefile | $(tables)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(out)/locale/%/LC_MESSAGES/passeur.mo: pipeline/po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# Every file of tests/unit is a program of its own.
$(out)/tests/%: $(out)/tests/%.o $(out)/libpasseur.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

unit-tests: $(tests:%.c=$(out)/%)

test: all unit-tests
	@tests/run.sh $(out)

bench: all $(out)/tests/bench/measure
	@for script in tests/bench/*.sh; do $$script $(out) || exit 1; done

floors:
	@tests/floors.sh

clean:
	rm -rf build

help:
	@echo "make          the program, in build/release/passeur"
	@echo "make run      installs what is missing, builds, runs the main job on samples/"
	@echo "make test     the tests"
	@echo "make check    the tests under sanitizers, the floors, a linter"
	@echo "make bench    speed and memory"
	@echo "make install  PREFIX=$(PREFIX) DESTDIR=$(DESTDIR)"

-include $(shell find $(out) -name '*.d' 2>/dev/null)

.PHONY: all test unit-tests bench floors clean help
.SECONDARY:
