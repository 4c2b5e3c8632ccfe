# roff.awk: a manual page from text with few marks.
#
#     LC_ALL=C awk -v title=passeur -v version=0.1.0 -f roff.awk -v section=1 MADE TEXT…
#
# MADE has the sections that are made from tables; a line "@options" in a TEXT stands for its section "Options", and all
# of them must be asked for. The marks, each at the start of a line: "# " a section, "## " one in a section, "- TERM: " a
# list, "* TERM: " a list inside that, four spaces: a line as it is. In a line: `bold` and *italic*.
BEGIN {
    for (i = 128; i < 256; i++) code[sprintf("%c", i)] = i
    printf ".\\\" Made by the build: change pipeline/man, the table of options or passeur.h.\n"
    printf ".TH %s %s \"\" \"passeur %s\"\n", escaped(toupper(title)), section, version
}

function fail(what) {
    print FILENAME ":" FNR ": " what >"/dev/stderr"
    failed = 1
    exit 1
}

# Characters that roff or the terminal would make something else of, and UTF-8 as \[uXXXX], which every roff reads.
function escaped(s,   out, i, c, n, u) {
    for (i = 1; i <= length(s); i++) {
        c = substr(s, i, 1)
        if (c == "\\") out = out "\\e"
        else if (c == "-") out = out "\\-"
        else if (c == "~") out = out "\\(ti"
        else if (c == "^") out = out "\\(ha"
        else if (c == "'") out = out "\\(aq"
        else if (code[c] < 192) out = out c
        else {
            n = code[c] < 224 ? 1 : code[c] < 240 ? 2 : 3
            u = code[c] % (n == 1 ? 32 : n == 2 ? 16 : 8)
            while (n-- > 0) u = u * 64 + code[substr(s, ++i, 1)] % 64
            out = out sprintf("\\[u%04X]", u)
        }
    }
    return out
}

function guarded(s) { return s ~ /^[.']/ ? "\\&" s : s }

function marked(s,   part, n, i, out) {
    n = split(s, part, "`")
    if (n % 2 == 0) fail("a ` has no other")
    for (i = 1; i <= n; i++) out = out (i % 2 ? italic(part[i]) : "\\fB" escaped(part[i]) "\\fR")
    return guarded(out)
}

function italic(s,   out) {
    while (match(s, /\*[^* ]+\*/)) {
        out = out escaped(substr(s, 1, RSTART - 1)) "\\fI" escaped(substr(s, RSTART + 1, RLENGTH - 2)) "\\fR"
        s = substr(s, RSTART + RLENGTH)
    }
    return out escaped(s)
}

function end_text() {
    if (text != "") print marked(text)
    text = ""
}

function end_inner() {
    if (inner) print ".PD\n.RE"
    inner = 0
}

function end_code() {
    if (verbatim) print ".EE\n.RE"
    verbatim = 0
}

function item(s,   at) {
    at = index(s, ": ")
    if (!at) fail("an item of a list has no \": \"")
    print ".TP\n" marked(substr(s, 1, at - 1))
    text = substr(s, at + 2)
}

function heading(macro, s) {
    end_text(); end_code(); end_inner()
    print macro " " escaped(macro == ".SH" ? toupper(s) : s)
    paragraph = 0
}

function verbatim_line(s) {
    end_text()
    if (!verbatim) printf "%s.RS 4\n.EX\n", paragraph ? ".PP\n" : ""
    else if (gap) print ""
    verbatim = paragraph = 1
    gap = 0
    print guarded(escaped(s))
}

function line(s) {
    if (s ~ /^    /) { verbatim_line(substr(s, 5)); return }
    if (s == "") { gap = 1; end_text(); return }
    if (s ~ /^# /) heading(".SH", substr(s, 3))
    else if (s ~ /^## /) heading(".SS", substr(s, 4))
    else if (s ~ /^- /) { end_text(); end_code(); end_inner(); item(substr(s, 3)) }
    else if (s ~ /^\* /) {
        end_text()
        if (!inner) print ".RS\n.PD 0"
        inner = 1
        item(substr(s, 3))
    } else if (text != "") text = text " " s
    else {
        end_code(); end_inner()
        if (paragraph) print ".PP"
        paragraph = 1
        text = s
    }
    gap = 0
}

function include(name,   i) {
    if (!(name in lines)) fail("no section is made for @" name)
    used[name] = 1
    line("# " name)
    for (i = 1; i <= lines[name]; i++) line(made[name, i])
}

NR == FNR {
    if (/^# /) { name = tolower(substr($0, 3)); lines[name] = 0 }
    else made[name, ++lines[name]] = $0
    next
}
/^@/ { include(substr($0, 2)); next }
{ line($0) }
END {
    if (failed) exit 1
    end_text(); end_code(); end_inner()
    for (name in lines) if (!(name in used)) fail("@" name " is missing")
}
