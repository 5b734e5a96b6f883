#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

void f(int peer, char *out)
{
    char data[512];
    unsigned n;
    recv(peer, data, sizeof data, 0);
    n = ntohl(*(unsigned *)data);
    // ruleid: c-copy-length-read
    memcpy(out, data + 4, n);
    if (n > sizeof data - 4)
        return;
    // ok: c-copy-length-read
    memcpy(out, data + 4, n);
}

void g(char *out, char **argv)
{
    int n = atoi(argv[1]);
    // ruleid: c-copy-length-read
    memset(out, 0, n);
    // ok: c-copy-length-read
    memset(out, 0, 10);
}
