#include <stdio.h>

void f(FILE *in)
{
    char line[80];
    // ruleid: c-feof-loop
    while (!feof(in)) {
        fgets(line, sizeof line, in);
        puts(line);
    }
    // ruleid: c-feof-loop
    while (feof(in) == 0) {
        puts("x");
    }
    // ok: c-feof-loop
    while (fgets(line, sizeof line, in)) {
        puts(line);
    }
    // ok: c-feof-loop
    if (feof(in))
        return;
}
