#include <stdlib.h>
#include <string.h>

void f(const char *text, int n)
{
    // ruleid: c-sizeof-of-sizeof
    char *a = malloc(sizeof(strlen(text)));
    // ruleid: c-sizeof-of-sizeof
    int *b = malloc(sizeof(n * sizeof(int)));
    // ok: c-sizeof-of-sizeof
    char *c = malloc(strlen(text) + 1);
    // ok: c-sizeof-of-sizeof
    int *d = malloc(n * sizeof(int));
}
