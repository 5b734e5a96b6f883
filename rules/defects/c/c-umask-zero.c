#include <sys/stat.h>

void f(mode_t old)
{
    // ruleid: c-umask-zero
    umask(0);
    // ruleid: c-umask-zero
    umask(000);
    // ok: c-umask-zero
    umask(077);
    // ok: c-umask-zero
    umask(old);
}

void mask_is_read(void)
{
    // ok: c-umask-zero
    mode_t old = umask(0);
    umask(old);
}
