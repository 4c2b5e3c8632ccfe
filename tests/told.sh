#!/bin/sh
# told.sh JOB: in a few lines, what `make run` wrote and found.
set -eu
job=$1
sed -n 's/.*"name": "\([^"]*\)".*"charset": "\([^"]*\)".*"paragraphs": "\([^"]*\)".*/\1: \2, paragraphs by \3/p' "$job/job.json"
for xliff in "$job"/*/*.xlf; do echo "wrote $xliff ($(grep -c '<trans-unit ' "$xliff") sentences)"; done
sed -n 's/.*"findings": \([0-9]*\),.*/\1/p' "$job/job.json" | awk '{ n += $1 } END { print n + 0 " findings worth a look: open '"$job"'/report.html" }'
