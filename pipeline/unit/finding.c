#include "unit/finding.h"

static const struct {
    const char *name, *english, *french;
} rules[] = {
#define FINDING(id, name, english, french) [id] = { name, english, french },
#include "unit/findings.list"
#undef FINDING
};

static const char *const confidences[] = {
    [CONFIDENCE_SURE] = "sure",       [CONFIDENCE_LIKELY] = "likely",
    [CONFIDENCE_STYLE] = "style",     [CONFIDENCE_UNKNOWN_RECURRENT] = "unknown-recurrent",
    [CONFIDENCE_NAME] = "name",       [CONFIDENCE_FOREIGN] = "foreign",
};

/* The types of ITS 2.0, 8.17, by how rules are named: the first that a name begins with decides. */
static const struct {
    const char *begins, *type;
} issue_types[] = {
    { "orthographe.alphabet", "characters" },
    { "orthographe.caractere", "characters" },
    { "orthographe.", "misspelling" },
    { "texte.repetition", "duplication" },
    { "texte.coupe", "length" },
    { "typographie.espace", "whitespace" },
    { "typographie.mot-double", "duplication" },
    { "typographie.elision", "grammar" },
    { "typographie.milliers", "locale-violation" },
    { "typographie.decimale", "locale-violation" },
    { "typographie.monnaie", "locale-violation" },
    { "typographie.", "typographical" },
    { "", "other" },
};

const char *rule_name(enum rule r) { return rules[r].name; }
const char *rule_text(enum rule r, const char *lang)
{
    return strcmp(lang, "fr") == 0 ? rules[r].french : rules[r].english;
}

bool rules_add(struct rules *set, struct str name)
{
    bool found = false;
    for (unsigned r = 0; r < RULES; r++) {
        struct str full = str_of(rules[r].name);
        if (!str_starts(full, name) || (full.len > name.len && full.ptr[name.len] != '.')) continue;
        set->has[r] = found = true;
    }
    return found;
}

const char *rule_issue_type(enum rule r)
{
    size_t i = 0;
    while (strncmp(rules[r].name, issue_types[i].begins, strlen(issue_types[i].begins)) != 0) i++;
    return issue_types[i].type;
}

bool finding_is_sure_fix(const struct finding *f)
{
    bool spelling = f->rule == RULE_SPELL_CAPITAL || f->rule == RULE_SPELL_LIGATURE;
    bool typography = f->rule >= RULE_TYPO_PUNCTUATION && f->confidence == CONFIDENCE_SURE;
    return f->suggestion_count == 1 && (spelling || typography);
}

bool finding_is_convention(const struct finding *f) { return f->times && f->confidence == CONFIDENCE_STYLE; }

void finding_say(struct buf *out, const struct finding *f, const char *lang)
{
    buf_add(out, str_of(rule_text((enum rule)f->rule, lang)));
    if (f->times > 1) buf_addf(out, strcmp(lang, "fr") == 0 ? " (%u endroits)" : " (%u places)", f->times);
}

const char *confidence_name(enum confidence c) { return confidences[c]; }
