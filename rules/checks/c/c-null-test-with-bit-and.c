#include <stddef.h>

struct box { int a; };

int f(struct box *b)
{
    // ruleid: c-null-test-with-bit-and
    if ((b != NULL) & (b->a == 5))
        return 1;
    // ruleid: c-null-test-with-bit-and
    if ((b == NULL) | (b->a == 5))
        return 1;
    // ok: c-null-test-with-bit-and
    if ((b != NULL) && (b->a == 5))
        return 1;
    // ok: c-null-test-with-bit-and
    return (b != NULL) & 1;
}
