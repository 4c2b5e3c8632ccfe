# The word tables of the speller and of typography, and the profiles of houses, embedded as they are: pipeline/tables/embed.c.
embedded += frequences termes noms equivalences prefixes remplacements particules graphies
embedded += redoublements ordinaux sans_elision h_muet h_aspire a_preposition mesures abreges
embedded += mots_outils amorces petits_mots monnaies echelles
embedded += maison-fr-FR maison-fr-CH maison-fr-CA maison-fr-BE
tables   += $(embedded:%=build/gen/gen_%.h)

build/gen/embed: pipeline/tables/embed.c pipeline/base/table.c pipeline/base/str.c pipeline/base/arena.c \
                 pipeline/base/memory.c pipeline/base/utf8.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE -O1 -Ipipeline $(WARNINGS) -o $@ $^ $(shell pkg-config --cflags --libs libutf8proc)

$(embedded:%=build/gen/gen_%.h): build/gen/gen_%.h: dictionaries/%.txt build/gen/embed
	build/gen/embed $< gen_$(subst -,_,$*) >$@
