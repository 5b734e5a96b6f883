#include <stdio.h>
#include <stdlib.h>

char *name(int n)
{
    char text[20];
    snprintf(text, sizeof text, "%d", n);
    // ruleid: c-address-of-local-returned
    return text;
}

int *numbers(void)
{
    int list[4] = {1, 2, 3, 4};
    // ruleid: c-address-of-local-returned
    return list;
}

char *kept(int n)
{
    static char text[20];
    snprintf(text, sizeof text, "%d", n);
    // ok: c-address-of-local-returned
    return text;
}

char *made(void)
{
    char *text = malloc(20);
    // ok: c-address-of-local-returned
    return text;
}
