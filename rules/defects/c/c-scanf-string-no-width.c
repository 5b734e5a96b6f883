#include <stdio.h>

void f(FILE *in)
{
    char name[32];
    int n;
    // ruleid: c-scanf-string-no-width
    scanf("%s", name);
    // ruleid: c-scanf-string-no-width
    fscanf(in, "%d %[^:]", &n, name);
    // ok: c-scanf-string-no-width
    scanf("%31s", name);
    // ok: c-scanf-string-no-width
    fscanf(in, "%d%*s", &n);
}
