#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void f(const char *source, char *target)
{
    int list[10] = {0};
    int n, m;
    fscanf(stdin, "%d", &n);
    if (n < 10) {
    // ruleid: c-under-read-by-input
        printf("%d", list[n]);
    }
    m = atoi(getenv("SIZE"));
    if (m < 10) {
    // ruleid: c-under-read-by-input
        printf("%d", list[m]);
    }
}

void g(const char *source, char *target)
{
    int list[10] = {0};
    int n, m = 3;
    fscanf(stdin, "%d", &n);
    if (n >= 0 && n < 10) {
        // ok: c-under-read-by-input
        printf("%d", list[n]);
    }
    n = m;
    // ok: c-under-read-by-input
    printf("%d", list[n]);
}
