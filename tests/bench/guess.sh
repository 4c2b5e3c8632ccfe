#!/bin/sh
# guess.sh BUILD-FOLDER: how long the suggestions of a misspelling take, over the pairs of ../shared/spelling; see guess.c.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
dev=${PASSEUR_SHARED:-$here/../shared}/spelling/dev
[ -d "$dev" ] || { echo "suggestions: skipped, ../shared/spelling/dev is missing"; exit 0; }
"$here/$1/tests/bench/guess" "$dev/nonword.pairs.tsv" "$dev/ocr.pairs.tsv"
