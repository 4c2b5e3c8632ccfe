#!/bin/sh
# setup.sh WHAT…: installs what is missing of the packages for build, test and check. Asks the machine first; with all of it
# there, no network is touched. On Debian and Ubuntu it installs (as root, or through sudo); elsewhere it says what is
# missing, and the README has the names of the packages.
set -u

# What for, how to see that it is there, Debian's package.
list='
build command:gcc                   gcc
build header:stdio.h                libc6-dev
build command:pkg-config            pkg-config
build command:msgfmt                gettext
build module:libxml-2.0             libxml2-dev
build module:hunspell               libhunspell-dev
build module:libutf8proc            libutf8proc-dev
build module:nettle                 nettle-dev
build module:jansson                libjansson-dev
build module:libpcre2-8             libpcre2-dev
build dictionary:fr                 hunspell-fr-comprehensive
build dictionary:en_US              hunspell-en-us
test  command:xmllint               libxml2-utils
check command:clang                 clang
check sanitizer:asan                libclang-rt-14-dev
check command:cppcheck              cppcheck
'

there() { # there KIND NAME
    case $1 in
    command) command -v "$2" >/dev/null 2>&1 ;;
    module) pkg-config --exists "$2" 2>/dev/null ;;
    header) [ -e "/usr/include/$2" ] || printf '#include <%s>\n' "$2" | cc -E - >/dev/null 2>&1 ;;
    sanitizer) [ -n "$(ls /usr/lib/llvm*/lib/clang/*/lib/linux/libclang_rt.$2-* 2>/dev/null)" ] ;;
    dictionary)
        for folder in /usr/share/hunspell /usr/share/myspell /usr/local/share/hunspell /opt/homebrew/share/hunspell \
            "$HOME/Library/Spelling"; do
            [ -e "$folder/$2.dic" ] && return 0
        done
        return 1
        ;;
    esac
}

# The libraries of clang's sanitizers have a version in their name.
package_of() {
    case $1 in
    libclang-rt-14-dev)
        version=$(clang --version 2>/dev/null | sed -n 's/.*version \([0-9]*\).*/\1/p;q')
        [ -n "$version" ] || version=$(apt-cache depends clang 2>/dev/null | sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p' | head -n 1)
        echo "libclang-rt-${version:-14}-dev"
        ;;
    *) echo "$1" ;;
    esac
}

missing() {
    for part in "$@"; do
        echo "$list" | while read -r for probe package; do
            [ "$for" = "$part" ] || continue
            there "${probe%%:*}" "${probe#*:}" || echo "$package"
        done
    done
}

packages=$(missing "$@")
[ -n "$packages" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "missing: $(echo $packages) (Debian's names; README.md tells the names for other systems)" >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
    root=
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    root=sudo
else
    for package in $packages; do names="${names:-} $(package_of "$package")"; done
    echo "packages are missing; as root, type: apt-get update && apt-get install -y --no-install-recommends$names" >&2
    exit 1
fi
echo "installing: $(echo $packages)"
$root apt-get update -qq >/dev/null || exit 1
for package in $packages; do
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends "$(package_of "$package")" \
        >/dev/null 2>&1 || { echo "$package could not be installed" >&2; exit 1; }
done
