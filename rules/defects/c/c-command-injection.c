#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int list(int argc, char **argv)
{
    if (argc < 2)
        return 1;
    // ruleid: c-command-injection
    return system(argv[1]);
}

void ask(void)
{
    char command[128];
    fgets(command, sizeof command, stdin);
    // ruleid: c-command-injection
    FILE *out = popen(command, "r");
    if (out)
        pclose(out);
}

int fixed(void)
{
    // ok: c-command-injection
    return system("ls -l /var/log");
}

int number(int argc, char **argv)
{
    char command[64];
    snprintf(command, sizeof command, "sleep %d", atoi(argv[1]));
    // ok: c-command-injection
    return system(command);
}
