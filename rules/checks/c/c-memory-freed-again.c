#include <stdlib.h>

void f(char *text, int bad)
{
    if (bad) {
        free(text);
    }
    // ruleid: c-memory-freed-again
    free(text);
}

void g(char *text)
{
    free(text);
    // ruleid: c-memory-freed-again
    free(text);
}

void h(char *text, int bad)
{
    if (bad) {
        free(text);
        return;
    }
    // ok: c-memory-freed-again
    free(text);
    text = NULL;
    // ok: c-memory-freed-again
    free(text);
}
