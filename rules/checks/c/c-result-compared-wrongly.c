#include <stdio.h>

int f(FILE *in, char *line)
{
    // ruleid: c-result-compared-wrongly
    if (fgets(line, 80, in) < 0)
        return -1;
    // ruleid: c-result-compared-wrongly
    if (fwrite(line, 1, 80, in) < 0)
        return -1;
    // ok: c-result-compared-wrongly
    if (fgets(line, 80, in) == NULL)
        return -1;
    // ok: c-result-compared-wrongly
    return fwrite(line, 1, 80, in) != 80;
}
