#include <stdio.h>
#include <stdlib.h>

struct node { int value; struct node *next; };

int f(struct node *n)
{
    free(n);
    // ruleid: c-freed-memory-used
    return n->value;
}

void g(char *text, int bad)
{
    if (bad) {
        free(text);
    }
    // ruleid: c-freed-memory-used
    printf("%s", text);
}

int h(struct node *n, int bad)
{
    int value = n->value;
    if (bad) {
        free(n);
        return -1;
    }
    // ok: c-freed-memory-used
    value += n->value;
    free(n);
    n = malloc(sizeof *n);
    // ok: c-freed-memory-used
    return n ? n->value : value;
}
