#include <stdio.h>
#include <string.h>

static void log_line(const char *text)
{
    // ruleid: c-format-from-input
    printf(text);
}

void read_line(void)
{
    char line[80], copy[80];
    if (!fgets(line, sizeof line, stdin))
        return;
    log_line(line);
    strcpy(copy, line);
    // ruleid: c-format-from-input
    fprintf(stderr, copy);
    // ok: c-format-from-input
    printf("%s", line);
    // ok: c-format-from-input
    printf("number of lines");
}

static void piece(char *format, long value)
{
    switch (format[1]) {
    case 'd':
        // ok: c-format-from-input
        printf(format, value);
        break;
    default:
        break;
    }
}

int told(int argc, char **argv)
{
    piece(argv[1], 5);
    return 0;
}
