#include <stdio.h>
#include <string.h>

void f(char *text, size_t n)
{
    // ruleid: c-copy-overlapping
    memcpy(text, text + 4, n);
    // ruleid: c-copy-overlapping
    sprintf(text, "%s.txt", text);
    // ok: c-copy-overlapping
    memmove(text, text + 4, n);
    // ok: c-copy-overlapping
    sprintf(text, "%zu", n);
}

void second_half(char *table)
{
    // ok: c-copy-overlapping
    memcpy(table + 512, table, 512);
}
