#include <stdlib.h>
#include <string.h>

char *f(const char *name)
{
    char *copy = malloc(16);
    if (!copy)
        return NULL;
    // ruleid: c-heap-copy-unbounded
    strcpy(copy, name);
    // ruleid: c-heap-copy-unbounded
    strcat(copy, name);
    return copy;
}

char *g(const char *name)
{
    char *copy = malloc(strlen(name) + 1);
    if (!copy)
        return NULL;
    // ok: c-heap-copy-unbounded
    strcpy(copy, name);
    char *more = malloc(16);
    // ok: c-heap-copy-unbounded
    return more ? strcpy(more, "fixed") : copy;
}
