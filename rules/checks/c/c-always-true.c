#include <stdio.h>

void f(int a)
{
    // ruleid: c-always-true
    if (1) {
        puts("always");
    }
    // ruleid: c-always-true
    if (a != 1 || a != 2) {
        puts("always");
    }
    // ok: c-always-true
    if (a != 1 && a != 2) {
        puts("x");
    }
    // ok: c-always-true
    while (1) {
        if (a++ > 3)
            break;
    }
}
