#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int show(const char *path)
{
    if (access(path, R_OK) == 0) {
        // ruleid: c-check-then-open
        FILE *file = fopen(path, "r");
        return file != NULL;
    }
    return 0;
}

int make(const char *path)
{
    if (access(path, W_OK) != 0) {
        return -1;
    }
    // ruleid: c-check-then-open
    return open(path, O_WRONLY);
}

int right(const char *path)
{
    struct stat info;
    // ok: c-check-then-open
    int fd = open(path, O_RDONLY);
    return fstat(fd, &info);
}

int other(const char *path, const char *second)
{
    if (access(path, R_OK) != 0) {
        return -1;
    }
    // ok: c-check-then-open
    return open(second, O_RDONLY);
}

int size_of(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return -1;
    }
    // ok: c-check-then-open
    return open(path, O_RDONLY);
}
