#include "buffer.h"
#include "internal.h"
#include "../src/table.inc"
/*
#include "absent-in-a-comment.h"
*/
static const int values[] = {
#include "values.def"
};
int buffer_size(const struct buffer *b) { return (int)b->size + values[0]; }
