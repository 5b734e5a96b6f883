int f(int a)
{
    int b;
    // ruleid: c-value-overwritten
    b = a * 2;
    b = a * 3;
    // ruleid: c-value-overwritten
    a = b;
    a = 4;
    // ok: c-value-overwritten
    b = a;
    b = b + 1;
    // ok: c-value-overwritten
    a = b;
    return a;
}
