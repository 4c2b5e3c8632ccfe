#!/bin/sh
# job.sh BUILD-FOLDER: the whole job and the detection alone, beside hunspell's own program on the same text in the same
# run; and the peak memory on the text and on ten times its length.
set -eu
out=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
text=${PASSEUR_SHARED:-$here/../shared}/bench/prose-20M.txt
[ -r "$text" ] || { echo "job: skipped, ../shared/bench/prose-20M.txt is missing"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
measure=$out/tests/bench/measure
passeur=$out/passeur
seconds() { echo "$1" | cut -d' ' -f1; }
memory() { echo "$1" | cut -d' ' -f3; }

"$passeur" check -q "$text" >/dev/null # so that the index of forms is in the cache
job=$("$measure" 5 "$passeur" prepare -q -f -j 2 -o "$work/job" "$text")
check=$("$measure" 5 "$passeur" check -q -j 2 --format jsonl "$text")
unknown=$("$measure" 5 "$passeur" check -q -j 2 --format unknown "$text")
segment=$("$measure" 5 "$passeur" segment -q -j 1 "$text")
echo "whole job, -j 2          $(seconds "$job") s    $(memory "$job") KiB"
echo "check, -j 2              $(seconds "$check") s    $(memory "$check") KiB"
echo "unknown forms, -j 2      $(seconds "$unknown") s    $(memory "$unknown") KiB"
echo "segment, -j 1            $(seconds "$segment") s    $(memory "$segment") KiB"
if command -v hunspell >/dev/null; then
    hunspell=$("$measure" 1 hunspell -d fr_FR -i utf-8 -l "$text")
    echo "hunspell -l              $(seconds "$hunspell") s    $(memory "$hunspell") KiB"
    echo "$(seconds "$hunspell") $(seconds "$job") $(seconds "$check") $(seconds "$unknown")" |
        awk '{ printf "hunspell -l takes %.1f times as long as the whole job (asked: 30), %.1f times as long as check,\n" \
                      "%.1f times as long as detection, check --format unknown (asked: 100)\n", $1 / $2, $1 / $3, $1 / $4 }'
else
    echo "hunspell: skipped, the program is not installed"
fi
i=0
while [ $i -lt 10 ]; do cat "$text"; i=$((i + 1)); done >"$work/ten.txt"
ten=$("$measure" 1 "$passeur" prepare -q -f -j 2 -o "$work/job" "$work/ten.txt")
echo "ten times the length     $(seconds "$ten") s    $(memory "$ten") KiB (asked: as for the text once, under 122880)"
