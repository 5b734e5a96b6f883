#include <string.h>

int index(void)
{
    int list[4] = {1, 2, 3, 4};
    // ruleid: c-over-read
    return list[4];
}

void copy(char *target)
{
    char text[] = "abc";
    // ruleid: c-over-read
    memcpy(target, text, 10);
    // ok: c-over-read
    memcpy(target, text, sizeof(text));
}

int right(void)
{
    int list[4] = {1, 2, 3, 4};
    // ok: c-over-read
    return list[3];
}
