#include <stdlib.h>
#include <string.h>

void f(const char *text)
{
    // ruleid: c-free-moved-pointer
    char *copy = strdup(text);
    copy++;
    free(copy);
}

void g(void)
{
    // ruleid: c-free-moved-pointer
    char *p = (char *)malloc(20);
    strcpy(p, "text");
    p++;
    puts(p);
    free(p);
}

void h(const char *text)
{
    // ok: c-free-moved-pointer
    char *copy = strdup(text);
    char *at = copy;
    at++;
    free(copy);
}

void i(const char *text)
{
    // ok: c-free-moved-pointer
    const char *copy = text;
    copy++;
}
