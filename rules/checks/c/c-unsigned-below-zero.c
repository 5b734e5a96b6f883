#include <string.h>

int f(const char *text, int n)
{
    // ruleid: c-unsigned-below-zero
    if (strlen(text) < 0)
        return -1;
    // ruleid: c-unsigned-below-zero
    if (strlen(text) - n < 0)
        return -1;
    // ok: c-unsigned-below-zero
    if (strlen(text) < 10)
        return 1;
    // ok: c-unsigned-below-zero
    return n < 0;
}
