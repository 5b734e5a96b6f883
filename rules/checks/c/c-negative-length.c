#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void f(const char *source, char *target)
{
    char list[10];
    int n, m;
    fscanf(stdin, "%d", &n);
    if (n < 10) {
    // ruleid: c-negative-length
        memcpy(list, source, n);
    }
    m = atoi(getenv("SIZE"));
    if (m < 10) {
    // ruleid: c-negative-length
        memmove(target, source, m);
    }
}

void g(const char *source, char *target)
{
    char list[10];
    int n, m = 3;
    fscanf(stdin, "%d", &n);
    if (n >= 0 && n < 10) {
        // ok: c-negative-length
        memcpy(list, source, n);
    }
    n = m;
    // ok: c-negative-length
    memcpy(list, source, n);
}
