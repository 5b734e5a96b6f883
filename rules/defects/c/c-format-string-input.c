#include <stdio.h>
#include <stdlib.h>
#include <syslog.h>

int main(int argc, char **argv)
{
    char line[128];
    if (argc > 1)
        // ruleid: c-format-string-input
        printf(argv[1]);
    if (fgets(line, sizeof line, stdin))
        // ruleid: c-format-string-input
        fprintf(stderr, line);
    // ruleid: c-format-string-input
    syslog(LOG_INFO, getenv("HOME"));
    // ok: c-format-string-input
    printf("%s", argv[1]);
    // ok: c-format-string-input
    fputs(line, stdout);
    return 0;
}
