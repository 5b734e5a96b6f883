#include <fcntl.h>
#include <sys/stat.h>

void f(const char *p, int fd)
{
    // ruleid: c-permissions-for-all
    chmod(p, 0777);
    // ruleid: c-permissions-for-all
    fchmod(fd, 0666);
    // ok: c-permissions-for-all
    chmod(p, 0755);
    // ok: c-permissions-for-all
    mkdir(p, 01777);
    // ruleid: c-permissions-for-all
    int run = open(p, O_CREAT | O_WRONLY, 0777);
    // ok: c-permissions-for-all
    int made = open(p, O_CREAT | O_WRONLY, 0666);
}
