#include <string.h>

void index(void)
{
    int list[10];
    int at = 10;
    // ruleid: c-stack-overflow
    list[at] = 1;
    // ok: c-stack-overflow
    list[9] = 1;
}

void copy(void)
{
    char source[100], target[50];
    memset(source, 'A', 99);
    source[99] = '\0';
    // ruleid: c-stack-overflow
    strcpy(target, source);
    // ok: c-stack-overflow
    memcpy(target, source, sizeof(target));
}

void loop(void)
{
    int list[10];
    for (int i = 0; i <= 10; i++) {
        // ruleid: c-stack-overflow
        list[i] = i;
    }
    for (int i = 0; i < 10; i++) {
        // ok: c-stack-overflow
        list[i] = i;
    }
}

void address(unsigned char *to, int is_old)
{
    if (is_old) {
        unsigned char a[4];
        a[0] = 1;
        take(a, to);
    } else {
        unsigned char a[8];
        // ok: c-stack-overflow
        a[7] = 1;
        take(a, to);
    }
}
