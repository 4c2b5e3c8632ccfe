# passeur: French documents into translation jobs. `make help` lists the targets.

# What you may set
CC     := $(shell command -v gcc || command -v clang || echo cc)
PREFIX  = /usr/local
DESTDIR =
BUILD   = release
WERROR  =

WARNINGS = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wconversion
FLAGS.release = -O2 -g
FLAGS.asan    = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS.tsan    = -O1 -g -fsanitize=thread

FLAGS.gcc     = -O2
FLAGS.clang   = -O2

# Nothing below needs touching
VERSION := $(shell cat VERSION)
PACKAGES := $(shell sh pipeline/setup.sh --modules)
from_packages := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
out      = build/$(BUILD)
CFLAGS   = -std=c11 -D_GNU_SOURCE -DPASSEUR_VERSION='"$(VERSION)"' -DLOCALE_FOLDER='"$(PREFIX)/share/locale"' \
           $(libraries) -fPIC -fvisibility=hidden -pthread -Ipipeline -Itests -Ibuild/gen \
           $(WARNINGS) $(WERROR) $(FLAGS.$(BUILD)) $(from_packages)
LDLIBS  := -pthread $(shell pkg-config --libs $(filter-out $(loaded), $(PACKAGES)) 2>/dev/null) -ldl -lm

# Libraries that are loaded when they are first needed (base/library.h): by soname where readelf tells it, else by path.
loaded       = libxml-2.0 hunspell
library_name = lib$(patsubst -l%,%,$(firstword $(filter -l%,$(shell pkg-config --libs-only-l $1 2>/dev/null))))
library_file = $(shell readelf -d "$$($(CC) -print-file-name=$(library_name).so)" 2>/dev/null | \
                       sed -n 's/.*SONAME.*\[\(.*\)\].*/\1/p' | grep . || \
                       echo "$$(pkg-config --variable=libdir $1)/$(library_name).dylib")
libraries   := -DLIBRARY_XML2='"$(call library_file,libxml-2.0)"' -DLIBRARY_HUNSPELL='"$(call library_file,hunspell)"'

library := $(filter-out pipeline/cli/% pipeline/tables/%, $(wildcard pipeline/*.c pipeline/*/*.c))
cli     := $(wildcard pipeline/cli/*.c)
tests   := $(wildcard tests/unit/*.c)
objects  = $(library:%.c=$(out)/%.o)

.DELETE_ON_ERROR:
.SUFFIXES:
all: build/packages $(out)/passeur $(out)/locale/fr/LC_MESSAGES/passeur.mo

# Asked once; `make run`, `make test` and `make check` ask each time, and install.
build/packages: pipeline/setup.sh
	@sh pipeline/setup.sh --ask build
	@mkdir -p build && touch $@

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

$(out)/tests/bench/segment: LDLIBS += $(shell pkg-config --libs icu-uc 2>/dev/null)

unit-tests: $(tests:%.c=$(out)/%)

# What users type: each installs what is missing, and touches no network when nothing is. Built with all processors.
jobs    := -j$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
in_jobs  = --no-print-directory -s $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,$(jobs))
run:
	@sh pipeline/setup.sh build run
	@$(MAKE) $(in_jobs) all
	@echo "$(out)/passeur prepare samples/*.txt -o build/job"; rm -rf build/job
	@$(out)/passeur prepare --force -o build/job samples/*.txt
	@tests/told.sh build/job

test:
	@sh pipeline/setup.sh build run test
	@$(MAKE) $(in_jobs) all unit-tests
	@tests/run.sh $(out)

check:
	@sh pipeline/setup.sh build run test check
	@sh pipeline/setup.sh --try more
	@tests/check.sh

lint:
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	    --suppressions-list=tests/cppcheck.txt -Ipipeline -Ibuild/gen -j2 pipeline

# The library for others: static, and shared with nothing but what passeur.h declares.
$(out)/libpasseur.so.0: $(objects)
	$(CC) $(CFLAGS) -shared -Wl,-soname,libpasseur.so.0 -o $@ $^ $(LDLIBS)

# Where the shells look; the first word is the shell.
completions = bash-completion/completions/passeur zsh/site-functions/_passeur fish/vendor_completions.d/passeur.fish

install: all $(out)/libpasseur.so.0
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include
	install -d $(DESTDIR)$(PREFIX)/share/locale/fr/LC_MESSAGES
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man3
	install -d $(addprefix $(DESTDIR)$(PREFIX)/share/, $(dir $(completions)))
	install -m 755 $(out)/passeur $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(out)/libpasseur.a $(DESTDIR)$(PREFIX)/lib
	install -m 755 $(out)/libpasseur.so.0 $(DESTDIR)$(PREFIX)/lib
	ln -sf libpasseur.so.0 $(DESTDIR)$(PREFIX)/lib/libpasseur.so
	install -m 644 pipeline/passeur.h $(DESTDIR)$(PREFIX)/include
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@LIBS@|$(LDLIBS)|' pipeline/passeur.pc.in \
	    >$(DESTDIR)$(PREFIX)/lib/pkgconfig/passeur.pc
	install -m 644 $(out)/locale/fr/LC_MESSAGES/passeur.mo $(DESTDIR)$(PREFIX)/share/locale/fr/LC_MESSAGES
	install -m 644 $(filter %.1,$(pages)) $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 $(filter %.3,$(pages)) $(DESTDIR)$(PREFIX)/share/man/man3
	$(foreach file,$(completions),LC_ALL=C $(out)/passeur completion $(firstword $(subst -, ,$(subst /, ,$(file)))) \
	    >$(DESTDIR)$(PREFIX)/share/$(file) &&) true

uninstall:
	cd $(DESTDIR)$(PREFIX) && rm -f bin/passeur lib/libpasseur.a lib/libpasseur.so lib/libpasseur.so.0 \
	    include/passeur.h lib/pkgconfig/passeur.pc share/locale/fr/LC_MESSAGES/passeur.mo \
	    $(foreach page,$(notdir $(pages)),share/man/man$(subst .,,$(suffix $(page)))/$(page)) $(completions:%=share/%)

accuracy: all
	@for script in tests/accuracy-*.sh; do $$script $(out) || exit 1; done

bench: all $(addprefix $(out)/tests/bench/, measure segment ugly guess)
	@for name in start job segment ugly guess; do tests/bench/$$name.sh $(out) || exit 1; done

# Long: kills, a line of a gigabyte.
campaign: all $(out)/tests/bench/measure
	@PASSEUR_KILLS=300 sh tests/kill.test $(out)
	@tests/bench/long-line.sh $(out)

floors:
	@tests/floors.sh

clean:
	rm -rf build

help:
	@echo "make          the program, in build/release/passeur"
	@echo "make run      installs what is missing, builds, runs the main job on samples/"
	@echo "make test     the tests"
	@echo "make check    the tests under sanitizers, the page in a browser, the floors, a linter"
	@echo "make bench    speed and memory"
	@echo "make accuracy sentences and spelling, scored on the sets of ../shared"
	@echo "make install  PREFIX=$(PREFIX) DESTDIR=$(DESTDIR)"

-include $(shell find $(out) -name '*.d' 2>/dev/null)

.PHONY: all run test check lint install unit-tests accuracy bench campaign floors clean help
.SECONDARY:
