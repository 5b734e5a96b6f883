#include <stdio.h>
#include <stdlib.h>

void f(char **argv)
{
    int n, m = atoi(argv[1]);
    fscanf(stdin, "%d", &n);
    // ruleid: c-loop-bound-read
    for (int i = 0; i < n; i++)
        puts("x");
    // ruleid: c-loop-bound-read
    for (int i = 0; i < m; i++)
        puts("x");
    if (n > 100)
        return;
    // ok: c-loop-bound-read
    for (int i = 0; i < n; i++)
        puts("x");
    // ok: c-loop-bound-read
    for (int i = 0; i < 10; i++)
        puts("x");
}
