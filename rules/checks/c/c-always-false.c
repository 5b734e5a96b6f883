#include <stdio.h>

void f(int a)
{
    // ruleid: c-always-false
    if (0) {
        puts("never");
    }
    // ruleid: c-always-false
    while (0) {
        a++;
    }
    // ok: c-always-false
    do {
        a++;
    } while (0);
    // ok: c-always-false
    if (a) {
        puts("x");
    }
}
