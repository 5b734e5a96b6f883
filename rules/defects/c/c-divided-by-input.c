#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    int n = atoi(argv[1]);
    // ruleid: c-divided-by-input
    printf("%d", 100 / n);
    int m;
    scanf("%d", &m);
    // ruleid: c-divided-by-input
    printf("%d", 100 % m);
    int k = atoi(argv[2]);
    if (k != 0)
        // ok: c-divided-by-input
        printf("%d", 100 / k);
    // ok: c-divided-by-input
    return 100 / argc;
}
