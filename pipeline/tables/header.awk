# header.awk: passeur.h in the marks of roff.awk. The first comment is name and description; each declaration behind it
# stands with the comment before it under "Functions" or "Types". One without a comment is an error.
#
#     LC_ALL=C awk -f header.awk passeur.h
function bare(s) {
    sub(/ *\*\/$/, "", s)
    sub(/^[\/ ]\* ?/, "", s)
    return s
}

# A function has its name before the first parenthesis; a type is called by its first two words.
function close_declaration(   kind) {
    kind = code ~ /\{/ ? "types" : "functions"
    if (kind == "types") match(code, /[a-z]+ [a-z_]+/)
    else match(code, /[a-z_]+\(/)
    if (comment == "") {
        print FILENAME ":" FNR ": no comment on " substr(code, RSTART, RLENGTH) >"/dev/stderr"
        failed = 1
        exit 1
    }
    out[kind] = out[kind] "## " substr(code, RSTART, RLENGTH) (kind == "types" ? "" : ")") "\n" comment "\n" code "\n"
    comment = code = ""
}

/^\/\*/ { comment = ""; inside = 1 }
inside {
    if (bare($0) != "" || comment != "") comment = comment bare($0) "\n"
    if (!/\*\/$/) next
    inside = 0
    if (head == "") { head = comment; comment = "" }
    next
}
/^(#|extern|}$|$)/ { next }
{
    if (sub(/^PASSEUR_PUBLIC /, "")) margin = 15
    else if (margin) $0 = substr($0, margin + 1)
    code = code "    " $0 "\n"
}
/;$/ && (!/^ / || margin) { close_declaration(); margin = 0 }
END {
    if (failed) exit 1
    at = index(head, "\n")
    name = substr(head, 1, at - 1)
    sub(/:/, " -", name)
    sub(/\.$/, "", name)
    print "# Name\n" name "\n\n# Description" substr(head, at + 1)
    print "# Functions\n" out["functions"] "\n# Types\n" out["types"]
}
