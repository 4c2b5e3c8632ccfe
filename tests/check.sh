#!/bin/sh
# check.sh: the tests under sanitizers, warnings as errors with both compilers, the floors, a linter. Ends with a line of
# counts, as run.sh does.
set -u
cd "$(dirname "$0")/.." || exit 1
passed=0 failed=0
log=build/check.log
mkdir -p build

say() { # say WHAT COMMAND…
    what=$1
    shift
    if "$@" >"$log" 2>&1; then
        echo "ok $what"
        passed=$((passed + 1))
    else
        echo "not ok $what"
        tail -n 40 "$log"
        failed=$((failed + 1))
    fi
}

run() { # run WHAT BUILD [SCRIPT…]: runs the tests, or these, and adds their counts
    what=$1 build=$2
    shift 2
    tests/run.sh "build/$build" "$@" >"$log" 2>&1
    counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$log" | tail -n 1)
    [ -n "$counts" ] || counts='0 1'
    [ "${counts#* }" = 0 ] || cat "$log"
    grep '^skipped: ' "$log"
    echo "$what: $(tail -n 1 "$log")"
    passed=$((passed + ${counts%% *})) failed=$((failed + ${counts#* }))
}

tests() { # tests WHAT BUILD: builds with a sanitizer, then runs all tests
    if make CC=clang BUILD="$2" -s -j2 all unit-tests >"$log" 2>&1; then run "$1" "$2"; else
        tail -n 40 "$log"
        say "$1 builds" false
    fi
}

export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
say "gcc finds nothing to warn of" make CC=gcc BUILD=gcc WERROR=-Werror -s -j2 all unit-tests
say "clang finds nothing to warn of" make CC=clang BUILD=clang WERROR=-Werror -s -j2 all unit-tests
say "no include runs up or sideways" tests/floors.sh
say "cppcheck finds nothing" make -s lint
tests/schemas/setup.sh || echo 'done without the schemas of SARIF and JUnit XML' # needs npm and its registry
run "the page in a browser, what is written against published schemas" gcc tests/report_page.test tests/report_schemas.test \
    tests/xliff.test
tests "address and undefined-behaviour sanitizers" asan
tests "thread sanitizer" tsan
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
