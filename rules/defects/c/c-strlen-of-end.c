#include <stdlib.h>
#include <string.h>

void f(const char *text, char *old)
{
    // ruleid: c-strlen-of-end
    char *a = malloc(strlen(text + 1));
    // ruleid: c-strlen-of-end
    char *b = (char *)calloc(1, strlen(text + 1));
    // ok: c-strlen-of-end
    char *c = malloc(strlen(text) + 1);
    // ok: c-strlen-of-end
    char *d = malloc(strlen(text + 1) + 1);
}
