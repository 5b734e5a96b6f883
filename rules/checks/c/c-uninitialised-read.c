#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void f(void)
{
    int count;
    // ruleid: c-uninitialised-read
    printf("%d", count);
    int *list;
    // ruleid: c-uninitialised-read
    *list = 4;
    char text[20];
    // ruleid: c-uninitialised-read
    strcat(text, "a");
}

void g(void)
{
    int count = 0;
    // ok: c-uninitialised-read
    printf("%d", count);
    int value;
    scanf("%d", &value);
    // ok: c-uninitialised-read
    printf("%d", value);
    char text[20];
    strcpy(text, "b");
    // ok: c-uninitialised-read
    strcat(text, "a");
}

int same(struct image *one, struct image *two)
{
    char *v1, *v2;
    // ok: c-uninitialised-read
    CHECK(one, two, strcmp(v1, v2) == 0);
    return 0;
}
