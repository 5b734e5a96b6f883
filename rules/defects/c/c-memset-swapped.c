#include <string.h>

void f(char *p, size_t n)
{
    char a[20];
    // ruleid: c-memset-swapped
    memset(a, sizeof(a), 0);
    // ruleid: c-memset-swapped
    memset(p, n, 0);
    // ok: c-memset-swapped
    memset(p, 0, n);
    // ok: c-memset-swapped
    memset(a, 0xff, sizeof(a));
}
