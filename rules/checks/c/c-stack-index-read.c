#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void f(const char *source, char *target)
{
    int list[10] = {0};
    int n, m;
    fscanf(stdin, "%d", &n);
    // ruleid: c-stack-index-read
        list[n] = 1;
    m = atoi(getenv("SIZE"));
    if (m >= 0) {
    // ruleid: c-stack-index-read
        list[m] = 1;
    }
}

void g(const char *source, char *target)
{
    int list[10] = {0};
    int n, m = 3;
    fscanf(stdin, "%d", &n);
    if (n >= 0 && n < 10) {
        // ok: c-stack-index-read
        list[n] = 1;
    }
    n = m;
    // ok: c-stack-index-read
    list[n] = 1;
}
