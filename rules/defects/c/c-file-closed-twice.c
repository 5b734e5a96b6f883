#include <stdio.h>

void f(FILE *in, int bad)
{
    // ruleid: c-file-closed-twice
    fclose(in);
    if (bad)
        puts("bad");
    fclose(in);
}

void g(void)
{
    FILE *in = fopen("a", "r");
    // ruleid: c-file-closed-twice
    fclose(in);
    fclose(in);
}

int h(FILE *in, int bad)
{
    if (bad) {
        // ok: c-file-closed-twice
        fclose(in);
        return -1;
    }
    fclose(in);
    in = fopen("b", "r");
    // ok: c-file-closed-twice
    fclose(in);
    return 0;
}
