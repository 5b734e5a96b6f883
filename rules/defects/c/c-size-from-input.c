#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    int n = atoi(argv[1]);
    // ruleid: c-size-from-input
    char *a = malloc(n);
    unsigned m;
    if (fscanf(stdin, "%u", &m) == 1) {
        // ruleid: c-size-from-input
        a = calloc(m, 4);
    }
    int k = atoi(argv[2]);
    if (k <= 0 || k > 100)
        return 1;
    // ok: c-size-from-input
    char *b = malloc(k);
    // ok: c-size-from-input
    char *c = malloc(100);
    return 0;
}

char *copy_of(void)
{
    char *home = getenv("HOME");
    // ok: c-size-from-input
    return malloc(strlen(home) + 1);
}
