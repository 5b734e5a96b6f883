#include <stdlib.h>
#include <string.h>

char *copy(const char *text)
{
    char *made = malloc(strlen(text));
    if (!made)
        return NULL;
    // ruleid: c-malloc-strlen-without-end
    strcpy(made, text);
    return made;
}

char *cast(const char *text)
{
    char *made;
    made = (char *)malloc(strlen(text));
    // ruleid: c-malloc-strlen-without-end
    return strcpy(made, text);
}

char *right(const char *text)
{
    char *made = malloc(strlen(text) + 1);
    // ok: c-malloc-strlen-without-end
    return made ? strcpy(made, text) : NULL;
}

char *bytes(const char *text)
{
    char *made = malloc(strlen(text));
    // ok: c-malloc-strlen-without-end
    return made ? memcpy(made, text, strlen(text)) : NULL;
}
