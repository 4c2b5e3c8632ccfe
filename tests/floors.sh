#!/bin/sh
# floors.sh: refuses an #include in pipeline/ that runs up or sideways. Folders on one floor do not include each other.
cd "$(dirname "$0")/.." || exit 1
grep -rnE '^#include "' pipeline --include='*.c' --include='*.h' --include='*.list' | awk '
function floor(folder) {
    if (folder == "base") return 1
    if (folder == "unit" || folder == "charset") return 2
    if (folder == "job") return 4
    if (folder == "") return 5
    if (folder == "cli") return 6
    return 3
}
function folder_of(path,   n, part) { n = split(path, part, "/"); return n > 1 ? part[1] : "" }
{
    split($0, part, ":")
    file = part[1]; sub(/^pipeline\//, "", file)
    included = $0; sub(/^[^"]*"/, "", included); sub(/".*$/, "", included)
    from = folder_of(file); to = folder_of(included)
    if (from == "tables") next                       # the generator of tables, not of the program
    if (to == "gen" || included ~ /^gen_/) next      # generated tables
    if (included == "passeur.h" && (from == "cli" || file == "passeur.c")) next
    if (from == "cli" && to != "cli" && included != "passeur.h") bad = 1
    else if (to == from) next
    else if (included == "passeur.h" || floor(to) >= floor(from)) bad = 1
    else next
    if (bad) { print $0 ": " (from == "" ? "passeur" : from) " may not include " included; n++; bad = 0 }
}
END { exit n > 0 }'
