#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct box { int a; };

struct box *f(void)
{
    // ruleid: c-allocation-unchecked
    struct box *made = malloc(sizeof *made);
    made->a = 1;
    return made;
}

void g(const char *name)
{
    char line[80];
    // ruleid: c-allocation-unchecked
    FILE *file = fopen(name, "r");
    fgets(line, sizeof line, file);
    fclose(file);
}

struct box *h(void)
{
    // ok: c-allocation-unchecked
    struct box *made = malloc(sizeof *made);
    if (made == NULL)
        return NULL;
    made->a = 1;
    return made;
}

char *i(const char *name)
{
    // ok: c-allocation-unchecked
    char *copy = strdup(name);
    return copy;
}
