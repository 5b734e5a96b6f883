#include <stdio.h>
#include <stdlib.h>

void f(void)
{
    char name[] = "/tmp/fileXXXXXX";
    // ruleid: c-temporary-name
    char *other = tmpnam(NULL);
    // ruleid: c-temporary-name
    FILE *file = fopen(mktemp(name), "w");
    // ok: c-temporary-name
    int fd = mkstemp(name);
    // ok: c-temporary-name
    FILE *free_of_name = tmpfile();
}
