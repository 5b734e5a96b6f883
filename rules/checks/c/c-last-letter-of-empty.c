#include <stdio.h>
#include <string.h>

void f(char *line, char *name)
{
    // ruleid: c-last-letter-of-empty
    line[strlen(line) - 1] = '\0';
    // ruleid: c-last-letter-of-empty
    if (name[strlen(name) - 1] == '/')
        puts(name);
}

void g(char *line, char *name)
{
    if (*line)
        // ok: c-last-letter-of-empty
        line[strlen(line) - 1] = '\0';
    if (strlen(name) > 0 &&
        // ok: c-last-letter-of-empty
        name[strlen(name) - 1] == '/')
        puts(name);
}

int is_closed(const char *line)
{
    char *end = strchr(line, '<');
    // ok: c-last-letter-of-empty
    return end && end[strlen(end) - 1] == '>';
}

const char *slash(const char *path)
{
    // ok: c-last-letter-of-empty
    return !strlen(path) || path[strlen(path) - 1] != '/' ? "/" : "";
}
