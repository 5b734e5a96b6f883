#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void f(const char *name)
{
    // ruleid: c-memory-leak
    char *text = malloc(100);
    if (text == NULL)
        return;
    strcpy(text, name);
    puts(text);
}

size_t g(const char *name)
{
    char *copy;
    // ruleid: c-memory-leak
    copy = strdup(name);
    return copy ? strlen(copy) : 0;
}

char *h(const char *name)
{
    // ok: c-memory-leak
    char *copy = strdup(name);
    return copy;
}

void i(const char *name)
{
    // ok: c-memory-leak
    char *copy = strdup(name);
    puts(copy);
    free(copy);
}

char *copied(const char *from, unsigned count)
{
    char *copy = NULL;
    while (count--) {
        free(copy);
        // ok: c-memory-leak
        copy = malloc(10);
        strcpy(copy, from);
    }
    show(from);
    return NULL;
}
