#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void f(const char *source, char *target)
{
    int *list = malloc(10 * sizeof(int));
    int n, m;
    fscanf(stdin, "%d", &n);
    // ruleid: c-heap-index-read
        list[n] = 1;
    m = atoi(getenv("SIZE"));
    if (m >= 0) {
    // ruleid: c-heap-index-read
        list[m] = 1;
    }
}

void g(const char *source, char *target)
{
    int *list = malloc(10 * sizeof(int));
    int n, m = 3;
    fscanf(stdin, "%d", &n);
    if (n >= 0 && n < 10) {
        // ok: c-heap-index-read
        list[n] = 1;
    }
    n = m;
    // ok: c-heap-index-read
    list[n] = 1;
}
