#include <stdio.h>

void f(const char *a, const char *b)
{
    char out[64];
    size_t n = 0;
    // ruleid: c-length-of-snprintf-added
    n += snprintf(out + n, sizeof(out) - n, "%s", a);
    n += snprintf(out + n, sizeof(out) - n, "%s", b);
}

void g(const char *a)
{
    char out[32];
    int n;
    n = snprintf(out, sizeof out, "%s", a);
    // ruleid: c-length-of-snprintf-added
    out[n] = 0;
}

void h(const char *a)
{
    char out[32];
    int n;
    n = snprintf(out, sizeof out, "%s", a);
    if (n < 0 || n >= 32) {
        return;
    }
    // ok: c-length-of-snprintf-added
    out[n] = 0;
}

int i(const char *a)
{
    char out[32];
    // ok: c-length-of-snprintf-added
    int n = snprintf(out, sizeof out, "%s", a);
    return n;
}
