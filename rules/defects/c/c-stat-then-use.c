#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int make(const char *path)
{
    struct stat info;
    if (lstat(path, &info) != 0) {
        return -1;
    }
    // ruleid: c-stat-then-use
    return open(path, O_WRONLY);
}

int drop(const char *path)
{
    struct stat info;
    if (stat(path, &info) == 0) {
        // ruleid: c-stat-then-use
        return unlink(path);
    }
    return 0;
}

int right(const char *path)
{
    struct stat info;
    // ok: c-stat-then-use
    int fd = open(path, O_RDONLY);
    return fstat(fd, &info);
}

int other(const char *path, const char *second)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return -1;
    }
    // ok: c-stat-then-use
    return open(second, O_RDONLY);
}
