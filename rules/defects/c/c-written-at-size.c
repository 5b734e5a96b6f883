#include <string.h>
#include <unistd.h>

void f(const char *text, int fd)
{
    char out[16];
    strncpy(out, text, sizeof(out));
    // ruleid: c-written-at-size
    out[sizeof(out)] = '\0';
    // ruleid: c-written-at-size
    ssize_t n = read(fd, out, sizeof(out));
    if (n < 0)
        return;
    out[n] = 0;
}

void g(const char *text, int fd)
{
    char out[16];
    // ok: c-written-at-size
    out[sizeof(out) - 1] = '\0';
    // ok: c-written-at-size
    ssize_t n = read(fd, out, sizeof(out) - 1);
    if (n < 0)
        return;
    out[n] = 0;
}
