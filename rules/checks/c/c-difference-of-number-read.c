#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

void f(void)
{
    int n, result;
    fscanf(stdin, "%d", &n);
    // ruleid: c-difference-of-number-read
    result = n - 1;
    // ruleid: c-difference-of-number-read
    n--;
    if (n > INT_MIN) {
        // ok: c-difference-of-number-read
        result = n - 1;
    }
    n = 4;
    // ok: c-difference-of-number-read
    result = n - 1;
    printf("%d", result);
}
