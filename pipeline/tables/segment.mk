# The word tables of the segmenter, as one table of hashes: pipeline/tables/lexicon.c.
lexicon  = $(addprefix dictionaries/, abreviations.txt amorces.txt noms_a_point.txt lettres.txt intitules.txt unites.txt \
                                      mots.txt adresses.txt)
tables  += build/gen/gen_lexicon.h

build/gen/lexicon: pipeline/tables/lexicon.c pipeline/segment/lexicon.h pipeline/base/table.c pipeline/base/str.c \
                   pipeline/base/arena.c pipeline/base/memory.c pipeline/base/utf8.c pipeline/base/buf.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE -O1 -Ipipeline $(WARNINGS) -o $@ $(filter %.c,$^) $(shell pkg-config --cflags --libs libutf8proc)

build/gen/gen_lexicon.h: $(lexicon) build/gen/lexicon
	build/gen/lexicon $(lexicon) >$@
