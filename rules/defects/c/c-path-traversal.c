#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/socket.h>

void serve(int peer)
{
    char path[256] = "";
    if (recv(peer, path, sizeof path - 1, 0) <= 0)
        return;
    // ruleid: c-path-traversal
    FILE *file = fopen(path, "r");
    if (file)
        fclose(file);
}

void keep(void)
{
    char line[80];
    if (fgets(line, sizeof line, stdin) == NULL)
        return;
    // ruleid: c-path-traversal
    int fd = open(line, O_RDONLY);
    if (fd >= 0)
        close(fd);
}

void fixed(void)
{
    // ok: c-path-traversal
    FILE *file = fopen("/etc/motd", "r");
    if (file)
        fclose(file);
}

void resolved(int peer)
{
    char name[128], full[4096];
    ssize_t n = recv(peer, name, sizeof name - 1, 0);
    if (n <= 0 || strstr(name, ".."))
        return;
    name[n] = '\0';
    // ok: c-path-traversal
    FILE *file = fopen(name, "r");
    if (file)
        fclose(file);
}
