#!/bin/sh
# told.sh JOB: a line for each document of a job, for `make run`; what job.json says of it.
set -eu
awk -F'[:,] *' '
    function value(key,    i) { # of the line being read, without its quotes
        for (i = 1; i < NF; i++) if ($i ~ "\"" key "\"$") { gsub(/"/, "", $(i + 1)); return $(i + 1) }
    }
    /"name":/ { name = value("name"); charset = value("charset"); paragraphs = value("paragraphs") }
    /"sentences":/ {
        printf "  %-14s %-12s paragraphs by %-6s %4d sentences %3d findings\n", name, charset, paragraphs, value("sentences"),
            value("findings")
    }' "$1/job.json"
echo "Translators open $1/en/*.xlf; open $1/report.html in a browser."
