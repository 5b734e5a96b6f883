#include <stdio.h>

int parse(const char *line)
{
    char key[16];
    char value[16];
    int n;
    // ruleid: c-sscanf-string-no-width
    if (sscanf(line, "%s %d", key, &n) != 2)
        return -1;
    // ruleid: c-sscanf-string-no-width
    sscanf(line, "%d=%s", &n, value);
    // ok: c-sscanf-string-no-width
    sscanf(line, "%15s", value);
    // ok: c-sscanf-string-no-width
    return sscanf(line, "%d", &n);
}
