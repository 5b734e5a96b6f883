#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *ask(char *data)
{
    fgets(data, 100, stdin);
    return data;
}

void run(void)
{
    char name[100] = "ls ", *data;
    data = ask(name);
    // ruleid: c-command-from-input
    system(data);
}

int main(int argc, char **argv)
{
    char command[200];
    snprintf(command, sizeof command, "cat %s", argv[1]);
    // ruleid: c-command-from-input
    FILE *out = popen(command, "r");
    snprintf(command, sizeof command, "sleep %d", atoi(argv[2]));
    strcpy(command, "ls");
    // ok: c-command-from-input
    system("ls -l");
    // ok: c-command-from-input
    return out == NULL;
}
