#include <stdio.h>
#include <string.h>

void f(const char *name)
{
    char path[64], copy[16];
    // ruleid: c-unbounded-copy
    sprintf(path, "/etc/%s", name);
    // ruleid: c-unbounded-copy
    strcpy(copy, name);
}

int g(const char *name)
{
    char path[64], copy[16];
    // ok: c-unbounded-copy
    snprintf(path, sizeof path, "/etc/%s", name);
    if (strlen(name) >= sizeof copy)
        return -1;
    // ok: c-unbounded-copy
    strcpy(copy, name);
    return 0;
}
