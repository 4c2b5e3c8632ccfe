# The manual pages: what the program prints from its tables, and what passeur.h says, between the texts of pipeline/man.
pages := $(patsubst pipeline/man/%.txt,build/man/%,$(wildcard pipeline/man/*.[13].txt))
roff   = LC_ALL=C awk -v title=$* -v version=$(VERSION) -f pipeline/tables/roff.awk
all: $(pages)

# passeur-check.1 is the page of `passeur check`.
build/man/%.1: pipeline/man/%.1.txt pipeline/man/common.txt pipeline/tables/roff.awk $(out)/passeur
	@mkdir -p $(@D)
	$(out)/passeur manual $(filter-out passeur,$(subst -, ,$*)) >$@.made
	$(roff) -v section=1 $@.made pipeline/man/$*.1.txt pipeline/man/common.txt >$@
	@rm $@.made

build/man/%.3: pipeline/man/%.3.txt pipeline/%.h pipeline/tables/header.awk pipeline/tables/roff.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -f pipeline/tables/header.awk pipeline/$*.h >$@.made
	$(roff) -v section=3 $@.made pipeline/man/$*.3.txt >$@
	@rm $@.made
