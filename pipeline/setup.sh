#!/bin/sh
# setup.sh PART…         installs what is missing for the parts: build, run, test, check, and more, which make check can do
#                        without. Asks the machine first; with all of it there, no network is touched. Installs on Debian
#                        and Ubuntu, as root or through sudo; elsewhere it prints the one command to type, and fails.
# setup.sh --ask PART…   never installs: prints that command when something is missing, and fails.
# setup.sh --try PART…   installs what can be had, says what cannot, and does not fail.
# setup.sh --modules     the libraries by their pkg-config names, for the Makefile.
set -u

# Part; how to see that it is there; its package on Debian, Fedora, Arch, Alpine, Homebrew ("-": comes with another one,
# or there is none).
list='
build compiler:                gcc                       gcc             gcc           gcc           -
build header:stdio.h           libc6-dev                 glibc-devel     glibc         musl-dev      -
build command:pkg-config       pkg-config                pkgconf-pkg-config pkgconf    pkgconf       pkgconf
build command:msgfmt           gettext                   gettext         gettext       gettext       gettext
build module:libxml-2.0        libxml2-dev               libxml2-devel   libxml2       libxml2-dev   libxml2
build module:hunspell          libhunspell-dev           hunspell-devel  hunspell      hunspell-dev  hunspell
build module:libutf8proc       libutf8proc-dev           utf8proc-devel  libutf8proc   utf8proc-dev  utf8proc
build module:nettle            nettle-dev                nettle-devel    nettle        nettle-dev    nettle
build module:jansson           libjansson-dev            jansson-devel   jansson       jansson-dev   jansson
build module:libpcre2-8        libpcre2-dev              pcre2-devel     pcre2         pcre2-dev     pcre2
run   dictionary:fr            hunspell-fr-comprehensive hunspell-fr     hunspell-fr   hunspell-fr   -
run   dictionary:en_US         hunspell-en-us            hunspell-en-US  hunspell-en_us hunspell-en  -
test  command:xmllint          libxml2-utils             libxml2         libxml2       libxml2-utils -
check command:gcc              gcc                       gcc             gcc           gcc           gcc
check command:clang            clang                     clang           clang         clang         -
check sanitizer:asan           libclang-rt-dev           compiler-rt     compiler-rt   compiler-rt   -
check command:cppcheck         cppcheck                  cppcheck        cppcheck      cppcheck      cppcheck
more  command:chromium         chromium                  chromium        chromium      chromium      chromium
more  command:node             nodejs                    nodejs          nodejs        nodejs        node
more  command:npm              npm                       nodejs-npm      npm           npm           node
more  file:/usr/share/php/Symfony/Component/Translation/Resources php-symfony-translation - - - -
'

there() { # there KIND NAME
    case $1 in
    compiler) command -v gcc >/dev/null 2>&1 || command -v clang >/dev/null 2>&1 || command -v cc >/dev/null 2>&1 ;;
    command) command -v "$2" >/dev/null 2>&1 ;;
    module) pkg-config --exists "$2" 2>/dev/null ;;
    file) [ -e "$2" ] ;;
    header) [ -e "/usr/include/$2" ] || printf '#include <%s>\n' "$2" | cc -E - >/dev/null 2>&1 ;;
    sanitizer) [ -n "$(find -L "$(clang -print-resource-dir 2>/dev/null)" -name "libclang_rt.$2*" 2>/dev/null | head -n 1)" ] ;;
    dictionary)
        for folder in /usr/share/hunspell /usr/share/myspell /usr/share/myspell/dicts /usr/local/share/hunspell \
            /opt/homebrew/share/hunspell /opt/local/share/hunspell /Library/Spelling "${HOME:-}/Library/Spelling"; do
            for name in "$2" "$2_FR"; do [ -e "$folder/$name.dic" ] && return 0; done
        done
        return 1
        ;;
    esac
}

# The libraries of clang's sanitizers have its version in their package's name on Debian; other packages are as they are.
package_of() {
    [ "$1" = libclang-rt-dev ] || { echo "$1"; return; }
    version=$(clang --version 2>/dev/null | sed -n 's/.*version \([0-9]*\).*/\1/p;q')
    [ -n "$version" ] ||
        version=$(apt-cache depends clang 2>/dev/null | sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p' | head -n 1)
    echo "libclang-rt-${version:-14}-dev"
}

missing() { # missing PART…: the packages that are missing, in $system's names
    for part in "$@"; do
        echo "$list" | while read -r for probe debian fedora arch alpine brew; do
            [ "$for" = "$part" ] && ! there "${probe%%:*}" "${probe#*:}" || continue
            eval "package=\$$system"
            if [ "$package" = - ]; then echo "${probe#*:}"; else package_of "$package"; fi
        done
    done | sort -u
}

find_system() {
    for each in "apt-get debian apt-get install -y --no-install-recommends" "dnf fedora dnf install -y" \
        "pacman arch pacman -S --needed" "apk alpine apk add" "brew brew brew install"; do
        read -r tool system install <<END
$each
END
        command -v "$tool" >/dev/null 2>&1 && return
    done
    tool=none system=debian install='install these packages (names as on Debian):'
}

if [ "$1" = --modules ]; then
    echo "$list" | sed -n 's/.*module:\([^ ]*\).*/\1/p'
    exit
fi
only_ask='' try=''
[ "$1" = --ask ] && only_ask=yes && shift
[ "$1" = --try ] && try=yes && shift
find_system
packages=$(echo $(missing "$@"))
[ -n "$packages" ] || exit 0

as_root=
[ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; } && as_root=sudo; } ||
    only_ask=yes
if [ -n "$try" ] && { [ -n "$only_ask" ] || [ "$tool" != apt-get ]; }; then
    echo "done without: $packages" >&2
    exit 0
fi
if [ -n "$only_ask" ] || [ "$tool" != apt-get ]; then
    [ "$tool" = apt-get ] && install="apt-get update && $install"
    [ "$tool" = brew ] || install="as root: $install"
    printf 'packages are missing; type, %s %s\n' "$install" "$packages" >&2
    exit 1
fi

# A lock that another apt holds is waited for. Lists that cannot be fetched may still be good enough.
apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300"
echo "installing $packages"
said=$(mktemp)
trap 'rm -f "$said"' EXIT
$apt update >"$said" 2>&1 || sed -n 's/^[WE]: //p' "$said" >&2
packages=$(echo $(missing "$@")) # the lists may name another version now
if [ -n "$try" ]; then
    for package in $packages; do # one by one: what cannot be had takes nothing else along
        $apt install -y --no-install-recommends "$package" >"$said" 2>&1 </dev/null || echo "done without: $package" >&2
    done
    exit 0
fi
# shellcheck disable=SC2086
$apt install -y --no-install-recommends $packages >"$said" 2>&1 </dev/null || {
    tail -n 5 "$said" >&2
    echo "these packages could not be installed: $packages" >&2
    exit 1
}
still=$(echo $(missing "$@"))
[ -z "$still" ] || { echo "installed, and still not found: $still" >&2; exit 1; }
