#include "unit/build.h"

void build_add(struct build *b, struct str text, struct piece piece)
{
    piece.at = (struct span){ (uint32_t)b->text.len, (uint32_t)(b->text.len + text.len) };
    buf_add(&b->text, text);
    *arena_push(&b->arena, &b->pieces) = piece;
}

enum status build_push(struct build *b, struct sink sink, struct fault *fault)
{
    if (b->text.len == 0) return STATUS_OK;
    b->unit.number++;
    b->unit.text = buf_str(&b->text);
    b->unit.pieces = b->pieces;
    enum status status = sink.unit(sink.context, &b->unit, fault);
    buf_clear(&b->text);
    arena_reset(&b->arena);
    b->pieces = (struct pieces){ 0 };
    b->unit.continues = false;
    return status;
}

void build_release(struct build *b)
{
    buf_release(&b->text);
    arena_release(&b->arena);
    *b = (struct build){ 0 };
}
