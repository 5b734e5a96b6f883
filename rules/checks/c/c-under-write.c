#include <string.h>

void pointer(void)
{
    char store[100];
    char *data = store - 8;
    // ruleid: c-under-write
    strcpy(data, "text");
    char *good = store + 8;
    // ok: c-under-write
    strcpy(good, "text");
}

void index(void)
{
    int list[10];
    int at = -5;
    // ruleid: c-under-write
    list[at] = 1;
    at = 5;
    // ok: c-under-write
    list[at] = 1;
}
