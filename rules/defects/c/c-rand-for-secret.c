#include <stdlib.h>

void f(unsigned char *session_key, int n, int *dice)
{
    int nonce;
    for (int i = 0; i < n; i++) {
        // ruleid: c-rand-for-secret
        session_key[i] = rand() & 0xff;
    }
    // ruleid: c-rand-for-secret
    nonce = random();
    // ok: c-rand-for-secret
    *dice = rand() % 6 + 1;
    // ok: c-rand-for-secret
    int index = rand() % n;
}
