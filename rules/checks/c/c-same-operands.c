int f(int a, int b, int c, int total)
{
    // ruleid: c-same-operands
    if (a == 1 && a == 1)
        return 1;
    // ruleid: c-same-operands
    c = total - total;
    // ok: c-same-operands
    if (a == 1 && b == 1)
        return 2;
    // ok: c-same-operands
    return a * a + (c << c);
}

int steps(int last, int step7)
{
    // ok: c-same-operands
    return (last - step7) + ((step7 - step7) & 63);
}
