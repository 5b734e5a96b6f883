#include <stddef.h>

struct box { int a; };

int f(struct box *b)
{
    if (b == NULL) {
        // ruleid: c-null-dereference
        return b->a;
    }
    // ok: c-null-dereference
    return b->a;
}

int g(void)
{
    int *p = NULL;
    // ruleid: c-null-dereference
    return *p;
}

int h(struct box *b)
{
    // ruleid: c-null-dereference
    if (b != NULL & b->a == 5)
        return 1;
    // ok: c-null-dereference
    if (b != NULL && b->a == 5)
        return 1;
    return 0;
}
