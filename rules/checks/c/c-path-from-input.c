#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

void serve(int peer)
{
    char name[64], path[128] = "/srv/";
    int n = recv(peer, name, 63, 0);
    if (n <= 0)
        return;
    name[n] = '\0';
    strcat(path, name);
    // ruleid: c-path-from-input
    FILE *file = fopen(path, "r");
    if (file)
        fclose(file);
}

static void show(const char *name)
{
    // ruleid: c-path-from-input
    FILE *file = fopen(name, "r");
    if (file)
        fclose(file);
}

void console(void)
{
    char line[80];
    if (fgets(line, sizeof line, stdin))
        show(line);
}

void tested(void)
{
    char line[80];
    if (!fgets(line, sizeof line, stdin) || strstr(line, ".."))
        return;
    // ok: c-path-from-input
    FILE *file = fopen(line, "r");
    if (file)
        fclose(file);
}

void fixed(void)
{
    // ok: c-path-from-input
    FILE *file = fopen("/etc/motd", "r");
    if (file)
        fclose(file);
}
