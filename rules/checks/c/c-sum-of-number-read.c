#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

void f(void)
{
    int n, result;
    fscanf(stdin, "%d", &n);
    // ruleid: c-sum-of-number-read
    result = n + 1;
    // ruleid: c-sum-of-number-read
    result = n * 2;
    if (n < INT_MAX / 2) {
        // ok: c-sum-of-number-read
        result = n * 2;
    }
    n = 4;
    // ok: c-sum-of-number-read
    result = n + 1;
    printf("%d", result);
}
