#include <string.h>

void f(const char *text)
{
    char out[16];
    // ruleid: c-copy-length-of-source
    strncpy(out, text, strlen(text));
    // ruleid: c-copy-length-of-source
    memcpy(out, text, strlen(text) + 1);
    // ok: c-copy-length-of-source
    strncpy(out, text, sizeof(out) - 1);
}

int g(const char *text)
{
    char out[16];
    if (strlen(text) >= sizeof(out)) {
        return -1;
    }
    // ok: c-copy-length-of-source
    memcpy(out, text, strlen(text) + 1);
    return out[0];
}
