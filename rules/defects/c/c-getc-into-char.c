#include <stdio.h>

void f(FILE *in)
{
    char c;
    int n;
    // ruleid: c-getc-into-char
    while ((c = getchar()) != EOF)
        putchar(c);
    // ruleid: c-getc-into-char
    while ((c = fgetc(in)) != EOF)
        putchar(c);
    // ok: c-getc-into-char
    while ((n = fgetc(in)) != EOF)
        putchar(n);
    // ok: c-getc-into-char
    c = getchar();
}
