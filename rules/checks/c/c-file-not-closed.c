#include <stdio.h>

int f(const char *name)
{
    char line[80];
    // ruleid: c-file-not-closed
    FILE *file = fopen(name, "r");
    if (!file)
        return -1;
    return fgets(line, sizeof line, file) != NULL;
}

void g(void)
{
    FILE *log;
    // ruleid: c-file-not-closed
    log = fopen("log", "w");
    if (log)
        fprintf(log, "started");
}

void h(void)
{
    // ok: c-file-not-closed
    FILE *log = fopen("log", "w");
    if (log)
        fclose(log);
}

FILE *i(void)
{
    // ok: c-file-not-closed
    FILE *log = fopen("log", "w");
    return log;
}
