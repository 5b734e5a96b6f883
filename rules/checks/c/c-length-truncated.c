#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void f(const char *text)
{
    // ruleid: c-length-truncated
    unsigned short length = strlen(text);
    short number;
    // ruleid: c-length-truncated
    number = atoi(text);
    // ok: c-length-truncated
    size_t whole = strlen(text);
    // ok: c-length-truncated
    int value = atoi(text);
}
