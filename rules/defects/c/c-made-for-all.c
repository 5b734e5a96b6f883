#include <fcntl.h>
#include <sys/stat.h>

void f(const char *p)
{
    // ruleid: c-made-for-all
    int fd = open(p, O_CREAT | O_WRONLY, 0666);
    // ruleid: c-made-for-all
    mkdir(p, 0777);
    // ok: c-made-for-all
    mkdir(p, 01777);
    // ok: c-made-for-all
    int own = open(p, O_CREAT | O_WRONLY, 0600);
}
