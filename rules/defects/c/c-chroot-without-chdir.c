#include <unistd.h>

int jail(const char *folder)
{
    // ruleid: c-chroot-without-chdir
    return chroot(folder);
}

void loose(void)
{
    // ruleid: c-chroot-without-chdir
    chroot("/var/empty");
}

int right(const char *folder)
{
    // ok: c-chroot-without-chdir
    if (chroot(folder) != 0)
        return -1;
    if (chdir("/") != 0)
        return -1;
    return 0;
}

int first(const char *folder)
{
    if (chdir(folder) != 0) {
        return -1;
    }
    // ok: c-chroot-without-chdir
    return chroot(".");
}

void enter(const char *folder)
{
    if (folder != NULL) {
        // ok: c-chroot-without-chdir
        if (chroot(folder) != 0)
            stop("chroot");
        if (chdir("/") != 0)
            stop("chdir");
    }
}
