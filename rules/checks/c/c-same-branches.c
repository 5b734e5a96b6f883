int f(int a, int b)
{
    // ruleid: c-same-branches
    if (a) {
        b = 1;
    } else {
        b = 1;
    }
    // ruleid: c-same-branches
    if (a > 2)
        return b;
    else
        return b;
    // ok: c-same-branches
    if (a) {
        b = 1;
    } else {
        b = 2;
    }
    // ok: c-same-branches
    if (a)
        b = 3;
}
