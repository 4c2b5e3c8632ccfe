#!/bin/sh
# accuracy-segment.sh BUILD-FOLDER: the sentences of the sets of ../shared/segmentation (or of $PASSEUR_SHARED): F1 of the
# boundaries inside paragraphs, beside what is asked and what the best other segmenter reaches.
set -u
out=$1
cd "$(dirname "$0")/.." || exit 1
shared=${PASSEUR_SHARED:-../shared}/segmentation
[ -f "$shared/score.py" ] || { echo "skip sentences: no $shared"; exit 0; }
command -v python3 >/dev/null || { echo "skip sentences: no python3"; exit 0; }
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT INT TERM

# scored NAME TEXT GOLD ASKED BEST
scored() {
    "$out/passeur" segment --quiet --paragraphs blank "$2" >"$folder/sentences" || exit 1
    line=$(python3 "$shared/score.py" "$3" "$folder/sentences" --text "$2") || exit 1
    f1=$(echo "$line" | sed 's/.*  F1 \([0-9.]*\).*/\1/')
    wrong=$(echo "$line" | sed 's/.*boundaries, \(.*\))/\1/')
    awk -v name="$1" -v f1="$f1" -v asked="$4" -v best="$5" -v wrong="$wrong" \
        'BEGIN { printf "  %-14s %8.2f %8s %8s   %s\n", name, 100 * f1, asked, best, wrong }'
}

echo "sentences"
printf '  %-14s %8s %8s %8s\n' set F1 asked others
# golden.txt: its marks make the gold, without them it is the text
grep -v '^#' "$shared/golden.txt" | sed -e 's/\\u00A0/\xC2\xA0/g' -e 's/\\u202F/\xE2\x80\xAF/g' -e 's/\\n/ /g' >"$folder/cases"
sed -e 's/¦//g' -e 's/$/\n/' "$folder/cases" >"$folder/golden.txt"
sed -e 's/¦/\n/g' -e 's/$/\n/' "$folder/cases" >"$folder/golden.gold"
scored golden "$folder/golden.txt" "$folder/golden.gold" 100 93.8
while read -r name asked best; do
    scored "$name" "$shared/dev/$name.txt" "$shared/dev/$name.gold" "$asked" "$best"
done <<END
gsd-dev 99.5 99.34
sequoia-dev 99.7 99.30
partut-dev 100 100
lit-dev 99.9 100
web-dev 99.8 99.13
END
