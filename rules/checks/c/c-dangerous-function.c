#include <stdio.h>
#include <string.h>

void f(char *out, const char *text)
{
    // ruleid: c-dangerous-function
    strcpy(out, text);
    // ruleid: c-dangerous-function
    sprintf(out, "%s", text);
    // ok: c-dangerous-function
    snprintf(out, 10, "%s", text);
    // ok: c-dangerous-function
    strcpy(out, "text");
}
