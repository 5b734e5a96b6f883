#include <string.h>

void f(void)
{
    char *text = "abc";
    char array[] = "abc";
    // ruleid: c-strtok-of-literal
    text[0] = 'x';
    // ruleid: c-strtok-of-literal
    strcat(text, "d");
    // ok: c-strtok-of-literal
    array[0] = 'x';
    // ok: c-strtok-of-literal
    const char *part = strtok(array, ",");
}

void lines(FILE *in)
{
    char *line = "-";
    while ((line = next_line(in)) != NULL) {
        // ok: c-strtok-of-literal
        line[0] = 0;
    }
}
