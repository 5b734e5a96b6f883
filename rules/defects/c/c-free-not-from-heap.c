#include <stdlib.h>

struct box { int a; };

void f(void)
{
    char text[20];
    struct box box;
    char *made = malloc(20);
    // ruleid: c-free-not-from-heap
    free(text);
    // ruleid: c-free-not-from-heap
    free(&box);
    // ok: c-free-not-from-heap
    free(made);
    char *list[4];
    list[0] = malloc(3);
    // ok: c-free-not-from-heap
    free(list[0]);
}
