#include <stdlib.h>
#include <time.h>

void f(unsigned n)
{
    // ruleid: c-clock-as-seed
    srand(time(NULL));
    // ruleid: c-clock-as-seed
    srandom((unsigned)time(NULL) ^ 17);
    // ok: c-clock-as-seed
    srand(n);
    // ok: c-clock-as-seed
    srand(1);
}
