int f(int a, int b, int c)
{
    // ruleid: c-same-operands
    if (a == 1 && a == 1)
        return 1;
    // ruleid: c-same-operands
    c = b - b;
    // ok: c-same-operands
    if (a == 1 && b == 1)
        return 2;
    // ok: c-same-operands
    return a * a + (c << c);
}
