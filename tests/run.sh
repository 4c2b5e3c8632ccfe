#!/bin/sh
# run.sh BUILD-FOLDER [SCRIPT…]: every program of tests/unit and every script of tests/*.test, or these scripts only, and one
# line that counts them all. A script is called with the build folder and prints "ok WHAT", "not ok WHAT" or "skip WHAT: WHY"
# for each check.
set -u
out=$1
cd "$(dirname "$0")/.." || exit 1
log=$out/tests/log
mkdir -p "$log"
passed=0 failed=0 skipped=0
programs='tests/unit/*.c' scripts='tests/*.test'
[ $# -gt 1 ] && shift && programs='' scripts=$*

for source in $programs; do
    name=$(basename "$source" .c)
    program=$out/tests/unit/$name
    "$program" >"$log/$name" 2>&1
    status=$?
    counts=$(sed -n 's/^.*: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$log/$name" | tail -n 1)
    if [ -z "$counts" ] || { [ "$status" -ne 0 ] && [ "${counts#* }" -eq 0 ]; }; then
        counts="${counts%% *} 1"
        echo "not ok $name: ended with status $status" >>"$log/$name"
    fi
    [ "${counts#* }" -eq 0 ] || { cat "$log/$name"; }
    first=${counts%% *}
    passed=$((passed + ${first:-0})) failed=$((failed + ${counts#* }))
    sed -n 's/^skip /skipped: /p' "$log/$name"
    skipped=$((skipped + $(grep -c '^skip ' "$log/$name")))
done
for script in $scripts; do
    [ -e "$script" ] || continue
    name=$(basename "$script" .test)
    sh "$script" "$out" >"$log/$name" 2>&1
    status=$?
    good=$(grep -c '^ok ' "$log/$name") bad=$(grep -c '^not ok ' "$log/$name")
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || ! grep -q -E '^(ok|skip) ' "$log/$name"; }; then
        bad=1
        echo "not ok $name: ended with status $status" >>"$log/$name"
    fi
    [ "$bad" -eq 0 ] || { echo "$script:"; cat "$log/$name"; }
    passed=$((passed + good)) failed=$((failed + bad))
    sed -n 's/^skip /skipped: /p' "$log/$name"
    skipped=$((skipped + $(grep -c '^skip ' "$log/$name")))
done
if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
