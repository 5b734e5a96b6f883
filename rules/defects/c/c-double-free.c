#include <stdlib.h>

void f(int bad)
{
    char *p = malloc(10);
    // ruleid: c-double-free
    free(p);
    if (bad)
        bad = 0;
    free(p);
}

void g(char *q)
{
    // ruleid: c-double-free
    free(q);
    free(q);
}

void h(char *q, int bad)
{
    if (bad) {
        // ok: c-double-free
        free(q);
        return;
    }
    free(q);
    q = NULL;
    // ok: c-double-free
    free(q);
}
