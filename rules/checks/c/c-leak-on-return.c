#include <stdlib.h>
#include <string.h>

int f(int n)
{
    char *text = malloc(100);
    if (!text)
        return -1;
    if (n > 100)
        // ruleid: c-leak-on-return
        return -2;
    memset(text, 'a', n);
    free(text);
    return 0;
}

int g(const char *name, int n)
{
    char *copy = strdup(name);
    if (copy == NULL) {
        // ok: c-leak-on-return
        return -1;
    }
    if (n < 0) {
        // ruleid: c-leak-on-return
        return -2;
    }
    if (n == 0) {
        free(copy);
        // ok: c-leak-on-return
        return 0;
    }
    n += strlen(copy);
    free(copy);
    return n;
}

int main(int argc, char **argv)
{
    char *line = malloc(100);
    if (argc < 2)
        // ok: c-leak-on-return
        return 1;
    use(line);
    free(line);
    return 0;
}
