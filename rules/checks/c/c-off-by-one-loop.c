#define N 10

void f(void)
{
    int list[N];
    // ruleid: c-off-by-one-loop
    for (int i = 0; i <= N; i++)
        list[i] = 0;
    char text[32];
    // ruleid: c-off-by-one-loop
    for (unsigned i = 0; i <= sizeof(text); i++) {
        text[i] = 'a';
    }
    // ok: c-off-by-one-loop
    for (int i = 0; i < N; i++)
        list[i] = 0;
    // ok: c-off-by-one-loop
    for (int i = 1; i <= N; i++)
        list[i - 1] = 0;
}
