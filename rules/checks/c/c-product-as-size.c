#include <stdlib.h>

struct image { unsigned width, height, depth; };

unsigned char *f(struct image *image)
{
    // ruleid: c-product-as-size
    return malloc(image->width * image->height);
}

unsigned char *g(unsigned rows, unsigned columns)
{
    // ruleid: c-product-as-size
    unsigned char *p = malloc(rows * columns * 4);
    return p;
}

unsigned char *h(unsigned rows, unsigned columns)
{
    if (rows > 10000 || columns > 10000)
        return NULL;
    // ok: c-product-as-size
    return malloc(rows * columns);
}

unsigned char *i(unsigned rows, unsigned columns)
{
    // ok: c-product-as-size
    return calloc(rows, columns);
}

char *escaped(const char *name)
{
    // ok: c-product-as-size
    return xmalloc(strlen(name) * 3 + 1);
}
