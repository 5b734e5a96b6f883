#include <stdio.h>
#include <stdlib.h>

void f(void)
{
    int n;
    char line[20];
    fscanf(stdin, "%d", &n);
    // ruleid: c-divisor-read
    printf("%d", 100 / n);
    fgets(line, sizeof line, stdin);
    n = atoi(line);
    // ruleid: c-divisor-read
    printf("%d", 100 % n);
    if (n != 0) {
        // ok: c-divisor-read
        printf("%d", 100 / n);
    }
    n = 7;
    // ok: c-divisor-read
    printf("%d", 100 / n);
}
