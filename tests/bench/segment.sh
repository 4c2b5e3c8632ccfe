#!/bin/sh
# segment.sh BUILD-FOLDER: how fast sentences are found, beside ICU in the same run; see segment.c.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
text=${PASSEUR_SHARED:-$here/../shared}/bench/prose-20M.txt
[ -r "$text" ] || { echo "sentences: ../shared/bench/prose-20M.txt is missing"; text=; }
"$here/$1/tests/bench/segment" ${text:+"$text"}
