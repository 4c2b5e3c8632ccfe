# The style and the script of report.html, embedded with their hashes: pipeline/tables/page.c.
tables += build/gen/gen_page.h

build/gen/page: pipeline/tables/page.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE -O1 $(WARNINGS) -o $@ $^ $(shell pkg-config --cflags --libs nettle)

build/gen/gen_page.h: pipeline/report/page.css pipeline/report/page.js build/gen/page
	build/gen/page page_css pipeline/report/page.css page_js pipeline/report/page.js >$@
