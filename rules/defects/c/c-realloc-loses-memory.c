#include <stdlib.h>

int grow(char **list, size_t n)
{
    char *text = malloc(10);
    // ruleid: c-realloc-loses-memory
    text = realloc(text, n);
    // ruleid: c-realloc-loses-memory
    *list = (char *)realloc(*list, n);
    // ok: c-realloc-loses-memory
    char *more = realloc(text, n * 2);
    if (!more) {
        free(text);
        return -1;
    }
    // ok: c-realloc-loses-memory
    text = more;
    return 0;
}

void *grown(void *memory, size_t size)
{
    // ok: c-realloc-loses-memory
    memory = realloc(memory, size);
    if (memory == NULL) {
        perror("grown");
        abort();
    }
    return memory;
}
