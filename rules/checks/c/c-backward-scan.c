#include <ctype.h>
#include <string.h>

void f(char *line)
{
    char *p = line + strlen(line) - 1;
    // ruleid: c-backward-scan
    while (*p == ' ') {
        *p = 0;
        p--;
    }
    // ruleid: c-backward-scan
    while (isspace(*p))
        p--;
}

void g(char *line)
{
    char *p = line + strlen(line);
    // ok: c-backward-scan
    while (p > line && isspace(p[-1]))
        p--;
    // ok: c-backward-scan
    while (*p == ' ')
        p++;
}
