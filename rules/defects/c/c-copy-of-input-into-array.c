#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    char name[32], home[64], text[128];
    // ruleid: c-copy-of-input-into-array
    strcpy(name, argv[1]);
    // ruleid: c-copy-of-input-into-array
    sprintf(home, "%s/.config", getenv("HOME"));
    // ok: c-copy-of-input-into-array
    snprintf(text, sizeof text, "%s", argv[2]);
    char *last = getenv("LAST");
    if (strlen(last) < sizeof text)
        // ok: c-copy-of-input-into-array
        strcpy(text, last);
    return 0;
}

void known(void)
{
    char name[32];
    // ok: c-copy-of-input-into-array
    strcpy(name, "fixed");
}
