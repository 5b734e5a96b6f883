#include <stdio.h>

int main(void)
{
    char line[80];
    // ruleid: c-gets
    gets(line);
    // ruleid: c-gets
    if (gets(line) != NULL)
        puts(line);
    // ok: c-gets
    fgets(line, sizeof line, stdin);
    // ok: c-gets
    return getc(stdin);
}
