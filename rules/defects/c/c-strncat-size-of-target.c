#include <string.h>

void f(const char *a, const char *b)
{
    char out[64] = "x";
    // ruleid: c-strncat-size-of-target
    strncat(out, a, sizeof(out));
    // ruleid: c-strncat-size-of-target
    strncat(out, b, sizeof(out) - strlen(out));
    // ok: c-strncat-size-of-target
    strncat(out, b, sizeof(out) - strlen(out) - 1);
    // ok: c-strncat-size-of-target
    strncat(out, a, 10);
}
