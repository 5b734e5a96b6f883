#include <stdio.h>

void f(void)
{
    int i = 0;
    // ruleid: c-endless-loop
    while (i < 10) {
        printf("x");
    }
    // ruleid: c-endless-loop
    for (;;) {
        i = (i + 1) % 256;
    }
}

void g(void)
{
    int i = 0;
    // ok: c-endless-loop
    while (i < 10) {
        printf("x");
        i++;
    }
    // ok: c-endless-loop
    while (1) {
        if (i++ > 100)
            break;
    }
}

void told(struct stream *in)
{
    // ok: c-endless-loop
    for (;;) {
        if (count(in) == 0)
            stream_longjmp(in, 1);
    }
}
