#include <stdio.h>
#include <string.h>

void f(void)
{
    char line[64];
    // ruleid: c-fgets-larger-than-array
    fgets(line, 128, stdin);
    // ruleid: c-fgets-larger-than-array
    memset(line, 0, 65);
    // ok: c-fgets-larger-than-array
    fgets(line, 64, stdin);
    // ok: c-fgets-larger-than-array
    memset(line, 0, 32);
}
