#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void edit(const char *file)
{
    const char *editor = getenv("HELPER");
    // ruleid: c-executable-from-input
    execlp(editor, editor, file, (char *)0);
}

void run(void)
{
    char name[100];
    if (!fgets(name, sizeof name, stdin))
        return;
    // ruleid: c-executable-from-input
    execl(name, name, (char *)0);
}

void fixed(const char *file)
{
    // ok: c-executable-from-input
    execl("/bin/cat", "cat", file, (char *)0);
}

void argument(char **argv)
{
    // ok: c-executable-from-input
    execl("/bin/cat", "cat", argv[1], (char *)0);
}
