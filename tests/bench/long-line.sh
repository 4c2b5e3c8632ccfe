#!/bin/sh
# long-line.sh BUILD-FOLDER: one line of a gigabyte is prepared in bounded memory, and comes back as it was.
set -eu
out=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
yes 'Il pleut sur la ville et nous restons ici. ' | tr -d '\n' | head -c 1000000000 >"$work/line.txt"
echo "1 GB on one line: $("$out/tests/bench/measure" 1 "$out/passeur" prepare -q -o "$work/job" "$work/line.txt") (wall s, processor s, KiB)"
"$out/passeur" merge -q "$work/job"
cmp "$work/line.txt" "$work/job/en/line.txt" && echo "it comes back as it was"
