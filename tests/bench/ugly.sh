#!/bin/sh
# ugly.sh BUILD-FOLDER: 10 MB that are no prose, checked beside prose of the same length in the same run, and a word of 1 MB
# beside 1 MB of prose: no input may take more than twice the time of prose.
set -eu
out=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
prose=${PASSEUR_SHARED:-$here/../shared}/bench/prose-20M.txt
[ -r "$prose" ] || { echo "ugly inputs: skipped, ../shared/bench/prose-20M.txt is missing"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

took() { "$out/tests/bench/measure" 3 "$out/passeur" check -q -j 2 --format jsonl --paragraphs line "$work/text" | cut -d' ' -f1; }
told() { echo "$1 $2 $3" | awk '{ printf "%-22s %.3f s, %.2f times prose (asked: 2)\n", $1, $2, $2 / $3 }'; }

head -c 10000000 "$prose" >"$work/text"
usual=$(took)
for kind in "'" '-' '.' 'é' '(' ')' '"' '« ' '» ' '1 ' '$1' 'l´eau ' "$(printf '\314\201')" random; do
    "$out/tests/bench/ugly" "$kind" 10000000 >"$work/text"
    told "10-MB-of-$kind" "$(took)" "$usual"
done
head -c 1000000 "$prose" >"$work/text"
usual=$(took)
"$out/tests/bench/ugly" letters 1000000 >"$work/text"
told "a-word-of-1-MB" "$(took)" "$usual"
