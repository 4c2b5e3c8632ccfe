#include "spell/particles.h"

#include "base/memory.h"
#include "gen_particules.h"

static uint8_t kind_of(struct str name)
{
    static const struct { struct str name; enum particle kind; } kinds[] = {
        { STR("élidé"), PARTICLE_ELIDED }, { STR("joint"), PARTICLE_TAIL },      { STR("libre"), PARTICLE_FREE },
        { STR("court"), PARTICLE_SHORT },  { STR("désigne"), PARTICLE_POINTS },  { STR("anglais"), PARTICLE_ENGLISH },
        { STR("devant"), PARTICLE_BEFORE }, { STR("titre"), PARTICLE_TITLE },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_eq(name, kinds[i].name)) return (uint8_t)kinds[i].kind;
    return 0;
}

void particles_open(struct particles *p)
{
    struct str text = str_n(gen_particules, sizeof gen_particules - 1), rest = text, line;
    size_t lines = 0;
    while (str_line(&rest, &line)) lines++;
    p->kinds = memory_new(lines + 1, sizeof *p->kinds);
    while (str_line(&text, &line)) {
        size_t at = str_find_byte(line, 0, '\t');
        uint32_t id = table_put(&p->words, str_sub(line, 0, at), NULL);
        for (size_t end; at < line.len; at = end) {
            end = str_find_byte(line, at + 1, ' ');
            p->kinds[id] |= kind_of(str_sub(line, at + 1, end));
        }
    }
}

void particles_release(struct particles *p)
{
    table_release(&p->words);
    memory_free(p->kinds);
    *p = (struct particles){ 0 };
}

bool particles_is(const struct particles *p, struct str word, enum particle kind)
{
    uint32_t id = table_find(&p->words, word);
    return id != TABLE_NONE && p->kinds[id] & kind;
}
