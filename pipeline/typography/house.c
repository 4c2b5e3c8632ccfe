/* The conventions of a house, shipped or a file: "rule<tab>form form…" a line; the first form is what fixes put. */
#include <unistd.h>

#include "base/input.h"
#include "base/limits.h"
#include "base/text.h"
#include "gen_maison-fr-BE.h"
#include "gen_maison-fr-CA.h"
#include "gen_maison-fr-CH.h"
#include "gen_maison-fr-FR.h"
#include "typography/habit.h"

static const struct {
    const char *name, *text;
} shipped[] = {
    { "fr-FR", gen_maison_fr_FR },
    { "fr-CH", gen_maison_fr_CH },
    { "fr-CA", gen_maison_fr_CA },
    { "fr-BE", gen_maison_fr_BE },
};

#define SHIPPED "document, fr-FR, fr-CH, fr-CA, fr-BE"

static unsigned habit_named(struct str name)
{
    unsigned h = 0;
    size_t before = strlen("typographie.");
    while (h < HABITS && !str_eq(name, str_of(rule_name(habit_rule(h)) + before))) h++;
    return h;
}

static bool read_line(struct house *house, struct str line)
{
    size_t tab = str_find_byte(line, 0, '\t');
    unsigned h = habit_named(str_sub(line, 0, tab));
    if (h == HABITS || tab == line.len) return false;
    house->of[h].right = 0;
    for (size_t beg = tab + 1, end; beg <= line.len; beg = end + 1) {
        end = str_find_byte(line, beg, ' ');
        unsigned form = habit_form(h, str_sub(line, beg, end));
        if (form == FORMS) return false;
        if (!house->of[h].right) house->of[h].best = (uint8_t)form;
        house->of[h].right |= (uint8_t)(1u << form);
    }
    return true;
}

static enum status read_lines(struct house *house, const char *path, struct str text, struct fault *fault)
{
    struct str line;
    str_take(&text, STR("\xEF\xBB\xBF"));
    for (size_t number = 1; str_line(&text, &line); number++) {
        struct str trimmed = str_trim(line);
        if (trimmed.len == 0 || trimmed.ptr[0] == '#') continue;
        if (!read_line(house, trimmed))
            return fault_set(
                fault, STATUS_FORMAT, path, FAULT_NOWHERE,
                _("line %zu: no line of a profile: a rule, a tab and the forms that are right, as passeur-check(1) names them"),
                number);
    }
    return STATUS_OK;
}

enum status house_read(struct house *house, const char *name, struct fault *fault)
{
    *house = (struct house){ 0 };
    if (!name || strcmp(name, "document") == 0) return STATUS_OK;
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++)
        if (strcmp(name, shipped[i].name) == 0) return read_lines(house, name, str_of(shipped[i].text), fault);
    struct input in;
    struct str text;
    if (access(name, F_OK) != 0)
        return fault_set(fault, STATUS_SYSTEM, name, FAULT_NOWHERE,
                         _("--house has no such profile, and no file is called so: give one of %s, or a file"), SHIPPED);
    TRY(input_open_whole(&in, name, LIMIT_LIST, &text, fault));
    enum status status = read_lines(house, name, text, fault);
    input_close(&in);
    return status;
}
