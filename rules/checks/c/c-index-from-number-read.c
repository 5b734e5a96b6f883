#include <stdio.h>
#include <stdlib.h>

static int list[10];

void f(void)
{
    int n, m;
    fscanf(stdin, "%d", &n);
    // ruleid: c-index-from-number-read
    list[n] = 1;
    if (n >= 0 && n < 10) {
        // ok: c-index-from-number-read
        list[n] = 2;
    }
    char line[20];
    fgets(line, sizeof line, stdin);
    m = atoi(line);
    // ruleid: c-index-from-number-read
    printf("%d", list[m]);
    // ok: c-index-from-number-read
    printf("%d", list[3]);
}
