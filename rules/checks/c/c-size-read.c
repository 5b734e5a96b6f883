#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void f(void)
{
    int n;
    fscanf(stdin, "%d", &n);
    // ruleid: c-size-read
    int *list = malloc(n * sizeof(int));
    // ruleid: c-size-read
    sleep(n);
    if (n > 100)
        return;
    // ok: c-size-read
    list = malloc(n * sizeof(int));
    // ok: c-size-read
    sleep(1);
}
