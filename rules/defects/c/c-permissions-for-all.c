#include <fcntl.h>
#include <sys/stat.h>

void f(const char *p)
{
    // ruleid: c-permissions-for-all
    chmod(p, 0777);
    // ruleid: c-permissions-for-all
    int fd = open(p, O_CREAT | O_WRONLY, 0666);
    // ok: c-permissions-for-all
    chmod(p, 0755);
    // ok: c-permissions-for-all
    mkdir(p, 01777);
}
