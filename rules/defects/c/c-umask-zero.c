#include <sys/stat.h>

void f(void)
{
    // ruleid: c-umask-zero
    umask(0);
    // ruleid: c-umask-zero
    mode_t old = umask(000);
    // ok: c-umask-zero
    umask(077);
    // ok: c-umask-zero
    umask(old);
}
