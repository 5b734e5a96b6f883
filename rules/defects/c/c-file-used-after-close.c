#include <stdio.h>

void f(FILE *out)
{
    fclose(out);
    // ruleid: c-file-used-after-close
    fprintf(out, "done");
}

int g(void)
{
    char line[20];
    FILE *in = fopen("a", "r");
    if (!in)
        return -1;
    fclose(in);
    // ruleid: c-file-used-after-close
    return fgets(line, sizeof line, in) != NULL;
}

void h(FILE *out)
{
    // ok: c-file-used-after-close
    fprintf(out, "done");
    fclose(out);
    out = fopen("b", "w");
    // ok: c-file-used-after-close
    fputs("x", out);
}
