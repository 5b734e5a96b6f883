#include <stddef.h>

struct box { int a; };

int f(struct box *b)
{
    int value = b->a;
    // ruleid: c-null-check-late
    if (b == NULL)
        return -1;
    return value;
}

void g(struct box *b)
{
    b->a = 1;
    // ruleid: c-null-check-late
    if (!b)
        return;
    b->a = 2;
}

int h(struct box *b)
{
    // ok: c-null-check-late
    if (b == NULL)
        return -1;
    int value = b->a;
    b = NULL;
    // ok: c-null-check-late
    if (!b)
        return value;
    return 0;
}
