#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    int table[10] = {0};
    int n = atoi(argv[1]);
    // ruleid: c-index-from-input
    table[n] = 1;
    int m;
    scanf("%d", &m);
    // ruleid: c-index-from-input
    printf("%d", table[m]);
    int k = atoi(argv[2]);
    if (k >= 0 && k < 10)
        // ok: c-index-from-input
        table[k] = 1;
    // ok: c-index-from-input
    return table[3];
}

void cut(char *line, const char *text)
{
    int length;
    sscanf(text, "%40s%n", line, &length);
    // ok: c-index-from-input
    line[length] = 0;
}
