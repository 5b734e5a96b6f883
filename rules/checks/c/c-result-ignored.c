#include <stdio.h>
#include <unistd.h>

int f(FILE *in, int fd)
{
    char line[80];
    int n;
    // ruleid: c-result-ignored
    fgets(line, sizeof line, in);
    // ruleid: c-result-ignored
    scanf("%d", &n);
    // ok: c-result-ignored
    if (fgets(line, sizeof line, in) == NULL)
        return -1;
    // ok: c-result-ignored
    return read(fd, line, sizeof line) < 0;
}
