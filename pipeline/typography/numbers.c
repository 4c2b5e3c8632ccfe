/* Numbers and what stands beside them: thousands, decimals, units, currencies, ordinals, n°. */
#include "typography/look.h"

#define GROUPS 8 /* of digits in one number; longer ones are no amounts */

/* A number: groups of digits with one character between each two. */
struct number {
    size_t beg, end;
    struct span group[GROUPS];
    uint32_t mark[GROUPS]; /* before the group; of the first: 0 */
    unsigned count;
};

static bool joins_digits(uint32_t cp) { return cp == '.' || cp == ',' || cp == '\'' || cp == 0x2019 || is_space(cp); }

static struct number number_at(struct str t, size_t at)
{
    struct number n = { .beg = at, .end = at };
    for (uint32_t mark = 0;; n.count++) {
        size_t beg = n.end;
        for (n.end = beg; is_digit(utf8_at(t, n.end));) n.end++;
        if (n.count < GROUPS) {
            n.group[n.count] = (struct span){ (uint32_t)beg, (uint32_t)n.end };
            n.mark[n.count] = mark;
        }
        size_t next = n.end;
        mark = next < t.len ? utf8_next(t, &next) : 0;
        if (!joins_digits(mark) || !is_digit(utf8_at(t, next))) break;
        n.end = next;
    }
    n.count++;
    return n;
}

static unsigned width(const struct number *n, unsigned i) { return n->group[i].end - n->group[i].beg; }

/* Do groups 1 to `last` hold three digits each, behind one mark, the first group one to three and no leading zero? */
static bool is_grouped(const struct number *n, unsigned last, struct str t)
{
    if (n->count > GROUPS || last == 0 || width(n, 0) > 3 || t.ptr[n->beg] == '0') return false;
    for (unsigned i = 1; i <= last; i++)
        if (width(n, i) != 3 || n->mark[i] != n->mark[1]) return false;
    return true;
}

static bool is_dot_or_comma(uint32_t cp) { return cp == '.' || cp == ','; }

/* How many of the groups are thousands: all, or all but the decimals behind another mark. */
static unsigned thousands_of(const struct number *n, struct str t)
{
    unsigned last = n->count - 1;
    if (n->count > GROUPS) return 0;
    if (last > 1 && is_dot_or_comma(n->mark[last]) && n->mark[last] != n->mark[1]) last--;
    return is_grouped(n, last, t) ? last : 0;
}

/* 192.168.100.200 */
static bool is_internet(const struct number *n) { return n->count == 4 && n->mark[1] == '.' && n->mark[3] == '.'; }

/* ---- what stands behind ---- */

/* The letters and signs of a unit behind a number: "km/h", "%", "€". */
static struct str unit_at(struct str t, size_t at)
{
    size_t end = at;
    while (end < t.len) {
        size_t next = end;
        uint32_t cp = utf8_next(t, &next);
        if (!is_letter(cp) && cp != '%' && cp != 0x2030 && cp != '$' && cp != 0x20AC && cp != 0xA3 && cp != 0xA5 &&
            cp != 0xB0 && cp != 0xB2 && cp != 0xB3 && !(cp == '/' && is_letter(utf8_at(t, next)) && end > at))
            break;
        end = next;
    }
    return str_sub(t, at, end);
}

static enum measure class_of(const struct look *l, struct str unit)
{
    uint32_t id = unit.len ? table_find(&l->usage->units, unit) : TABLE_NONE;
    return id == TABLE_NONE ? MEASURE_NONE : (enum measure)l->usage->unit_class[id];
}

static bool is_cut_off(struct str t, size_t at)
{
    uint32_t cp = utf8_at(t, at);
    return !is_alnum(cp) && cp != '\'' && cp != 0x2019 && cp != '-' && cp != '_' && cp != 0xB7;
}

static void look_measure(struct look *l, const struct number *n)
{
    struct str t = l->u->text;
    size_t at = skip_spaces(t, n->end);
    struct str unit = unit_at(t, at);
    enum measure c = class_of(l, unit);
    bool gap = at > n->end;
    bool word = c == MEASURE_AMOUNT || c == MEASURE_NAME || c == MEASURE_COUNTED;
    if (c == MEASURE_NONE || word || !is_cut_off(t, at + unit.len)) return;
    if (!gap && c == MEASURE_SHORT) return;
    if (c == MEASURE_CURRENCY && is_digit(utf8_at(t, at + unit.len))) return;
    look_gap(l, RULE_TYPO_UNIT, PART_SECOND, n->end, at);
}

/* What is measured: currency, unit, million, pages. A number before it is an amount. */
static enum measure measure_behind(const struct look *l, const struct number *n)
{
    struct str t = l->u->text;
    size_t at = skip_spaces(t, n->end);
    struct str unit = unit_at(t, at);
    enum measure c = class_of(l, unit);
    if (c == MEASURE_SHORT && at == n->end) return MEASURE_NONE;
    return is_cut_off(t, at + unit.len) ? c : MEASURE_NONE;
}

/* ---- the number itself ---- */

static struct str join_groups(struct look *l, const struct number *n, unsigned last)
{
    struct str t = l->u->text, s = str_sub(t, n->group[0].beg, n->group[0].end);
    for (unsigned i = 1; i <= last; i++)
        s = look_join(l, s, STR("\u00A0"), str_sub(t, n->group[i].beg, n->group[i].end));
    return s;
}

/* Before these a point and three digits are thousands: 10.000 €, 10.000 pages; 3.141 kg may have decimals. */
static bool is_counted(enum measure c) { return c == MEASURE_CURRENCY || c == MEASURE_NAME || c == MEASURE_COUNTED; }

static void look_thousands(struct look *l, const struct number *n)
{
    struct str t = l->u->text;
    unsigned last = thousands_of(n, t);
    if (last == 0 || is_internet(n)) return;
    uint32_t mark = n->mark[1];
    if (is_dot_or_comma(mark)) {
        bool counted = mark == '.' && is_counted(measure_behind(l, n));
        if (last > 1 || counted || n->count - 1 > last)
            look_wrong(l, RULE_TYPO_THOUSANDS, true, n->beg, n->group[last].end, join_groups(l, n, last));
        return;
    }
    unsigned variant = mark == ' '      ? SPACE_PLAIN
                       : mark == 0xA0   ? SPACE_NOBREAK
                       : mark == 0x202F ? SPACE_NARROW
                                        : THOUSANDS_APOSTROPHE;
    if (variant == SPACE_PLAIN && last == n->count - 1 && last > 3) return; /* a list */
    for (unsigned i = 1; i <= last; i++)
        look_form(l, RULE_TYPO_THOUSANDS, variant, i == 1 ? PART_FIRST : PART_SECOND, n->group[i - 1].end,
                  n->group[i].beg);
}

static void look_decimal(struct look *l, const struct number *n)
{
    unsigned last = n->count - 1;
    struct str t = l->u->text;
    if (last == 0 || n->count > GROUPS || n->mark[last] != '.') return;
    unsigned thousands = thousands_of(n, t);
    if (last > 1 && thousands != last - 1) return;
    enum measure c = measure_behind(l, n);
    if (c == MEASURE_NONE || c == MEASURE_COUNTED || (c == MEASURE_SHORT && n->end == skip_spaces(t, n->end))) return;
    if (last == 1 && width(n, 1) == 3 && width(n, 0) <= 3) return; /* thousands, or nobody knows */
    look_form(l, RULE_TYPO_DECIMAL, DECIMAL_POINT, PART_FIRST, n->group[last - 1].end, n->group[last].beg);
}

/* ---- $6B ---- */

/* The number as French writes it: 1,234.5 is 1 234,5. */
static struct str amount_of(struct look *l, const struct number *n)
{
    struct str t = l->u->text, s = str_sub(t, n->group[0].beg, n->group[0].end);
    unsigned thousands = thousands_of(n, t);
    for (unsigned i = 1; i < n->count && i < GROUPS; i++)
        s = look_join(l, s, i <= thousands ? STR("\u00A0") : STR(","), str_sub(t, n->group[i].beg, n->group[i].end));
    return s;
}

/* What stands behind an amount of this currency: B, M, K, or milliards; its end in *end. */
static struct str scale_of(struct look *l, uint32_t money, size_t at, size_t *end, bool *good)
{
    struct str t = l->u->text, letters = unit_at(t, at), word = unit_at(t, skip_spaces(t, at));
    struct str sign = table_key(&l->usage->monies, money);
    *good = true;
    *end = at + letters.len;
    enum measure c = letters.len == 0 ? class_of(l, word) : MEASURE_NONE;
    if (c == MEASURE_AMOUNT) {
        *end = (size_t)(word.ptr - t.ptr) + word.len;
        return look_join(l, str_sub(t, at, *end), STR(" "), l->usage->money_name[money]);
    }
    if (c == MEASURE_NAME) return *good = false, STR(""); /* $6 dollars: one of them is too many */
    if (letters.len == 0) return look_join(l, STR("\u00A0"), sign, STR(""));
    uint32_t id = table_find(&l->usage->scales, letters);
    *good = id != TABLE_NONE;
    return *good ? look_join(l, STR("\u00A0"), l->usage->scale_right[id], sign) : STR("");
}

static void look_money(struct look *l, size_t at, size_t end)
{
    struct str t = l->u->text;
    uint32_t before = utf8_before(t, at);
    if (!is_digit(utf8_at(t, end)) || is_alnum(before) || before == '$' || before == '{' || before == '\\' ||
        before == '`')
        return;
    if (is_digit(utf8_before(t, before_spaces(t, at)))) return; /* it belongs to the number before it */
    uint32_t money = table_find(&l->usage->monies, str_sub(t, at, end));
    if (money == TABLE_NONE) return;
    struct number n = number_at(t, end);
    while (n.count > 1 && n.count <= GROUPS && !(thousands_of(&n, t) || (n.count == 2 && is_dot_or_comma(n.mark[1]))))
        n.end = n.group[--n.count - 1].end;
    size_t upto;
    bool good;
    struct str scale = scale_of(l, money, n.end, &upto, &good);
    if (good && n.count <= GROUPS && is_cut_off(t, upto))
        look_wrong(l, RULE_TYPO_MONEY, true, at, upto, look_join(l, amount_of(l, &n), scale, STR("")));
}

/* ---- ordinals and n° ---- */

static struct str letters_at(struct str t, size_t at)
{
    size_t end = at;
    while (end < t.len) {
        size_t next = end;
        if (!(utf8_class(utf8_next(t, &next)) & UC_LETTER)) break;
        end = next;
    }
    return str_sub(t, at, end);
}

/* 1ère and Ière: a number that has an ordinal of its own, and how that ends. */
static bool is_first(const struct look *l, struct str s) { return usage_small(l->usage, s) & SMALL_FIRST; }

static void look_ordinal(struct look *l, struct str number, size_t at)
{
    struct str t = l->u->text, ending = letters_at(t, at);
    uint32_t id = ending.len ? table_find(&l->usage->ordinals, ending) : TABLE_NONE,
             behind = utf8_at(t, at + ending.len);
    if (id == TABLE_NONE || is_digit(behind) || behind == '-' || behind == '_') return;
    struct str right = l->usage->ordinal_right[id];
    if (is_first(l, right) && !is_first(l, number)) return;
    look_wrong(l, RULE_TYPO_ORDINAL, true, at, at + ending.len, right);
}

/* The Roman number that a word begins with: XIX in XIXème. One of C, D, L, M alone begins too many words. */
void look_at_roman(struct look *l, struct span word)
{
    struct str t = l->u->text;
    size_t end = word.beg;
    bool low = false;
    while (end < word.end && memchr("IVXLCDM", t.ptr[end], 7)) low |= memchr("IVX", t.ptr[end++], 3) != NULL;
    if (end > word.beg && end < word.end && low) look_ordinal(l, str_sub(t, word.beg, end), end);
}

/* n°5, nº 5, no 5. */
void look_at_number_sign(struct look *l, size_t at)
{
    struct str t = l->u->text;
    size_t end = at + 1;
    char next = at + 2 < t.len ? t.ptr[at + 1] : 0;
    if ((next != 'o' && next != STR("°").ptr[0]) || is_alnum(utf8_before(t, at)) || utf8_before(t, at) == '-') return;
    uint32_t sign = utf8_next(t, &end);
    if (sign != 0xB0 && sign != 0xBA && sign != 'o') return;
    size_t digit = skip_spaces(t, end);
    if (!is_digit(utf8_at(t, digit)) || (sign == 'o' && digit == end)) return;
    struct str gap = str_sub(t, end, digit);
    if (sign == 0xB0 && (str_eq(gap, STR("\u00A0")) || str_eq(gap, STR("\u202F")))) return;
    look_wrong(l, RULE_TYPO_NUMBER, true, at, digit, look_join(l, str_sub(t, at, at + 1), STR("°\u00A0"), STR("")));
}

static void look_number(struct look *l, size_t at, size_t *next)
{
    struct str t = l->u->text;
    struct number n = number_at(t, at);
    uint32_t before = utf8_before(t, at);
    *next = n.end;
    bool begins = !is_alnum(before) && before != '_' && before != '/' && before != '#' && before != 0xB0;
    bool telephone = before == '+' || (n.count > 3 && width(&n, 1) == 2);
    if (!begins || telephone || look_special(l, at)) return;
    look_thousands(l, &n);
    look_decimal(l, &n);
    look_measure(l, &n);
    struct span last = n.count <= GROUPS ? n.group[n.count - 1] : (struct span){ (uint32_t)at, (uint32_t)at };
    if (n.count == 1) look_ordinal(l, str_sub(t, last.beg, last.end), n.end);
}

void look_at_number(struct look *l, uint32_t cp, size_t at, size_t *end)
{
    if (is_digit(cp))
        look_number(l, at, end);
    else
        look_money(l, at, *end);
}
