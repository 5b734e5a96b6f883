#include <stdlib.h>
#include <string.h>

struct point { int x, y, z, w; };

void clear(struct point *p)
{
    // ruleid: c-sizeof-pointer-parameter
    memset(p, 0, sizeof(p));
    // ok: c-sizeof-pointer-parameter
    memset(p, 0, sizeof(*p));
}

struct point *make(void)
{
    // ruleid: c-sizeof-pointer-parameter
    struct point *p = malloc(sizeof(p));
    struct point *q;
    // ruleid: c-sizeof-pointer-parameter
    q = (struct point *)malloc(sizeof(q));
    // ok: c-sizeof-pointer-parameter
    struct point *r = malloc(sizeof(*r));
    char text[20];
    // ok: c-sizeof-pointer-parameter
    memset(text, 0, sizeof(text));
    return r ? r : p;
}
