# The manual pages: what the program prints from its tables, between the texts of pipeline/man: pipeline/tables/roff.awk.
pages := $(patsubst pipeline/man/%.txt,build/man/%,$(wildcard pipeline/man/*.[13].txt))
all: $(pages)

# passeur-check.1 is the page of `passeur check`.
build/man/%.1: pipeline/man/%.1.txt pipeline/man/common.txt pipeline/tables/roff.awk $(out)/passeur
	@mkdir -p $(@D)
	$(out)/passeur manual $(filter-out passeur,$(subst -, ,$*)) >$@.made
	LC_ALL=C awk -v title=$* -v section=1 -v version=$(VERSION) -f pipeline/tables/roff.awk $@.made \
	    pipeline/man/$*.1.txt pipeline/man/common.txt >$@
	@rm $@.made
