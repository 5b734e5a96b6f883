#include <stdio.h>

int f(int a)
{
    return a;
    // ruleid: c-dead-code
    printf("done");
}

void g(int a)
{
    while (a--) {
        break;
        // ruleid: c-dead-code
        a = 0;
    }
    switch (a) {
    case 1:
        // ok: c-dead-code
        return;
    default:
        a = 2;
    }
    goto end;
end:
    // ok: c-dead-code
    printf("%d", a);
}
