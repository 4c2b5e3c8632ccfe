#!/bin/sh
# start.sh BUILD-FOLDER: from the call to the end on a page of text, beside a program that does nothing.
set -eu
out=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
measure=$out/tests/bench/measure
page=$work/page.txt
i=0
while [ $i -lt 40 ]; do echo "Il pleuvait. La pluie tombat sur les toits, et personne ne sortait."; i=$((i + 1)); done >"$page"
export XDG_CACHE_HOME="$work/cache"
tell() { # tell WHAT ASKED RUNS COMMAND…
    what=$1 asked=$2
    shift 2
    echo "$("$measure" "$@" | cut -d' ' -f1) $asked" | awk -v what="$what" '{ printf "%-28s %6.1f ms%s\n", what, $1 * 1000, $2 ? " (asked: " $2 ")" : "" }'
}
tell "true" "" 31 /bin/true
tell "segment, a page" 5 31 "$out/passeur" segment -q "$page"
tell "check, no index yet" 120 5 sh -c 'rm -rf "$0/passeur"; exec "$@"' "$XDG_CACHE_HOME" "$out/passeur" check -q "$page"
tell "check, index in the cache" 20 31 "$out/passeur" check -q "$page"
