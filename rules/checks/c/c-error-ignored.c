#include <stdio.h>
#include <stdlib.h>

void f(void)
{
    char *p = malloc(10);
    // ruleid: c-error-ignored
    if (p == NULL) {
    }
    FILE *file = fopen("a", "r");
    // ruleid: c-error-ignored
    if (!file) {
    }
    // ok: c-error-ignored
    if (p != NULL) {
        free(p);
    }
    // ok: c-error-ignored
    if (file == NULL) {
        return;
    }
}
