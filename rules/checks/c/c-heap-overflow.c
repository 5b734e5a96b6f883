#include <stdlib.h>
#include <string.h>

void numbers(void)
{
    int *list = (int *)malloc(10);
    if (list == NULL)
        return;
    for (int i = 0; i < 10; i++) {
        // ruleid: c-heap-overflow
        list[i] = i;
    }
    free(list);
}

char *text(void)
{
    char *made = malloc(10);
    // ruleid: c-heap-overflow
    strcpy(made, "0123456789");
    return made;
}

char *right(void)
{
    char *made = malloc(11);
    // ok: c-heap-overflow
    strcpy(made, "0123456789");
    int *list = malloc(10 * sizeof(int));
    // ok: c-heap-overflow
    list[9] = 0;
    return made;
}
