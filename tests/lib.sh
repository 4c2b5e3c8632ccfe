# lib.sh: what the scripts share. Sourced with the build folder in $1.
here=$(cd "$(dirname "$0")/.." && pwd)
passeur=$here/$1/passeur
shared=${PASSEUR_SHARED:-$here/../shared}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$here/$1/tests/cache" LC_ALL=C.UTF-8

check() { # check WHAT COMMAND…: ok when the command succeeds
    what=$1
    shift
    if "$@" >"$work/said" 2>&1; then echo "ok $what"; else
        echo "not ok $what"
        sed 's/^/    /' "$work/said" | head -20
    fi
}

ok() { if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; fi; } # ok STATUS WHAT

# refused WHAT PATTERN CODE COMMAND…: the command exits with CODE, and says one line that matches PATTERN
refused() {
    what=$1 pattern=$2 code=$3
    shift 3
    "$@" >"$work/out" 2>"$work/said"
    status=$?
    if [ $status -eq "$code" ] && grep -q -- "$pattern" "$work/said" && [ "$(wc -l <"$work/said")" -le 2 ]; then
        echo "ok $what"
    else
        echo "not ok $what: status $status"
        sed 's/^/    /' "$work/said" | head -20
    fi
}
