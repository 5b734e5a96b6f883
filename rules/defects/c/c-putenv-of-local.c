#include <stdio.h>
#include <stdlib.h>

int f(const char *value)
{
    char text[64];
    snprintf(text, sizeof text, "KEY=%s", value);
    // ruleid: c-putenv-of-local
    return putenv(text);
}

void g(void)
{
    char text[8];
    snprintf(text, sizeof text, "A=1");
    // ruleid: c-putenv-of-local
    putenv(text);
}

int h(const char *value)
{
    // ok: c-putenv-of-local
    return setenv("KEY", value, 1);
}

int i(void)
{
    static char text[64] = "A=1";
    // ok: c-putenv-of-local
    return putenv(text);
}
