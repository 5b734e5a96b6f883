#include <string.h>

void pointer(char *target)
{
    char store[100] = "text";
    char *data = store - 8;
    // ruleid: c-under-read
    memcpy(target, data, 50);
    // ok: c-under-read
    memcpy(target, store, 50);
}

int index(void)
{
    int list[10] = {0};
    int at = -1;
    // ruleid: c-under-read
    int value = list[at];
    at = 1;
    // ok: c-under-read
    return list[at] + value;
}

int current(int again)
{
    int table[8];
    int index = -1;
    fill(table);
    if (again)
        index++;
    // ok: c-under-read
    if (index >= 0 && table[index])
        return 1;
    return 0;
}
