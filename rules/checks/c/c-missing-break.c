#include <stdio.h>

void f(int a)
{
    switch (a) {
    // ruleid: c-missing-break
    case 1:
        puts("one");
    // ruleid: c-missing-break
    case 2:
        puts("two");
    // ok: c-missing-break
    case 3:
        puts("three");
        break;
    // ok: c-missing-break
    case 4:
    default:
        puts("more");
    }
}
