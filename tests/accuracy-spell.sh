#!/bin/sh
# accuracy-spell.sh BUILD-FOLDER: how well the speller finds and mends, on the sets of ../shared/spelling (or of
# $PASSEUR_SHARED): false findings in clean prose, recall of real misspellings, the rank of the right suggestion.
set -u
out=$1
cd "$(dirname "$0")/.." || exit 1
root=$PWD
shared=${PASSEUR_SHARED:-../shared}
[ -f "$shared/spelling/score.py" ] || { echo "skip spelling: no $shared/spelling"; exit 0; }
command -v python3 >/dev/null || { echo "skip spelling: no python3"; exit 0; }
shared=$(cd "$shared/spelling" && pwd)
program=$root/$out/passeur
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT INT TERM

# scored SET GOLD-OR-EMPTY OPTION...: one set through the program; the line of the score that counts
scored() {
    text=$1 gold=$2
    shift 2
    python3 "$shared/run_check.py" "$program" "$text" "$folder/sys" "$@" || exit 1
    if [ -n "$gold" ]; then
        python3 "$shared/score.py" --text "$text" --gold "$gold" --sys "$folder/sys" --json
    else
        python3 "$shared/score.py" --text "$text" --sys "$folder/sys" --json
    fi >"$folder/json"
}
figure() { sed -n "s/^ \"$1\": \([0-9.]*\).*/\1/p" "$folder/json" | head -n 1; }

echo "spelling"
printf '  %-22s %9s %9s %9s %9s\n' set "false/1000" recall top-1 top-5
cd "$shared" && python3 build_conformance.py conformance.tsv "$folder" || exit 1
scored "$folder/conformance.text.tsv" "$folder/conformance.gold.tsv" --levels sure,likely,style --all
printf '  %-22s %9.2f %9.4f %9.3f %9.3f   (%s false)\n' conformance "$(figure fp_per_1000)" "$(figure recall)" \
    "$(figure top1_det)" "$(figure top5_det)" "$(figure fp)"
for set in novels web; do
    scored "dev/$set.text.tsv" ""
    printf '  %-22s %9.2f\n' "$set" "$(figure fp_per_1000)"
done
for set in nonword ocr foreign; do
    scored "dev/$set.text.tsv" "dev/$set.gold.tsv"
    printf '  %-22s %9s %9.4f %9.3f %9.3f\n' "$set" "" "$(figure recall)" "$(figure top1_det)" "$(figure top5_det)"
done
